import type { Backend, ContactForm, ContactView } from '$lib/backend'
import { parseFault, type Fault } from '$lib/errors'

/** A field a person can fill in. */
export type ContactField = Exclude<keyof ContactForm, 'id' | 'version'>

export const fields: readonly ContactField[] = [
  'name',
  'isCustomer',
  'isSupplier',
  'firstName',
  'lastName',
  'email',
  'phone',
  'line1',
  'line2',
  'city',
  'region',
  'postalCode',
  'country',
  'currency',
  'paymentDays',
  'taxNumber',
  'note',
]

/** An empty contact of the role that is being looked at. */
export function blankContact(role: string): ContactForm {
  return {
    id: 0,
    version: 0,
    name: '',
    firstName: '',
    lastName: '',
    email: '',
    phone: '',
    taxNumber: '',
    line1: '',
    line2: '',
    city: '',
    region: '',
    postalCode: '',
    country: '',
    currency: '',
    isCustomer: role === 'customer',
    isSupplier: role === 'supplier',
    paymentDays: '',
    note: '',
  }
}

/** A contact while it is typed: what was changed, what was refused, and what changed elsewhere meanwhile. */
export class ContactFormController {
  form: ContactForm = $state(blankContact('all'))
  busy = $state(false)
  problem = $state.raw<Fault>()
  /** Fields that were changed here and elsewhere, with what stands there now. */
  theirs = $state.raw<Partial<Record<ContactField, string>>>({})
  /** The contact as it was read. */
  #base = $state.raw<ContactForm>(blankContact('all'))
  /** The form as it was refused. */
  #refused = $state.raw<ContactForm>()
  readonly #backend: Backend

  constructor(backend: Backend, form: ContactForm) {
    this.#backend = backend
    this.#base = { ...form }
    this.form = { ...form }
  }

  get isNew(): boolean {
    return this.#base.id === 0
  }

  get isDirty(): boolean {
    return fields.some((field) => this.form[field] !== this.#base[field])
  }

  /** What is wrong with a field, until it is changed. */
  problemOf(field: ContactField): string | undefined {
    if (this.#refused?.[field] !== this.form[field]) return undefined
    return this.problem?.fields[field]
  }

  /** A refusal that has no place beside a field. */
  get general(): Fault | undefined {
    const paths = Object.keys(this.problem?.fields ?? {})
    const isBesideFields = paths.length > 0 && paths.every((path) => fields.some((field) => field === path))
    return isBesideFields ? undefined : this.problem
  }

  /** Saves; undefined when it was refused. */
  async save(): Promise<ContactView | undefined> {
    if (this.busy) return undefined
    const sent = $state.snapshot(this.form)
    this.busy = true
    this.problem = undefined
    try {
      const view = await this.#backend.contacts.save(sent)
      this.#base = { ...view.form }
      this.form = { ...view.form }
      return view
    } catch (error) {
      this.#refused = sent
      this.problem = parseFault(error)
      return undefined
    } finally {
      this.busy = false
    }
  }

  /** Reads the contact as it stands now and puts what was changed here on top of it. */
  async reload(): Promise<void> {
    try {
      const { form: latest } = await this.#backend.contacts.get(this.#base.id)
      const mine = fields.filter((field) => this.form[field] !== this.#base[field])
      const both = mine.filter(
        (field) => latest[field] !== this.#base[field] && latest[field] !== this.form[field],
      )
      const kept = Object.fromEntries(mine.map((field) => [field, this.form[field]]))
      this.theirs = Object.fromEntries(both.map((field) => [field, String(latest[field])]))
      this.form = { ...latest, ...kept }
      this.#base = { ...latest }
      this.problem = undefined
    } catch (error) {
      this.problem = parseFault(error)
    }
  }
}
