import type { CheckView } from '$lib/backend'
import { connected, contactView, documentStatus, orderView, previewView } from '$lib/backend/fake'
import { Fault } from '$lib/errors'
import { screen, waitFor, within } from '@testing-library/svelte'
import { describe, expect, test, vi } from 'vitest'
import { openOrders, violations, type FakeOrders } from '../test/open'

async function openPreview(orders: FakeOrders = {}, more = {}) {
  const opened = await openOrders(
    { replace: { orders, ...more } },
    { screen: 'sales', order: 1, mode: 'preview' },
  )
  return { ...opened, sheet: await screen.findByRole('dialog', { name: 'Invoice for SO-10240' }) }
}

const check = (part: Partial<CheckView>): CheckView => ({
  severity: 'block',
  code: 'x',
  path: '',
  message: 'Something is amiss.',
  hint: '',
  remedy: '',
  ...part,
})
const previewWith = (checks: CheckView[]) => () =>
  Promise.resolve({ ...previewView('sale', 1), checks, canSend: false })

test('looks like the document: contact, values with where they come from, lines, totals, ledger, one sentence', async () => {
  const { sheet } = await openPreview()
  expect(within(sheet).getByText('Harbour & Pine Ltd')).toBeTruthy()
  expect(within(sheet).getByText('Xero knows no contact with this name or e-mail.')).toBeTruthy()
  expect(within(sheet).getByRole('row', { name: /Oak dining table/ }).textContent).toMatch(
    /200 Sales.*set-up.*539\.283.*15%.*1,078\.57/,
  )
  expect(within(sheet).getByRole('row', { name: /^610/ }).textContent).toMatch(
    /Accounts Receivable.*1,292\.11/,
  )
  expect(within(sheet).getByText(/^This creates 1 contact and 1 draft invoice of 1,292\.11/)).toBeTruthy()
  expect(within(sheet).getByRole('button', { name: 'Create draft invoice' })).toBeTruthy()
  expect(await violations()).toEqual([])
})

test('Ctrl+Enter sends; the sheet becomes the result and offers the next order', async () => {
  const send = vi.fn((id: number) =>
    Promise.resolve(orderView('sale', id, documentStatus({ state: 'queued' }))),
  )
  const { sheet, user, backend, router } = await openPreview({ send })
  await within(sheet).findByRole('button', { name: 'Create draft invoice' })
  await user.keyboard('{Control>}{Enter}{/Control}')
  expect(send).toHaveBeenCalledExactlyOnceWith(1, 'digest-1')
  expect((await within(sheet).findByRole('status')).textContent).toMatch(/Waiting to be sent/)
  const sent = documentStatus({ state: 'sent', ledger: 'DRAFT', number: 'SO-10240', canOpen: true })
  vi.spyOn(backend.orders, 'get').mockResolvedValue(orderView('sale', 1, sent))
  backend.emit('order', { id: 1, kind: 'sale' })
  await waitFor(() => expect(within(sheet).getByRole('status').textContent).toMatch(/It is in Xero/))
  expect(within(sheet).getByRole('row', { name: /^Total 1,292\.11 1,292\.11/ }).textContent).toMatch(
    /the same/,
  )
  expect(within(sheet).getByRole('button', { name: 'Open in Xero' })).toBeTruthy()
  expect(await violations()).toEqual([])
  await user.click(within(sheet).getByRole('button', { name: 'Next: SO-10238' }))
  expect(document.activeElement).toBe(sheet)
  expect(router.current).toEqual({ screen: 'sales', order: 3, mode: 'preview' })
})

test('Enter alone sends nothing, and Esc closes', async () => {
  const send = vi.fn()
  const { sheet, user, router } = await openPreview({ send })
  await within(sheet).findByRole('button', { name: 'Create draft invoice' })
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(router.current).toEqual({ screen: 'sales' })
  expect(send).not.toHaveBeenCalled()
})

