import type { ContactForm, ContactQuery } from '$lib/backend'
import { contactForm, contactView, fakeBackend, type FakeOptions } from '$lib/backend/fake'
import { Fault } from '$lib/errors'
import { Router, type ContactsRoute } from '$lib/router'
import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import ScreenStage from '$shell/parts/test/ScreenStage.svelte'
import ContactsScreen from './ContactsScreen.svelte'

let user: ReturnType<typeof userEvent.setup>
let router: Router
beforeEach(() => {
  user = userEvent.setup()
})

async function openContacts(options: FakeOptions = {}, route: ContactsRoute = { screen: 'contacts' }) {
  const backend = fakeBackend(options)
  router = new Router(route)
  render(ScreenStage, { backend, router, screen: ContactsScreen })
  await screen.findByRole('grid', { name: 'Contacts' })
  return backend
}

const nameOf = (id: number) => contactForm(id).name
const cell = (name: string) => screen.findByRole('gridcell', { name })
const chip = (name: RegExp) => screen.getByRole('button', { name, pressed: false })

async function openContact(id: number) {
  await user.click(await cell(nameOf(id)))
  return screen.findByRole('region', { name: nameOf(id) })
}

async function editContact(id: number) {
  const panel = await openContact(id)
  const edit = await within(panel).findByRole('button', { name: 'Edit' })
  edit.focus()
  await user.keyboard('{Enter}')
  return within(panel).findByRole('textbox', { name: 'Name' })
}

/** Contrast needs colours, which nothing here computes; real browsers check it. */
async function violations() {
  const result = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })
  return result.violations.map(({ id, nodes }) => [id, nodes[0]?.html])
}

describe('the list', () => {
  test('begins with the link a place asks for', async () => {
    await openContacts({}, { screen: 'contacts', link: 'unlinked' })
    expect(await screen.findByRole('button', { name: 'Not linked', pressed: true })).toBeTruthy()
    expect(router.current).toEqual({ screen: 'contacts' })
  })

  test('shows name, role, link and address of each contact, with counts of the roles', async () => {
    await openContacts()
    const row = (await cell(nameOf(1))).closest('[role="row"]')
    expect(row?.textContent).toMatch(/Customer.*Linked.*accounts1@example\.com/)
    expect(await screen.findByRole('button', { name: /^Customers\s*41$/ })).toBeTruthy()
    expect(await violations()).toEqual([])
  })

  test('search, role and link narrow it; what was chosen is found again after going elsewhere', async () => {
    const list = vi.fn(fakeBackend().contacts.list)
    await openContacts({ replace: { contacts: { list } } })
    await cell(nameOf(1))
    await user.click(chip(/^Suppliers/))
    await user.click(chip(/^Not linked$/))
    await user.keyboard('{Control>}f{/Control}kererū{Enter}')
    const asked: Partial<ContactQuery> = { search: 'kererū', role: 'supplier', link: 'unlinked' }
    await waitFor(() => expect(list.mock.lastCall?.[0]).toMatchObject(asked))
    router.go({ screen: 'home' })
    await waitFor(() => expect(screen.queryByRole('grid')).toBeNull())
    router.back()
    const search = await screen.findByRole('searchbox', { name: 'Search contacts' })
    expect((search as HTMLInputElement).value).toBe('kererū')
    expect(screen.getByRole('button', { name: /^Suppliers/, pressed: true })).toBeTruthy()
  })

  test('without any contact the import is offered, and a new contact', async () => {
    await openContacts({ contactCount: 0 })
    expect(await screen.findByText('No contacts yet')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'New contact' })).toBeTruthy()
    expect(await violations()).toEqual([])
    const offers = screen.getAllByRole('button', { name: 'Import from Xero' })
    await user.click(offers.at(-1) ?? document.body)
    expect(await screen.findByRole('dialog', { name: 'Import contacts from Xero' })).toBeTruthy()
  })

  test('when nothing matches, one press shows all', async () => {
    await openContacts()
    await cell(nameOf(1))
    await user.type(screen.getByRole('searchbox', { name: 'Search contacts' }), 'zzz{Enter}')
    await user.click(await screen.findByRole('button', { name: 'Show all contacts' }))
    await cell(nameOf(1))
  })

  test('a list that cannot be read says why, and is read again', async () => {
    const list = vi.fn(fakeBackend().contacts.list)
    list.mockRejectedValueOnce(new Fault('internal', 'The file gave no answer.'))
    await openContacts({ replace: { contacts: { list } } })
    expect((await screen.findByRole('alert')).textContent).toContain('The file gave no answer.')
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await cell(nameOf(1))
  })
})

