import type {
  Backend,
  FiguresView,
  FormOptions,
  ItemForm,
  LineForm,
  OrderForm,
  OrderKind,
  OrderView,
} from '$lib/backend'
import { parseFault, type Fault } from '$lib/errors'
import { changedSince, emptyLine, valueAt } from './fields'

/** A line being typed, with a key that stays when lines move. */
export type TypedLine = LineForm & { key: number }
export type TypedForm = Omit<OrderForm, 'lines'> & { lines: TypedLine[] }

const noFigures: FiguresView = { lines: [], totals: { subTotal: '', tax: '', total: '' }, problems: {} }

/** Milliseconds of quiet before figures are asked for. */
const figurePause = 150

/** An order being typed. The window computes none of its figures: the backend does, as one types. */
export class OrderFormController {
  phase = $state<'closed' | 'loading' | 'failed' | 'open' | 'saving'>('closed')
  form = $state<TypedForm>()
  options = $state.raw<FormOptions>()
  figures = $state.raw<FiguresView>(noFigures)
  /** Why there is no form. */
  problem = $state.raw<unknown>()
  /** Why it could not be saved. */
  refusal = $state.raw<Fault>()
  /** Asks whether to throw away what was typed. */
  isAsking = $state(false)

  readonly kind: OrderKind
  readonly #backend: Backend
  #keys = 0
  #asked = 0
  #figuring = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #wanted: number | undefined
  #before = $state('')
  /** The form that was refused: a problem is shown while its field is as it was then. */
  #refused: OrderForm | undefined

