import type { ImportRoles, SetupView, SignInView } from '$lib/backend'
import { fakeBackend, setupWith, type FakeOptions } from '$lib/backend/fake'
import { Fault } from '$lib/errors'
import { Router } from '$lib/router'
import ScreenStage from '$shell/parts/test/ScreenStage.svelte'
import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { beforeEach, expect, test, vi } from 'vitest'
import SetupScreen from './SetupScreen.svelte'

let user: ReturnType<typeof userEvent.setup>
beforeEach(() => {
  user = userEvent.setup()
})

function openSetup(options: FakeOptions, step?: string) {
  const backend = fakeBackend(options)
  const router = new Router(step ? { screen: 'setup', step } : { screen: 'setup' })
  render(ScreenStage, { backend, router, screen: SetupScreen })
  return backend
}

const button = (name: string | RegExp) => screen.findByRole('button', { name })
const noProblem = { code: '', message: '', hint: '', fields: {}, id: '' }
const phase = (name: string, part: Partial<SignInView> = {}): SignInView => ({
  phase: name,
  url: 'http://127.0.0.1:4700/authorize',
  hint: '',
  problem: noProblem,
  ...part,
})

async function violations() {
  const result = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })
  return result.violations.map(({ id, nodes }) => [id, nodes[0]?.html])
}

test('begins with signing in, waits for the browser, and can be cancelled', async () => {
  const cancelSignIn = vi.fn(() => Promise.resolve())
  const backend = openSetup({ stepsDone: 0, replace: { connection: { cancelSignIn } } })
  await user.click(await button('Sign in to the practice Xero'))
  expect(await screen.findByText('Waiting for your browser')).toBeTruthy()
  expect(await violations()).toEqual([])
  await user.click(await button('Cancel the sign-in'))
  expect(cancelSignIn).toHaveBeenCalledOnce()
  backend.emit('sign-in', phase('cancelled'))
  expect(await button('Sign in to the practice Xero')).toBeTruthy()
})

test('says why a sign-in failed and offers it again', async () => {
  const backend = openSetup({ stepsDone: 0 })
  await user.click(await button('Sign in to the practice Xero'))
  const problem = {
    ...noProblem,
    code: 'forbidden',
    message: 'Xero was told not to allow this.',
    hint: 'Sign in again.',
  }
  backend.emit('sign-in', phase('failed', { problem }))
  expect(await screen.findByText(/Xero was told not to allow this/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Open settings' })).toBeNull()
  expect(await button('Sign in to the practice Xero')).toBeTruthy()
})

test('saves what is chosen and goes on to the next step', async () => {
  const saveStatuses = vi.fn((): Promise<SetupView> => Promise.resolve(setupWith(2)))
  openSetup({ stepsDone: 1, replace: { setup: { saveStatuses } } })
  expect(await screen.findByRole('heading', { name: 'New documents' })).toBeTruthy()
  await user.click(screen.getByRole('radio', { name: 'a draft invoice' }))
  await user.click(screen.getByRole('radio', { name: 'a draft bill' }))
  await user.click(await button('Save and continue'))
  expect(saveStatuses).toHaveBeenCalledWith('DRAFT', 'DRAFT')
  expect(await screen.findByRole('heading', { name: 'Accounts' })).toBeTruthy()
  await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toBe('Accounts')
})

test('shows a refusal beside its field and stays', async () => {
  const saveStart = () =>
    Promise.reject(new Fault('invalid', 'The set-up cannot be saved.', '', { startDate: 'Choose a day.' }))
  openSetup({ replace: { setup: { saveStart } } }, 'start')
  await user.click(await button('Save and finish'))
  expect(await screen.findByText('Choose a day.')).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'Start date' })).toBeTruthy()
})

test('counts anew for each choice of contacts, imports them and tells what happened', async () => {
  const previewImport = vi.fn(fakeBackend().setup.previewImport)
  openSetup({ stepsDone: 4, replace: { setup: { previewImport } } })
  await user.click(await screen.findByRole('checkbox', { name: 'Neither yet' }))
  const asked = previewImport.mock.calls.map(([roles]: [ImportRoles]) => roles.neither)
  expect(asked).toEqual([false, true])
  await user.click(await button(/^Import 58 contacts$/))
  expect(await screen.findByText('Contacts are in')).toBeTruthy()
  expect(await screen.findByText('58 new, 5 linked to contacts that are here.')).toBeTruthy()
})

test('a step that needs Xero leads to the sign-in', async () => {
  openSetup({ stepsDone: 0 }, 'taxes')
  await user.click(await button('Connect to Xero'))
  expect(await button('Sign in to the practice Xero')).toBeTruthy()
})

test('an account that vanished is marked on its step', async () => {
  const setup = setupWith(6)
  setup.steps = setup.steps.map((step) =>
    step.id === 'accounts'
      ? { ...step, state: 'current', problem: 'Account 200 is archived in Xero.' }
      : step,
  )
  openSetup({ replace: { setup: { state: () => Promise.resolve(setup) } } })
  const steps = await screen.findByRole('list', { name: 'Steps of the set-up' })
  expect(await within(steps).findByText('Account 200 is archived in Xero.')).toBeTruthy()
})

test('with every step done it leads to the first order', async () => {
  openSetup({ stepsDone: 6 })
  expect(await screen.findByRole('heading', { name: 'All set' })).toBeTruthy()
  expect(await button('Show sales orders')).toBeTruthy()
  expect(await violations()).toEqual([])
})
