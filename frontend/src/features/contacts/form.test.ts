import type { ContactForm } from '$lib/backend'
import { contactForm, contactView, fakeBackend } from '$lib/backend/fake'
import { Fault } from '$lib/errors'
import { expect, test, vi } from 'vitest'
import { blankContact, ContactFormController } from './form.svelte'

const viewOf = (form: ContactForm) => ({ ...contactView(1), form })

function controller(contacts: Parameters<typeof fakeBackend>[0] = {}) {
  return new ContactFormController(fakeBackend(contacts), contactForm(1))
}

test('a form is dirty while a field differs from what was read', () => {
  const form = controller()
  expect(form.isDirty).toBe(false)
  form.form.city = 'Nelson'
  expect(form.isDirty).toBe(true)
  form.form.city = contactForm(1).city
  expect(form.isDirty).toBe(false)
})

test('a new contact takes the role that is looked at', () => {
  expect(blankContact('supplier')).toMatchObject({ id: 0, version: 0, isCustomer: false, isSupplier: true })
  expect(blankContact('all')).toMatchObject({ isCustomer: false, isSupplier: false })
})

test('saving sends the whole form and ends the changes', async () => {
  const save = vi.fn((form: ContactForm) => Promise.resolve(viewOf({ ...form, version: 2 })))
  const form = controller({ replace: { contacts: { save } } })
  form.form.name = 'Kauri & Co'
  expect((await form.save())?.form.version).toBe(2)
  expect(save).toHaveBeenCalledExactlyOnceWith({ ...contactForm(1), name: 'Kauri & Co' })
  expect(form.isDirty).toBe(false)
})

test('a second press while saving sends nothing more', async () => {
  let answer: () => void = () => {}
  const save = vi.fn(
    (form: ContactForm) =>
      new Promise<ReturnType<typeof viewOf>>((resolve) => (answer = () => resolve(viewOf(form)))),
  )
  const form = controller({ replace: { contacts: { save } } })
  const first = form.save()
  expect(await form.save()).toBeUndefined()
  answer()
  await first
  expect(save).toHaveBeenCalledOnce()
})

test('a refused field says why until it is changed', async () => {
  const refusal = new Fault('invalid', 'The contact cannot be saved.', '', { email: 'Not an address.' })
  const form = controller({ replace: { contacts: { save: () => Promise.reject(refusal) } } })
  form.form.email = 'x'
  expect(await form.save()).toBeUndefined()
  expect(form.problemOf('email')).toBe('Not an address.')
  expect(form.problemOf('name')).toBeUndefined()
  expect(form.general).toBeUndefined()
  form.form.email = 'x@example.com'
  expect(form.problemOf('email')).toBeUndefined()
})

test.each([
  ['no field', {}],
  ['a field the form does not have', { number: 'Taken.' }],
])('a refusal that names %s is shown as a whole', async (_, fields) => {
  const refusal = new Fault('invalid', 'No.', '', fields)
  const form = controller({ replace: { contacts: { save: () => Promise.reject(refusal) } } })
  await form.save()
  expect(form.general).toBe(refusal)
})

test('after a conflict the latest is read, and what was changed here stays on top of it', async () => {
  const save = vi.fn<(form: ContactForm) => Promise<ReturnType<typeof viewOf>>>()
  save.mockRejectedValueOnce(new Fault('conflict', 'Changed meanwhile.'))
  save.mockImplementation((form) => Promise.resolve(viewOf(form)))
  const latest = { ...contactForm(1), version: 5, phone: '111', city: 'Nelson', note: 'Theirs' }
  const get = () => Promise.resolve(viewOf(latest))
  const form = controller({ replace: { contacts: { save, get } } })
  form.form.city = 'Dunedin'
  form.form.email = 'mine@example.com'
  await form.save()
  expect(form.general?.code).toBe('conflict')
  await form.reload()
  expect(form.problem).toBeUndefined()
  expect(form.form).toMatchObject({
    version: 5,
    phone: '111',
    note: 'Theirs',
    city: 'Dunedin',
    email: 'mine@example.com',
  })
  expect(form.theirs).toEqual({ city: 'Nelson' })
  await form.save()
  expect(save.mock.lastCall?.[0]).toMatchObject({ version: 5, city: 'Dunedin' })
})

test('a contact that cannot be read again is said', async () => {
  const gone = new Fault('not_found', 'It is gone.')
  const form = controller({ replace: { contacts: { get: () => Promise.reject(gone) } } })
  await form.reload()
  expect(form.general).toBe(gone)
})
