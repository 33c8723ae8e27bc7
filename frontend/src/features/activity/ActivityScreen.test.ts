import type { ActivityPage, ActivityRow } from '$lib/backend'
import { fakeBackend, type FakeOptions } from '$lib/backend/fake'
import { Fault } from '$lib/errors'
import { Router } from '$lib/router'
import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { beforeEach, expect, test, vi } from 'vitest'
import ScreenStage from '$shell/parts/test/ScreenStage.svelte'
import ActivityScreen from './ActivityScreen.svelte'

let user: ReturnType<typeof userEvent.setup>
beforeEach(() => {
  user = userEvent.setup()
})

async function openActivity(options: FakeOptions = {}) {
  const backend = fakeBackend(options)
  const router = new Router({ screen: 'activity' })
  render(ScreenStage, { backend, router, screen: ActivityScreen })
  await screen.findByRole('grid', { name: 'Activity' })
  return backend
}

async function violations() {
  const result = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })
  return result.violations.map(({ id, nodes }) => [id, nodes[0]?.html])
}

const request: ActivityRow = {
  id: 2,
  at: '2026-03-12T01:05:00Z',
  kind: 'exchange',
  subject: 'SO-1042',
  summary: 'Xero refused',
  method: 'PUT',
  path: '/Invoices',
  status: 400,
  durationMs: 1214,
  outcome: 'refused',
  detail: 'Account 404 is archived.',
}

const decision: ActivityRow = {
  ...request,
  id: 1,
  kind: 'decision',
  summary: 'Withdrawn by the owner',
  method: '',
  path: '',
  status: 0,
  durationMs: 0,
  outcome: 'ok',
  detail: '',
}

const answering = (rows: ActivityRow[]) => ({
  activity: { list: () => Promise.resolve<ActivityPage>({ rows: [...rows], hasMore: false }) },
})

const rowOf = async (text: string) =>
  (await screen.findByRole('gridcell', { name: text })).closest('[role="row"]')

test('a request shows what, outcome, status and time taken; a decision has no request', async () => {
  await openActivity({ replace: answering([request, decision]) })
  expect((await rowOf('SO-1042 · Xero refused'))?.textContent).toMatch(
    /Refused.*PUT \/Invoices.*400.*1,214 ms/,
  )
  expect((await rowOf('SO-1042 · Withdrawn by the owner'))?.textContent).toMatch(/Done\s*$/)
  expect(screen.getByText('2 entries, newest first')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Show older entries' })).toBeNull()
  expect(await violations()).toEqual([])
})

test('a row opens its details, which can be copied, and Esc returns to the list', async () => {
  const copyText = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve())
  await openActivity({ replace: { ...answering([request, decision]), shell: { copyText } } })
  await rowOf('SO-1042 · Xero refused')
  const grid = screen.getByRole('grid', { name: 'Activity' })
  grid.focus()
  await user.keyboard('{Enter}')
  const panel = within(await screen.findByRole('region', { name: 'Xero refused' }))
  expect(panel.getByText('Account 404 is archived.')).toBeTruthy()
  expect(panel.getByText('Xero said no. Nothing was changed there.')).toBeTruthy()
  expect(await violations()).toEqual([])
  await user.click(panel.getByRole('button', { name: 'Copy this entry' }))
  expect(copyText.mock.lastCall?.[0]).toContain('PUT /Invoices 400 1,214 ms')
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('region', { name: 'Xero refused' })).toBeNull()
  await waitFor(() => expect(document.activeElement).toBe(grid))
})

test('older entries are put below', async () => {
  await openActivity()
  await user.click(await screen.findByRole('button', { name: 'Show older entries' }))
  expect(await screen.findByText('200 entries, newest first')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Show older entries' }))
  expect(await screen.findByText('240 entries, newest first')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Show older entries' })).toBeNull()
})

test('older entries that cannot be read are said, and what is here stays', async () => {
  const list = vi.fn(fakeBackend().activity.list)
  await openActivity({ replace: { activity: { list } } })
  const more = await screen.findByRole('button', { name: 'Show older entries' })
  list.mockRejectedValueOnce(new Fault('internal', 'The file gave no answer.'))
  await user.click(more)
  expect((await screen.findByRole('alert')).textContent).toContain('The file gave no answer.')
  expect(screen.getByText('100 entries, newest first')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('200 entries, newest first')).toBeTruthy()
})

test('Problems asks for problems only; where there are none, one press shows all', async () => {
  const list = vi.fn(({ outcome }: { outcome: string }) =>
    Promise.resolve<ActivityPage>({ rows: outcome === 'all' ? [decision] : [], hasMore: false }),
  )
  await openActivity({ replace: { activity: { list } } })
  await rowOf('SO-1042 · Withdrawn by the owner')
  await user.click(screen.getByRole('button', { name: 'Problems', pressed: false }))
  expect(await screen.findByText('No problems')).toBeTruthy()
  expect(list.mock.lastCall?.[0]).toMatchObject({ outcome: 'problem', before: 0 })
  await user.click(screen.getByRole('button', { name: 'Show all entries' }))
  await rowOf('SO-1042 · Withdrawn by the owner')
})

test('an empty record says what will stand there', async () => {
  await openActivity({ replace: answering([]) })
  expect(await screen.findByText('Nothing yet')).toBeTruthy()
  expect(await violations()).toEqual([])
})

test('a record that cannot be read says why, and is read again', async () => {
  const list = vi.fn(fakeBackend().activity.list)
  list.mockRejectedValueOnce(new Fault('internal', 'The record gave no answer.'))
  await openActivity({ replace: { activity: { list } } })
  expect((await screen.findByRole('alert')).textContent).toContain('The record gave no answer.')
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('100 entries, newest first')).toBeTruthy()
})

test('entries added while one looks come on top', async () => {
  const rows = [decision]
  const backend = await openActivity({ replace: answering(rows) })
  await rowOf('SO-1042 · Withdrawn by the owner')
  rows.unshift(request)
  backend.emit('order', { id: 4, kind: 'sale' })
  expect(await screen.findByText('2 entries, newest first')).toBeTruthy()
  expect((await rowOf('SO-1042 · Xero refused'))?.getAttribute('aria-rowindex')).toBe('2')
})
