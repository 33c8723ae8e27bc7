import type { PairAnswer } from '$lib/backend'
import { decisionView, fakeBackend, pairView, type FakeOptions } from '$lib/backend/fake'
import { Fault } from '$lib/errors'
import { describe, expect, test, vi } from 'vitest'
import { ReviewQueue } from './queue.svelte'

async function openQueue(options: FakeOptions = {}) {
  const backend = fakeBackend({ pairCount: 8, ...options })
  const queue = new ReviewQueue(backend)
  await queue.load()
  await vi.waitFor(() => expect(queue.counts.all).toBeDefined())
  return { queue, backend }
}

/** Waits until everything done is kept and the queue was read again. */
const settled = (queue: ReviewQueue, open: number) =>
  vi.waitFor(() => {
    expect(queue.progress?.open).toBe(open)
    expect(queue.counts.all).toBe(open)
  })

describe('the queue', () => {
  test('begins with the pair that is worth most, with counts of each kind', async () => {
    const { queue } = await openQueue()
    expect(queue.current?.id).toBe(1)
    expect(queue.total).toBe(8)
    expect(queue.counts).toEqual({ all: 8, link: 5, here: 2, xero: 1 })
  })

  test('begins with the pair a place asks for', async () => {
    const queue = new ReviewQueue(fakeBackend({ pairCount: 8 }))
    await queue.open(5)
    expect(queue.current?.id).toBe(5)
    queue.decide('same')
    await vi.waitFor(() => expect(queue.current?.id).toBe(1))
  })

  test('shows the next pair at once, before the answer is kept', async () => {
    let keep = () => {}
    const decide = vi.fn(
      (id: number, answer: PairAnswer) =>
        new Promise<ReturnType<typeof decisionView>>((resolve) => {
          keep = () => resolve(decisionView(id, { answer }))
        }),
    )
    const { queue } = await openQueue({ replace: { review: { decide } } })
    queue.decide('same')
    expect(queue.current?.id).toBe(2)
    expect(queue.progress).toMatchObject({ decided: 15, open: 7 })
    await vi.waitFor(() => expect(decide).toHaveBeenCalledExactlyOnceWith(1, 'same'))
    keep()
  })

  test('keeps answers in the order they were given', async () => {
    const kept: string[] = []
    const decide = (id: number, answer: PairAnswer) => {
      kept.push(`${id} ${answer}`)
      return Promise.resolve(decisionView(id, { answer }))
    }
    const { queue } = await openQueue({ replace: { review: { decide } } })
    queue.decide('same')
    queue.decide('different')
    queue.decide('works_at')
    await vi.waitFor(() => expect(kept).toEqual(['1 same', '2 different', '3 works_at']))
  })

  test('asks each kind alone, and those put off alone', async () => {
    const { queue } = await openQueue()
    await queue.keep({ kind: 'here' })
    expect(queue.current?.kind).toBe('here')
    expect(queue.total).toBe(2)
    queue.later()
    await vi.waitFor(() => expect(queue.counts.here).toBe(1))
    await queue.keep({ kind: 'all', isPutOff: true })
    expect(queue.current?.id).toBe(2)
    queue.later()
    await vi.waitFor(() => expect(queue.putOff).toBe(0))
    expect(queue.current).toBeUndefined()
  })

  test('ends when every pair is answered', async () => {
    const { queue } = await openQueue({ pairCount: 2 })
    queue.decide('same')
    queue.decide('different')
    await settled(queue, 0)
    expect(queue.current).toBeUndefined()
    expect(queue.total).toBe(0)
  })

  test('goes on past the pairs it asked for at once', async () => {
    const { queue } = await openQueue({ pairCount: 90 })
    for (let left = 90; left > 0; left--) {
      await vi.waitFor(() => expect(queue.decide('same')).toBeDefined())
    }
    await settled(queue, 0)
  })

  test('drops a pair that was answered elsewhere', async () => {
    const { queue, backend } = await openQueue()
    await backend.review.decide(1, 'same')
    await queue.load()
    expect(queue.current?.id).toBe(2)
  })

  test('that cannot be read says why', async () => {
    const queue = new ReviewQueue(
      fakeBackend({ replace: { review: { queue: () => Promise.reject(new Fault('internal', 'No.')) } } }),
    )
    await queue.load()
    expect(queue.problem?.message).toBe('No.')
  })
})

describe('undo', () => {
  test('takes the answers back in turn, and shows their pairs again', async () => {
    const { queue, backend } = await openQueue()
    const takeBack = vi.spyOn(backend.review, 'takeBack')
    queue.decide('same')
    queue.decide('different')
    expect(queue.undo()?.id).toBe(2)
    expect(queue.current?.id).toBe(2)
    expect(queue.undo()?.id).toBe(1)
    expect(queue.undo()).toBeUndefined()
    await vi.waitFor(() => expect(takeBack.mock.calls).toEqual([[201], [200]]))
    await settled(queue, 8)
    expect(queue.current?.id).toBe(1)
  })

  test('brings back a pair that was put off', async () => {
    const { queue } = await openQueue()
    queue.later()
    expect(queue.putOff).toBe(1)
    queue.undo()
    await settled(queue, 8)
    expect(queue.putOff).toBe(0)
    expect(queue.current?.id).toBe(1)
  })
})

test('an answer that cannot be kept is told, and its pair is shown again', async () => {
  const decide = () => Promise.reject(new Fault('conflict', 'A document of either is on its way.'))
  const { queue } = await openQueue({ replace: { review: { decide } } })
  queue.onfault = vi.fn()
  queue.decide('same')
  expect(queue.current?.id).toBe(2)
  await vi.waitFor(() => expect(queue.onfault).toHaveBeenCalledOnce())
  expect(queue.current?.id).toBe(1)
  expect(queue.canUndo).toBe(false)
  await settled(queue, 8)
})

test('a pair that is not read yet is not answered twice', async () => {
  let show = () => {}
  const pair = vi.fn((id: number) => Promise.resolve(pairView(id)))
  const { queue } = await openQueue({ replace: { review: { pair } } })
  await vi.waitFor(() => expect(pair).toHaveBeenCalledWith(4))
  pair.mockImplementation((id) => new Promise((resolve) => (show = () => resolve(pairView(id)))))
  const answered = Array.from({ length: 6 }, () => queue.decide('same')?.id)
  expect(answered).toEqual([1, 2, 3, 4, undefined, undefined])
  show()
})
