import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import DataGrid from './DataGrid.svelte'
import { Grid } from './grid/grid.svelte'
import type { GridColumn, GridPage, GridSort, GridView } from './grid/types'
import { saying } from './test/snippet'

interface Order {
  id: string
  number: string
  total: string
}

const columns: GridColumn<Order>[] = [
  { id: 'number', header: 'Number', width: 120, sortable: true, text: (row) => row.number },
  {
    id: 'total',
    header: 'Total',
    width: 100,
    sortable: true,
    firstSort: 'desc',
    align: 'end',
    text: (row) => row.total,
  },
]

function order(index: number): Order {
  return { id: String(index), number: `SO-${index}`, total: `${index}.00` }
}

function setup(total: number, more: Record<string, unknown> = {}) {
  const fetchRows = vi.fn((start: number, count: number, _sort: GridSort | undefined, _filter: string) => {
    const length = Math.max(0, Math.min(count, total - start))
    return Promise.resolve<GridPage<Order>>({
      rows: Array.from({ length }, (_, index) => order(start + index)),
      total,
    })
  })
  const props = {
    label: 'Sales orders',
    columns,
    rowId: (row: Order) => row.id,
    rowName: (row: Order) => row.number,
    fetchRows,
    filter: '',
    ...more,
  }
  const view = render(DataGrid<Order, string>, props as never)
  return { fetchRows, props, ...view }
}

const grid = () => screen.getByRole('grid', { name: 'Sales orders' })
const activeCell = () => document.getElementById(grid().getAttribute('aria-activedescendant') ?? '')
const cell = (name: string) => screen.findByRole('gridcell', { name })

let user: ReturnType<typeof userEvent.setup>
beforeEach(() => {
  user = userEvent.setup()
})

describe('a long list', () => {
  test('only the rows in view are drawn and asked for', async () => {
    const { fetchRows } = setup(100_000)
    await cell('SO-0')
    expect(grid().getAttribute('aria-rowcount')).toBe('100001')
    expect(screen.getAllByRole('row').length).toBeLessThan(60)
    expect(fetchRows).toHaveBeenCalledExactlyOnceWith(0, 100, undefined, '')
  })

  test('Ctrl+End goes to the last row and fetches it', async () => {
    const { fetchRows } = setup(100_000)
    await cell('SO-0')
    grid().focus()
    await user.keyboard('{Control>}{End}{/Control}')
    await waitFor(() => expect(activeCell()?.parentElement?.getAttribute('aria-rowindex')).toBe('100001'))
    expect(fetchRows.mock.calls.length).toBeLessThan(5)
  })
})

describe('keys', () => {
  test('the grid is one tab stop', async () => {
    setup(20, { selectable: true })
    await cell('SO-0')
    await user.tab()
    expect(document.activeElement).toBe(grid())
    await user.tab()
    expect(grid().contains(document.activeElement)).toBe(false)
  })

  test('the arrows move the active cell, and stop at the edges', async () => {
    setup(3)
    await cell('SO-0')
    grid().focus()
    expect(activeCell()?.textContent).toContain('SO-0')
    await user.keyboard('{ArrowDown}{ArrowRight}')
    expect(activeCell()?.textContent).toContain('1.00')
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowRight}')
    expect(activeCell()?.textContent).toContain('2.00')
    await user.keyboard('{Home}')
    expect(activeCell()?.textContent).toContain('SO-2')
  })

  test('Enter opens the row, unless the cell has something of its own to do', async () => {
    const onopen = vi.fn()
    const onenter = vi.fn()
    setup(3, { onopen, columns: [columns[0], { ...columns[1], onenter }] })
    await cell('SO-0')
    grid().focus()
    await user.keyboard('{ArrowDown}{Enter}')
    expect(onopen).toHaveBeenCalledExactlyOnceWith(order(1))
    await user.keyboard('{ArrowRight}{Enter}')
    expect(onenter).toHaveBeenCalledExactlyOnceWith(order(1))
    expect(onopen).toHaveBeenCalledOnce()
  })

  test('Alt with arrows is left to the window', async () => {
    setup(3)
    await cell('SO-0')
    grid().focus()
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
    expect(activeCell()?.textContent).toContain('SO-0')
  })
})

