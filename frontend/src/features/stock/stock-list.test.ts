import type { StockPage, StockQuery } from '$lib/backend'
import { fakeBackend } from '$lib/backend/fake'
import { expect, test, vi } from 'vitest'
import { StockList } from './stock-list.svelte'

const page = (total: number, part: Partial<StockPage> = {}): StockPage => ({
  rows: [],
  total,
  value: '12.50',
  counts: { all: total },
  currency: 'NZD',
  on: '2026-03-12',
  method: 'fifo',
  hasMovements: true,
  ...part,
})

function listOver(answer: (query: StockQuery) => Promise<StockPage>) {
  const ask = vi.fn(answer)
  return { ask, list: new StockList(fakeBackend({ replace: { stock: { list: ask } } })) }
}

test('search, class, what is shown and the day are asked for with the window and the sort', async () => {
  const { ask, list } = listOver(() => Promise.resolve(page(3)))
  list.search('  oak ')
  list.keepClass('material')
  list.keepShow('on_hand')
  list.valueAt('2026-02-28', '2026-03-12')
  await list.fetch(100, 50, { column: 'value', direction: 'desc' }, list.filter)
  expect(ask).toHaveBeenCalledExactlyOnceWith({
    search: 'oak',
    class: 'material',
    show: 'on_hand',
    on: '2026-02-28',
    sort: 'value',
    isDescending: true,
    offset: 100,
    limit: 50,
  })
  expect(list.summary).toMatchObject({ value: '12.50', method: 'fifo' })
})

test('today needs no day, and showing all again keeps the day', () => {
  const { list } = listOver(() => Promise.resolve(page(0)))
  list.valueAt('2026-03-12', '2026-03-12')
  expect(list.filter.on).toBe('')
  list.valueAt('2026-02-28', '2026-03-12')
  list.keepShow('problem')
  list.clear()
  expect(list.filter).toEqual({ search: '', class: '', show: 'all', on: '2026-02-28' })
  expect(list.isFiltered).toBe(false)
})

test('an answer to an earlier question does not change what is said of the whole', async () => {
  const { list } = listOver(({ search }) => Promise.resolve(page(search === '' ? 9 : 1)))
  const early = list.fetch(0, 50, undefined, list.filter)
  list.search('oak')
  await early
  expect(list.summary).toBeUndefined()
  await list.fetch(0, 50, undefined, list.filter)
  expect(list.summary?.total).toBe(1)
})

test('the same question is not asked twice, and no class keeps all', () => {
  const { list } = listOver(() => Promise.resolve(page(0)))
  const before = list.filter
  list.search(' ')
  list.keepShow('all')
  expect(list.filter).toBe(before)
  list.keepClass('traded')
  expect(list.isFiltered).toBe(true)
  list.keepClass('')
  expect(list.filter.class).toBe('')
})
