import type { Backend, OrderKind, OrderRow } from '$lib/backend'
import type { GridPage, GridSort, GridView } from '$ui/grid/types'

/** The buckets in the order of the chips. */
export const buckets = [
  'all',
  'to_send',
  'in_progress',
  'problem',
  'sent',
  'before_start',
  'cancelled',
] as const

export type Bucket = (typeof buckets)[number]

const always: readonly Bucket[] = ['all', 'to_send', 'sent']

/** Seldom looked at: behind a menu, unless chosen. */
const seldom: readonly Bucket[] = ['before_start', 'cancelled']

export interface OrdersFilter {
  search: string
  bucket: Bucket
  contactId: number
}

export interface BucketChip {
  id: Bucket
  count: number
}

/** Why a list is empty: no orders at all, all sent, nothing found, or nothing in this bucket. */
export type Emptiness = 'none' | 'done' | 'matches' | 'bucket'

/**
 * Which orders a list shows. It outlives the screen, so that a list is found again as it was left: for that reason
 * nothing in it is derived, which would end with the screen that made it.
 */
export class OrdersList {
  /** What the grid asks with; a new object whenever the question is another. */
  filter = $state.raw<OrdersFilter>({ search: '', bucket: 'all', contactId: 0 })
  /** What stands in the search; asked for once typing pauses. */
  typed = $state('')
  /** The name of the contact whose orders alone are shown. */
  contactName = $state('')
  /** How many orders are shown; undefined until the first answer. */
  total = $state<number>()
  counts = $state.raw<Readonly<Record<string, number>>>({})
  /** Where the grid stood. */
  view: GridView | undefined

  readonly #backend: Backend
  readonly #kind: OrderKind
  #sort: GridSort | undefined

  constructor(backend: Backend, kind: OrderKind) {
    this.#backend = backend
    this.#kind = kind
  }

  /** The buckets worth a chip: those of every day, those with something in them, and the one chosen. */
  get chips(): BucketChip[] {
    return this.#offered.filter(({ id }) => !seldom.includes(id) || id === this.filter.bucket)
  }

  /** The buckets behind the menu. */
  get more(): BucketChip[] {
    return this.#offered.filter(({ id }) => seldom.includes(id) && id !== this.filter.bucket)
  }

  /** Why an empty list is empty. */
  get emptiness(): Emptiness {
    const { search, bucket, contactId } = this.filter
    if (search !== '') return 'matches'
    if (bucket === 'to_send' && (this.counts['sent'] ?? 0) > 0) return 'done'
    return bucket === 'all' && contactId === 0 ? 'none' : 'bucket'
  }

  /** Begins with the filter a place asks for. */
  async begin(bucket: string | undefined, contact: number | undefined): Promise<void> {
    const wanted = buckets.find((each) => each === bucket)
    if (!wanted && contact === undefined) return
    const contactId = contact ?? this.filter.contactId
    this.typed = ''
    this.filter = { search: '', bucket: wanted ?? 'all', contactId }
    if (contact === undefined) return
    this.contactName = ''
    try {
      const { form } = await this.#backend.contacts.get(contact)
      if (this.filter.contactId === contact) this.contactName = form.name
    } catch {
      // The chip stays without a name; the list itself tells what fails.
    }
  }

  choose(bucket: Bucket): void {
    this.filter = { ...this.filter, bucket }
  }

  /** Searches for a text; "" shows all again. */
  readonly find = (text: string): void => {
    this.typed = text
    if (text.trim() !== this.filter.search) this.filter = { ...this.filter, search: text.trim() }
  }

  /** Shows the orders of every contact again. */
  readonly allContacts = (): void => {
    this.filter = { ...this.filter, contactId: 0 }
  }

  showAll(): void {
    this.typed = ''
    this.filter = { search: '', bucket: 'all', contactId: 0 }
  }

  /** Rows for the grid. */
  readonly fetchRows = async (
    offset: number,
    limit: number,
    sort: GridSort | undefined,
    filter: OrdersFilter,
  ): Promise<GridPage<OrderRow>> => {
    this.#sort = sort
    const page = await this.#ask(filter, offset, limit)
    if (filter === this.filter) this.counts = page.buckets
    return page
  }

  /** The order to send after this one: the first that can be sent, as the list is sorted. */
  async next(after: number): Promise<OrderRow | undefined> {
    const page = await this.#ask({ ...this.filter, search: '', bucket: 'to_send' }, 0, 2)
    return page.rows.find((row) => row.id !== after)
  }

  get #offered(): BucketChip[] {
    const all = Object.values(this.counts).reduce((sum, count) => sum + count, 0)
    return buckets
      .map((id) => ({ id, count: id === 'all' ? all : (this.counts[id] ?? 0) }))
      .filter(({ id, count }) => count > 0 || always.includes(id) || id === this.filter.bucket)
  }

  #ask(filter: OrdersFilter, offset: number, limit: number) {
    const sort = this.#sort ?? { column: 'date', direction: 'desc' }
    return this.#backend.orders.list({
      kind: this.#kind,
      ...filter,
      sort: sort.column,
      isDescending: sort.direction === 'desc',
      offset,
      limit,
    })
  }
}
