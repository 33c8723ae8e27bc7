import type { ImportRoles, JobView } from '$lib/backend'
import { connected, fakeBackend, type FakeOptions } from '$lib/backend/fake'
import { Fault } from '$lib/errors'
import { Router } from '$lib/router'
import ScreenStage from '$shell/parts/test/ScreenStage.svelte'
import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import ContactsScreen from './ContactsScreen.svelte'

let user: ReturnType<typeof userEvent.setup>
let router: Router
beforeEach(() => {
  user = userEvent.setup()
})

async function openImport(options: FakeOptions = {}) {
  const backend = fakeBackend(options)
  router = new Router({ screen: 'contacts' })
  render(ScreenStage, { backend, router, screen: ContactsScreen })
  await user.click(await screen.findByRole('button', { name: 'Import from Xero' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Import contacts from Xero' }))
  return { backend, dialog }
}

/** Contrast needs colours, which nothing here computes; real browsers check it. */
async function violations() {
  const result = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })
  return result.violations.map(({ id, nodes }) => [id, nodes[0]?.html])
}

const running = (backend: { jobs: { get: (id: string) => Promise<JobView> } }) =>
  backend.jobs.get('job-1').then((job): JobView => ({ ...job, state: 'running', done: 20, total: 63 }))

describe('the preview of an import', () => {
  test('counts what it would do, and each count opens into contacts with the reason', async () => {
    const { dialog } = await openImport()
    await dialog.findByText('58 new, 5 linked to contacts that are here.')
    expect(dialog.getByRole('checkbox', { name: 'Customers' })).toHaveProperty('checked', true)
    await user.click(dialog.getByRole('button', { name: /^Linked by themselves/ }))
    expect(dialog.getByText(/Same tax number and e-mail/)).toBeTruthy()
    expect(dialog.getByText('99.9%')).toBeTruthy()
    expect(await violations()).toEqual([])
  })

  test('counts anew for other roles, and for the other choice where both changed a field', async () => {
    const previewImport = vi.fn(fakeBackend().setup.previewImport)
    const { dialog } = await openImport({ replace: { setup: { previewImport } } })
    await dialog.findByText(/58 new/)
    await user.click(dialog.getByRole('checkbox', { name: 'Neither yet' }))
    await user.click(dialog.getByRole('radio', { name: 'Take Xero’s' }))
    const asked = previewImport.mock.calls.map(([roles]: [ImportRoles]) => [roles.neither, roles.conflicts])
    expect(asked).toEqual([
      [false, ''],
      [true, 'mine'],
      [true, 'theirs'],
    ])
  })

  test('says that Xero cannot be reached, and asks again', async () => {
    const previewImport = vi.fn(fakeBackend().setup.previewImport)
    previewImport.mockRejectedValueOnce(new Fault('offline', 'Xero gave no answer.'))
    const { dialog } = await openImport({ replace: { setup: { previewImport } } })
    expect((await dialog.findByRole('status')).textContent).toContain('Xero gave no answer.')
    await user.click(dialog.getByRole('button', { name: 'Try again' }))
    await dialog.findByText(/58 new/)
  })

  test('without a connection leads to the sign-in instead', async () => {
    const start = await fakeBackend().shell.start()
    const none = { ...start, connection: connected({ state: 'none' }) }
    const backend = fakeBackend({ replace: { shell: { start: () => Promise.resolve(none) } } })
    router = new Router({ screen: 'contacts' })
    render(ScreenStage, { backend, router, screen: ContactsScreen })
    await user.click(await screen.findByRole('button', { name: 'Import from Xero' }))
    expect(router.current).toEqual({ screen: 'setup', step: 'connect' })
  })
})

describe('an import', () => {
  test('tells what it did, and leads to the pairs it found', async () => {
    const { dialog } = await openImport()
    await user.click(await dialog.findByRole('button', { name: 'Import 58 contacts' }))
    expect(await dialog.findByText('Contacts are in')).toBeTruthy()
    expect(await violations()).toEqual([])
    await user.click(dialog.getByRole('button', { name: 'Review 12 pairs' }))
    expect(router.current).toEqual({ screen: 'review' })
  })

  test('is undone as a whole', async () => {
    const { backend, dialog } = await openImport()
    const undoBatch = vi.spyOn(backend.review, 'undoBatch')
    await user.click(await dialog.findByRole('button', { name: 'Import 58 contacts' }))
    await user.click(await dialog.findByRole('button', { name: 'Undo the import' }))
    expect(undoBatch).toHaveBeenCalledExactlyOnceWith(7)
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  test('shows how far it is, is stopped, and says what stays', async () => {
    const cancel = vi.fn(() => Promise.resolve())
    const { backend, dialog } = await openImport({ replace: { jobs: { cancel } } })
    const job = await running(backend)
    vi.spyOn(backend.setup, 'import').mockResolvedValue(job)
    await user.click(await dialog.findByRole('button', { name: 'Import 58 contacts' }))
    expect((await dialog.findByRole('progressbar')).getAttribute('aria-valuetext')).toBe('20 of 63')
    await user.click(dialog.getByRole('button', { name: 'Cancel' }))
    expect(cancel).toHaveBeenCalledExactlyOnceWith('job-1')
    backend.emit('job', { ...job, state: 'cancelled' })
    expect(await dialog.findByText(/The import was stopped/)).toBeTruthy()
  })

  test('goes on in the background, and is found again', async () => {
    const { backend, dialog } = await openImport()
    const job = await running(backend)
    vi.spyOn(backend.setup, 'import').mockResolvedValue(job)
    await user.click(await dialog.findByRole('button', { name: 'Import 58 contacts' }))
    await user.click(await dialog.findByRole('button', { name: 'Go on in the background' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await user.click(screen.getByRole('button', { name: 'Import from Xero' }))
    const again = within(await screen.findByRole('dialog'))
    expect(again.getByRole('progressbar')).toBeTruthy()
    backend.emit('job', { ...job, state: 'done' })
    expect(await again.findByText('Contacts are in')).toBeTruthy()
  })
})
