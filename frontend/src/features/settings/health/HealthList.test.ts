import { connected, fakeBackend, healthCheck, healthWith, type FakeOptions } from '$lib/backend/fake'
import { Fault } from '$lib/errors'
import { Router } from '$lib/router'
import ScreenStage from '$shell/parts/test/ScreenStage.svelte'
import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { toast } from 'svelte-sonner'
import { expect, test, vi } from 'vitest'
import SettingsScreen from '../SettingsScreen.svelte'

const expired = healthCheck({
  id: 'sign_in',
  name: 'Sign-in',
  state: 'problem',
  is: 'The sign-in to Xero has ended.',
  do: 'Sign in again; nothing that waits is lost.',
  action: 'sign_in_again',
})

const trouble = (action: string, part = {}) =>
  healthCheck({
    id: 'x',
    name: 'Trouble',
    state: 'warning',
    is: 'It is so.',
    do: 'Do this.',
    action,
    ...part,
  })

function openHealth(checks = [expired], missing: string[] = [], replace: FakeOptions['replace'] = {}) {
  const health = vi.fn(() => Promise.resolve(healthWith(checks, missing)))
  const backend = fakeBackend({ replace: { ...replace, connection: { health, ...replace?.connection } } })
  const router = new Router({ screen: 'settings' })
  render(ScreenStage, { backend, router, screen: SettingsScreen })
  return { backend, router, health }
}

const list = async () => within(await screen.findByRole('list', { name: 'Health' }))

test('all is well says so, and offers nothing to press', async () => {
  openHealth([])
  expect(await screen.findByText('All is well')).toBeTruthy()
  expect((await list()).queryAllByRole('button')).toEqual([])
  expect(screen.getByText('Sign-in')).toBeTruthy()
})

test('what does not work comes first, with its remedy, in words as well as in colour', async () => {
  openHealth([expired, trouble('open_xero')])
  expect(await screen.findByText('1 problem, 1 thing needs attention')).toBeTruthy()
  const rows = (await list()).getAllByRole('listitem')
  expect(rows[0]?.textContent).toMatch(
    /Sign-in.*does not work.*has ended.*nothing that waits is lost.*Sign in again/s,
  )
  expect(rows[1]?.textContent).toMatch(/needs attention/)
  const result = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })
  expect(result.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
})

test('reading again says what is still wrong, which may stand out of sight', async () => {
  const said = vi.spyOn(toast, 'info')
  openHealth([trouble('open_xero')])
  await list()
  await userEvent.click(screen.getByRole('button', { name: 'Read accounts and tax rates again' }))
  await vi.waitFor(() =>
    expect(said).toHaveBeenCalledWith(
      'Accounts, tax rates and currencies are read again.',
      expect.objectContaining({ description: '1 thing needs attention' }),
    ),
  )
})

test('signing in again happens here, and the list follows', async () => {
  const { backend, health } = openHealth()
  await userEvent.click((await list()).getByRole('button', { name: 'Sign in again' }))
  expect(await screen.findByText('Waiting for your browser')).toBeTruthy()
  health.mockResolvedValue(healthWith())
  const problem = { code: '', message: '', hint: '', fields: {}, id: '' }
  backend.emit('sign-in', { phase: 'done', url: '', hint: '', problem })
  expect(await screen.findByText('All is well')).toBeTruthy()
  expect(screen.queryByText('Waiting for your browser')).toBeNull()
})

test('a sign-in that fails says why', async () => {
  const { backend } = openHealth()
  await list()
  const problem = {
    code: 'forbidden',
    message: 'Xero was not given permission.',
    hint: '',
    fields: {},
    id: '',
  }
  backend.emit('sign-in', { phase: 'failed', url: '', hint: '', problem })
  expect(await screen.findByText('Xero was not given permission.')).toBeTruthy()
})

test.each([
  ['choose_accounts', 'Choose accounts', { screen: 'setup', step: 'accounts' }],
  ['choose_taxes', 'Choose tax rates', { screen: 'setup', step: 'taxes' }],
  ['choose_statuses', 'Change new documents', { screen: 'setup', step: 'statuses' }],
  ['enter_app_id', 'Enter the app id', { screen: 'setup', step: 'connect' }],
  ['choose_organisation', 'Choose an organisation', { screen: 'setup', step: 'connect' }],
  ['see_activity', 'See the calls', { screen: 'activity' }],
])('%s leads there', async (action, name, place) => {
  const { router } = openHealth([trouble(action)])
  await userEvent.click((await list()).getByRole('button', { name }))
  expect(router.current).toEqual(place)
})

test('an order that is in trouble is opened', async () => {
  const { router } = openHealth([trouble('open_order', { orderId: 7, orderKind: 'purchase' })])
  await userEvent.click((await list()).getByRole('button', { name: 'Open the order' }))
  expect(router.current).toEqual({ screen: 'purchases', order: 7 })
})

test('what only Xero can change opens Xero', async () => {
  const openLedger = vi.fn(() => Promise.resolve())
  openHealth([trouble('open_xero')], [], { shell: { openLedger } })
  await userEvent.click((await list()).getByRole('button', { name: 'Open Xero' }))
  expect(openLedger).toHaveBeenCalledOnce()
})

test.each([
  ['try_again', 'Try again'],
  ['check_again', 'Check again'],
  ['read_again', 'Read again'],
])('%s asks Xero, and the list follows', async (action, name) => {
  const refresh = vi.fn(() => Promise.resolve(connected()))
  const { health } = openHealth([trouble(action)], [], { connection: { refresh } })
  await list()
  health.mockResolvedValue(healthWith())
  await userEvent.click((await list()).getByRole('button', { name }))
  expect(refresh).toHaveBeenCalledOnce()
  expect(await screen.findByText('All is well')).toBeTruthy()
})

test('a check that cannot be made says why', async () => {
  const refresh = () => Promise.reject(new Fault('offline', 'Nothing could be reached.', ''))
  openHealth([trouble('try_again')], [], { connection: { refresh } })
  await userEvent.click((await list()).getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('Nothing could be reached.')).toBeTruthy()
})

test('every permission is listed with what it is for', async () => {
  openHealth([], ['accounting.attachments'])
  await userEvent.click(await screen.findByRole('button', { name: /What Daybook may do in Xero/ }))
  expect(screen.getByText('3 of 4 allowed')).toBeTruthy()
  expect(screen.getByText('Attach the order or the supplier’s file to its document.')).toBeTruthy()
  expect(screen.getByText('Not allowed')).toBeTruthy()
})
