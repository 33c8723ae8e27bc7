import type { MovementQuery } from '$lib/backend'
import { fakeBackend, movementRow } from '$lib/backend/fake'
import { Fault } from '$lib/errors'
import { expect, test, vi } from 'vitest'
import { ItemPanel } from './item-panel.svelte'

const many = Array.from({ length: 120 }, (_, index) => movementRow({ id: 200 - index }))

function panelOverMany() {
  const movements = vi.fn(({ offset, limit }: MovementQuery) =>
    Promise.resolve({ rows: many.slice(offset, offset + limit), total: many.length, currency: 'NZD' }),
  )
  return { movements, panel: new ItemPanel(fakeBackend({ replace: { stock: { movements } } })) }
}

test('an item is read with its newest movements, earlier ones on demand', async () => {
  const { panel, movements } = panelOverMany()
  await panel.show(6)
  expect(panel.view?.row.sku).toBe('OAK-25-FAS')
  expect(panel.movements).toHaveLength(50)
  await panel.more()
  expect(panel.movements.map(({ id }) => id)).toEqual(many.slice(0, 100).map(({ id }) => id))
  expect(panel.hasMore).toBe(true)
  expect(movements.mock.lastCall?.[0]).toMatchObject({ itemId: 6, offset: 50, limit: 50 })
})

test('reading again keeps as many movements as are shown', async () => {
  const { panel } = panelOverMany()
  await panel.show(6)
  await panel.more()
  await panel.show(6)
  expect(panel.movements).toHaveLength(100)
})

test('another item does not show what was read of the one before', async () => {
  let answer = () => {}
  const { panel } = panelOverMany()
  await panel.show(6)
  const slow = new ItemPanel(
    fakeBackend({
      replace: {
        stock: {
          item: (itemId) =>
            new Promise((resolve) => {
              const view = { ...panel.view, row: { ...panel.view?.row, itemId } } as never
              if (itemId === 1) answer = () => resolve(view)
              else resolve(view)
            }),
        },
      },
    }),
  )
  const first = slow.show(1)
  await slow.show(2)
  answer()
  await first
  expect(slow.view?.row.itemId).toBe(2)
})

test('a failure is kept to be shown, and goes when reading works again', async () => {
  let isBroken = true
  const own = fakeBackend()
  const item = (itemId: number) =>
    isBroken ? Promise.reject(new Fault('not_found', 'This item does not exist.')) : own.stock.item(itemId)
  const panel = new ItemPanel(fakeBackend({ replace: { stock: { item } } }))
  await panel.show(1)
  expect(panel.problem?.code).toBe('not_found')
  isBroken = false
  await panel.reload()
  expect(panel.problem).toBeUndefined()
  expect(panel.view?.row.itemId).toBe(1)
})
