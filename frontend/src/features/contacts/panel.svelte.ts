import type { Backend, ContactView } from '$lib/backend'
import { parseFault, type Fault } from '$lib/errors'
import { blankContact, ContactFormController } from './form.svelte'

/** What stands beside the list: a contact, or the form it is typed in. */
export class ContactPanel {
  /** The contact shown, "new" for one being typed, undefined when the panel is closed. */
  contact = $state.raw<number | 'new'>()
  view = $state.raw<ContactView>()
  problem = $state.raw<Fault>()
  form = $state.raw<ContactFormController>()
  /** What waits until a person has said what becomes of the unsaved changes. */
  waiting = $state.raw<() => void>()
  readonly #backend: Backend

  constructor(backend: Backend) {
    this.#backend = backend
  }

  /** Shows a contact, or reads it again when it is shown already. A form that is open for it stays as it is. */
  async show(contact: number | 'new' | undefined, role = 'all'): Promise<void> {
    if (contact !== this.contact) {
      this.contact = contact
      this.form = contact === 'new' ? new ContactFormController(this.#backend, blankContact(role)) : undefined
      this.problem = undefined
      if (this.view?.form.id !== contact) this.view = undefined
    }
    if (typeof contact === 'number' && !this.form) await this.#read(contact)
  }

  /** Reads the contact again. */
  async reload(): Promise<void> {
    if (typeof this.contact === 'number') await this.#read(this.contact)
  }

  edit(): void {
    if (this.view) this.form = new ContactFormController(this.#backend, this.view.form)
  }

  /** Saves what is typed and shows the result; undefined when it was refused. */
  async save(): Promise<ContactView | undefined> {
    const saved = await this.form?.save()
    if (!saved) return undefined
    this.view = saved
    this.form = undefined
    this.problem = undefined
    return saved
  }

  /** Ends typing without saving. */
  endEdit(): void {
    this.form = undefined
  }

  /** Whether nothing unsaved stands in the way; else it asks, and leave is what follows the answer. */
  mayLeave(leave: () => void): boolean {
    if (!this.form?.isDirty) return true
    this.waiting = leave
    return false
  }

  /** Does it, unless something unsaved stands in the way. */
  leave(leave: () => void): void {
    if (this.mayLeave(leave)) leave()
  }

  /** Answers: what was typed goes, and what waited happens. */
  discard(): void {
    const next = this.waiting
    this.waiting = undefined
    this.form = undefined
    next?.()
  }

  stay(): void {
    this.waiting = undefined
  }

  async #read(id: number): Promise<void> {
    try {
      const view = await this.#backend.contacts.get(id)
      if (this.contact !== id) return
      this.view = view
      this.problem = undefined
    } catch (error) {
      if (this.contact === id) this.problem = parseFault(error)
    }
  }
}
