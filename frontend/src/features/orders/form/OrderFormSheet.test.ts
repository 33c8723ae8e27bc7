import type { OrderForm } from '$lib/backend'
import { fakeBackend, orderView } from '$lib/backend/fake'
import { Fault } from '$lib/errors'
import { screen, waitFor, within } from '@testing-library/svelte'
import { expect, test, vi } from 'vitest'
import { openOrders, violations, type FakeOrders } from '../test/open'

async function openForm(order?: number, orders: FakeOrders = {}) {
  const route = { screen: 'sales', mode: 'form', ...(order === undefined ? {} : { order }) } as const
  const opened = await openOrders({ replace: { orders } }, route)
  const name = order === undefined ? 'New sales order' : 'Edit SO-10240'
  const sheet = await screen.findByRole('dialog', { name })
  await within(sheet).findByRole('group', { name: 'Line 1' })
  return { ...opened, sheet }
}

const line = (number: number) => screen.getByRole('group', { name: `Line ${number}` })
const field = (number: number, name: string) => within(line(number)).getByRole('textbox', { name })

test('an order is typed by keys alone and saved with Ctrl+S', async () => {
  const save = vi.fn((form: OrderForm) => Promise.resolve(orderView(form.kind, 1)))
  const { user, sheet, router } = await openForm(undefined, { save })
  const customer = within(sheet).getByRole('combobox', { name: 'Customer' })
  await waitFor(() => expect(document.activeElement).toBe(customer))
  await user.keyboard('fern')
  await screen.findByRole('option', { name: /Fern & Field/ })
  await user.keyboard('{Enter}')

  await user.click(within(line(1)).getByRole('combobox', { name: 'Item' }))
  await user.keyboard('rimu')
  await screen.findByRole('option', { name: /BNC-RIM-140/ })
  await user.keyboard('{Enter}')
  expect((field(1, 'Description') as HTMLInputElement).value).toBe('Rimu bench, 1400 mm')
  expect((field(1, 'Price') as HTMLInputElement).value).toBe('460.00')
  await user.type(field(1, 'Discount'), '10 %')

  await user.type(field(1, 'Discount'), '{Enter}')
  await waitFor(() =>
    expect(document.activeElement).toBe(within(line(2)).getByRole('combobox', { name: 'Item' })),
  )
  await user.type(field(2, 'Description'), 'Delivery')
  await user.type(field(2, 'Price'), '45')
  await user.keyboard('{Control>}s{/Control}')

  expect(save).toHaveBeenCalledOnce()
  expect(save.mock.calls[0]?.[0]).toMatchObject({
    kind: 'sale',
    contactName: 'Fern & Field',
    lines: [
      { sku: 'BNC-RIM-140', quantity: '1', unitPrice: '460', discount: '10%', taxId: 1 },
      { sku: '', description: 'Delivery', unitPrice: '45', taxId: 1 },
    ],
  })
  await waitFor(() => expect(router.current).toEqual({ screen: 'sales', order: 1 }))
})

test('figures follow the typing, from the backend', async () => {
  const figures = vi.fn(fakeBackend().orders.figures)
  const { sheet } = await openForm(1, { figures })
  expect((await within(sheet).findAllByText('1,240.35')).length).toBeGreaterThan(0)
  expect(within(line(1)).getByLabelText('Amount').textContent).toMatch(/1,078\.57/)
  expect(figures.mock.lastCall?.[0].lines[0]).toMatchObject({ unitPrice: '539.283' })
})

test('a line moves with Alt and an arrow, goes by its button, and shows account and tax on demand', async () => {
  const { user } = await openForm(1)
  await user.click(field(2, 'Description'))
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}')
  await waitFor(() => expect((field(1, 'Description') as HTMLInputElement).value).toBe('Delivery'))
  expect(document.activeElement).toBe(field(1, 'Description'))
  await user.click(screen.getByRole('button', { name: 'More for line 2' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Account and tax in Xero' }))
  expect(within(line(2)).getByRole('combobox', { name: /Account in Xero/ })).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Remove line 1' }))
  expect((field(1, 'Description') as HTMLInputElement).value).toBe('Oak dining table, 1800 mm')
  expect(screen.queryByRole('group', { name: 'Line 2' })).toBeNull()
})

test('what is wrong stands beside its field', async () => {
  const fields = { number: 'There is an order of this number.', 'lines[0].quantity': 'A quantity is needed.' }
  const save = () => Promise.reject(new Fault('invalid', 'The order cannot be saved as it is.', '', fields))
  const { user, sheet } = await openForm(1, { save })
  await user.click(within(sheet).getByRole('button', { name: 'Save order' }))
  expect((await within(sheet).findByRole('alert')).textContent).toMatch(
    /cannot be saved as it is.*Correct what is marked/,
  )
  const number = within(sheet).getByRole('textbox', { name: 'Number' })
  expect(number.getAttribute('aria-invalid')).toBe('true')
  expect(document.activeElement).toBe(number)
  expect(within(sheet).getByText('There is an order of this number.')).toBeTruthy()
  expect(field(1, 'Quantity').getAttribute('aria-invalid')).toBe('true')
  await user.type(number, '9')
  expect(number.getAttribute('aria-invalid')).toBeNull()
  expect(await violations()).toEqual([])
})

test('a customer nobody knows yet is created by name', async () => {
  const { user, sheet } = await openForm()
  const customer = within(sheet).getByRole('combobox', { name: 'Customer' })
  await user.type(customer, 'Rata Timber')
  await user.click(await screen.findByRole('option', { name: 'Create “Rata Timber”' }))
  await waitFor(() => expect((customer as HTMLInputElement).value).toBe('Rata Timber'))
})

test('typed work is not lost: Esc asks, and discarding leaves', async () => {
  const { user, router } = await openForm()
  await user.type(field(1, 'Description'), 'Bench')
  await user.keyboard('{Escape}')
  const question = await screen.findByRole('dialog', { name: 'Discard what you typed?' })
  await user.click(within(question).getByRole('button', { name: 'Keep typing' }))
  expect((field(1, 'Description') as HTMLInputElement).value).toBe('Bench')
  router.go({ screen: 'home' })
  expect(router.screen).toBe('sales')
  await user.click(
    within(await screen.findByRole('dialog', { name: 'Discard what you typed?' })).getByRole('button', {
      name: 'Discard',
    }),
  )
  await waitFor(() => expect(router.current).toEqual({ screen: 'sales' }))
})

test('without changes Esc just closes', async () => {
  const { user, router } = await openForm()
  await user.keyboard('{Escape}')
  await waitFor(() => expect(router.current).toEqual({ screen: 'sales' }))
})

test('saved from the preview it goes back to the preview', async () => {
  const { user, router } = await openOrders({}, { screen: 'sales', order: 1, mode: 'preview' })
  await user.click(await screen.findByRole('button', { name: 'Edit the order' }))
  const sheet = await screen.findByRole('dialog', { name: 'Edit SO-10240' })
  await within(sheet).findByRole('group', { name: 'Line 1' })
  await user.click(within(sheet).getByRole('button', { name: 'Save order' }))
  await waitFor(() => expect(router.current).toEqual({ screen: 'sales', order: 1, mode: 'preview' }))
})