describe('checks', () => {
  test('that block keep it from being sent, stand beside their line, and count in the sentence', async () => {
    const checks = [
      check({ path: 'lines[1].account', message: 'No account is chosen for line 2.' }),
      check({ severity: 'warning', path: 'dueDate', message: 'The due date has passed.' }),
    ]
    const { sheet } = await openPreview({ preview: previewWith(checks) })
    const button = await within(sheet).findByRole('button', { name: 'Create draft invoice' })
    expect((button as HTMLButtonElement).disabled).toBe(true)
    expect(within(sheet).getByText('1 thing must be settled before this can be sent.')).toBeTruthy()
    expect(within(sheet).getByRole('row', { name: /Delivery/ }).textContent).toMatch(/No account is chosen/)
    expect(within(sheet).getAllByText('The due date has passed.')).toHaveLength(2)
  })

  test.each([
    ['edit_contact', 'Open the contact', { screen: 'contacts', contact: 1 }],
    ['setup_accounts', 'Choose accounts', { screen: 'setup', step: 'accounts' }],
    ['setup_taxes', 'Choose tax rates', { screen: 'setup', step: 'taxes' }],
    ['setup_statuses', 'Choose the status', { screen: 'setup', step: 'statuses' }],
    ['setup_start', 'Change the start date', { screen: 'setup', step: 'start' }],
    ['sign_in', 'Sign in to Xero', { screen: 'setup', step: 'connect' }],
    ['edit_order', 'Edit the order', { screen: 'sales', mode: 'form', order: 1 }],
  ])('the remedy %s leads where it is put right', async (remedy, name, place) => {
    const { sheet, user, router } = await openPreview({ preview: previewWith([check({ remedy })]) })
    const [button] = await within(sheet).findAllByRole('button', { name })
    await user.click(button as HTMLElement)
    expect(router.current).toEqual(place)
  })

  test('reading Xero again makes a new preview', async () => {
    const preview = vi.fn(previewWith([check({ remedy: 'refresh_reference' })]))
    const refresh = vi.fn(() => Promise.resolve({} as never))
    const { sheet, user } = await openPreview({ preview }, { connection: { refresh } })
    await user.click(await within(sheet).findByRole('button', { name: 'Read again from Xero' }))
    expect(refresh).toHaveBeenCalledOnce()
    await waitFor(() => expect(preview).toHaveBeenCalledTimes(2))
  })
})

test('where a value comes from opens what decides it', async () => {
  const { sheet, user, router } = await openPreview()
  const [fromSetup] = await within(sheet).findAllByRole('button', {
    name: 'Comes from: set-up. Change it there.',
  })
  await user.click(fromSetup as HTMLElement)
  expect(router.current).toEqual({ screen: 'setup', step: 'statuses' })
})

test('a preview out of date is shown anew and says so', async () => {
  const preview = vi
    .fn()
    .mockResolvedValueOnce(previewView('sale', 1))
    .mockResolvedValue({ ...previewView('sale', 1), digest: 'other' })
  const send = () => Promise.reject(new Fault('conflict', 'Something changed.'))
  const { sheet, user } = await openPreview({ preview, send })
  await user.click(await within(sheet).findByRole('button', { name: 'Create draft invoice' }))
  expect((await within(sheet).findByRole('alert')).textContent).toMatch(/This is a new preview/)
})

test('a rejected document says why in Xero’s words, with the way on', async () => {
  const rejected = documentStatus({ state: 'rejected', problem: 'Account 404 is archived.' })
  const { sheet, user } = await openPreview({
    send: () => Promise.resolve(orderView('sale', 1, rejected)),
  })
  await user.click(await within(sheet).findByRole('button', { name: 'Create draft invoice' }))
  expect((await within(sheet).findByRole('alert')).textContent).toMatch(/Account 404 is archived/)
  expect(within(sheet).getByText('Nothing was created in Demo Furniture Ltd.')).toBeTruthy()
  await user.click(within(sheet).getByRole('button', { name: 'Look at the preview again' }))
  expect(await within(sheet).findByRole('button', { name: 'Create draft invoice' })).toBeTruthy()
})

