import { addDays, today } from '../../format'
import type {
  ConnectionView,
  ContactForm,
  ContactView,
  DocumentStatus,
  OrderRow,
  OrderView,
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

const states: Partial<DocumentStatus>[] = [
  {},
  { state: 'sent', ledger: 'AUTHORISED', canOpen: true },
  {},
  { state: 'sent', ledger: 'PAID', canOpen: true },
  { state: 'rejected', problem: 'Account 404 is archived in Xero.' },
  {},
  { state: 'checking' },
  { state: 'sent', ledger: 'DRAFT', canOpen: true },
  { state: 'queued' },
  { state: 'before' },
]

export function documentStatus(part: Partial<DocumentStatus> = {}): DocumentStatus {
  return {
    state: 'none',
    ledger: '',
    number: '',
    problem: '',
    candidates: [],
    canOpen: false,
    isFree: false,
    canWithdraw: false,
    ...part,
  }
}

function pick<Each>(list: readonly Each[], index: number, otherwise: Each): Each {
  return list[index % list.length] ?? otherwise
}

/** An order by its place in the list; the same place gives the same order. */
export function orderRow(kind: string, index: number): OrderRow {
  const prefix = kind === 'sale' ? 'SO' : 'PO'
  const whole = ((index * 7919) % 9000) + 120
  const number = `${prefix}-${10240 - index}`
  const status = documentStatus(pick(states, index, {}))
  return {
    id: index + 1,
    number,
    date: addDays(today(), -Math.floor(index / 2)),
    contact: pick(firms, index * 3, ''),
    currency: index % 9 === 4 ? 'USD' : 'NZD',
    total: `${whole}.${String((index * 37) % 100).padStart(2, '0')}`,
    reference: index % 3 === 0 ? `PO ${4400 + index}` : '',
    status: status.state === 'sent' ? { ...status, number } : status,
  }
}

export function orderView(kind: string, id: number): OrderView {
  const row = orderRow(kind, id - 1)
  const line = {
    kind: 'item',
    sku: 'TBL-OAK-180',
    description: 'Oak dining table, 1800 mm',
    quantity: '2',
    unitPrice: '539.283',
    discount: '',
    discountAmount: '0.00',
    taxName: 'GST 15%',
    amount: '1078.57',
    tax: '161.78',
  }
  return {
    ...row,
    kind,
    deliveryDate: addDays(row.date, 7),
    dueDate: addDays(row.date, 20),
    contactId: 1,
    rate: '',
    taxMode: 'exclusive',
    note: '',
    isCancelled: false,
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
    totals: { subTotal: '1123.57', tax: '168.53', total: '1292.10' },
    sent: {
      isSent: false,
      number: '',
      status: '',
      sentAt: '',
      ours: { subTotal: '', tax: '', total: '' },
      theirs: { subTotal: '', tax: '', total: '' },
      differences: [],
      amountDue: '',
      amountPaid: '',
      readAt: '',
    },
    history: [],
    canEdit: true,
    canDelete: true,
    canCancel: true,
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
