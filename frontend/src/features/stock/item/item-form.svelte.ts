import type { Backend, StockItemForm, StockItemView } from '$lib/backend'
import { parseFault, type Fault } from '$lib/errors'

/** A line of a recipe while it is typed. */
export interface TypedUse {
  /** Stays the same while lines come and go. */
  key: number
  itemId: number
  sku: string
  name: string
  quantity: string
}

const noLine: TypedUse = { key: 0, itemId: 0, sku: '', name: '', quantity: '' }

/** Class and recipe of an item while they are typed. */
export class ItemFormController {
  class = $state('')
  operations = $state('')
  uses = $state<TypedUse[]>([])
  busy = $state(false)
  problem = $state.raw<Fault>()
  readonly #backend: Backend
  readonly #itemId: number
  readonly #before: string
  /** The form as it was refused, with the keys of the lines that were sent. */
  #refused = $state.raw<{ form: StockItemForm; keys: readonly number[] }>()
  #keys = 0

  constructor(backend: Backend, view: StockItemView) {
    this.#backend = backend
    this.#itemId = view.row.itemId
    this.class = view.row.class
    this.operations = view.operations
    this.uses = view.recipe.map(({ itemId, sku, name, quantity }) => ({
      key: ++this.#keys,
      itemId,
      sku,
      name,
      quantity,
    }))
    this.#before = JSON.stringify(this.plain())
  }

  get isDirty(): boolean {
    return JSON.stringify(this.plain()) !== this.#before
  }

  /** Adds an empty line and returns where it stands. */
  addUse(): number {
    this.uses.push({ ...noLine, key: ++this.#keys })
    return this.uses.length - 1
  }

  removeUse(index: number): void {
    this.uses.splice(index, 1)
  }

  /** A line to bind fields to; an empty one where there is none, as while it is taken away. */
  useAt(index: number): TypedUse {
    return this.uses[index] ?? { ...noLine }
  }

  /** The form as the backend takes it: a line nobody typed into only invites to type on. */
  plain(): StockItemForm {
    const recipe = this.#sent().map(({ itemId, quantity }) => ({ itemId, quantity }))
    return { itemId: this.#itemId, class: this.class, recipe, operations: this.operations }
  }

  problemOf(field: 'class' | 'operations'): string | undefined {
    return this.#refused?.form[field] === this[field] ? this.problem?.fields[field] : undefined
  }

  /** What is wrong with a line, until it is changed. */
  problemOfUse(use: TypedUse, field: 'itemId' | 'quantity'): string | undefined {
    const index = this.#refused?.keys.indexOf(use.key) ?? -1
    const sent = this.#refused?.form.recipe[index]
    if (sent?.[field] !== use[field]) return undefined
    return this.problem?.fields[`recipe[${index}].${field}`]
  }

  /** What a refusal says that has no place beside a field. */
  get general(): readonly string[] {
    if (!this.problem) return []
    const beside = /^(class|operations|recipe\[\d+\]\.(itemId|quantity))$/
    const fields = Object.entries(this.problem.fields)
    const rest = fields.filter(([path]) => !beside.test(path)).map(([, text]) => text)
    return fields.length === 0 ? [this.problem.message] : rest
  }

  /** Saves; undefined when it was refused. */
  async save(): Promise<StockItemView | undefined> {
    if (this.busy) return undefined
    const form = this.plain()
    const keys = this.#sent().map(({ key }) => key)
    this.busy = true
    this.problem = undefined
    try {
      return await this.#backend.stock.saveItem(form)
    } catch (error) {
      this.#refused = { form, keys }
      this.problem = parseFault(error)
      return undefined
    } finally {
      this.busy = false
    }
  }

  #sent(): TypedUse[] {
    return this.uses.filter((use) => use.itemId !== 0 || use.quantity !== '')
  }
}
