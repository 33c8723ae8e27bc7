import { connected, fakeBackend, healthWith, type FakeOptions } from '$lib/backend/fake'
import { Fault } from '$lib/errors'
import { Router } from '$lib/router'
import ScreenStage from '$shell/parts/test/ScreenStage.svelte'
import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { expect, test, vi } from 'vitest'
import SettingsScreen from './SettingsScreen.svelte'

function openSettings(options: FakeOptions = {}) {
  const backend = fakeBackend(options)
  const router = new Router({ screen: 'settings' })
  render(ScreenStage, { backend, router, screen: SettingsScreen })
  return { backend, router }
}

const button = (name: string | RegExp) => screen.findByRole('button', { name })

test('shows the connection, what was chosen and the file', async () => {
  openSettings()
  expect(await screen.findByRole('region', { name: 'Connection to Xero' })).toBeTruthy()
  expect(await button('Read accounts and tax rates again')).toBeTruthy()
  const documents = within(screen.getByRole('region', { name: 'Documents' }))
  expect(documents.getByText('a draft invoice')).toBeTruthy()
  const result = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })
  expect(result.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
})

test('each choice leads to its step', async () => {
  const { router } = openSettings()
  await userEvent.click(await button(/Change.*Tax rates/))
  expect(router.current).toEqual({ screen: 'setup', step: 'taxes' })
})

test('disconnecting asks first, and names the organisation', async () => {
  const disconnect = vi.fn(() => Promise.resolve({ ...connected(), state: 'none', organisation: '' }))
  openSettings({ replace: { connection: { disconnect } } })
  await userEvent.click(await button('Disconnect'))
  const dialog = within(await screen.findByRole('dialog', { name: /Disconnect Demo Furniture Ltd/ }))
  await userEvent.click(dialog.getByRole('button', { name: 'Stay connected' }))
  expect(disconnect).not.toHaveBeenCalled()
  await userEvent.click(await button('Disconnect'))
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Disconnect' }))
  expect(disconnect).toHaveBeenCalledOnce()
})

test('a disconnect that Xero cannot hear of is no dead end', async () => {
  const disconnect = () => Promise.reject(new Fault('offline', 'Xero could not be reached.', ''))
  const forget = vi.fn(() => Promise.resolve({ ...connected(), state: 'none' }))
  openSettings({ replace: { connection: { disconnect, forget } } })
  await userEvent.click(await button('Disconnect'))
  const dialog = within(await screen.findByRole('dialog'))
  await userEvent.click(dialog.getByRole('button', { name: 'Disconnect' }))
  expect(await dialog.findByText(/Xero could not be reached/)).toBeTruthy()
  await userEvent.click(dialog.getByRole('button', { name: 'Forget the sign-in on this computer' }))
  expect(forget).toHaveBeenCalledOnce()
})

test('a reading that fails says why', async () => {
  const refresh = () =>
    Promise.reject(new Fault('offline', 'Xero cannot be reached.', 'Check the connection.'))
  openSettings({ replace: { connection: { refresh } } })
  await userEvent.click(await button('Read accounts and tax rates again'))
  expect((await screen.findAllByText(/Xero cannot be reached/)).length).toBeGreaterThan(0)
})

test('the owner’s own app id is entered here, not in the practice company', async () => {
  const saveClientId = vi.fn((clientId: string) => Promise.resolve({ ...connected(), clientId }))
  openSettings({ isPractice: false, replace: { connection: { saveClientId } } })
  const field = await screen.findByRole('textbox', { name: 'Client id' })
  await userEvent.clear(field)
  await userEvent.type(field, 'ABC123')
  await userEvent.click(await button('Save the client id'))
  expect(saveClientId).toHaveBeenCalledWith('ABC123')
})

test('another app id warns of what was sent under the present one', async () => {
  openSettings({ isPractice: false })
  const field = await screen.findByRole('textbox', { name: 'Client id' })
  await screen.findByText('All is well')
  expect(screen.queryByText(/31 documents were sent/)).toBeNull()
  await userEvent.type(field, 'X')
  expect(await screen.findByText(/31 documents were sent under the present id/)).toBeTruthy()
})

test('an app id under which nothing was sent is changed without a warning', async () => {
  const health = () => Promise.resolve({ ...healthWith(), sentDocuments: 0 })
  openSettings({ isPractice: false, replace: { connection: { health } } })
  await screen.findByText('All is well')
  await userEvent.type(await screen.findByRole('textbox', { name: 'Client id' }), 'X')
  expect(screen.queryByText(/under the present id/)).toBeNull()
})

test('the look changes at once', async () => {
  openSettings()
  await userEvent.click(await screen.findByRole('radio', { name: 'Dark' }))
  expect(document.documentElement.dataset['theme']).toBe('dark')
})
