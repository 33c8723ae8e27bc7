import type { Backend, StockPage, StockRow } from '$lib/backend'
import type { FetchRows, GridView } from '$ui/grid/types'

export const shows = ['all', 'on_hand', 'problem'] as const
export type Show = (typeof shows)[number]

export const classes = ['material', 'part_made', 'finished', 'traded'] as const
export type ItemClass = (typeof classes)[number]

export interface StockFilter {
  search: string
  class: ItemClass | ''
  show: Show
  /** The day at whose end it is valued; empty for today. */
  on: string
}

const everything: StockFilter = { search: '', class: '', show: 'all', on: '' }

/** What a page says of the whole list. */
export type StockSummary = Omit<StockPage, 'rows'>

/** The list of what there is: what it keeps, what it is worth, where it stood. It outlives its screen. */
export class StockList {
  /** What stands in the search field; it becomes part of the filter once typing pauses. */
  typed = $state('')
  filter = $state.raw<StockFilter>(everything)
  /** What the last answer says of the whole; undefined before the first. */
  summary = $state.raw<StockSummary>()
  /** How many the filter keeps. */
  total = $state<number>()
  view: GridView | undefined
  readonly #backend: Backend

  constructor(backend: Backend) {
    this.#backend = backend
  }

  get isFiltered(): boolean {
    const { search, class: kind, show } = this.filter
    return search !== '' || kind !== '' || show !== 'all'
  }

  readonly fetch: FetchRows<StockRow, StockFilter> = async (offset, limit, sort, filter) => {
    const { rows, ...summary } = await this.#backend.stock.list({
      ...filter,
      sort: sort?.column ?? 'code',
      isDescending: sort?.direction === 'desc',
      offset,
      limit,
    })
    if (filter === this.filter) this.summary = summary
    return { rows, total: summary.total }
  }

  search(text: string): void {
    this.#ask({ search: text.trim() })
  }

  keepShow(show: Show): void {
    this.#ask({ show })
  }

  /** Keeps the items of a class, or of every class. */
  keepClass(kind: ItemClass | ''): void {
    this.#ask({ class: kind })
  }

  /** Values the list at the end of a day; today by default. */
  valueAt(day: string, today: string): void {
    this.#ask({ on: day === today ? '' : day })
  }

  clear(): void {
    this.typed = ''
    this.#ask({ ...everything, on: this.filter.on })
  }

  #ask(change: Partial<StockFilter>): void {
    const next = { ...this.filter, ...change }
    const isSame = Object.entries(next).every(
      ([name, value]) => this.filter[name as keyof StockFilter] === value,
    )
    if (!isSame) this.filter = next
  }
}