describe('a contact', () => {
  test('opens beside the list with the keys, and Esc returns to the list', async () => {
    await openContacts()
    await cell(nameOf(1))
    const grid = screen.getByRole('grid', { name: 'Contacts' })
    grid.focus()
    await user.keyboard('{ArrowDown}{Enter}')
    const panel = await screen.findByRole('region', { name: nameOf(2) })
    await within(panel).findByText('2 Quay Street')
    expect(await violations()).toEqual([])
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('region', { name: nameOf(2) })).toBeNull()
    await waitFor(() => expect(document.activeElement).toBe(grid))
  })

  test('shows the Xero contact, why it is the same, and opens it there', async () => {
    const openLedgerContact = vi.fn(() => Promise.resolve())
    const view = contactView(1)
    const link = { ...view.link, name: 'Kereru Interiors Ltd', reason: 'they have the same e-mail address' }
    await openContacts({
      replace: {
        shell: { openLedgerContact },
        contacts: {
          get: () => Promise.resolve({ ...view, link: { ...link, status: 'ARCHIVED' } }),
          decisions: () => Promise.resolve([]),
        },
      },
    })
    await openContact(1)
    const panel = within(await screen.findByRole('region', { name: 'In Xero' }))
    expect(panel.getByText('Kereru Interiors Ltd')).toBeTruthy()
    expect(panel.getByText('They have the same e-mail address')).toBeTruthy()
    expect(panel.getByText('Archived')).toBeTruthy()
    await user.click(panel.getByRole('button', { name: 'Open in Xero' }))
    expect(openLedgerContact).toHaveBeenCalledExactlyOnceWith('ledger-1')
  })

  test('says when no Xero contact is known', async () => {
    await openContacts()
    await openContact(4)
    const panel = await screen.findByRole('region', { name: 'In Xero' })
    expect(panel.textContent).toContain('No Xero contact is known')
    expect(within(panel).getByRole('button', { name: 'Link to a contact in Xero' })).toBeTruthy()
    expect(within(panel).queryByRole('button', { name: 'Unlink' })).toBeNull()
  })

  test('leads to its orders', async () => {
    await openContacts()
    const panel = await openContact(1)
    await user.click(await within(panel).findByRole('button', { name: '1 purchase order' }))
    expect(router.current).toEqual({ screen: 'purchases', contact: 1 })
  })

  test('that is gone is said in its place', async () => {
    const get = () => Promise.reject(new Fault('not_found', 'This contact is no longer here.'))
    await openContacts({ replace: { contacts: { get } } })
    await user.click(await cell(nameOf(1)))
    expect((await screen.findByRole('alert')).textContent).toContain('This contact is no longer here.')
  })

  test('is read again when contacts changed elsewhere', async () => {
    const get = vi.fn((id: number) => Promise.resolve(contactView(id)))
    const backend = await openContacts({ replace: { contacts: { get } } })
    await openContact(1)
    get.mockImplementation((id) => {
      const view = contactView(id)
      return Promise.resolve({ ...view, form: { ...view.form, phone: '0800 NEW' } })
    })
    backend.emit('contacts', undefined)
    expect(await screen.findByText('0800 NEW')).toBeTruthy()
  })
})

