import { today } from '../../format'
import type {
  Backend,
  ConnectionView,
  DocumentStatus,
  Events,
  ImportView,
  JobView,
  OrderForm,
  SetupView,
  StartView,
} from '../backend'
import {
  bucketOf,
  connected,
  contactForm,
  contactView,
  disconnected,
  documentStatus,
  itemsWith,
  orderKind,
  orderRow,
  orderView,
  readBackView,
  setupWith,
} from './data'
import { contactDecisions, differences, importExamples, ledgerHits, mergeView } from './contacts'
import { healthWith, organisation, otherOrganisation, switchPlan } from './health'
import { previewView } from './preview'
import { decisionView, fakeReview } from './review'
import { fakeSending } from './sending'
import { fakePeriods } from './periods'
import { fakeStock } from './stock'

export * from './contacts'
export * from './data'
export * from './health'
export { previewView } from './preview'
export * from './review'
export { periodView, periodsView } from './periods'
export { movementRow, stockItem, stockRow, stockRows } from './stock'
export { sendPreview, sendRow, sendStatus } from './sending'

export interface FakeOptions {
  /** Steps of the set-up that are done; 6 is all. */
  stepsDone?: number
  /** How many orders of each kind. */
  orderCount?: number
  contactCount?: number
  /** How many pairs of contacts wait to be decided. */
  pairCount?: number
  isPractice?: boolean
  /** Milliseconds between the steps of a document on its way; 0 leaves it queued. */
  pace?: number
  /** Parts to put in place of the fake's own: `{ orders: { preview: () => Promise.reject(…) } }`. */
  replace?: { [Part in keyof Omit<Backend, 'on'>]?: Partial<Backend[Part]> }
}

/** A backend in memory, for component tests and for the window without the program. */
export interface FakeBackend extends Backend {
  /** Sends an event as the program would. */
  emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void
}

