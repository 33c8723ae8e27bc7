import { contactForm, decisionView, fakeBackend, type FakeOptions } from '$lib/backend/fake'
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

const nameOf = (id: number) => contactForm(id).name

async function openContact(id: number, options: FakeOptions = {}) {
  const backend = fakeBackend(options)
  router = new Router({ screen: 'contacts', contact: id })
  render(ScreenStage, { backend, router, screen: ContactsScreen })
  const panel = await screen.findByRole('region', { name: nameOf(id) })
  await within(panel).findByRole('region', { name: 'In Xero' })
  return { backend, panel: within(panel) }
}

/** Contrast needs colours, which nothing here computes; real browsers check it. */
async function violations() {
  const result = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })
  return result.violations.map(({ id, nodes }) => [id, nodes[0]?.html])
}

describe('the link to Xero', () => {
  test('says why, and how sure it is', async () => {
    const { panel } = await openContact(1)
    expect(await panel.findByText(/Same tax number and street.*\(97\.4%\)/)).toBeTruthy()
  })

  test('is ended, and made again by undo of the press', async () => {
    const { backend, panel } = await openContact(1)
    const unlink = vi.spyOn(backend.contacts, 'unlink')
    await user.click(panel.getByRole('button', { name: 'Unlink' }))
    expect(unlink).toHaveBeenCalledExactlyOnceWith(1)
  })

  test('is made to a contact at Xero that is searched for; one that is linked elsewhere is not offered', async () => {
    const { backend, panel } = await openContact(4)
    const link = vi.spyOn(backend.contacts, 'link')
    await user.click(panel.getByRole('button', { name: 'Link to a contact in Xero' }))
    const field = panel.getByRole('combobox', { name: 'Contact in Xero' })
    await waitFor(() => expect(document.activeElement).toBe(field))
    await user.type(field, 'harbour')
    const taken = await screen.findByRole('option', { name: /Harbour Freight.*linked to Waiheke Lodge/ })
    expect(taken.getAttribute('aria-disabled')).toBe('true')
    expect(screen.getByRole('option', { name: /Harbourside Café.*Archived/ })).toBeTruthy()
    await user.click(screen.getByRole('option', { name: /Harbour and Pine Ltd/ }))
    await waitFor(() => expect(link).toHaveBeenCalledExactlyOnceWith(4, 'ledger-9'))
  })

  test('Esc ends the search before it closes the panel', async () => {
    const { panel } = await openContact(4)
    await user.click(panel.getByRole('button', { name: 'Link to a contact in Xero' }))
    await panel.findByRole('combobox', { name: 'Contact in Xero' })
    await user.click(panel.getByRole('button', { name: 'Cancel' }))
    expect(panel.queryByRole('combobox')).toBeNull()
    expect(router.current).toEqual({ screen: 'contacts', contact: 4 })
  })
})

describe('where the owner and Xero differ', () => {
  test('each field is kept or taken', async () => {
    const { backend, panel } = await openContact(1)
    const choose = vi.spyOn(backend.contacts, 'choose')
    const section = within(await panel.findByRole('region', { name: 'Yours and Xero’s' }))
    expect(section.getByText('yours is kept until Xero’s changes')).toBeTruthy()
    expect(await violations()).toEqual([])
    await user.click(section.getByRole('button', { name: 'Keep yours: Phone' }))
    await user.click(section.getByRole('button', { name: 'Take Xero’s: Street or box' }))
    expect(choose.mock.calls).toEqual([
      [1, 'phone', 'mine'],
      [1, 'line1', 'theirs'],
    ])
  })

  test('nothing is shown where both say the same', async () => {
    const { panel } = await openContact(4)
    expect(panel.queryByRole('region', { name: 'Yours and Xero’s' })).toBeNull()
  })

  test('what cannot be read is said in its place, and read again', async () => {
    const differences = vi.fn(fakeBackend().contacts.differences)
    differences.mockRejectedValueOnce(new Fault('internal', 'The file gave no answer.'))
    const { panel } = await openContact(1, { replace: { contacts: { differences } } })
    expect((await panel.findByRole('alert')).textContent).toContain('The file gave no answer.')
    await user.click(panel.getByRole('button', { name: 'Try again' }))
    await panel.findByRole('region', { name: 'Yours and Xero’s' })
  })
})

test('what became part of it, and who works there, is listed and undone', async () => {
  const { backend, panel } = await openContact(1)
  const undo = vi.spyOn(backend.review, 'undo')
  const section = within(await panel.findByRole('region', { name: 'Decided' }))
  expect(section.getByText(`Aroha Ngata works at ${nameOf(1)}`)).toBeTruthy()
  expect(section.getByText('Kereru Interiors Limited is part of this contact')).toBeTruthy()
  await user.click(section.getByRole('button', { name: /^Undo: .* and Kereru Interiors Limited$/ }))
  expect(undo).toHaveBeenCalledExactlyOnceWith(302)
})

describe('merging', () => {
  async function openMerge(options: FakeOptions = {}) {
    const { backend, panel } = await openContact(1, options)
    await user.click(panel.getByRole('button', { name: 'More actions' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Merge with another contact' }))
    const dialog = within(
      await screen.findByRole('dialog', { name: `Merge ${nameOf(1)} with another contact` }),
    )
    return { backend, dialog }
  }

  async function choose(dialog: ReturnType<typeof within>, id: number) {
    await user.type(dialog.getByRole('combobox', { name: 'The other contact' }), nameOf(id))
    const [first] = await screen.findAllByRole('option', { name: new RegExp(`^${nameOf(id)}`) })
    await user.click(first ?? document.body)
    return within(await dialog.findByRole('table'))
  }

  test('shows what the two become, field by field, and does exactly that', async () => {
    const { backend, dialog } = await openMerge()
    const merge = vi.spyOn(backend.contacts, 'merge')
    expect(dialog.getByRole('button', { name: 'Merge' })).toHaveProperty('disabled', true)
    const table = await choose(dialog, 2)
    expect(await violations()).toEqual([])
    await user.click(table.getByRole('radio', { name: `Name: ${nameOf(2)}` }))
    expect(table.getByRole('row', { name: new RegExp(`${nameOf(2)}$`) })).toBeTruthy()
    await user.click(dialog.getByRole('button', { name: `Merge into ${nameOf(1)}` }))
    await waitFor(() => expect(merge).toHaveBeenCalledOnce())
    expect(merge.mock.lastCall?.[0]).toMatchObject({ left: 1, right: 2, takeRight: ['name'] })
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(router.current).toEqual({ screen: 'contacts', contact: 1 })
  })

  test('keeps the other in front when asked, and then opens that one', async () => {
    const merge = vi.fn(() => Promise.resolve(decisionView(2)))
    const { dialog } = await openMerge({ replace: { contacts: { merge } } })
    await choose(dialog, 2)
    await user.click(dialog.getByRole('button', { name: 'Keep the other in front' }))
    await user.click(await dialog.findByRole('button', { name: `Merge into ${nameOf(2)}` }))
    await waitFor(() => expect(router.current).toEqual({ screen: 'contacts', contact: 2 }))
  })

  test('a refusal is said, and nothing is lost', async () => {
    const merge = () => Promise.reject(new Fault('conflict', 'An invoice of either is on its way.'))
    const { dialog } = await openMerge({ replace: { contacts: { merge } } })
    await choose(dialog, 2)
    await user.click(dialog.getByRole('button', { name: `Merge into ${nameOf(1)}` }))
    expect((await dialog.findByRole('alert')).textContent).toContain('An invoice of either is on its way.')
    expect(dialog.getByRole('table')).toBeTruthy()
  })
})
