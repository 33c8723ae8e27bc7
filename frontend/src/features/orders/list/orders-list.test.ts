import { fakeBackend, orderRow } from '$lib/backend/fake'
import { describe, expect, test, vi } from 'vitest'
import { OrdersList } from './orders-list.svelte'

function listWith(counts: Record<string, number>, rows = [orderRow('sale', 0)]) {
  const list = vi.fn(() => Promise.resolve({ rows, total: rows.length, buckets: counts }))
  const backend = fakeBackend({ replace: { orders: { list } } })
  return { list, orders: new OrdersList(backend, 'sale') }
}

const load = (orders: OrdersList) => orders.fetchRows(0, 100, undefined, orders.filter)

test('without a sort the newest come first; the grid’s sort is passed on', async () => {
  const { list, orders } = listWith({})
  await load(orders)
  expect(list).toHaveBeenLastCalledWith({
    kind: 'sale',
    search: '',
    bucket: 'all',
    contactId: 0,
    sort: 'date',
    isDescending: true,
    offset: 0,
    limit: 100,
  })
  await orders.fetchRows(100, 50, { column: 'number', direction: 'asc' }, orders.filter)
  expect(list).toHaveBeenLastCalledWith(
    expect.objectContaining({ sort: 'number', isDescending: false, offset: 100, limit: 50 }),
  )
})

test('the filter is a new object only when the question is another', () => {
  const { orders } = listWith({})
  const before = orders.filter
  orders.typed = 'har'
  expect(orders.filter).toBe(before)
  orders.find('har ')
  expect(orders.filter).not.toBe(before)
  expect(orders.filter.search).toBe('har')
})

describe('chips', () => {
  test('show every day’s buckets and those with something in them; the seldom ones stand behind a menu', async () => {
    const { orders } = listWith({
      to_send: 4,
      in_progress: 0,
      problem: 1,
      sent: 9,
      before_start: 3,
      cancelled: 0,
    })
    await load(orders)
    expect(orders.chips).toEqual([
      { id: 'all', count: 17 },
      { id: 'to_send', count: 4 },
      { id: 'problem', count: 1 },
      { id: 'sent', count: 9 },
    ])
    expect(orders.more).toEqual([{ id: 'before_start', count: 3 }])
    orders.choose('before_start')
    expect(orders.chips.at(-1)).toEqual({ id: 'before_start', count: 3 })
    expect(orders.more).toEqual([])
  })

  test('counts of a question that is no longer asked are dropped', async () => {
    const { orders } = listWith({ to_send: 4 })
    const old = orders.filter
    orders.choose('sent')
    await orders.fetchRows(0, 100, undefined, old)
    expect(orders.counts).toEqual({})
  })
})

describe('an empty list', () => {
  test.each([
    ['none', {}, '', 'all'],
    ['matches', {}, 'xyz', 'to_send'],
    ['done', { sent: 3 }, '', 'to_send'],
    ['bucket', { sent: 3 }, '', 'problem'],
    ['bucket', {}, '', 'to_send'],
  ] as const)('says %s', async (emptiness, counts, search, bucket) => {
    const { orders } = listWith(counts)
    orders.choose(bucket)
    orders.find(search)
    await load(orders)
    expect(orders.emptiness).toBe(emptiness)
  })

  test('can be left by showing all', async () => {
    const { orders } = listWith({})
    await orders.begin('sent', 3)
    orders.find('xyz')
    orders.showAll()
    expect([orders.typed, orders.filter]).toEqual(['', { search: '', bucket: 'all', contactId: 0 }])
  })
})

test('a place may ask for a bucket or for one contact, whose name is read', async () => {
  const { orders } = listWith({})
  await orders.begin('problem', undefined)
  expect(orders.filter.bucket).toBe('problem')
  await orders.begin(undefined, 2)
  expect(orders.filter.bucket).toBe('all')
  expect([orders.filter.contactId, orders.contactName]).toEqual([2, 'Waiheke Lodge'])
  orders.allContacts()
  expect(orders.filter.contactId).toBe(0)
  await orders.begin('nonsense', undefined)
  expect(orders.filter.bucket).toBe('all')
})

test('the next order is the first that can be sent and is not this one', async () => {
  const { list, orders } = listWith({}, [orderRow('sale', 0), orderRow('sale', 2)])
  orders.find('har')
  expect((await orders.next(1))?.id).toBe(3)
  expect((await orders.next(9))?.id).toBe(1)
  expect(list).toHaveBeenLastCalledWith(expect.objectContaining({ bucket: 'to_send', search: '', limit: 2 }))
})
