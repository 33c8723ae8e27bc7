import { fakeBackend, type FakeOptions } from '$lib/backend/fake'
import { Fault } from '$lib/errors'
import { Router } from '$lib/router'
import ScreenStage from '$shell/parts/test/ScreenStage.svelte'
import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { expect, test } from 'vitest'
import HomeScreen from './HomeScreen.svelte'

function openHome(options: FakeOptions = {}) {
  const backend = fakeBackend(options)
  const router = new Router({ screen: 'home' })
  render(ScreenStage, { backend, router, screen: HomeScreen })
  return { backend, router }
}

test('says what there is to send, what needs a choice and what was sent last', async () => {
  const { router } = openHome()
  const tile = await screen.findByRole('button', { name: /To invoice/ })
  expect(tile.textContent).toMatch(/23.*41,830\.20\sNZD.*3,920\.00\sUSD/)
  expect(screen.getByRole('button', { name: /1 document was refused/ })).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'Sent last' })).toBeTruthy()
  const result = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })
  expect(result.violations.map(({ id }) => id)).toEqual([])
  await userEvent.click(tile)
  expect(router.current).toEqual({ screen: 'sales', bucket: 'to_send' })
})

test('welcomes who has set up nothing yet, and counts the steps later', async () => {
  const { router } = openHome({ stepsDone: 0 })
  expect(await screen.findByRole('heading', { name: 'Welcome to Daybook' })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Set up' }))
  expect(router.current).toEqual({ screen: 'setup' })
})

test('an unfinished set-up says how far it is', async () => {
  openHome({ stepsDone: 3 })
  expect(await screen.findByRole('heading', { name: '3 of 6 steps are done' })).toBeTruthy()
  expect(screen.getByText(/^Next: Tax rates\./)).toBeTruthy()
})

test('reads again when an order changed', async () => {
  let count = 1
  const home = await fakeBackend().home.get()
  const get = () => Promise.resolve({ ...home, toInvoice: { ...home.toInvoice, count: count++ } })
  const { backend } = openHome({ replace: { home: { get } } })
  const before = Number(
    (await screen.findByRole('button', { name: /To invoice/ })).textContent?.match(/\d+/)?.[0],
  )
  backend.emit('order', { id: 1, kind: 'sale' })
  await expect
    .poll(() => Number(screen.getByRole('button', { name: /To invoice/ }).textContent?.match(/\d+/)?.[0]))
    .toBeGreaterThan(before)
})

test('a failure is shown with a way out', async () => {
  const get = () => Promise.reject(new Fault('damaged', 'The file cannot be read.', 'Restore a backup.'))
  openHome({ replace: { home: { get } } })
  expect(await screen.findByText(/The file cannot be read/)).toBeTruthy()
})

test.each([
  [1, 'sales'],
  [0, 'purchases'],
] as const)('a document in trouble is looked for where it is: %i among the sales', async (total, place) => {
  const page = await fakeBackend().orders.list({
    kind: 'sale',
    search: '',
    bucket: 'problem',
    contactId: 0,
    sort: 'date',
    isDescending: true,
    offset: 0,
    limit: 1,
  })
  const list = () => Promise.resolve({ ...page, rows: [], total })
  const { router } = openHome({ replace: { orders: { list } } })
  await userEvent.click(await screen.findByRole('button', { name: /1 document was refused/ }))
  await expect.poll(() => router.current).toEqual({ screen: place, bucket: 'problem' })
})

test('contacts without a link are shown alone', async () => {
  const { router } = openHome()
  await userEvent.click(await screen.findByRole('button', { name: /not linked to Xero/ }))
  expect(router.current).toEqual({ screen: 'contacts', link: 'unlinked' })
})
