import type { Backend, MovementRow, RecordingLine } from '$lib/backend'
import { plainLine } from './lines'

/** Freight or duty while it is typed: what it came to, and the receipts it belongs to. */
export class LandedForm {
  value = $state('')
  split = $state('value')
  /** The newest receipts. */
  receipts = $state.raw<readonly MovementRow[]>([])
  /** Those it belongs to. */
  chosen = $state.raw<ReadonlySet<number>>(new Set())
  readonly #backend: Backend

  constructor(backend: Backend) {
    this.#backend = backend
  }

  clear(): void {
    this.value = ''
    this.chosen = new Set()
  }

  /** Reads the newest receipts, of one order where it is known; a failure is thrown. */
  async read(orderId: number): Promise<void> {
    const page = await this.#backend.stock.movements({
      itemId: 0,
      orderId,
      from: '',
      to: '',
      kind: 'receive',
      search: '',
      offset: 0,
      limit: 100,
    })
    this.receipts = page.rows
    if (orderId !== 0) this.chosen = new Set(page.rows.map(({ id }) => id))
  }

  toggle(id: number): void {
    const next = new Set(this.chosen)
    if (!next.delete(id)) next.add(id)
    this.chosen = next
  }

  plain(): RecordingLine {
    const line = plainLine({ value: this.value })
    return { ...line, of: [...this.chosen], split: this.split }
  }

  get isTouched(): boolean {
    return this.value !== '' || this.chosen.size > 0
  }
}