  /** What is typed, as one text: another text means something changed. */
  readonly text = $derived(this.form ? JSON.stringify(this.plain()) : '')
  readonly isDirty = $derived(this.phase !== 'closed' && this.text !== this.#before && this.#before !== '')
  readonly isNew = $derived((this.form?.id ?? 0) === 0)

  constructor(backend: Backend, kind: OrderKind) {
    this.#backend = backend
    this.kind = kind
  }

  /** Opens an order to change, or a new one. */
  async open(id: number | undefined): Promise<void> {
    this.#wanted = id
    const mine = ++this.#asked
    this.phase = 'loading'
    this.form = this.problem = this.refusal = this.#refused = undefined
    this.figures = noFigures
    this.#before = ''
    try {
      const [form, options] = await Promise.all([
        id === undefined ? this.#backend.orders.blank(this.kind) : this.#backend.orders.edit(id),
        this.#backend.orders.options(this.kind),
      ])
      if (mine !== this.#asked) return
      this.options = options
      this.#begin(form)
    } catch (error) {
      if (mine !== this.#asked) return
      this.problem = error
      this.phase = 'failed'
    }
  }

  /** Opens the same again, as after it was changed elsewhere. */
  readonly reopen = (): Promise<void> => this.open(this.#wanted)

  close(): void {
    this.#asked++
    clearTimeout(this.#timer)
    this.phase = 'closed'
    this.form = undefined
    this.#before = ''
    this.isAsking = false
  }

  ask(): void {
    this.isAsking = true
  }

  /** The form as the backend takes it. Empty lines at the end are left out: they only invite to type on. */
  plain(): OrderForm {
    const { lines = [], ...head } = this.form ?? ({} as TypedForm)
    const plain = lines.map(({ key: _key, ...line }) => line)
    while (plain.length > 1 && isUntouched(plain.at(-1))) plain.pop()
    return { ...head, lines: plain }
  }

  /** What is wrong with a field, from the figures or from the last attempt to save. */
  problemAt(path: string): string | undefined {
    const refused = this.#refused
    const said = this.refusal?.fields[path]
    if (said && refused && valueAt(refused, path) === valueAt(this.plain(), path)) return said
    return this.figures.problems[path]
  }

  /** Asks for the figures once typing pauses. */
  figureSoon(): void {
    clearTimeout(this.#timer)
    if (this.form) this.#timer = setTimeout(() => void this.figure(), figurePause)
  }

  async figure(): Promise<void> {
    const mine = ++this.#figuring
    try {
      const figures = await this.#backend.orders.figures(this.plain())
      if (mine === this.#figuring && this.form) this.figures = figures
    } catch {
      // The figures stay empty; saving tells what is wrong.
      if (mine === this.#figuring) this.figures = noFigures
    }
  }

  /** Saves the order; undefined when it was refused, and refusal says why. */
  async save(): Promise<OrderView | undefined> {
    if (this.phase !== 'open') return undefined
    const form = this.plain()
    this.phase = 'saving'
    this.refusal = undefined
    try {
      const saved = await this.#backend.orders.save(form)
      this.#before = this.text
      return saved
    } catch (error) {
      this.refusal = parseFault(error)
      this.#refused = form
      return undefined
    } finally {
      if (this.form) this.phase = 'open'
    }
  }

  /** Adds a line after a place, or at the end, and returns its index. */
  addLine(after?: number): number {
    const { form } = this
    if (!form) return -1
    const index = after === undefined ? form.lines.length : after + 1
    form.lines.splice(index, 0, this.#typed(emptyLine(form.lines[index - 1], this.options)))
    return index
  }

  removeLine(index: number): void {
    this.form?.lines.splice(index, 1)
    if (this.form?.lines.length === 0) this.addLine()
  }

  /** Moves a line by so many places and returns where it stands now. */
  moveLine(index: number, by: number): number {
    const lines = this.form?.lines ?? []
    const to = Math.min(lines.length - 1, Math.max(0, index + by))
    const [line] = lines.splice(index, 1)
    if (line) lines.splice(to, 0, line)
    return to
  }

  /** Puts an item into a line: what it is called, what it costs, how it is taxed. */
  setItem(index: number, item: ItemForm): void {
    const { form } = this
    const line = form?.lines[index]
    if (!form || !line) return
    const isSale = this.kind === 'sale'
    line.itemId = item.id
    line.sku = item.sku
    line.description = item.name
    if (line.quantity === '') line.quantity = '1'
    // Prices of items are in the base currency, the first of those offered.
    line.unitPrice =
      form.currency === this.options?.currencies[0] ? (isSale ? item.salesPrice : item.purchasePrice) : ''
    line.taxId = (isSale ? item.salesTaxId : item.purchaseTaxId) || line.taxId
  }

  clearItem(index: number): void {
    const line = this.form?.lines[index]
    if (line) [line.itemId, line.sku] = [0, '']
  }

  setContact(id: number, name: string): void {
    if (this.form) [this.form.contactId, this.form.contactName] = [id, name]
  }

  /** Creates a contact of which only the name is known, and chooses it. */
  async createContact(name: string): Promise<void> {
    const { form } = await this.#backend.contacts.save({
      ...emptyContact,
      name,
      isCustomer: this.kind === 'sale',
      isSupplier: this.kind === 'purchase',
    })
    this.setContact(form.id, form.name)
  }

  /** The base currency has no rate. */
  setCurrency(currency: string): void {
    if (!this.form) return
    this.form.currency = currency
    if (currency === this.options?.currencies[0]) this.form.rate = ''
  }

  get needsRate(): boolean {
    return this.form !== undefined && this.form.currency !== this.options?.currencies[0]
  }

  /** The form to bind fields to; a blank one once it is closed. */
  get typed(): TypedForm {
    return this.form ?? blank
  }

  /** A line to bind fields to; a blank one where there is none, as while it is taken away. */
  lineAt(index: number): TypedLine {
    return this.form?.lines[index] ?? this.#typed(emptyLine(undefined, this.options))
  }

  #begin(form: OrderForm): void {
    this.form = { ...form, lines: form.lines.map((line) => this.#typed(line)) }
    if (form.lines.length === 0) this.addLine()
    this.#before = JSON.stringify(this.plain())
    this.phase = 'open'
  }

  #typed(line: LineForm): TypedLine {
    return { ...line, key: ++this.#keys }
  }
}

/** A line nobody typed into. */
function isUntouched(line: LineForm | undefined): boolean {
  return line !== undefined && !changedSince(line)
}

const blank: TypedForm = {
  id: 0,
  version: 0,
  kind: '',
  number: '',
  contactId: 0,
  contactName: '',
  reference: '',
  date: '',
  deliveryDate: '',
  dueDate: '',
  currency: '',
  rate: '',
  taxMode: '',
  note: '',
  lines: [],
}

const emptyContact = {
  id: 0,
  version: 0,
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
  paymentDays: '',
  note: '',
}
