import type { MergeForm, MergeLine } from '$lib/backend'
import { decisionView, fakeBackend, mergeView } from '$lib/backend/fake'
import { Fault } from '$lib/errors'
import { expect, test, vi } from 'vitest'
import { MergeController } from './merge.svelte'

const line = (field: string, left: string, right: string, side = 'left'): MergeLine => ({
  field,
  left,
  right,
  side,
})

const rows = [
  line('name', 'Kererū Interiors', 'Kereru Interiors Limited'),
  line('email', '', 'hello@kereru.nz', 'right'),
  line('city', 'Wellington', 'Wellington'),
  line('phone', '04 801 2240', ''),
]

function controller(merge = vi.fn((form: MergeForm) => Promise.resolve(decisionView(form.left)))) {
  const previewMerge = vi.fn((left: number, right: number) =>
    Promise.resolve(mergeView(left, right, { rows })),
  )
  const task = new MergeController(fakeBackend({ replace: { contacts: { merge, previewMerge } } }))
  return { task, merge, previewMerge }
}

test('by itself the one in front keeps what it has, and takes what it lacks', async () => {
  const { task, merge } = controller()
  await task.preview(1, 2)
  expect(task.view?.rows.map((each) => task.valueOf(each))).toEqual([
    'Kererū Interiors',
    'hello@kereru.nz',
    'Wellington',
    '04 801 2240',
  ])
  expect(await task.merge()).toMatchObject({ id: 1 })
  expect(merge).toHaveBeenCalledExactlyOnceWith({
    left: 1,
    right: 2,
    leftVersion: 1,
    rightVersion: 1,
    takeRight: [],
  })
})

test('there is a choice only where both differ and the one in front says something', async () => {
  const { task } = controller()
  await task.preview(1, 2)
  const asked = task.view?.rows.filter((each) => task.canChoose(each)).map((each) => each.field)
  expect(asked).toEqual(['name', 'phone'])
})

test('takes the other’s value where it was chosen, an empty one too', async () => {
  const { task, merge } = controller()
  await task.preview(1, 2)
  for (const each of rows) if (task.canChoose(each)) task.choose(each, 'right')
  await task.merge()
  expect(merge.mock.lastCall?.[0].takeRight).toEqual(['name', 'phone'])
})

test('swapping asks anew, and forgets what was chosen', async () => {
  const { task, merge, previewMerge } = controller()
  await task.preview(1, 2)
  for (const each of rows) task.choose(each, 'right')
  await task.swap()
  expect(previewMerge).toHaveBeenLastCalledWith(2, 1)
  await task.merge()
  expect(merge.mock.lastCall?.[0]).toMatchObject({ left: 2, right: 1, takeRight: [] })
})

test('a refusal is kept beside what was to be merged', async () => {
  const { task } = controller(vi.fn(() => Promise.reject(new Fault('conflict', 'It changed meanwhile.'))))
  await task.preview(1, 2)
  expect(await task.merge()).toBeUndefined()
  expect(task.refusal?.message).toBe('It changed meanwhile.')
  expect(task.view).toBeDefined()
  expect(task.busy).toBe(false)
})
