import type {
  Backend,
  JournalDocument,
  JournalLine,
  OpeningView,
  PeriodRow,
  PeriodsView,
  PeriodView,
  StockSettingsView,
} from '../backend'

const accounts = {
  materials: { id: 'a-630', code: '630', name: 'Stock – Materials', type: 'CURRENT' },
  finished: { id: 'a-632', code: '632', name: 'Stock – Finished Goods', type: 'CURRENT' },
  purchases: { id: 'a-300', code: '300', name: 'Purchases', type: 'DIRECTCOSTS' },
  sold: { id: 'a-310', code: '310', name: 'Cost of Goods Sold', type: 'DIRECTCOSTS' },
  owed: { id: 'a-804', code: '804', name: 'Goods Received Not Billed', type: 'CURRLIAB' },
  equity: { id: 'a-970', code: '970', name: 'Owner Funds Introduced', type: 'EQUITY' },
}

const months: PeriodRow[] = [
  ['2026-11-30', 'running', '51820.10', '4100.00', '', 0],
  ['2026-10-31', 'open', '49636.98', '18807.60', '-1240.35', 0],
  ['2026-09-30', 'sent', '47210.44', '21004.12', '0.00', 0],
  ['2026-08-31', 'closed', '46001.00', '19550.75', '0.00', 0],
].map(([to, state, value, cost, difference, blocks]) => ({
  to: String(to),
  from: `${String(to).slice(0, 8)}01`,
  state: String(state),
  isLocked: false,
  value: String(value),
  cost: String(cost),
  difference: String(difference),
  blocks: Number(blocks),
}))

const october = months.find(({ state }) => state === 'open') ?? months[0] ?? ({} as PeriodRow)

function line(
  account: { id: string; code: string; name: string },
  amount: string,
  description: string,
  row: string,
  other: string,
): JournalLine {
  const isCredit = amount.startsWith('-')
  return {
    accountId: account.id,
    code: account.code,
    name: account.name,
    debit: isCredit ? '' : amount,
    credit: isCredit ? amount.slice(1) : '',
    description,
    suggested: amount,
    isEdited: false,
    parts: [{ row, amount, other }],
  }
}

const lines: JournalLine[] = [
  line(accounts.purchases, '-11000.00', 'Goods received', 'receipts', accounts.materials.name),
  line(accounts.sold, '8573.46', 'Deliveries', 'deliveries', accounts.finished.name),
  line(
    accounts.materials,
    '2426.54',
    'Goods received; materials of makes',
    'receipts',
    accounts.purchases.name,
  ),
]

export function journalDocument(change: Partial<JournalDocument> = {}): JournalDocument {
  return {
    id: 7,
    kind: 'period',
    revision: 1,
    date: '2026-10-31',
    narration: 'Stock journal, October 2026, movement method, moving average [DB 2026-10 r1 7F3K2Q]',
    state: 'sent',
    ledger: 'DRAFT',
    problem: '',
    approvedAt: '2026-11-03T08:15:00Z',
    sentAt: '2026-11-03T08:15:04Z',
    isChanged: false,
    differences: [],
    candidates: [],
    attachment: 'sent',
    canOpen: true,
    ledgerId: 'mj-1',
    ...change,
  }
}

function opening(change: Partial<OpeningView> = {}): OpeningView {
  return {
    state: 'none',
    on: '2026-07-31',
    value: '45000.00',
    books: '45000.00',
    difference: '0.00',
    rows: [],
    lines: [],
    account: '',
    accounts: [accounts.equity],
    digest: '',
    document: journalDocument({ state: 'none', ledger: '', narration: '', ledgerId: '', canOpen: false }),
    canApprove: false,
    blocks: [],
    ...change,
  }
}

/** The list of periods of the fake. */
export function periodsView(change: Partial<PeriodsView> = {}): PeriodsView {
  return { isSetUp: true, problem: '', rows: months, currency: 'NZD', opening: opening(), ...change }
}

