import type { ActivityPage, ActivityRow, Backend } from '$lib/backend'
import { parseFault, type Fault } from '$lib/errors'
import type { FetchRows, GridView } from '$ui/grid/types'

/** Entries asked for at once. */
export const pageSize = 100

export const outcomes = ['all', 'problem'] as const
export type OutcomeFilter = (typeof outcomes)[number]

/**
 * The record of requests and decisions, newest first, as far back as it was read. It outlives its screen. The record
 * has no known length: the list is as long as what was read, and older entries are put at its end.
 */
export class ActivityList {
  filter = $state<OutcomeFilter>('all')
  /** How many were read; undefined before the first answer. */
  total = $state<number>()
  hasMore = $state(false)
  isReading = $state(false)
  /** Why older entries could not be read. */
  problem = $state.raw<Fault>()
  /** Raised when the rows changed. */
  revision = $state(0)
  view: GridView | undefined
  #rows: readonly ActivityRow[] = []
  /** The filter the rows were read with. */
  #readWith: OutcomeFilter | undefined
  readonly #backend: Backend

  constructor(backend: Backend) {
    this.#backend = backend
  }

  readonly fetch: FetchRows<ActivityRow, OutcomeFilter> = async (start, count, _sort, filter) => {
    if (this.#readWith !== filter) {
      const page = await this.#ask(filter, 0)
      if (filter === this.filter) this.#take(page)
      else return { rows: page.rows, total: page.rows.length }
    }
    return { rows: this.#rows.slice(start, start + count), total: this.#rows.length }
  }

  keep(filter: OutcomeFilter): void {
    if (filter === this.filter) return
    this.filter = filter
    this.#readWith = undefined
    this.total = undefined
    this.hasMore = false
    this.problem = undefined
  }

  find(id: number): ActivityRow | undefined {
    return this.#rows.find((row) => row.id === id)
  }

  /** Reads older entries. */
  async more(): Promise<void> {
    const { filter } = this
    if (this.isReading || !this.hasMore) return
    this.isReading = true
    this.problem = undefined
    try {
      const page = await this.#ask(filter, this.#rows.at(-1)?.id ?? 0)
      if (filter === this.filter) this.#put([...this.#rows, ...page.rows], page.hasMore)
    } catch (error) {
      if (filter === this.filter) this.problem = parseFault(error)
    } finally {
      this.isReading = false
    }
  }

  /** Reads what was added since, and puts it on top. Rejects when it cannot be read. */
  async catchUp(): Promise<void> {
    const { filter } = this
    if (this.#readWith !== filter) return
    const page = await this.#ask(filter, 0)
    if (filter !== this.filter) return
    const newest = this.#rows[0]?.id ?? 0
    const added = page.rows.filter((row) => row.id > newest)
    if (added.length === 0) return
    // More may have been added than one page holds; then the list begins anew rather than with a gap.
    if (added.length === page.rows.length && page.hasMore) this.#put(page.rows, page.hasMore)
    else this.#put([...added, ...this.#rows], this.hasMore)
  }

  #ask(outcome: OutcomeFilter, before: number): Promise<ActivityPage> {
    return this.#backend.activity.list({ outcome, before, limit: pageSize })
  }

  #take(page: ActivityPage): void {
    this.#readWith = this.filter
    this.#rows = page.rows
    this.total = page.rows.length
    this.hasMore = page.hasMore
  }

  #put(rows: readonly ActivityRow[], hasMore: boolean): void {
    this.#rows = rows
    this.total = rows.length
    this.hasMore = hasMore
    this.revision++
  }
}
