import { addDays, today } from '../../format'
import type {
  CandidateView,
  ConnectionView,
  ContactForm,
  ContactView,
  DocumentStatus,
  ItemForm,
  OrderKind,
  OrderRow,
  OrderView,
  ReadBackView,
  SentView,
  SettlementView,
  SetupView,
} from '../backend'

/** Made-up data for component tests and for looking at screens without the program. It proves nothing about rules. */

const firms = [
  'Harbour & Pine Ltd',
  'Kererū Interiors',
  'Waiheke Lodge',
  'Northland Joinery Supplies Limited',
  'Tasman Timber Co',
  'Ōtautahi Design Studio',
  'Cuba Street Café',
  'Southern Cross Hotels',
  'Fern & Field',
  'Pacific Upholstery',
]

/** Purchase orders are numbered from here, so that an id says its kind. */
const purchases = 100_000

/** The kind of an order, by its id. */
export function orderKind(id: number): OrderKind {
  return id > purchases ? 'purchase' : 'sale'
}

function candidates(): CandidateView[] {
  const one = { ledgerId: 'ledger-9', number: '10235', status: 'AUTHORISED', contact: 'Fern & Field' }
  return [
    { ...one, date: today(), total: '1292.10' },
    {
      ...one,
      ledgerId: 'ledger-8',
      number: '',
      status: 'DRAFT',
      date: addDays(today(), -3),
      total: '1123.57',
    },
  ]
}

const states: Partial<DocumentStatus>[] = [
  {},
  { state: 'sent', ledger: 'AUTHORISED', canOpen: true },
  {},
  { state: 'sent', ledger: 'PAID', canOpen: true },
  { state: 'rejected', problem: 'Account 404 is archived in Xero.' },
  {},
  { state: 'conflict', problem: 'Two invoices at Xero may be this one.', candidates: candidates() },
  { state: 'checking' },
  { state: 'sent', ledger: 'DRAFT', canOpen: true },
  { state: 'queued', canWithdraw: true },
  {},
  { state: 'sent', ledger: 'VOIDED', canOpen: true, isFree: true },
  { state: 'before_start' },
  { state: 'sent', ledger: 'SUBMITTED', canOpen: true },
  { state: 'cancelled' },
]

export function documentStatus(part: Partial<DocumentStatus> = {}): DocumentStatus {
  return {
    state: 'none',
    ledger: '',
    number: '',
    problem: '',
    candidates: [],
    isChanged: false,
    alsoHeld: '',
    canOpen: false,
    isFree: false,
    canWithdraw: false,
    ...part,
  }
}

function pick<Each>(list: readonly Each[], index: number, otherwise: Each): Each {
  return list[index % list.length] ?? otherwise
}

/** What an order needs next, as the program sorts it. */
export function bucketOf({ state, isFree }: DocumentStatus): string {
  if (isFree || state === 'none') return 'to_send'
  if (state === 'rejected' || state === 'conflict') return 'problem'
  return ['sent', 'before_start', 'cancelled'].includes(state) ? state : 'in_progress'
}

/** An order by its place in the list; the same place gives the same order. */
export function orderRow(kind: string, index: number): OrderRow {
  const prefix = kind === 'sale' ? 'SO' : 'PO'
  const first = kind === 'sale' ? 1 : purchases + 1
  const whole = ((index * 7919) % 9000) + 120
  const number = `${prefix}-${10240 - index}`
  const status = documentStatus(pick(states, index, {}))
  return {
    id: first + index,
    number,
    date: addDays(today(), -Math.floor(index / 2)),
    contact: pick(firms, index * 3, ''),
    currency: index % 9 === 4 ? 'USD' : 'NZD',
    total: `${whole}.${String((index * 37) % 100).padStart(2, '0')}`,
    reference: index % 3 === 0 ? `PO ${4400 + index}` : '',
    status: status.state === 'sent' ? { ...status, number } : status,
  }
}

const noTotals = { subTotal: '', tax: '', total: '' }

export function settlement(part: Partial<SettlementView> = {}): SettlementView {
  return { kind: 'payment', date: '2026-03-14', number: '', reference: '', amount: '500.00', ...part }
}

export function readBackView(part: Partial<ReadBackView> = {}): ReadBackView {
  return {
    readAt: '2026-03-12T03:40:00Z',
    isReading: false,
    done: 0,
    total: 0,
    wait: '',
    nextAt: '2026-03-12T03:50:00Z',
    ...part,
  }
}

