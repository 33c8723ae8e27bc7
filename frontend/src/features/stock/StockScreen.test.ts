import type { RecordingForm, StockItemForm } from '$lib/backend'
import { fakeBackend, type FakeOptions } from '$lib/backend/fake'
import { Fault } from '$lib/errors'
import { Router, type StockRoute } from '$lib/router'
import ScreenStage from '$shell/parts/test/ScreenStage.svelte'
import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import StockScreen from './StockScreen.svelte'

const purchase = 100_001

let user: ReturnType<typeof userEvent.setup>
let router: Router
beforeEach(() => {
  user = userEvent.setup()
})

async function openStock(options: FakeOptions = {}, route: StockRoute = { screen: 'stock' }) {
  const backend = fakeBackend(options)
  router = new Router(route)
  render(ScreenStage, { backend, router, screen: StockScreen })
  await screen.findByRole('grid', { name: 'Stock' })
  return backend
}

const cell = (name: string) => screen.findByRole('gridcell', { name })
const panel = (name: string) => screen.findByRole('region', { name })

/** Contrast needs colours, which nothing here computes; real browsers check it. */
async function violations() {
  const result = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })
  return result.violations.map(({ id, nodes }) => [id, nodes[0]?.html])
}

function recorder() {
  return vi.fn((form: RecordingForm) => fakeBackend().stock.record(form))
}