/** One period of the fake: October, whose journal is suggested. */
export function periodView(change: Partial<PeriodView> = {}): PeriodView {
  return {
    row: october,
    currency: 'NZD',
    method: 'movement',
    valuation: 'average',
    model: 'purchases',
    steps: [
      { id: 'documents', state: 'warning', text: '2 orders are of the month not sent to Xero.', count: 2 },
      { id: 'movements', state: 'done', text: '64 movements.', count: 64 },
      { id: 'counts', state: 'open', text: 'Nothing was counted.', count: 0 },
      { id: 'costs', state: 'done', text: 'Every item has a cost and none is below zero.', count: 0 },
      { id: 'balances', state: 'done', text: 'Balances read 12 minutes ago.', count: 0 },
      { id: 'journal', state: 'open', text: 'The journal is to be approved.', count: 0 },
    ],
    blocks: [],
    warnings: [],
    journal: {
      date: '2026-10-31',
      narration: 'Stock journal, October 2026, movement method, moving average',
      status: 'DRAFT',
      revision: 1,
      replaces: false,
      isDifference: false,
      lines,
      debit: '11000.00',
      credit: '11000.00',
      note: '',
      isEdited: false,
      reversal: '',
      digest: 'digest-1',
    },
    other: lines.map((each) => ({ ...each, parts: [] })),
    agrees: true,
    bridge: [
      { cause: 'opening', amount: '47210.44' },
      { cause: 'bought', amount: '11000.00' },
      { cause: 'made', amount: '10234.14' },
      { cause: 'delivered', amount: '-18701.10' },
      { cause: 'counted', amount: '-106.50' },
      { cause: 'closing', amount: '49636.98' },
    ],
    tieOut: [
      { accountId: 'a-630', code: '630', name: 'Stock – Materials', cause: 'balance', amount: '47210.44' },
      { accountId: 'a-630', code: '630', name: 'Stock – Materials', cause: 'journal', amount: '2426.54' },
      { accountId: 'a-630', code: '630', name: 'Stock – Materials', cause: 'value', amount: '49636.98' },
    ],
    books: { readAt: '2026-11-25T09:00:00Z', isStale: false },
    sent: [],
    closedBy: '',
    closedAt: '',
    known: '49636.98',
    canApprove: true,
    canDismiss: true,
    canWithdraw: false,
    canClose: false,
    canReopen: false,
    ...change,
  }
}

const roles = [
  ['stock_material', 'stock', accounts.materials.id],
  ['stock_finished', 'stock', accounts.finished.id],
  ['purchases', 'cost', accounts.purchases.id],
  ['cost_of_sales', 'cost', accounts.sold.id],
  ['received_not_billed', 'liability', accounts.owed.id],
] as const

export function stockSettings(change: Partial<StockSettingsView> = {}): StockSettingsView {
  return {
    isSetUp: true,
    form: {
      valuation: 'average',
      model: 'purchases',
      method: 'movement',
      status: 'DRAFT',
      start: '2026-08-01',
      hasReversal: false,
      accounts: Object.fromEntries(roles.map(([role, , id]) => [role, id])),
      reasons: {},
    },
    roles: roles.map(([role, kind, suggested]) => ({ role, kind, suggested, isNeeded: true, problem: '' })),
    reasonNames: ['count', 'damaged', 'lost'],
    stockAccounts: [accounts.materials, accounts.finished],
    costAccounts: [accounts.purchases, accounts.sold],
    liabilityAccounts: [accounts.owed],
    equityAccounts: [accounts.equity],
    example: {
      month: '2026-10-31',
      bought: '11000.00',
      delivered: '18701.10',
      opening: '47210.44',
      left: '49636.98',
      made: '10234.14',
      purchases: lines,
      stock: lines.slice(1),
    },
    hasJournals: false,
    ...change,
  }
}

/** The ends of months in memory. */
export function fakePeriods(changed: () => void): Backend['periods'] {
  let now = periodView()
  const become = (change: Partial<PeriodView>) => {
    now = { ...now, ...change }
    changed()
    return Promise.resolve(now)
  }
  const same = () => Promise.resolve(now)
  const list = () =>
    Promise.resolve(periodsView({ rows: months.map((row) => (row.to === now.row.to ? now.row : row)) }))
  return {
    list,
    get: same,
    partItems: () =>
      Promise.resolve([
        { itemId: 6, sku: 'OAK-25-FAS', name: 'American white oak, 25 mm', amount: '2026.54', movements: 4 },
        { itemId: 8, sku: 'SCR-M8-70', name: 'Bolt M8 × 70, zinc', amount: '400.00', movements: 2 },
      ]),
    edit: ({ note }) => become({ journal: { ...now.journal, note, isEdited: true } }),
    reset: () => become({ journal: { ...now.journal, isEdited: false } }),
    approve: () =>
      become({
        row: { ...now.row, state: 'approved' },
        sent: [journalDocument({ state: 'queued', ledger: '', sentAt: '', canOpen: false, ledgerId: '' })],
        canApprove: false,
        canDismiss: false,
        canWithdraw: true,
      }),
    withdraw: () => become(periodView()),
    dismiss: () => become({ row: { ...now.row, state: 'nothing' }, canDismiss: false, canClose: true }),
    resolve: same,
    retryAttachment: same,
    close: () => become({ row: { ...now.row, state: 'closed' }, closedBy: 'owner', canReopen: true }),
    reopen: () => become(periodView()),
    readBooks: same,
    openJournal: () => Promise.resolve(),
    chooseOpening: list,
    approveOpening: list,
    settleOpening: list,
    settings: () => Promise.resolve(stockSettings()),
    saveSettings: (form) => Promise.resolve(stockSettings({ form })),
    savePack: () => Promise.resolve({ path: '/home/owner/Stock 2026-10.pdf' }),
  }
}
