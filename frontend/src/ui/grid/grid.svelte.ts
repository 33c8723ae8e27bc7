import {
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  constructTable,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/table-core'
import { storeReactivityBindings } from '@tanstack/table-core/store-reactivity-bindings'
import { RowWindow } from './row-window.svelte'
import type { FetchRows, GridColumn, GridSort, GridView } from './types'

const features = tableFeatures({
  coreReactivityFeature: storeReactivityBindings(),
  columnOrderingFeature,
  columnSizingFeature,
  columnResizingFeature,
  rowSelectionFeature,
  rowSortingFeature,
})

const leastWidth = 48
const mostWidth = 800
const checkWidth = 36

export interface GridOptions<Row, Filter> {
  columns: readonly GridColumn<Row>[]
  rowId: (row: Row) => string
  fetchRows: FetchRows<Row, Filter>
  filter: Filter
  view?: GridView | undefined
  selectable: boolean
}

/**
 * What a DataGrid knows and decides, without a DOM: columns, sort, the active cell, the selection, the rows fetched.
 * The table library keeps columns, order, widths, sort and selection; it never sees rows, and never sorts.
 */
export class Grid<Row, Filter> {
  readonly rows: RowWindow<Row, Filter>
  /** The row of the active cell; -1 is the header. */
  activeRow = $state(0)
  activeColumn = $state(0)
  /** Pixels there are for the columns. */
  space = $state(Number.POSITIVE_INFINITY)
  /** The columns shown, in the order a person gave them. */
  readonly columns: GridColumn<Row>[] = $derived(
    this.#allColumns.filter((column) => this.space >= (column.hideBelow ?? 0)),
  )
  /** The columns as a CSS grid template. */
  readonly template: string = $derived(this.#tracks().join(' '))
  /** Pixels the columns need at the least; what grows takes the rest. */
  readonly leastWidth: number = $derived(this.#leastWidth())

  readonly #options: GridOptions<Row, Filter>
  readonly #table
  #version = $state(0)
  /** Where a range began. */
  #anchor = 0
  #filter: Filter
  #chosen = new Map<string, Row>()

  constructor(options: GridOptions<Row, Filter>) {
    this.#options = options
    this.#filter = options.filter
    const view = options.view ?? {}
    this.rows = new RowWindow(options.fetchRows, options.filter)
    this.rows.total = view.total
    this.activeRow = view.row ?? 0
    this.activeColumn = view.column ?? (options.selectable ? 1 : 0)
    this.#anchor = this.activeRow
    this.#table = constructTable<typeof features, object>({
      features,
      data: [],
      columns: options.columns.map((column) => ({
        id: column.id,
        header: column.header,
        size: column.width,
        minSize: column.minWidth ?? leastWidth,
        maxSize: column.maxWidth ?? mostWidth,
      })),
      manualSorting: true,
      initialState: {
        columnSizing: view.widths ?? {},
        columnOrder: view.order ?? options.columns.map((column) => column.id),
        sorting: view.sort ? [{ id: view.sort.column, desc: view.sort.direction === 'desc' }] : [],
      },
    })
    this.#table.store.subscribe(() => this.#version++)
    this.rows.reset(this.sort, this.#filter)
  }

  get #allColumns(): GridColumn<Row>[] {
    const order = this.#state.columnOrder
    const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length)
    return [...this.#options.columns].sort((a, b) => place(a.id) - place(b.id))
  }

  get sort(): GridSort | undefined {
    const [first] = this.#state.sorting
    return first && { column: first.id, direction: first.desc ? 'desc' : 'asc' }
  }

  get total(): number {
    return this.rows.total ?? 0
  }

  get widths(): Record<string, number> {
    return this.#state.columnSizing
  }

  /** Ids of the selected rows. */
  get selected(): string[] {
    return Object.keys(this.#state.rowSelection)
  }

  /** The selected rows, as they were when selected. */
  get selectedRows(): Row[] {
    void this.#version
    return [...this.#chosen.values()]
  }

  get allSelected(): boolean {
    return this.total > 0 && this.selected.length >= this.total
  }

  isSelected(row: Row): boolean {
    return this.#options.rowId(row) in this.#state.rowSelection
  }

  /** Asks the question anew; a changed question starts at the top with nothing selected. */
  ask(filter: Filter): void {
    this.#filter = filter
    this.activeRow = Math.min(this.activeRow, 0)
    this.#anchor = 0
    this.clearSelection()
    this.rows.reset(this.sort, filter)
  }

  /** Fetches the same rows again, as after a change elsewhere. */
  refresh(): void {
    this.rows.reset(this.sort, this.#filter)
  }

  /** Sorts by a column; the second press turns the direction, the third takes the sort away. */
  sortBy(id: string): void {
    const column = this.#options.columns.find((each) => each.id === id)
    if (!column?.sortable) return
    const first = column.firstSort ?? 'asc'
    const now = this.sort
    const next =
      now?.column !== id ? first : now.direction === first ? (first === 'asc' ? 'desc' : 'asc') : undefined
    this.#table.setSorting(next ? [{ id, desc: next === 'desc' }] : [])
    if (this.activeRow >= 0) this.activeRow = 0
    this.#anchor = 0
    this.rows.reset(this.sort, this.#filter)
  }

  /** Sets a width, within the column's limits, and returns it. */
  resize(id: string, width: number): number {
    const column = this.#options.columns.find((each) => each.id === id)
    const least = column?.minWidth ?? leastWidth
    const most = column?.maxWidth ?? mostWidth
    const fitting = Math.round(Math.min(most, Math.max(least, width)))
    this.#table.setColumnSizing((widths) => ({ ...widths, [id]: fitting }))
    return fitting
  }

  /** Gives a column its first width again. */
  resetWidth(id: string): void {
    this.#table.setColumnSizing((widths) =>
      Object.fromEntries(Object.entries(widths).filter(([column]) => column !== id)),
    )
  }

  /** Moves a column by so many places and returns where it stands now, counted from 1. */
  moveColumn(id: string, by: number): number {
    const shown = this.columns.map((column) => column.id)
    const from = shown.indexOf(id)
    const to = Math.min(shown.length - 1, Math.max(0, from + by))
    const neighbour = shown[to] ?? id
    const order = this.#allColumns.map((column) => column.id)
    const target = order.indexOf(neighbour)
    order.splice(order.indexOf(id), 1)
    order.splice(target, 0, id)
    this.#table.setColumnOrder(order)
    return to + 1
  }

  /** Moves the active cell; extend selects all rows from where the range began. */
  async moveTo(row: number, column: number, extend = false): Promise<void> {
    this.activeRow = Math.min(this.total - 1, Math.max(-1, row))
    this.activeColumn = Math.min(this.lastColumn, Math.max(0, column))
    if (!extend) this.#anchor = Math.max(0, this.activeRow)
    else await this.#selectRange(this.#anchor, this.activeRow)
  }

  get lastColumn(): number {
    return this.columns.length - 1 + (this.#options.selectable ? 1 : 0)
  }

  /** The column of the active cell; undefined on the selection column. */
  get activeGridColumn(): GridColumn<Row> | undefined {
    return this.columns[this.activeColumn - (this.#options.selectable ? 1 : 0)]
  }

  toggle(index: number): void {
    const row = this.rows.now(index)
    if (!row || !this.#options.selectable) return
    this.#anchor = index
    const id = this.#options.rowId(row)
    if (this.isSelected(row)) this.#chosen.delete(id)
    else this.#chosen.set(id, row)
    this.#publish()
  }

  async toggleAll(): Promise<void> {
    if (this.allSelected) return this.clearSelection()
    this.#choose(await this.rows.slice(0))
  }

  clearSelection(): void {
    if (this.#chosen.size === 0 && this.selected.length === 0) return
    this.#chosen.clear()
    this.#publish()
  }

  /** Makes exactly these the selection; rows unknown here keep their id only. */
  select(ids: readonly string[]): void {
    const wanted = new Set(ids)
    for (const id of this.#chosen.keys()) if (!wanted.has(id)) this.#chosen.delete(id)
    this.#table.setRowSelection(Object.fromEntries(ids.map((id) => [id, true])))
  }

  /** What to give back as `view` to stand here again. */
  view(scrollTop: number): GridView {
    return {
      sort: this.sort,
      scrollTop,
      row: this.activeRow,
      column: this.activeColumn,
      total: this.rows.total,
      widths: this.widths,
      order: this.#allColumns.map((column) => column.id),
    }
  }

  async #selectRange(from: number, to: number): Promise<void> {
    if (!this.#options.selectable) return
    const [start, end] = [Math.max(0, Math.min(from, to)), Math.max(from, to) + 1]
    this.#choose(await this.rows.slice(start, end))
  }

  /** Makes rows the selection; what belongs to a question that changed meanwhile is no selection. */
  #choose(rows: readonly Row[] | undefined): void {
    if (!this.#options.selectable || !rows) return
    this.#chosen = new Map(rows.map((row) => [this.#options.rowId(row), row]))
    this.#publish()
  }

  #publish(): void {
    this.#table.setRowSelection(Object.fromEntries([...this.#chosen.keys()].map((id) => [id, true])))
  }

  #tracks(): string[] {
    const tracks = this.columns.map((column) => {
      const width = this.widths[column.id]
      if (width !== undefined) return `${width}px`
      return column.grow ? `minmax(${column.width}px, ${column.grow}fr)` : `${column.width}px`
    })
    return this.#options.selectable ? [`${checkWidth}px`, ...tracks] : tracks
  }

  #leastWidth(): number {
    const first = this.#options.selectable ? checkWidth : 0
    return this.columns.reduce((sum, { id, width }) => sum + (this.widths[id] ?? width), first)
  }

  get #state() {
    void this.#version
    return this.#table.store.state
  }
}