describe('typing a contact', () => {
  const saving = () =>
    vi.fn((form: ContactForm) => {
      const id = form.id || 7
      return Promise.resolve({ ...contactView(id), form: { ...form, id, version: form.version + 1 } })
    })

  test('Ctrl+S saves what was changed and shows it', async () => {
    const save = saving()
    await openContacts({ replace: { contacts: { save } } })
    const name = await editContact(1)
    await waitFor(() => expect(document.activeElement).toBe(name))
    expect(await violations()).toEqual([])
    await user.clear(name)
    await user.type(name, 'Kauri & Co')
    await user.keyboard('{Control>}s{/Control}')
    expect(await screen.findByRole('region', { name: 'Kauri & Co' })).toBeTruthy()
    expect(save).toHaveBeenCalledExactlyOnceWith({ ...contactForm(1), name: 'Kauri & Co' })
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Edit'))
  })

  test('a new contact begins with the role that is looked at, and is shown once created', async () => {
    const save = saving()
    const get = async () => (await save.mock.results[0]?.value) ?? contactView(7)
    await openContacts({ replace: { contacts: { save, get } } })
    await cell(nameOf(1))
    await user.click(chip(/^Suppliers/))
    await user.click(screen.getByRole('button', { name: 'New contact' }))
    const panel = within(await screen.findByRole('region', { name: 'New contact' }))
    expect((panel.getByRole('checkbox', { name: 'Supplier' }) as HTMLInputElement).checked).toBe(true)
    await user.type(panel.getByRole('textbox', { name: 'Name' }), 'Rātā Timber')
    await user.click(panel.getByRole('button', { name: 'Create contact' }))
    expect(await screen.findByRole('region', { name: 'Rātā Timber' })).toBeTruthy()
    expect(save.mock.lastCall?.[0]).toMatchObject({ id: 0, name: 'Rātā Timber', isSupplier: true })
  })

  test('what is wrong stands beside its field, which takes the focus', async () => {
    const fields = { email: 'This is not one e-mail address.', paymentDays: 'A whole number from 0 to 365.' }
    const save = () => Promise.reject(new Fault('invalid', 'The contact cannot be saved.', '', fields))
    await openContacts({ replace: { contacts: { save } } })
    await editContact(1)
    await user.click(screen.getByRole('button', { name: 'Save contact' }))
    const email = await screen.findByRole('textbox', { name: 'E-mail' })
    await waitFor(() => expect(document.activeElement).toBe(email))
    const note = (field: Element) =>
      document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent
    expect(note(email)).toBe(fields.email)
    expect(note(screen.getByRole('textbox', { name: 'Days to pay' }))).toBe(fields.paymentDays)
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('a contact changed meanwhile is shown as it is now, with what was typed on top', async () => {
    const save = saving()
    save.mockRejectedValueOnce(new Fault('conflict', 'Kererū Interiors was changed meanwhile.'))
    const get = vi.fn((id: number) => Promise.resolve(contactView(id)))
    await openContacts({ replace: { contacts: { save, get } } })
    await editContact(1)
    get.mockImplementation((id) => {
      const view = contactView(id)
      return Promise.resolve({ ...view, form: { ...view.form, version: 9, city: 'Nelson', phone: '0800 1' } })
    })
    const city = screen.getByRole('textbox', { name: 'City' })
    await user.clear(city)
    await user.type(city, 'Dunedin')
    await user.keyboard('{Control>}s{/Control}')
    await user.click(await screen.findByRole('button', { name: 'Show the latest' }))
    expect(await screen.findByText('Changed elsewhere to “Nelson”.')).toBeTruthy()
    expect((screen.getByRole('textbox', { name: 'Phone' }) as HTMLInputElement).value).toBe('0800 1')
    await user.click(screen.getByRole('button', { name: 'Save contact' }))
    await waitFor(() => expect(save.mock.lastCall?.[0]).toMatchObject({ version: 9, city: 'Dunedin' }))
  })

  describe('with something unsaved', () => {
    async function change() {
      await editContact(1)
      await user.type(screen.getByRole('textbox', { name: 'Phone' }), '9')
    }
    const dialog = () => screen.findByRole('dialog', { name: `Save the changes to ${nameOf(1)}?` })

    test('Esc asks first, and keeps what was typed when one stays', async () => {
      await openContacts()
      await change()
      await user.keyboard('{Escape}')
      await user.click(within(await dialog()).getByRole('button', { name: 'Keep editing' }))
      const phone = (await screen.findByRole('textbox', { name: 'Phone' })) as HTMLInputElement
      expect(phone.value).toBe(contactForm(1).phone + '9')
    })

    test('another screen waits for the answer, and comes once the changes are discarded', async () => {
      const save = saving()
      await openContacts({ replace: { contacts: { save } } })
      await change()
      router.go({ screen: 'activity' })
      const asked = within(await dialog())
      expect(router.screen).toBe('contacts')
      expect(await violations()).toEqual([])
      await user.click(asked.getByRole('button', { name: 'Discard changes' }))
      expect(router.screen).toBe('activity')
      expect(save).not.toHaveBeenCalled()
    })

    test('another contact opens once the changes are saved', async () => {
      const save = saving()
      await openContacts({ replace: { contacts: { save } } })
      await change()
      await user.click(await cell(nameOf(3)))
      await user.click(within(await dialog()).getByRole('button', { name: 'Save contact' }))
      expect(await screen.findByRole('region', { name: nameOf(3) })).toBeTruthy()
      expect(save).toHaveBeenCalledOnce()
    })

    test('a refused save stays with the form', async () => {
      const save = () => Promise.reject(new Fault('invalid', 'No.', '', { phone: 'Too long.' }))
      await openContacts({ replace: { contacts: { save } } })
      await change()
      await user.click(await cell(nameOf(3)))
      await user.click(within(await dialog()).getByRole('button', { name: 'Save contact' }))
      expect(await screen.findByText('Too long.')).toBeTruthy()
      expect(screen.queryByRole('region', { name: nameOf(3) })).toBeNull()
    })

    test('nothing is asked when nothing was changed', async () => {
      await openContacts()
      await editContact(1)
      await user.keyboard('{Escape}')
      expect(await screen.findByRole('button', { name: 'Edit' })).toBeTruthy()
      expect(screen.queryByRole('dialog')).toBeNull()
    })
  })
})
