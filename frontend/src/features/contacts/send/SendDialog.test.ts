import { contactForm, fakeBackend, sendPreview, sendStatus, type FakeOptions } from '$lib/backend/fake'
import { Fault } from '$lib/errors'
import { Router } from '$lib/router'
import ScreenStage from '$shell/parts/test/ScreenStage.svelte'
import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { beforeEach, expect, test, vi } from 'vitest'
import ContactsScreen from '../ContactsScreen.svelte'

let user: ReturnType<typeof userEvent.setup>
let router: Router
beforeEach(() => {
  user = userEvent.setup()
})

const nameOf = (id: number) => contactForm(id).name

async function openContacts(options: FakeOptions = {}) {
  const backend = fakeBackend(options)
  router = new Router({ screen: 'contacts' })
  render(ScreenStage, { backend, router, screen: ContactsScreen })
  await screen.findByRole('gridcell', { name: nameOf(1) })
  return backend
}

/** Selects the first rows by keyboard and asks what sending them does. */
async function openSend(count: number, options: FakeOptions = {}) {
  const backend = await openContacts(options)
  screen.getByRole('grid', { name: 'Contacts' }).focus()
  await user.keyboard(` ${'{Shift>}{ArrowDown}{/Shift}'.repeat(count - 1)}`)
  const bar = await screen.findByRole('toolbar', { name: /selected/i })
  await waitFor(() => expect(bar.textContent).toContain(`${count} selected`))
  await user.click(within(bar).getByRole('button', { name: 'Send to Xero' }))
  return { backend, dialog: within(await screen.findByRole('dialog', { name: 'Send contacts to Xero' })) }
}

async function violations() {
  const result = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })
  return result.violations.map(({ id, nodes }) => [id, nodes[0]?.html])
}

test('many contacts are previewed, sent, and followed one by one', async () => {
  const { backend, dialog } = await openSend(7)
  expect(await dialog.findByText(/^This creates 4 contacts and links 1/)).toBeTruthy()
  expect(dialog.getByText('2 stay as they are until you decide or correct them.')).toBeTruthy()
  expect(dialog.getByText('The contact has no name. Give it one.')).toBeTruthy()
  expect(await violations()).toEqual([])
  await user.click(dialog.getByRole('button', { name: 'Create 4, link 1' }))
  const result = within(await screen.findByRole('dialog', { name: 'Contacts sent to Xero' }))
  expect(await result.findByText('1 in Xero, 4 on their way')).toBeTruthy()
  vi.spyOn(backend.contacts, 'sendStatus').mockImplementation((ids) =>
    Promise.resolve(ids.map((id) => sendStatus(id, id === 1 ? { state: 'sent', ledgerId: 'x-new' } : {}))),
  )
  backend.emit('order', { id: 0, kind: '' })
  const row = await result.findByRole('button', { name: `Open in Xero: ${nameOf(1)}` })
  const open = vi.spyOn(backend.shell, 'openLedgerContact')
  await user.click(row)
  expect(open).toHaveBeenCalledExactlyOnceWith('x-new')
  expect(await violations()).toEqual([])
})

test('who is not sure is asked, and the answer makes another preview', async () => {
  const { backend, dialog } = await openSend(5)
  const link = vi.spyOn(backend.contacts, 'link')
  const preview = vi.spyOn(backend.contacts, 'previewSendMany').mockResolvedValue(sendPreview([1, 2, 3, 4]))
  expect(await dialog.findByRole('heading', { name: `Who is ${nameOf(5)} in Xero?` })).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Same firm' }))
  expect(link).toHaveBeenCalledExactlyOnceWith(5, 'ledger-5')
  await waitFor(() => expect(preview).toHaveBeenCalledOnce())
  expect(await dialog.findByText(/^This creates 3 contacts/)).toBeTruthy()
})

test('a sending goes on when its dialog is closed, and is found again', async () => {
  const { dialog } = await openSend(2)
  await user.click(await dialog.findByRole('button', { name: 'Create 2 contacts' }))
  const result = within(await screen.findByRole('dialog', { name: 'Contacts sent to Xero' }))
  await user.click(await result.findByRole('button', { name: 'Done' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(screen.getByText('Contacts to Xero: 2 on their way')).toBeTruthy()
  expect(screen.queryByRole('toolbar', { name: /selected/i })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Show' }))
  expect(await screen.findByRole('dialog', { name: 'Contacts sent to Xero' })).toBeTruthy()
})

test('a refused one says why and is tried again; a doubtful one is decided', async () => {
  const { backend, dialog } = await openSend(2)
  const candidate = {
    ledgerId: 'x9',
    name: 'Rimu Ltd',
    email: '',
    city: 'Nelson',
    status: 'ACTIVE',
    sentence: '',
    percent: '',
  }
  vi.spyOn(backend.contacts, 'sendMany').mockResolvedValue([
    sendStatus(1, { state: 'rejected', problem: 'Xero refused the e-mail address.' }),
    sendStatus(2, { state: 'conflict', candidates: [candidate] }),
  ])
  await user.click(await dialog.findByRole('button', { name: 'Create 2 contacts' }))
  const result = within(await screen.findByRole('dialog', { name: 'Contacts sent to Xero' }))
  expect(await result.findByText('1 refused, 1 to decide')).toBeTruthy()
  expect(result.getByText('Xero refused the e-mail address.')).toBeTruthy()
  const resolve = vi.spyOn(backend.contacts, 'resolveSend')
  await user.click(result.getByRole('button', { name: 'This is it' }))
  expect(resolve).toHaveBeenCalledExactlyOnceWith(2, 'adopt', 'x9')
  await user.click(await result.findByRole('button', { name: 'Try the refused one again' }))
  expect(await screen.findByRole('button', { name: 'Create 1 contact' })).toBeTruthy()
})

test('a preview that fails says so and is asked again', async () => {
  const previewSendMany = vi
    .fn()
    .mockRejectedValueOnce(new Fault('invalid', 'At most 1000 contacts are sent at once.', 'Choose fewer.'))
    .mockResolvedValue(sendPreview([1]))
  const { dialog } = await openSend(1, { replace: { contacts: { previewSendMany } } })
  expect((await dialog.findByRole('alert')).textContent).toContain('At most 1000 contacts')
  expect(dialog.getByRole('button', { name: 'Send to Xero' })).toHaveProperty('disabled', true)
})

test('one contact is sent from its panel', async () => {
  const previewSendMany = vi.fn((ids: number[]) => Promise.resolve(sendPreview(ids)))
  await openContacts({ replace: { contacts: { previewSendMany } } })
  await user.click(screen.getByRole('gridcell', { name: nameOf(4) }))
  const panel = within(await screen.findByRole('region', { name: nameOf(4) }))
  await user.click(await panel.findByRole('button', { name: 'Send to Xero' }))
  expect(await screen.findByRole('dialog', { name: 'Send contacts to Xero' })).toBeTruthy()
  expect(previewSendMany).toHaveBeenCalledExactlyOnceWith([4])
})