function sentView({ status }: OrderRow, totals: OrderView['totals']): SentView {
  const isSent = status.state === 'sent'
  const isPaid = status.ledger === 'PAID'
  return {
    isSent,
    number: isSent ? status.number : '',
    status: status.ledger,
    sentAt: isSent ? '2026-03-12T01:05:00Z' : '',
    ours: isSent ? totals : noTotals,
    theirs: isSent ? totals : noTotals,
    differences: [],
    amountDue: isSent ? (isPaid ? '0.00' : totals.total) : '',
    amountPaid: isSent ? (isPaid ? totals.total : '0.00') : '',
    amountCredited: isSent ? '0.00' : '',
    fullyPaidOn: isPaid ? '2026-03-14' : '',
    settlements: isPaid ? [settlement({ amount: totals.total })] : [],
    isChanged: status.isChanged,
    readAt: isSent ? '2026-03-12T03:40:00Z' : '',
  }
}

function historyOf({ status }: OrderRow): OrderView['history'] {
  const event = (at: string, name: string, text = '') => ({ at: `2026-03-12T${at}Z`, event: name, text })
  const begun = [event('01:04:58', 'sending'), event('01:04:57', 'frozen'), event('01:04:57', 'queued')]
  switch (status.state) {
    case 'sent':
      return [event('03:40:00', 'read', status.ledger), event('01:05:00', 'sent'), ...begun]
    case 'rejected':
      return [event('01:05:00', 'rejected', status.problem), ...begun]
    case 'conflict':
      return [event('01:05:30', 'conflict', status.problem), event('01:05:00', 'in_doubt'), ...begun]
    case 'checking':
      return [event('01:05:00', 'in_doubt', 'The connection broke before Xero answered.'), ...begun]
    case 'queued':
      return begun.slice(1)
    default:
      return []
  }
}

/** What an order may still have done to it. */
function allowed({ state, isFree }: DocumentStatus) {
  const free = isFree || ['none', 'before_start', 'cancelled', 'rejected'].includes(state)
  return { canEdit: free, canDelete: state === 'none' && !isFree, canCancel: free }
}

function withoutTotal({ total: _total, ...rest }: OrderRow): Omit<OrderRow, 'total'> {
  return rest
}

export function orderView(kind: string, id: number, status?: DocumentStatus): OrderView {
  const place = id - (kind === 'sale' ? 1 : purchases + 1)
  const listed = orderRow(kind, place)
  const row = { ...listed, status: status ?? listed.status }
  const line = {
    kind: 'item',
    sku: 'TBL-OAK-180',
    description: 'Oak dining table, 1800 mm',
    quantity: '2',
    unitPrice: '539.283',
    discount: '',
    discountAmount: '',
    taxName: 'GST 15%',
    amount: '1078.57',
    tax: '161.79',
  }
  const totals = { subTotal: '1123.57', tax: '168.54', total: '1292.11' }
  return {
    ...withoutTotal(row),
    kind,
    deliveryDate: addDays(row.date, 7),
    dueDate: addDays(row.date, 20),
    contactId: (place % 10) + 1,
    rate: row.currency === 'USD' ? '0.6042' : '',
    taxMode: 'exclusive',
    note: '',
    isCancelled: row.status.state === 'cancelled',
    source: 'sample',
    lines: [
      line,
      {
        ...line,
        kind: 'shipping',
        sku: '',
        description: 'Delivery',
        quantity: '1',
        unitPrice: '45',
        amount: '45.00',
        tax: '6.75',
      },
    ],
    totals,
    sent: sentView(row, totals),
    history: historyOf(row),
    ...allowed(row.status),
  }
}

export function connected(part: Partial<ConnectionView> = {}): ConnectionView {
  return {
    state: 'connected',
    organisation: 'Demo Furniture Ltd',
    tenantId: 'tenant-1',
    country: 'NZ',
    baseCurrency: 'NZD',
    isDemo: true,
    offlineSince: '',
    lastSuccessAt: '2026-03-12T01:05:00Z',
    referenceReadAt: '2026-03-12T01:00:00Z',
    callsLeftToday: 4873,
    callsLeftMinute: 58,
    isRemembered: true,
    clientId: 'daybook-practice',
    canSignIn: true,
    callbackAddresses: [
      'http://localhost:8912/callback',
      'http://localhost:18912/callback',
      'http://localhost:28912/callback',
    ],
    queueStopped: '',
    queueResumesAt: '',
    queued: 0,
    ...part,
  }
}

export function disconnected(): ConnectionView {
  return connected({ state: 'none', organisation: '', tenantId: '', callsLeftToday: -1, callsLeftMinute: -1 })
}

const stepNames = ['connect', 'statuses', 'accounts', 'taxes', 'contacts', 'start']

