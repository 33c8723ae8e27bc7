import { render, screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import App from './App.svelte'
import { connected, fakeBackend, readBackView } from './lib/backend/fake'

const navigation = () => screen.findByRole('navigation', { name: 'Main navigation' })
const current = () => document.querySelector('[aria-current="page"]')?.textContent

test('the window opens on Home with its places, the practice ribbon and the connection', async () => {
  render(App, { backend: fakeBackend() })
  await navigation()
  expect(screen.getByText('Practice – nothing leaves this computer')).toBeTruthy()
  expect(current()).toContain('Home')
  expect(
    screen.getByRole('button', { name: /^Connection to Xero: Demo Furniture Ltd Connected .*calls? left/ }),
  ).toBeTruthy()
  expect(await screen.findByText('23 to send')).toBeTruthy()
})

test('keys go to places, back and forward', async () => {
  const user = userEvent.setup()
  render(App, { backend: fakeBackend() })
  await navigation()
  await user.keyboard('{Control>}4{/Control}')
  await waitFor(() => expect(current()).toContain('Contacts'))
  await user.keyboard('{Alt>}{ArrowLeft}{/Alt}')
  await waitFor(() => expect(current()).toContain('Home'))
  await user.keyboard('{Alt>}{ArrowRight}{/Alt}')
  await waitFor(() => expect(current()).toContain('Contacts'))
})

test('the palette goes to a place', async () => {
  const user = userEvent.setup()
  render(App, { backend: fakeBackend() })
  await navigation()
  await user.keyboard('{Control>}k{/Control}')
  await user.type(await screen.findByRole('combobox', { name: 'Go to, search or do' }), 'activ')
  await screen.findByRole('option', { name: /Activity/ })
  await user.keyboard('{Enter}')
  await waitFor(() => expect(current()).toContain('Activity'))
})

test('the palette reads back from Xero, wherever one is', async () => {
  const user = userEvent.setup()
  const now = vi.fn(() => Promise.resolve(readBackView()))
  render(App, { backend: fakeBackend({ replace: { readBack: { now } } }) })
  await navigation()
  await user.keyboard('{Control>}k{/Control}')
  await user.type(await screen.findByRole('combobox', { name: 'Go to, search or do' }), 'refresh')
  await screen.findByRole('option', { name: /Refresh from Xero/ })
  await user.keyboard('{Enter}')
  await waitFor(() => expect(now).toHaveBeenCalledOnce())
})

test('an offline connection is said, with what waits', async () => {
  const backend = fakeBackend()
  render(App, { backend })
  await navigation()
  backend.emit('connection', connected({ state: 'offline', queued: 2 }))
  expect(await screen.findByText(/Everything but sending works/)).toBeTruthy()
  expect(screen.getByText('2 documents wait.')).toBeTruthy()
})

test('a pause of sending says that it ends by itself, a stop does not', async () => {
  const backend = fakeBackend()
  render(App, { backend })
  await navigation()
  const asked = { queued: 1, queueStopped: 'Xero asked to wait: too many calls.' }
  backend.emit('connection', connected({ ...asked, queueResumesAt: '2026-09-14T10:00:00Z' }))
  expect(await screen.findByText(/goes on by itself at .*too many calls/)).toBeTruthy()
  backend.emit('connection', connected(asked))
  expect(await screen.findByText(/Sending has stopped: Xero asked to wait/)).toBeTruthy()
})

test('an ended sign-in offers to sign in', async () => {
  const user = userEvent.setup()
  const signIn = vi.fn(fakeBackend().connection.signIn)
  const backend = fakeBackend({ replace: { connection: { signIn } } })
  render(App, { backend })
  await navigation()
  backend.emit('connection', connected({ state: 'expired' }))
  const banner = (await screen.findByText(/The sign-in to Xero has ended/)).parentElement
  await user.click(banner?.querySelector('button') ?? document.body)
  expect(signIn).toHaveBeenCalledOnce()
})

test('an unfinished set-up stands in the navigation with its progress', async () => {
  render(App, { backend: fakeBackend({ stepsDone: 2 }) })
  await navigation()
  expect(screen.getByRole('button', { name: /Finish set-up/ }).textContent).toContain('2 of 6')
})

test('a company file that cannot be opened is said with cause and remedy', async () => {
  const fake = fakeBackend()
  const view = await fake.shell.start()
  const problem = {
    code: 'in_use',
    message: 'The file is open in another window.',
    hint: '',
    fields: {},
    id: '',
  }
  const start = vi.fn(() => Promise.resolve({ ...view, problem }))
  const user = userEvent.setup()
  render(App, { backend: fakeBackend({ replace: { shell: { start } } }) })
  expect((await screen.findByRole('alert')).textContent).toContain('The file is open in another window.')
  start.mockResolvedValue({ ...view, problem: { ...problem, code: '' } })
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await navigation()
})
