import type { ContactView } from '$lib/backend'
import { contactView, fakeBackend } from '$lib/backend/fake'
import { Fault } from '$lib/errors'
import { expect, test, vi } from 'vitest'
import { ContactPanel } from './panel.svelte'

test('an answer for a contact no longer shown is dropped', async () => {
  const answers = new Map<number, (view: ContactView) => void>()
  const get = (id: number) => new Promise<ContactView>((resolve) => answers.set(id, resolve))
  const panel = new ContactPanel(fakeBackend({ replace: { contacts: { get } } }))
  const first = panel.show(1)
  const second = panel.show(2)
  answers.get(2)?.(contactView(2))
  answers.get(1)?.(contactView(1))
  await Promise.all([first, second])
  expect(panel.view?.form.id).toBe(2)
})

test('a form that is open is not touched when its contact is shown again', async () => {
  const panel = new ContactPanel(fakeBackend())
  await panel.show(1)
  panel.edit()
  const { form } = panel
  if (form) form.form.city = 'Nelson'
  await panel.show(1)
  expect(panel.form).toBe(form)
  expect(panel.form?.form.city).toBe('Nelson')
})

test('a contact that cannot be read is said, and goes once it can', async () => {
  const get = vi.fn<(id: number) => Promise<ContactView>>()
  get.mockRejectedValueOnce(new Fault('not_found', 'Gone.'))
  get.mockImplementation((id) => Promise.resolve(contactView(id)))
  const panel = new ContactPanel(fakeBackend({ replace: { contacts: { get } } }))
  await panel.show(4)
  expect(panel.problem?.code).toBe('not_found')
  await panel.reload()
  expect(panel.problem).toBeUndefined()
  expect(panel.view?.form.id).toBe(4)
})

test('leaving with something unsaved waits for the answer', async () => {
  const panel = new ContactPanel(fakeBackend())
  await panel.show(1)
  panel.edit()
  const leave = vi.fn()
  panel.leave(leave)
  expect(leave).toHaveBeenCalledOnce()
  if (panel.form) panel.form.form.city = 'Nelson'
  panel.leave(leave)
  panel.stay()
  expect(leave).toHaveBeenCalledOnce()
  panel.leave(leave)
  panel.discard()
  expect(leave).toHaveBeenCalledTimes(2)
  expect(panel.form).toBeUndefined()
})