describe('sorting', () => {
  test('a header sorts by its first direction, then the other, then not at all', async () => {
    const { fetchRows } = setup(20)
    await cell('SO-0')
    const header = screen.getByRole('columnheader', { name: 'Total' })
    expect(header.getAttribute('aria-sort')).toBe('none')
    await user.click(within(header).getByRole('button'))
    await waitFor(() =>
      expect(fetchRows).toHaveBeenLastCalledWith(0, 100, { column: 'total', direction: 'desc' }, ''),
    )
    expect(header.getAttribute('aria-sort')).toBe('descending')
    await user.click(within(header).getByRole('button'))
    expect(header.getAttribute('aria-sort')).toBe('ascending')
    await user.click(within(header).getByRole('button'))
    expect(header.getAttribute('aria-sort')).toBe('none')
  })

  test('the header is reached with the arrow up; Enter sorts there', async () => {
    const { fetchRows } = setup(20)
    await cell('SO-0')
    grid().focus()
    await user.keyboard('{ArrowUp}{Enter}')
    await waitFor(() =>
      expect(fetchRows).toHaveBeenLastCalledWith(0, 100, { column: 'number', direction: 'asc' }, ''),
    )
  })
})

describe('columns', () => {
  test('Shift with an arrow in the header changes the width, and says so', async () => {
    setup(5)
    await cell('SO-0')
    grid().focus()
    await user.keyboard('{ArrowUp}{Shift>}{ArrowRight}{/Shift}')
    expect(grid().style.getPropertyValue('--columns')).toBe('128px 100px')
    expect(screen.getByText('Number is 128 pixels wide')).toBeTruthy()
  })

  test('a width has a least', async () => {
    setup(5)
    await cell('SO-0')
    grid().focus()
    await user.keyboard('{ArrowUp}{Shift>}' + '{ArrowLeft}'.repeat(20) + '{/Shift}')
    expect(grid().style.getPropertyValue('--columns')).toBe('48px 100px')
  })

  test('Ctrl+Shift with an arrow moves the column, and the active cell with it', async () => {
    setup(5)
    await cell('SO-0')
    grid().focus()
    await user.keyboard('{ArrowUp}{Control>}{Shift>}{ArrowRight}{/Shift}{/Control}')
    expect(screen.getAllByRole('columnheader').map((each) => each.textContent.trim())).toEqual([
      'Total',
      'Number',
    ])
    expect(activeCell()?.textContent).toContain('Number')
  })
})

test('a column gives way where the list is too narrow for it, and keeps its place', () => {
  const three = ['a', 'b', 'c'].map((id) => ({ id, header: id, width: 100, hideBelow: id === 'b' ? 500 : 0 }))
  const options = {
    columns: three,
    rowId: (row: Order) => row.id,
    fetchRows: () => Promise.resolve({ rows: [], total: 0 }),
    filter: '',
    selectable: false,
  }
  const narrow = new Grid<Order, string>(options)
  narrow.space = 400
  expect(narrow.columns.map((column) => column.id)).toEqual(['a', 'c'])
  expect(narrow.template).toBe('100px 100px')
  expect(narrow.leastWidth).toBe(200)
  expect(narrow.moveColumn('c', -1)).toBe(1)
  narrow.space = 600
  expect(narrow.columns.map((column) => column.id)).toEqual(['c', 'a', 'b'])
  expect(narrow.leastWidth).toBe(300)
})

