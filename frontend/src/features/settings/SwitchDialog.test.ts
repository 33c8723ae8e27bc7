import {
  connected,
  fakeBackend,
  organisation,
  otherOrganisation,
  switchPlan,
  type FakeOptions,
} from '$lib/backend/fake'
import { Fault } from '$lib/errors'
import { Router } from '$lib/router'
import ScreenStage from '$shell/parts/test/ScreenStage.svelte'
import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { expect, test, vi } from 'vitest'
import SettingsScreen from './SettingsScreen.svelte'

async function openSwitch(connection: NonNullable<FakeOptions['replace']>['connection'] = {}) {
  const move = vi.fn(() => Promise.resolve(connected({ organisation: 'Kauri Furniture Ltd' })))
  const backend = fakeBackend({ replace: { connection: { switch: move, ...connection } } })
  const router = new Router({ screen: 'settings' })
  render(ScreenStage, { backend, router, screen: SettingsScreen })
  await userEvent.click(await screen.findByRole('button', { name: 'Use another organisation…' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Use another organisation' }))
  return { backend, router, dialog, move }
}

const go = async (dialog: ReturnType<typeof within>) =>
  userEvent.click(await dialog.findByRole('button', { name: 'Continue' }))

test('both organisations stand side by side, with what happens, before a name is asked for', async () => {
  const { dialog, move, router } = await openSwitch()
  expect(await dialog.findByRole('radio', { name: 'Kauri Furniture Ltd' })).toBeTruthy()
  await go(dialog)
  expect(await dialog.findByText('New Zealand · NZD · demo company')).toBeTruthy()
  expect(dialog.getByText(/31 documents stay with Demo Furniture Ltd/)).toBeTruthy()
  expect(dialog.getByText(/42 contacts are unlinked/)).toBeTruthy()
  expect(dialog.getByText(/Nothing is sent/)).toBeTruthy()
  const result = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })
  expect(result.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])

  const confirm = () =>
    dialog.getByRole<HTMLButtonElement>('button', { name: 'Move this file to Kauri Furniture Ltd' })
  expect(confirm().disabled).toBe(true)
  const field = dialog.getByRole('textbox', { name: 'To confirm, type Kauri Furniture Ltd' })
  await userEvent.type(field, 'Demo{Enter}')
  expect(confirm().disabled).toBe(true)
  expect(move).not.toHaveBeenCalled()
  await userEvent.clear(field)
  await userEvent.type(field, 'kauri furniture ltd')
  await userEvent.click(confirm())
  expect(move).toHaveBeenCalledWith('tenant-2', 'kauri furniture ltd')
  expect(router.current).toEqual({ screen: 'setup' })
})

test('a demo company that was reset is told from its namesake, to which nobody can return', async () => {
  const plan = switchPlan()
  const { dialog } = await openSwitch({
    planSwitch: () => Promise.resolve({ ...plan, sent: 2, to: { ...plan.to, name: plan.from.name } }),
  })
  await go(dialog)
  expect(
    await dialog.findByText(`2 documents stay with the former ${plan.from.name}.`, { exact: false }),
  ).toBeTruthy()
  expect(dialog.queryByText(/comes back when you return/)).toBeNull()
})

test('a return says that choices come back, and leads nowhere else', async () => {
  const { dialog, router } = await openSwitch({
    planSwitch: () => Promise.resolve(switchPlan({ isReturn: true, sent: 0, linked: 0 })),
  })
  await go(dialog)
  expect(await dialog.findByText(/choices made for Kauri Furniture Ltd before come back/)).toBeTruthy()
  await userEvent.type(dialog.getByRole('textbox'), 'Kauri Furniture Ltd{Enter}')
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(router.current).toEqual({ screen: 'settings' })
})

test('what speaks against it is said, and nothing can be pressed', async () => {
  const refusal = {
    code: 'conflict',
    message: 'The books of Kauri Furniture Ltd are in AUD, and those of this company file in NZD.',
    hint: 'Make a new company file.',
    fields: {},
    id: '',
  }
  const { dialog } = await openSwitch({ planSwitch: () => Promise.resolve(switchPlan({ refusal })) })
  await go(dialog)
  expect(await dialog.findByText(/are in AUD/)).toBeTruthy()
  expect(dialog.queryByRole('textbox')).toBeNull()
  await userEvent.click(dialog.getByRole('button', { name: 'Back' }))
  expect(await dialog.findByRole('radio', { name: 'Kauri Furniture Ltd' })).toBeTruthy()
})

test('another one is allowed in Xero first, and then to be chosen', async () => {
  const organisations = vi.fn(() => Promise.resolve([organisation()]))
  const { dialog, backend } = await openSwitch({ organisations })
  expect(await dialog.findByText('You have allowed no other organisation yet.')).toBeTruthy()
  await userEvent.click(dialog.getByRole('button', { name: 'Allow another one in Xero' }))
  expect(await dialog.findByText('Waiting for your browser')).toBeTruthy()
  organisations.mockResolvedValue([organisation(), otherOrganisation])
  const problem = { code: '', message: '', hint: '', fields: {}, id: '' }
  backend.emit('sign-in', { phase: 'done', url: '', hint: '', problem })
  expect(await dialog.findByRole('radio', { name: 'Kauri Furniture Ltd' })).toBeTruthy()
})

test('what was refused in this dialog is not said again when it is closed', async () => {
  const { dialog, backend } = await openSwitch({ organisations: () => Promise.resolve([organisation()]) })
  await userEvent.click(await dialog.findByRole('button', { name: 'Allow another one in Xero' }))
  const problem = { code: 'forbidden', message: 'Permission was not given.', hint: '', fields: {}, id: '' }
  backend.emit('sign-in', { phase: 'failed', url: '', hint: '', problem })
  expect(await dialog.findByText('Permission was not given.')).toBeTruthy()
  await userEvent.click(dialog.getByRole('button', { name: /^Stay with/ }))
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(screen.queryByText('Permission was not given.')).toBeNull()
})

test('without a sign-in the way leads through Xero, and its word that it is another one is no failure', async () => {
  const organisations = vi.fn(() => Promise.reject(new Fault('auth_expired', 'Not signed in.', '')))
  const { dialog, backend } = await openSwitch({ organisations })
  expect(await dialog.findByText('You have allowed no other organisation yet.')).toBeTruthy()
  organisations.mockResolvedValue([otherOrganisation] as never)
  const problem = { code: 'conflict', message: 'This file belongs to Demo.', hint: '', fields: {}, id: '' }
  backend.emit('sign-in', { phase: 'failed', url: '', hint: '', problem })
  expect(await dialog.findByRole('radio', { name: 'Kauri Furniture Ltd' })).toBeTruthy()
  expect(dialog.queryByText('This file belongs to Demo.')).toBeNull()
})

test('one that could not be read is still named', async () => {
  const unread = { ...otherOrganisation, isRead: false }
  const { dialog } = await openSwitch({ organisations: () => Promise.resolve([organisation(), unread]) })
  expect(await dialog.findByText('Could not be read')).toBeTruthy()
})

test('a move that fails leaves the dialog with the reason', async () => {
  const { dialog } = await openSwitch({
    switch: () => Promise.reject(new Fault('offline', 'Xero went away.', '')),
  })
  await go(dialog)
  await userEvent.type(await dialog.findByRole('textbox'), 'Kauri Furniture Ltd{Enter}')
  expect(await dialog.findByText('Xero went away.')).toBeTruthy()
})