test('what waits because the sign-in has ended says so and leads to signing in', async () => {
  const { sheet, user, backend, router } = await openPreview({
    send: (id) =>
      Promise.resolve(orderView('sale', id, documentStatus({ state: 'queued', canWithdraw: true }))),
  })
  await user.click(await within(sheet).findByRole('button', { name: 'Create draft invoice' }))
  backend.emit('connection', connected({ state: 'expired' }))
  expect((await within(sheet).findByRole('alert')).textContent).toMatch(/waits for you to sign in/)
  await user.click(within(sheet).getByRole('button', { name: 'Sign in to Xero' }))
  expect(router.current).toEqual({ screen: 'setup', step: 'connect' })
})

test('a failure fills the sheet, and trying again brings the preview', async () => {
  const preview = vi.fn().mockRejectedValueOnce(new Fault('internal', 'It did not work out.'))
  const opened = await openOrders(
    { replace: { orders: { preview } } },
    { screen: 'sales', order: 1, mode: 'preview' },
  )
  const sheet = await screen.findByRole('dialog')
  expect((await within(sheet).findByRole('alert')).textContent).toMatch(/It did not work out/)
  preview.mockResolvedValue(previewView('sale', 1))
  await opened.user.click(within(sheet).getByRole('button', { name: 'Try again' }))
  expect(await within(sheet).findByRole('button', { name: 'Create draft invoice' })).toBeTruthy()
})

test('a contact that may be one of Xero’s is asked about, and the answer makes another preview', async () => {
  const plain = previewView('sale', 1)
  const asked = {
    ...plain,
    canSend: false,
    checks: [check({ code: 'contact_unsure', message: 'Who is it?', remedy: 'decide_contact' })],
    contact: {
      ...plain.contact,
      asked: [
        {
          ledgerId: 'x-7',
          name: 'Harbour and Pine Limited',
          email: 'info@harbour.example',
          city: 'Nelson',
          status: 'ACTIVE',
          sentence: 'Same town; the names are nearly the same.',
          percent: '91.4',
        },
      ],
    },
  }
  const preview = vi.fn().mockResolvedValueOnce(asked).mockResolvedValue(plain)
  const link = vi.fn(() => Promise.resolve(contactView(1)))
  const { sheet, user } = await openPreview({ preview }, { contacts: { link } })
  const who = await within(sheet).findByRole('region', { name: 'Who is Harbour & Pine Ltd in Xero?' })
  expect(within(who).getByText('Same town; the names are nearly the same.')).toBeTruthy()
  expect(within(who).getByText('91.4%')).toBeTruthy()
  expect(await violations()).toEqual([])
  await user.click(within(who).getByRole('button', { name: 'Same firm' }))
  expect(link).toHaveBeenCalledExactlyOnceWith(plain.contact.id, 'x-7')
  await waitFor(() => expect(within(sheet).queryByRole('region', { name: /^Who is/ })).toBeNull())
})

test('a contact that is none of Xero’s is told apart from all that were asked about', async () => {
  const plain = previewView('sale', 1)
  const like = { name: 'A', email: '', city: '', sentence: 'Same name.', percent: '60.0' }
  const asked = {
    ...plain,
    canSend: false,
    contact: {
      ...plain.contact,
      asked: [
        { ...like, ledgerId: 'x-1', status: 'ACTIVE' },
        { ...like, ledgerId: 'x-2', status: 'ARCHIVED' },
      ],
    },
  }
  const preview = vi.fn().mockResolvedValueOnce(asked).mockResolvedValue(plain)
  const keepApart = vi.fn(() => Promise.resolve())
  const { sheet, user } = await openPreview({ preview }, { contacts: { keepApart } })
  await user.click(await within(sheet).findByRole('button', { name: 'None of these' }))
  expect(keepApart).toHaveBeenCalledExactlyOnceWith(plain.contact.id, ['x-1', 'x-2'])
})