export function fakeBackend(options: FakeOptions = {}): FakeBackend {
  const {
    stepsDone = 6,
    orderCount = 60,
    contactCount = 80,
    pairCount = 48,
    isPractice = true,
    pace = 0,
    replace = {},
  } = options
  const handlers = new Map<string, Set<(payload: never) => void>>()
  let connection: ConnectionView = stepsDone > 0 ? connected() : disconnected()
  let setup: SetupView = setupWith(stepsDone)

  const emit: FakeBackend['emit'] = (name, payload) => {
    handlers.get(name)?.forEach((handler) => handler(payload as never))
  }
  const nothing = () => Promise.resolve()
  const leave = () => {
    connection = disconnected()
    emit('connection', connection)
    return Promise.resolve(connection)
  }
  const advance = (step: number): Promise<SetupView> => {
    const done = setup.steps.filter((each) => each.state === 'done').length
    setup = setupWith(Math.max(done, step + 1))
    return Promise.resolve(setup)
  }
  const start = (): StartView => ({
    version: '0.1.0',
    company: {
      name: 'Demo Furniture',
      path: '/home/owner/Practice.daybook',
      isPractice,
      baseCurrency: 'NZD',
      today: today(),
    },
    connection,
    setup,
    readBack: readBackView(),
    preferences: { theme: 'system', density: 'comfortable', locale: '', isRailCollapsed: false },
    problem: { code: '', message: '', hint: '', fields: {}, id: '' },
  })
  const imported: ImportView = {
    customers: 41,
    suppliers: 22,
    neither: 17,
    archived: 3,
    new: 58,
    linked: 5,
    changed: 0,
    unchanged: 0,
    review: 12,
    merged: 1,
    taken: 0,
    examples: importExamples(),
    conflicts: 'mine',
    batch: 7,
    kept: 2,
    readAt: '2026-03-12T01:02:00Z',
  }
  const job: JobView = {
    id: 'job-1',
    kind: 'import_contacts',
    state: 'done',
    done: 63,
    total: 63,
    import: imported,
    scan: { links: 29, here: 10, xero: 9, worksAt: 2, contacts: 80, ledgerContacts: 96 },
    bulk: { batch: 9, accepted: 16, refused: 0 },
    problem: { code: '', message: '', hint: '', fields: {}, id: '' },
  }

  /** Documents that moved since the window opened. */
  const moved = new Map<number, DocumentStatus>()
  const orderOf = (id: number) => orderView(orderKind(id), id, moved.get(id))
  const move = (id: number, part: Partial<DocumentStatus>) => {
    moved.set(id, documentStatus(part))
    emit('order', { id, kind: orderKind(id) })
    return orderOf(id)
  }
  const send = (id: number) => {
    const number = orderOf(id).number
    if (pace > 0) {
      setTimeout(() => move(id, { state: 'sending', number }), pace)
      setTimeout(() => move(id, { state: 'sent', ledger: 'DRAFT', number, canOpen: true }), pace * 3)
    }
    return move(id, { state: 'queued', canWithdraw: true })
  }
  const rowAt = (kind: string, index: number) => {
    const row = orderRow(kind, index)
    return { ...row, status: moved.get(row.id) ?? row.status }
  }

  const rowsOf = (kind: string, search: string) =>
    Array.from({ length: Math.min(orderCount, 2000) }, (_, index) => rowAt(kind, index)).filter((row) =>
      `${row.number} ${row.contact}`.toLowerCase().includes(search.toLowerCase()),
    )

  const blankForm = (kind: string): OrderForm => ({
    id: 0,
    version: 0,
    kind,
    number: kind === 'sale' ? 'SO-10241' : 'PO-10241',
    contactId: 0,
    contactName: '',
    reference: '',
    date: today(),
    deliveryDate: '',
    dueDate: '',
    currency: 'NZD',
    rate: '',
    taxMode: 'exclusive',
    note: '',
    lines: [],
  })

  const own: Backend = {
    shell: {
      start: () => Promise.resolve(start()),
      savePreferences: nothing,
      openDocument: nothing,
      openCandidate: nothing,
      openLedgerContact: nothing,
      openLedger: nothing,
      openAddress: nothing,
      copyText: nothing,
    },
    connection: {
      state: () => Promise.resolve(connection),
      saveClientId: (clientId) =>
        Promise.resolve((connection = { ...connection, clientId, canSignIn: clientId !== '' })),
      signIn: async () => {
        await nothing()
        emit('sign-in', {
          phase: 'waiting',
          url: 'http://127.0.0.1:4700/authorize',
          hint: '',
          problem: job.problem,
        })
      },
      progress: () => Promise.resolve({ phase: '', url: '', hint: '', problem: job.problem }),
      cancelSignIn: nothing,
      organisations: () => Promise.resolve([organisation(), otherOrganisation]),
      choose: async () => {
        connection = connected()
        await advance(0)
        emit('connection', connection)
        return connection
      },
      refresh: () => Promise.resolve(connection),
      disconnect: () => leave(),
      forget: () => leave(),
      health: () => Promise.resolve(healthWith()),
      planSwitch: () => Promise.resolve(switchPlan()),
      switch: () => {
        connection = connected({ organisation: otherOrganisation.name, tenantId: 'tenant-2', isDemo: false })
        emit('connection', connection)
        return Promise.resolve(connection)
      },
    },
    setup: {
      state: () => Promise.resolve(setup),
      saveStatuses: () => advance(1),
      saveAccounts: () => advance(2),
      saveTaxes: () => advance(3),
      saveStart: () => advance(5),
      previewImport: () => Promise.resolve(imported),
      import: async () => {
        await advance(4)
        setTimeout(() => emit('job', job), 50)
        return { ...job, state: 'running', done: 0 }
      },
      skipImport: () => advance(4),
    },
    orders: {
      list: ({ kind, search, bucket, offset, limit }) => {
        const isWhole = search === '' && bucket === 'all'
        const matching = rowsOf(kind, search)
        const found = matching.filter((row) => bucket === 'all' || bucketOf(row.status) === bucket)
        const total = isWhole ? orderCount : found.length
        const count = Math.max(0, Math.min(limit, total - offset))
        const rows = isWhole
          ? Array.from({ length: count }, (_, index) => rowAt(kind, offset + index))
          : found.slice(offset, offset + limit)
        const buckets: Record<string, number> = {}
        for (const row of matching) buckets[bucketOf(row.status)] = (buckets[bucketOf(row.status)] ?? 0) + 1
        return Promise.resolve({ rows, total, buckets })
      },
      get: (id) => Promise.resolve(orderOf(id)),
      blank: (kind) => Promise.resolve(blankForm(kind)),
      edit: (id) => {
        const order = orderOf(id)
        const {
          kind,
          number,
          contactId,
          reference,
          date,
          deliveryDate,
          dueDate,
          currency,
          rate,
          taxMode,
          note,
        } = order
        const lines = order.lines.map((line) => ({
          kind: line.kind,
          itemId: 0,
          sku: line.sku,
          description: line.description,
          quantity: line.quantity,
          unitPrice: line.unitPrice,
          discount: line.discount,
          taxId: 1,
          accountCode: '',
          taxType: '',
        }))
        return Promise.resolve({
          id,
          version: 1,
          kind,
          number,
          contactId,
          contactName: order.contact,
          reference,
          date,
          deliveryDate,
          dueDate,
          currency,
          rate,
          taxMode,
          note,
          lines,
        })
      },
      options: () =>
        Promise.resolve({
          currencies: ['NZD', 'USD', 'AUD'],
          taxes: [
            { id: 1, name: 'GST 15%', rate: '15' },
            { id: 2, name: 'Zero rated', rate: '0' },
          ],
          accounts: setupWith(6).salesAccounts,
          taxTypes: setupWith(6).salesTaxes,
        }),
      figures: (form) =>
        Promise.resolve({
          lines: form.lines.map(() => ({ amount: '1078.57', tax: '161.78' })),
          totals: { subTotal: '1078.57', tax: '161.78', total: '1240.35' },
          problems: {},
        }),
      save: (form) => Promise.resolve(orderView(form.kind, form.id || 1)),
      delete: (id) => Promise.resolve(blankForm(orderKind(id))),
      setCancelled: (id, isCancelled) =>
        Promise.resolve(move(id, { state: isCancelled ? 'cancelled' : 'none' })),
      preview: (id) => Promise.resolve(previewView(orderKind(id), id)),
      send: (id) => Promise.resolve(send(id)),
      withdraw: (id) => Promise.resolve(move(id, {})),
      resolve: (id) => Promise.resolve(move(id, {})),
      readBack: (id) => Promise.resolve(orderOf(id)),
    },
    contacts: {
      list: ({ search, offset, limit }) => {
        const all = Array.from({ length: contactCount }, (_, index) => {
          const { form, link, source } = contactView(index + 1)
          const { id, name, email, phone, city, isCustomer, isSupplier } = form
          return {
            id,
            name,
            email,
            phone,
            city,
            isCustomer,
            isSupplier,
            isLinked: link.ledgerId !== '',
            source,
          }
        }).filter((row) => row.name.toLowerCase().includes(search.toLowerCase()))
        const roles = { all: all.length, customer: 41, supplier: 22, neither: 17 }
        return Promise.resolve({ rows: all.slice(offset, offset + limit), total: all.length, roles })
      },
      get: (id) => Promise.resolve(contactView(id)),
      save: (form) => Promise.resolve({ ...contactView(form.id || 1), form }),
      differences: (id) => Promise.resolve(differences(id)),
      decisions: (id) => Promise.resolve(contactDecisions(id)),
      choose: (id) => Promise.resolve(contactView(id)),
      link: (id) => Promise.resolve(contactView(id)),
      keepApart: () => Promise.resolve(),
      unlink: (id) => Promise.resolve({ ...contactView(id), link: contactView(4).link }),
      findInXero: (text) => Promise.resolve(ledgerHits(text)),
      previewMerge: (left, right) => Promise.resolve(mergeView(left, right)),
      merge: (form) => Promise.resolve(decisionView(form.left)),
      ...fakeSending(),
      suggest: (text) =>
        Promise.resolve(
          Array.from({ length: 10 }, (_, index) => contactForm(index + 1))
            .filter((form) => form.name.toLowerCase().includes(text.toLowerCase()))
            .map((form) => ({ id: form.id, label: form.name, hint: form.email })),
        ),
    },
    review: fakeReview(pairCount, (id) => {
      const kind = id === 'job-scan' ? 'scan_contacts' : 'accept_pairs'
      setTimeout(() => emit('job', { ...job, id, kind }), 50)
      return Promise.resolve({ ...job, id, kind, state: 'running', done: 0 })
    }),
    readBack: {
      state: () => Promise.resolve(readBackView()),
      now: () => Promise.resolve(readBackView({ readAt: new Date().toISOString() })),
      focused: nothing,
    },
    items: { suggest: (text) => Promise.resolve(itemsWith(text)), save: (form) => Promise.resolve(form) },
    stock: fakeStock(() => emit('stock', undefined)),
    periods: fakePeriods(() => emit('periods', undefined)),
    home: {
      get: () =>
        Promise.resolve({
          toInvoice: {
            count: 23,
            totals: [
              { currency: 'NZD', total: '41830.20' },
              { currency: 'USD', total: '3920.00' },
            ],
            oldest: '2026-01-12',
          },
          toBill: { count: 9, totals: [{ currency: 'NZD', total: '12904.75' }], oldest: '2026-02-02' },
          problems: 1,
          checking: 1,
          queued: 0,
          sentTotal: 31,
          unlinkedContacts: 17,
          contacts: contactCount,
          recent: [orderRow('sale', 1), orderRow('sale', 3), orderRow('purchase', 7)].map((row, index) => ({
            orderId: row.id,
            kind: index === 2 ? 'purchase' : 'sale',
            number: row.number,
            contact: row.contact,
            currency: row.currency,
            total: row.total,
            status: row.status,
          })),
        }),
    },
    activity: {
      list: ({ before, limit }) => {
        const newest = before === 0 ? 240 : before - 1
        const rows = Array.from({ length: Math.max(0, Math.min(limit, newest)) }, (_, index) => {
          const id = newest - index
          return {
            id,
            at: '2026-03-12T01:05:00Z',
            kind: 'exchange',
            subject: `SO-${10000 + id}`,
            summary: id % 7 === 0 ? 'Xero refused the invoice: account 404 is archived.' : 'Invoice created',
            method: 'PUT',
            path: '/Invoices',
            status: id % 7 === 0 ? 400 : 200,
            durationMs: 214,
            outcome: id % 7 === 0 ? 'refused' : 'ok',
            detail: '',
          }
        })
        return Promise.resolve({ rows, hasMore: newest > limit })
      },
    },
    jobs: { get: () => Promise.resolve(job), cancel: nothing },
    on: (name, handler) => {
      const set = handlers.get(name) ?? new Set()
      handlers.set(name, set.add(handler as (payload: never) => void))
      return () => set.delete(handler as (payload: never) => void)
    },
  }

  return {
    ...own,
    shell: { ...own.shell, ...replace.shell },
    connection: { ...own.connection, ...replace.connection },
    setup: { ...own.setup, ...replace.setup },
    orders: { ...own.orders, ...replace.orders },
    contacts: { ...own.contacts, ...replace.contacts },
    review: { ...own.review, ...replace.review },
    readBack: { ...own.readBack, ...replace.readBack },
    items: { ...own.items, ...replace.items },
    stock: { ...own.stock, ...replace.stock },
    periods: { ...own.periods, ...replace.periods },
    home: { ...own.home, ...replace.home },
    activity: { ...own.activity, ...replace.activity },
    jobs: { ...own.jobs, ...replace.jobs },
    emit,
  }
}
