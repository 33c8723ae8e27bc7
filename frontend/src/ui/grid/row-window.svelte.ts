import type { FetchRows, GridSort } from './types'

/** Rows asked for at once; a screen shows 20 to 40. */
export const blockSize = 100

/** The most a single question asks for. */
const largestFetch = 500

/** Blocks kept besides those in view, so that a list of any length costs the same memory. */
const keptBlocks = 60

/**
 * The rows of a long list that have been fetched, in blocks. Answers that come after the question changed are dropped.
 */
export class RowWindow<Row, Filter> {
  /** How long the list is; undefined until the first answer. */
  total = $state.raw<number>()
  /** Why the last question failed; undefined once one succeeds. */
  error = $state.raw<unknown>()

  readonly #fetch: FetchRows<Row, Filter>
  #blocks = new Map<number, readonly Row[]>()
  #asking = new Map<number, number>()
  #generation = 0
  #version = $state(0)
  #sort: GridSort | undefined
  #filter: Filter
  /** Rows of the question before, shown until the new answer is there, so that nothing flashes. */
  #stale = new Map<number, readonly Row[]>()

  constructor(fetch: FetchRows<Row, Filter>, filter: Filter) {
    this.#fetch = fetch
    this.#filter = filter
  }

  /** Asks anew, keeping what is shown until the answers come. */
  reset(sort: GridSort | undefined, filter: Filter): void {
    this.#sort = sort
    this.#filter = filter
    this.#generation++
    if (this.#blocks.size > 0) this.#stale = this.#blocks
    this.#blocks = new Map()
    this.#asking.clear()
    this.#version++
  }

  /** The row at a place, or undefined when it is not here yet. Reactive. */
  row(index: number): Row | undefined {
    void this.#version
    const block = Math.floor(index / blockSize)
    const offset = index % blockSize
    return (this.#blocks.get(block) ?? this.#stale.get(block))?.[offset]
  }

  /** The row at a place by the answer to the question of now; undefined while that is not here. */
  now(index: number): Row | undefined {
    return this.#blocks.get(Math.floor(index / blockSize))?.[index % blockSize]
  }

  /** Fetches what is missing of the places [start, end). */
  ensure(start: number, end: number): void {
    const first = Math.max(0, Math.floor(start / blockSize))
    const last = Math.max(first, Math.floor(Math.max(start, end - 1) / blockSize))
    for (let block = first; block <= last; block++) {
      if (!this.#blocks.has(block) && !this.#asking.has(block)) void this.#load(block)
    }
    this.#forget(first, last)
  }

  /**
   * Fetches rows beside the blocks, as for a long selection; without an end all there are. Only answers to the question of
   * now count, whatever is still shown of the one before; undefined when it changed meanwhile.
   */
  async slice(start: number, end?: number): Promise<readonly Row[] | undefined> {
    const generation = this.#generation
    const known = end === undefined ? [] : this.#known(start, end)
    if (end !== undefined && known.length === end - start) return known
    const rows: Row[] = []
    let last = end ?? Number.POSITIVE_INFINITY
    while (start + rows.length < last) {
      const count = Math.min(largestFetch, last - start - rows.length)
      const page = await this.#fetch(start + rows.length, count, this.#sort, this.#filter)
      if (generation !== this.#generation) return undefined
      if (page.rows.length === 0) break
      rows.push(...page.rows)
      last = Math.min(last, page.total)
    }
    return rows
  }

  /** The rows of a range that are here, up to the first that is not. */
  #known(start: number, end: number): Row[] {
    const rows: Row[] = []
    for (let index = start; index < end; index++) {
      const row = this.now(index)
      if (row === undefined) break
      rows.push(row)
    }
    return rows
  }

  async #load(block: number): Promise<void> {
    const generation = this.#generation
    this.#asking.set(block, generation)
    try {
      const page = await this.#fetch(block * blockSize, blockSize, this.#sort, this.#filter)
      if (generation !== this.#generation) return
      this.#blocks.set(block, page.rows)
      this.#stale.delete(block)
      if (page.total !== this.total) this.#stale.clear()
      this.total = page.total
      this.error = undefined
    } catch (error) {
      if (generation !== this.#generation) return
      this.error = error
    } finally {
      if (this.#asking.get(block) === generation) this.#asking.delete(block)
      this.#version++
    }
  }

  #forget(first: number, last: number): void {
    if (this.#blocks.size <= keptBlocks) return
    for (const block of this.#blocks.keys()) {
      if (block < first - 2 || block > last + 2) this.#blocks.delete(block)
      if (this.#blocks.size <= keptBlocks) return
    }
  }
}
