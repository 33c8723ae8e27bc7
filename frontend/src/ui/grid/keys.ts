import type { Grid } from './grid.svelte'
import type { UiWords } from '../words'

export interface KeyContext<Row> {
  /** Whole rows that fit in view. */
  page: number
  words: UiWords
  open: (row: Row) => void
  announce: (text: string) => void
}

/** Does what a key means in a grid; false when it means nothing there, so that it goes on to others. */
export function pressKey<Row, Filter>(
  grid: Grid<Row, Filter>,
  event: KeyboardEvent,
  context: KeyContext<Row>,
): boolean {
  if (event.altKey) return false
  const handled = grid.activeRow < 0 ? pressInHeader(grid, event, context) : false
  return (
    handled || moveByKey(grid, event, context.page) || (grid.activeRow >= 0 && actOnRow(grid, event, context))
  )
}

function moveByKey<Row, Filter>(grid: Grid<Row, Filter>, event: KeyboardEvent, page: number): boolean {
  const jump = event.ctrlKey || event.metaKey
  const { activeRow: row, activeColumn: column, lastColumn, total } = grid
  const extend = event.shiftKey && row >= 0
  const to: Record<string, [number, number]> = {
    ArrowDown: [jump ? total - 1 : row + 1, column],
    ArrowUp: [jump ? 0 : extend ? Math.max(0, row - 1) : row - 1, column],
    ArrowRight: [row, jump ? lastColumn : column + 1],
    ArrowLeft: [row, jump ? 0 : column - 1],
    Home: [jump ? 0 : row, 0],
    End: [jump ? total - 1 : row, lastColumn],
    PageDown: [row + page, column],
    PageUp: [Math.max(0, row - page), column],
  }
  const target = to[event.key]
  if (!target) return false
  const vertical = target[0] !== row
  void grid.moveTo(target[0], target[1], extend && vertical)
  return true
}

function actOnRow<Row, Filter>(
  grid: Grid<Row, Filter>,
  event: KeyboardEvent,
  context: KeyContext<Row>,
): boolean {
  const row = grid.rows.row(grid.activeRow)
  const jump = event.ctrlKey || event.metaKey
  if (event.key === ' ') grid.toggle(grid.activeRow)
  else if (event.key === 'Enter' && row && !jump) (grid.activeGridColumn?.onenter ?? context.open)(row)
  else if (jump && event.key.toLowerCase() === 'a') void grid.toggleAll()
  else if (event.key === 'Escape' && grid.selected.length > 0) grid.clearSelection()
  else return false
  return true
}

function pressInHeader<Row, Filter>(
  grid: Grid<Row, Filter>,
  event: KeyboardEvent,
  { words, announce }: KeyContext<Row>,
): boolean {
  const column = grid.activeGridColumn
  const side = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (event.key === 'Enter' || event.key === ' ') {
    if (column) grid.sortBy(column.id)
    else void grid.toggleAll()
    return true
  }
  if (!column || side === 0 || !event.shiftKey) return false
  if (event.ctrlKey || event.metaKey) {
    const place = grid.moveColumn(column.id, side)
    grid.activeColumn = Math.min(grid.lastColumn, place - 1 + grid.lastColumn + 1 - grid.columns.length)
    announce(words.columnMoved(column.header, place, grid.columns.length))
  } else {
    const width = grid.resize(column.id, (grid.widths[column.id] ?? column.width) + side * 8)
    announce(words.columnWidth(column.header, width))
  }
  return true
}
