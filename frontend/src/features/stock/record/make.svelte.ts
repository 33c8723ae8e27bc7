import type { Backend, MovementRow, RecordingLine, StockItemView } from '$lib/backend'
import { times } from '$ui/format/exact'
import { plainLine } from './lines'

export const makeModes = ['make', 'make_start', 'make_done'] as const
export type MakeMode = (typeof makeModes)[number]

/** What a make consumes while it is typed. */
export interface TypedPart {
  key: number
  itemId: number
  sku: string
  name: string
  quantity: string
  onHand: string
}

const noPart: TypedPart = { key: 0, itemId: 0, sku: '', name: '', quantity: '', onHand: '' }

/** A make while it is typed. What it consumes follows the recipe until a person says otherwise. */
export class MakeForm {
  mode = $state<MakeMode>('make')
  quantity = $state('')
  item = $state.raw<StockItemView>()
  parts = $state<TypedPart[]>([])
  /** The parts or the cost are the owner's: they follow the recipe no more. */
  isOwn = $state(false)
  operations = $state('')
  /** Makes that were started and are not done. */
  started = $state.raw<readonly MovementRow[]>([])
  /** The make that is finished; 0 for none. */
  of = $state(0)
  readonly #backend: Backend
  #keys = 0

  constructor(backend: Backend) {
    this.#backend = backend
  }

  clear(): void {
    this.mode = 'make'
    this.quantity = this.operations = ''
    this.item = undefined
    this.parts = []
    this.isOwn = false
    this.of = 0
  }

  /** Reads the item to make with its recipe; a failure is thrown. */
  async choose(itemId: number): Promise<void> {
    this.item = itemId === 0 ? undefined : await this.#backend.stock.item(itemId)
    this.followRecipe()
  }

  /** Reads the makes that wait; a failure is thrown. */
  async readStarted(): Promise<void> {
    this.started = await this.#backend.stock.openMakes()
    if (!this.started.some(({ id }) => id === this.of)) this.of = this.started[0]?.id ?? 0
  }

  setQuantity(quantity: string): void {
    this.quantity = quantity
    if (!this.isOwn) this.followRecipe()
  }

  /** What the recipe says, for so many. */
  followRecipe(): void {
    const by = this.quantity === '' ? '1' : this.quantity
    this.isOwn = false
    this.operations = this.item?.operations ? times(this.item.operations, by) : ''
    this.parts = (this.item?.recipe ?? []).map(({ itemId, sku, name, quantity, onHand }) => ({
      key: ++this.#keys,
      itemId,
      sku,
      name,
      onHand,
      quantity: times(quantity, by),
    }))
  }

  addPart(): number {
    this.isOwn = true
    this.parts.push({ ...noPart, key: ++this.#keys })
    return this.parts.length - 1
  }

  removePart(index: number): void {
    this.isOwn = true
    this.parts.splice(index, 1)
  }

  partAt(index: number): TypedPart {
    return this.parts[index] ?? { ...noPart }
  }

  get sentParts(): TypedPart[] {
    return this.parts.filter((part) => part.itemId !== 0 || part.quantity !== '')
  }

  /** The make as the backend takes it: unless the owner said otherwise, it applies the recipe itself. */
  plain(): RecordingLine {
    const line = plainLine({ itemId: this.item?.row.itemId ?? 0, quantity: this.quantity, of: this.of })
    if (this.mode === 'make_done') return line
    const own = this.sentParts.map(({ itemId, quantity }) => ({ itemId, quantity }))
    return { ...line, of: [], ...(this.isOwn ? { uses: own, operations: this.operations } : {}) }
  }

  get isTouched(): boolean {
    return this.item !== undefined || this.quantity !== '' || this.parts.length > 0
  }
}
