import type { Snippet } from 'svelte'

/** One column of a DataGrid. */
export interface GridColumn<Row> {
  id: string
  header: string
  /** Pixels at first; a person may change it. */
  width: number
  minWidth?: number
  maxWidth?: number
  /** Takes its part of what is left over, until a person sets its width. */
  grow?: number
  /** Left out while the list is narrower than so many pixels, as when details stand beside it. */
  hideBelow?: number
  align?: 'start' | 'end'
  sortable?: boolean
  /** The direction of the first press; dates and amounts want "desc". */
  firstSort?: SortDirection
  /** Plain text of a cell; cut with an ellipsis and given in full as the title. */
  text?: (row: Row) => string
  /** A cell drawn by a snippet; buttons in it carry tabindex -1, and onenter does the same. */
  cell?: Snippet<[Row]>
  /** What Enter does on this cell, instead of opening the row. */
  onenter?: (row: Row) => void
  /** Kept for readers where the column needs no visible header. */
  headerHidden?: boolean
}

export type SortDirection = 'asc' | 'desc'

export interface GridSort {
  column: string
  direction: SortDirection
}

/** Part of a list, and how long the whole is. */
export interface GridPage<Row> {
  rows: readonly Row[]
  total: number
}

/** Asks for rows [start, start+count) of the list that this sort and filter make. */
export type FetchRows<Row, Filter> = (
  start: number,
  count: number,
  sort: GridSort | undefined,
  filter: Filter,
) => Promise<GridPage<Row>>

/** What a grid looks like at a moment: given back later, it stands there again. */
export interface GridView {
  sort?: GridSort | undefined
  scrollTop?: number
  /** The row and column the keys stand on; row -1 is the header. */
  row?: number
  column?: number
  total?: number
  widths?: Record<string, number>
  order?: string[]
}
