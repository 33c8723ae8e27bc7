import type { ActivityPage, ActivityQuery, ActivityRow } from '$lib/backend'
import { fakeBackend } from '$lib/backend/fake'
import { Fault } from '$lib/errors'
import { expect, test, vi } from 'vitest'
import { ActivityList, pageSize } from './activity.svelte'

function entry(id: number): ActivityRow {
  return {
    id,
    at: '2026-03-12T01:05:00Z',
    kind: 'exchange',
    subject: '',
    summary: 'Xero answered',
    method: 'GET',
    path: '/Invoices',
    status: 200,
    durationMs: 31,
    outcome: id % 7 === 0 ? 'refused' : 'ok',
    detail: '',
  }
}

/** A record whose newest entry can be raised. */
function record(newest: number) {
  const state = { newest }
  const ask = vi.fn(({ before, limit, outcome }: ActivityQuery): Promise<ActivityPage> => {
    const all = Array.from({ length: state.newest }, (_, index) => entry(state.newest - index)).filter(
      (row) => (before === 0 || row.id < before) && (outcome === 'all' || row.outcome !== 'ok'),
    )
    return Promise.resolve({ rows: all.slice(0, limit), hasMore: all.length > limit })
  })
  const list = new ActivityList(fakeBackend({ replace: { activity: { list: ask } } }))
  return { state, ask, list }
}

const ids = async (list: ActivityList) =>
  (await list.fetch(0, 1000, undefined, list.filter)).rows.map((row) => row.id)

test('the newest page is read once, however often the rows are asked for', async () => {
  const { list, ask } = record(250)
  expect((await ids(list)).slice(0, 2)).toEqual([250, 249])
  await list.fetch(40, 40, undefined, 'all')
  expect(ask).toHaveBeenCalledExactlyOnceWith({ outcome: 'all', before: 0, limit: pageSize })
  expect([list.total, list.hasMore]).toEqual([100, true])
})

test('older entries follow without a gap, until there are none', async () => {
  const { list, ask } = record(250)
  await ids(list)
  await list.more()
  expect(ask).toHaveBeenLastCalledWith({ outcome: 'all', before: 151, limit: pageSize })
  await list.more()
  expect(await ids(list)).toEqual(Array.from({ length: 250 }, (_, index) => 250 - index))
  expect(list.hasMore).toBe(false)
  await list.more()
  expect(ask).toHaveBeenCalledTimes(3)
})

test('older entries that cannot be read leave what is here, with the cause', async () => {
  const { list, ask } = record(250)
  await ids(list)
  ask.mockRejectedValueOnce(new Fault('read_only', 'No.'))
  await list.more()
  expect(list.problem?.code).toBe('read_only')
  expect(list.total).toBe(100)
  await list.more()
  expect(list.problem).toBeUndefined()
  expect(list.total).toBe(200)
})

test('only problems are kept when asked for, and the others come back', async () => {
  const { list } = record(30)
  await ids(list)
  list.keep('problem')
  expect(await ids(list)).toEqual([28, 21, 14, 7])
  list.keep('all')
  expect(await ids(list)).toHaveLength(30)
  expect(list.total).toBe(30)
})

test('what was added since goes on top, once', async () => {
  const { list, state } = record(120)
  await ids(list)
  await list.catchUp()
  expect(list.revision).toBe(0)
  state.newest = 123
  await list.catchUp()
  expect((await ids(list)).slice(0, 4)).toEqual([123, 122, 121, 120])
  expect([list.total, list.revision]).toEqual([103, 1])
})

test('more new entries than a page holds begin the list anew, so that none is missing', async () => {
  const { list, state } = record(120)
  await ids(list)
  state.newest = 400
  await list.catchUp()
  expect(await ids(list)).toEqual(Array.from({ length: 100 }, (_, index) => 400 - index))
  expect(list.hasMore).toBe(true)
})

test('an answer for a filter left meanwhile changes nothing', async () => {
  const { list } = record(250)
  await ids(list)
  const more = list.more()
  list.keep('problem')
  await more
  expect((await ids(list)).every((id) => id % 7 === 0)).toBe(true)
})