/** A set-up of which so many steps are done. */
export function setupWith(done: number): SetupView {
  const sales = { code: '200', name: 'Sales', type: 'REVENUE', taxType: 'OUTPUT2' }
  const purchases = { code: '310', name: 'Cost of Goods Sold', type: 'DIRECTCOSTS', taxType: 'INPUT2' }
  return {
    steps: stepNames.map((id, index) => ({
      id,
      state: index < done ? 'done' : index === done ? 'current' : 'todo',
      problem: '',
    })),
    isDone: done >= stepNames.length,
    choices: {
      invoiceStatus: done > 1 ? 'DRAFT' : '',
      billStatus: done > 1 ? 'DRAFT' : '',
      salesAccount: done > 2 ? '200' : '',
      purchaseAccount: done > 2 ? '310' : '',
      shippingAccount: '',
      paymentDays: 20,
      billDays: 30,
      startDate: done > 5 ? addDays(today(), -90) : '',
      importCustomers: true,
      importSuppliers: true,
      importNeither: false,
      importedAt: done > 4 ? '2026-03-12T01:02:00Z' : '',
    },
    salesAccounts: done > 0 ? [sales, { ...sales, code: '260', name: 'Other Revenue' }] : [],
    purchaseAccounts: done > 0 ? [purchases, { ...purchases, code: '300', name: 'Purchases' }] : [],
    taxes: [
      {
        taxId: 1,
        kind: 'sale',
        name: 'GST 15%',
        rate: '15',
        taxType: 'OUTPUT2',
        isSuggested: done < 4,
        orders: 54,
        problem: '',
      },
      {
        taxId: 1,
        kind: 'purchase',
        name: 'GST 15%',
        rate: '15',
        taxType: 'INPUT2',
        isSuggested: done < 4,
        orders: 33,
        problem: '',
      },
      {
        taxId: 2,
        kind: 'sale',
        name: 'Zero rated',
        rate: '0',
        taxType: '',
        isSuggested: false,
        orders: 6,
        problem: '',
      },
    ],
    salesTaxes: [
      { type: 'OUTPUT2', name: '15% GST on Income', rate: '15' },
      { type: 'ZERORATEDOUTPUT', name: 'Zero Rated', rate: '0' },
    ],
    purchaseTaxes: [{ type: 'INPUT2', name: '15% GST on Expenses', rate: '15' }],
  }
}

const items: [sku: string, name: string, sales: string, purchase: string][] = [
  ['TBL-OAK-180', 'Oak dining table, 1800 mm', '1290', '640'],
  ['TBL-OAK-240', 'Oak dining table, 2400 mm', '1690', '820'],
  ['CHR-ASH-01', 'Ash chair, woven seat', '289.5', '131.25'],
  ['BNC-RIM-140', 'Rimu bench, 1400 mm', '460', '212'],
  ['OIL-HARD-1L', 'Hard wax oil, 1 litre', '48.3478', '22.1'],
]

/** Items whose code or name has the text. */
export function itemsWith(text: string): ItemForm[] {
  return items
    .filter(([sku, name]) => `${sku} ${name}`.toLowerCase().includes(text.toLowerCase()))
    .map(([sku, name, salesPrice, purchasePrice], index) => ({
      id: index + 1,
      sku,
      name,
      salesPrice,
      purchasePrice,
      salesAccount: '',
      purchaseAccount: '',
      salesTaxId: 1,
      purchaseTaxId: 1,
    }))
}

export function contactForm(id: number): ContactForm {
  const name = pick(firms, id, '')
  return {
    id,
    version: 1,
    name: id > firms.length ? `${name} ${id}` : name,
    firstName: 'Aroha',
    lastName: 'Ngata',
    email: `accounts${id}@example.com`,
    phone: '+64 9 555 01' + String(id % 100).padStart(2, '0'),
    taxNumber: '',
    line1: `${id} Quay Street`,
    line2: '',
    city: 'Auckland',
    region: '',
    postalCode: '1010',
    country: 'NZ',
    currency: 'NZD',
    isCustomer: id % 3 !== 0,
    isSupplier: id % 3 === 0,
    paymentDays: '',
    note: '',
  }
}

export function contactView(id: number): ContactView {
  const form = contactForm(id)
  const isLinked = id % 4 !== 0
  return {
    form,
    link: {
      ledgerId: isLinked ? `ledger-${id}` : '',
      name: isLinked ? form.name : '',
      email: isLinked ? form.email : '',
      status: isLinked ? 'ACTIVE' : '',
      reason: isLinked ? 'Imported from Xero' : '',
      since: isLinked ? '2026-03-01T00:00:00Z' : '',
    },
    source: isLinked ? 'xero' : 'sample',
    salesOrders: 4,
    purchaseOrders: 1,
  }
}