describe('selection', () => {
  const ids = (onselect: ReturnType<typeof vi.fn>) => onselect.mock.lastCall?.[0] as string[]

  test('Space selects, Shift with arrows extends, Esc clears', async () => {
    const onselect = vi.fn()
    setup(20, { selectable: true, onselect })
    await cell('SO-0')
    grid().focus()
    await user.keyboard('{ArrowDown} ')
    expect(ids(onselect)).toEqual(['1'])
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}')
    await waitFor(() => expect(ids(onselect)).toEqual(['1', '2', '3']))
    expect(screen.getAllByRole('row', { selected: true })).toHaveLength(3)
    await user.keyboard('{Escape}')
    expect(ids(onselect)).toEqual([])
  })

  test('Ctrl+A selects every row, also those never drawn', async () => {
    const onselect = vi.fn()
    const { fetchRows } = setup(1200, { selectable: true, onselect })
    await cell('SO-0')
    grid().focus()
    await user.keyboard('{Control>}a{/Control}')
    await waitFor(() => expect(ids(onselect)).toHaveLength(1200))
    expect(Math.max(...fetchRows.mock.calls.map(([, count]) => count))).toBe(500)
  })

  test('the box of a row has its name, and a press on it does not open the row', async () => {
    const onselect = vi.fn()
    const onopen = vi.fn()
    setup(3, { selectable: true, onselect, onopen })
    await user.click(await screen.findByRole('checkbox', { name: 'Select SO-1' }))
    expect(ids(onselect)).toEqual(['1'])
    expect(onopen).not.toHaveBeenCalled()
    await user.click(await cell('SO-2'))
    expect(onopen).toHaveBeenCalledExactlyOnceWith(order(2))
  })

  test('a selection set from outside is taken over', async () => {
    const { rerender, props } = setup(20, { selectable: true, selected: ['1', '2'] })
    await cell('SO-0')
    expect(screen.getAllByRole('row', { selected: true })).toHaveLength(2)
    await rerender({ ...props, selected: [] } as never)
    expect(screen.queryAllByRole('row', { selected: true })).toHaveLength(0)
  })

  test('Ctrl+A while another answer is awaited selects that answer, not what is still shown', async () => {
    const onselect = vi.fn()
    const { rerender, props, fetchRows } = setup(20, { selectable: true, onselect })
    await cell('SO-0')
    let answer: (page: { rows: Order[]; total: number }) => void = () => undefined
    fetchRows.mockImplementation(() => new Promise((resolve) => (answer = resolve)))
    await rerender({ ...props, filter: 'oak' } as never)
    grid().focus()
    await user.keyboard('{Control>}a{/Control}')
    const first = answer
    await Promise.resolve()
    first({ rows: [order(7)], total: 1 })
    answer({ rows: [order(7)], total: 1 })
    await waitFor(() => expect(ids(onselect)).toEqual(['7']))
  })

  test('another filter starts with nothing selected', async () => {
    const onselect = vi.fn()
    const { rerender, props, fetchRows } = setup(20, { selectable: true, onselect })
    await cell('SO-0')
    grid().focus()
    await user.keyboard(' ')
    await rerender({ ...props, filter: 'oak' } as never)
    await waitFor(() => expect(fetchRows).toHaveBeenLastCalledWith(0, 100, undefined, 'oak'))
    await waitFor(() => expect(ids(onselect)).toEqual([]))
  })
})

describe('states', () => {
  test('a higher revision fetches the same rows again and keeps the place', async () => {
    const { rerender, props, fetchRows } = setup(20, { selectable: true })
    await cell('SO-0')
    grid().focus()
    await user.keyboard('{ArrowDown}{ArrowDown}')
    await rerender({ ...props, revision: 1 } as never)
    await waitFor(() => expect(fetchRows).toHaveBeenCalledTimes(2))
    expect(activeCell()?.textContent).toContain('SO-2')
  })

  test('nothing in the list is said', async () => {
    setup(0, { empty: saying('No orders yet') })
    expect(await screen.findByText('No orders yet')).toBeTruthy()
  })

  test('rows that cannot be fetched are said', async () => {
    setup(1, { fetchRows: () => Promise.reject(new Error('offline')), failed: saying('Not reached') })
    expect(await screen.findByText('Not reached')).toBeTruthy()
  })

  test('an answer to an older question is dropped', async () => {
    const answers: ((page: GridPage<Order>) => void)[] = []
    const fetchRows = () => new Promise<GridPage<Order>>((resolve) => answers.push(resolve))
    const { rerender, props } = setup(1, { fetchRows })
    await waitFor(() => expect(answers).toHaveLength(1))
    await rerender({ ...props, filter: 'oak' } as never)
    await waitFor(() => expect(answers).toHaveLength(2))
    answers[1]?.({ rows: [order(7)], total: 1 })
    await cell('SO-7')
    answers[0]?.({ rows: [order(1)], total: 1 })
    await Promise.resolve()
    expect(screen.queryByRole('gridcell', { name: 'SO-1' })).toBeNull()
  })

  test('it gives its view when it goes, and stands there again when given it back', async () => {
    const onview = vi.fn<(view: GridView) => void>()
    const first = setup(300, { onview })
    await cell('SO-0')
    grid().focus()
    await user.keyboard('{ArrowUp}{ArrowRight}{Enter}{ArrowDown}{ArrowDown}{ArrowDown}')
    first.unmount()
    const view = onview.mock.lastCall?.[0]
    expect(view).toMatchObject({
      sort: { column: 'total', direction: 'desc' },
      row: 2,
      column: 1,
      total: 300,
    })
    const second = setup(300, { view })
    await cell('SO-0')
    expect(second.fetchRows).toHaveBeenCalledWith(0, 100, { column: 'total', direction: 'desc' }, '')
    expect(activeCell()?.parentElement?.getAttribute('aria-rowindex')).toBe('4')
  })
})
