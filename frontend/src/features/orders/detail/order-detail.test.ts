import type { OrderView } from '$lib/backend'
import { documentStatus, fakeBackend, orderView, type FakeOptions } from '$lib/backend/fake'
import { Fault } from '$lib/errors'
import { describe, expect, test, vi } from 'vitest'
import { historyLines } from './history'
import { OrderDetail } from './order-detail.svelte'

type Orders = NonNullable<NonNullable<FakeOptions['replace']>['orders']>
const detailWith = (orders: Orders = {}) => new OrderDetail(fakeBackend({ replace: { orders } }))

function later<Value>() {
  let resolve: (value: Value) => void = () => {}
  const promise = new Promise<Value>((done) => (resolve = done))
  return { promise, resolve }
}

test('the order before stays until the next is here, and a late answer is dropped', async () => {
  const slow = later<OrderView>()
  const detail = detailWith({
    get: (id) => (id === 2 ? slow.promise : Promise.resolve(orderView('sale', id))),
  })
  await detail.show(1)
  const second = detail.show(2)
  expect(detail.order?.id).toBe(1)
  await detail.show(3)
  slow.resolve(orderView('sale', 2))
  await second
  expect(detail.order?.id).toBe(3)
})

test('what cannot be read is a problem, and goes when reading works again', async () => {
  const get = vi.fn(() => Promise.reject(new Fault('not_found', 'Gone.')))
  const detail = detailWith({ get })
  await detail.show(1)
  expect(detail.problem).toBeInstanceOf(Fault)
  get.mockImplementation(() => Promise.resolve(orderView('sale', 1)) as never)
  await detail.reload()
  expect([detail.problem, detail.order?.id]).toEqual([undefined, 1])
})

describe('deeds', () => {
  test('show the answer at once, and run one at a time', async () => {
    const answer = later<OrderView>()
    const withdraw = vi.fn(() => answer.promise)
    const detail = detailWith({ withdraw })
    await detail.show(1)
    const first = detail.withdraw()
    expect(detail.work).toBe('withdraw')
    await expect(detail.withdraw()).resolves.toBeUndefined()
    answer.resolve(orderView('sale', 1, documentStatus({ state: 'none' })))
    await first
    expect(withdraw).toHaveBeenCalledOnce()
    expect([detail.work, detail.order?.status.state]).toEqual([undefined, 'none'])
  })

  test('a failure is the caller’s to show, and leaves the order as it is', async () => {
    const detail = detailWith({ withdraw: () => Promise.reject(new Fault('conflict', 'It is on its way.')) })
    await detail.show(2)
    await expect(detail.withdraw()).rejects.toMatchObject({ code: 'conflict' })
    expect([detail.work, detail.order?.id]).toEqual([undefined, 2])
  })

  test('a reading from Xero that fails stays beside what was read before, until the next one', async () => {
    const readBack = vi.fn(() => Promise.reject(new Fault('offline', 'No connection.')))
    const detail = detailWith({ readBack })
    await detail.show(2)
    expect(await detail.readBack()).toBeUndefined()
    expect(detail.readProblem).toMatchObject({ code: 'offline' })
    expect([detail.work, detail.order?.id]).toEqual([undefined, 2])
    readBack.mockImplementation(() => Promise.resolve(orderView('sale', 2)) as never)
    expect((await detail.readBack())?.id).toBe(2)
    expect(detail.readProblem).toBeUndefined()
    readBack.mockImplementation(() => Promise.reject(new Fault('offline', 'No connection.')))
    await detail.readBack()
    await detail.show(3)
    expect(detail.readProblem).toBeUndefined()
  })

  test('an answer that comes when another order is shown does not replace it', async () => {
    const answer = later<OrderView>()
    const detail = detailWith({ setCancelled: () => answer.promise })
    await detail.show(1)
    const deed = detail.setCancelled(true)
    await detail.show(2)
    answer.resolve(orderView('sale', 1))
    await deed
    expect(detail.order?.id).toBe(2)
  })

  test('deleting returns the form that undoes it', async () => {
    const detail = detailWith()
    await detail.show(1)
    expect(await detail.delete()).toMatchObject({ id: 0, kind: 'sale' })
  })
})

test('the history is plain words: no hashes, no codes', () => {
  const at = '2026-03-12T01:05:00Z'
  const lines = historyLines([
    { at, event: 'missing', text: '' },
    { at, event: 'read', text: 'PART_PAID' },
    { at, event: 'read', text: 'AUTHORISED' },
    { at, event: 'resolved', text: 'adopt' },
    { at, event: 'rejected', text: 'Account 404 is archived.' },
    { at, event: 'sending', text: 'f00dfeed' },
    { at, event: 'frozen', text: 'f00dfeed' },
    { at, event: 'queued', text: '' },
  ])
  expect(lines.map(({ title, text }) => [title, text])).toEqual([
    ['Xero no longer has it', ''],
    ['Read back from Xero: Part paid', ''],
    ['Read back from Xero: Awaiting payment', ''],
    ['You said: this one in Xero is it', ''],
    ['Xero refused it', 'Account 404 is archived.'],
    ['Sending began', ''],
    ['You confirmed it', ''],
  ])
})