describe('the list', () => {
  test('shows what there is, what it is worth and by which method, and marks what is wrong', async () => {
    await openStock()
    const row = (await cell('FRM-OAK-180')).closest('[role="row"]')
    expect(row?.textContent).toMatch(/Table frame, oak.*Part made.*−2.*184\.00.*−368\.00.*Below zero/)
    expect(screen.getByText('15,100.67 NZD · moving average')).toBeTruthy()
    expect(await screen.findByRole('button', { name: /^Problems\s*2$/ })).toBeTruthy()
    expect(await violations()).toEqual([])
  })

  test('is narrowed by what is wrong and by class, and shown whole again', async () => {
    await openStock()
    await user.click(await screen.findByRole('button', { name: /^Problems/ }))
    await waitFor(() => expect(screen.queryByRole('gridcell', { name: 'CHR-ASH-01' })).toBeNull())
    await user.click(screen.getByRole('button', { name: 'Class' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Material' }))
    await user.click(await screen.findByRole('button', { name: 'Show all items' }))
    expect(await cell('CHR-ASH-01')).toBeTruthy()
  })

  test('is valued at the end of another day', async () => {
    const list = vi.fn(fakeBackend().stock.list)
    await openStock({ replace: { stock: { list } } })
    const day = await screen.findByRole('textbox', { name: 'Valued as at' })
    await user.clear(day)
    await user.type(day, '2026-02-28{Enter}')
    await waitFor(() => expect(list.mock.lastCall?.[0]).toMatchObject({ on: '2026-02-28' }))
    expect(await screen.findByText(/at Feb 28, 2026|at 28 Feb 2026/)).toBeTruthy()
  })

  test('teaches the next step where nothing is recorded yet', async () => {
    const own = fakeBackend()
    await openStock({
      replace: {
        stock: { list: async (query) => ({ ...(await own.stock.list(query)), hasMovements: false }) },
      },
    })
    expect(
      await screen.findByText('Nothing is recorded yet. Record a receipt, or count what is there.'),
    ).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Count' }))
    expect(await panel('Count what is there')).toBeTruthy()
  })

  test('says why it cannot be read, and asks again', async () => {
    const own = fakeBackend()
    let isBroken = true
    await openStock({
      replace: {
        stock: {
          list: (query) =>
            isBroken ? Promise.reject(new Fault('internal', 'The file is busy.')) : own.stock.list(query),
        },
      },
    })
    expect(await screen.findByText('The file is busy.')).toBeTruthy()
    isBroken = false
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await cell('CHR-ASH-01')).toBeTruthy()
  })
})

describe('an item', () => {
  test('opens beside the list with its figures, recipe and movements; a movement leads to its order', async () => {
    await openStock()
    await user.click(await cell('CHR-ASH-01'))
    const sheet = await panel('CHR-ASH-01')
    expect(await within(sheet).findByText('What one is made of')).toBeTruthy()
    expect(within(sheet).getByRole('row', { name: /Used Provisional/ }).textContent).toMatch(
      /−5\.4.*−497\.36.*42/,
    )
    expect(await violations()).toEqual([])
    await user.click(within(sheet).getByRole('button', { name: 'PO-10238' }))
    expect(router.current).toEqual({ screen: 'purchases', order: 100_003 })
  })

  test('keeps its class and recipe, with what Go says beside the line', async () => {
    const own = fakeBackend()
    const saveItem = vi.fn((form: StockItemForm) =>
      form.recipe.some((use) => use.quantity === '0')
        ? Promise.reject(
            new Fault('invalid', 'No.', '', { 'recipe[0].quantity': 'Give a quantity above zero.' }),
          )
        : own.stock.saveItem(form),
    )
    await openStock({ replace: { stock: { saveItem } } }, { screen: 'stock', item: 2 })
    await user.click(await screen.findByRole('button', { name: 'Edit' }))
    const [first] = await screen.findAllByRole('textbox', { name: 'Quantity for one' })
    if (!first) throw new Error('no part')
    await user.clear(first)
    await user.type(first, '0')
    await user.keyboard('{Control>}s{/Control}')
    expect(await screen.findByText('Give a quantity above zero.')).toBeTruthy()
    expect(document.activeElement).toBe(first)
    expect(await violations()).toEqual([])
    await user.clear(first)
    await user.type(first, '2{Control>}s{/Control}')
    await waitFor(() => expect(saveItem.mock.lastCall?.[0].recipe[0]).toEqual({ itemId: 6, quantity: '2' }))
    expect(await screen.findByRole('button', { name: 'Edit' })).toBeTruthy()
  })

  test('asks before what was typed is thrown away', async () => {
    await openStock({}, { screen: 'stock', item: 2 })
    await user.click(await screen.findByRole('button', { name: 'Edit' }))
    await user.click(screen.getByRole('button', { name: 'Remove part 1' }))
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    await user.click(await screen.findByRole('button', { name: 'Keep typing' }))
    expect(screen.getAllByRole('textbox', { name: 'Quantity for one' })).toHaveLength(2)
    router.go({ screen: 'home' })
    await user.click(await screen.findByRole('button', { name: 'Throw away' }))
    expect(router.screen).toBe('home')
  })

  test('has a recording taken away', async () => {
    const undo = vi.fn(fakeBackend().stock.undo)
    await openStock({ replace: { stock: { undo } } }, { screen: 'stock', item: 2 })
    await user.click(await screen.findByRole('button', { name: 'Take away what was used' }))
    expect(undo).toHaveBeenCalledExactlyOnceWith(8)
  })
})

describe('recording', () => {
  test('receives what is left of an order by the keys alone', async () => {
    const record = recorder()
    await openStock({ replace: { stock: { record } } })
    await cell('CHR-ASH-01')
    await user.keyboard('{Alt>}1{/Alt}')
    const order = await screen.findByRole('combobox', { name: /Purchase order/ })
    await waitFor(() => expect(document.activeElement).toBe(order))
    await user.keyboard('10240')
    await screen.findByRole('option', { name: /PO-10240/ })
    await user.keyboard('{Enter}')
    const [first] = await screen.findAllByRole('textbox', { name: 'Quantity' })
    await waitFor(() => expect(document.activeElement).toBe(first))
    expect(await violations()).toEqual([])
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() => expect(record).toHaveBeenCalledOnce())
    expect(record.mock.lastCall?.[0]).toMatchObject({ kind: 'receive', orderId: purchase })
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Receive goods' })).toBeNull())
  })

  test('counts down the list with Enter, and shows the difference', async () => {
    const record = recorder()
    await openStock({ replace: { stock: { record } } }, { screen: 'stock', record: 'count' })
    const line = await screen.findByRole('group', { name: 'BNC-RIM-140' })
    await waitFor(() => expect(line.contains(document.activeElement)).toBe(true))
    await user.keyboard('4{Enter}50{Enter}')
    expect(within(line).getByLabelText('Difference').textContent).toContain('−2')
    expect(await violations()).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Record count' }))
    await waitFor(() =>
      expect(record.mock.lastCall?.[0].lines.map(({ itemId, quantity }) => [itemId, quantity])).toEqual([
        [1, '4'],
        [2, '50'],
      ]),
    )
  })

  test('shows what Go refuses beside its field, and keeps what was typed', async () => {
    await openStock(
      {
        replace: {
          stock: {
            record: () =>
              Promise.reject(
                new Fault('invalid', 'This cannot be recorded as it is.', '', {
                  'lines[0].quantity': 'Only 10 is left to go back.',
                }),
              ),
          },
        },
      },
      { screen: 'stock', record: 'return', order: 1 },
    )
    const field = await screen.findByRole('textbox', { name: 'Quantity' })
    await user.type(field, '12{Control>}{Enter}{/Control}')
    expect(await screen.findByText('Only 10 is left to go back.')).toBeTruthy()
    expect(field.getAttribute('aria-invalid')).toBe('true')
    await user.keyboard('{Escape}')
    expect(await screen.findByRole('button', { name: 'Keep typing' })).toBeTruthy()
  })

  test('says what to look at after it, with the way back', async () => {
    const undo = vi.fn(fakeBackend().stock.undo)
    await openStock(
      {
        replace: {
          stock: {
            record: () =>
              Promise.resolve({ recording: 5, rows: [], warnings: ['TBL-OAK-180 is below zero now: -1.'] }),
            undo,
          },
        },
      },
      { screen: 'stock', record: 'deliver', order: 1 },
    )
    await screen.findAllByRole('textbox', { name: 'Quantity' })
    await user.click(screen.getByRole('button', { name: 'Record delivery' }))
    expect(await screen.findByText('TBL-OAK-180 is below zero now: -1.')).toBeTruthy()
    await user.click(within(await panel('Deliver goods')).getByRole('button', { name: 'Undo' }))
    expect(undo).toHaveBeenCalledExactlyOnceWith(5)
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Deliver goods' })).toBeNull())
  })

  test.each([
    ['deliver', 'Deliver goods'],
    ['return', 'Return goods'],
    ['make', 'Make an item'],
    ['value', 'Adjust value'],
    ['landed', 'Freight or duty'],
  ] as const)('%s has a form that readers can use', async (record, title) => {
    await openStock({}, { screen: 'stock', record, item: 9 })
    await panel(title)
    await screen.findByRole('textbox', { name: /Note/ })
    expect(await violations()).toEqual([])
  })
})
