import type { Backend, MovementRow, StockItemView } from '$lib/backend'
import { parseFault, type Fault } from '$lib/errors'
import { ItemFormController } from './item-form.svelte'

/** Movements asked for in one go. */
const window = 50

/** What stands beside the list: an item with its movements, or the form of its class and recipe. */
export class ItemPanel {
  itemId = $state.raw<number>()
  view = $state.raw<StockItemView>()
  movements = $state.raw<readonly MovementRow[]>([])
  /** How many movements there are; undefined before the first answer. */
  total = $state<number>()
  problem = $state.raw<Fault>()
  form = $state.raw<ItemFormController>()
  readonly #backend: Backend

  constructor(backend: Backend) {
    this.#backend = backend
  }

  /** Shows an item, or reads it again when it is shown already. A form that is open for it stays as it is. */
  async show(itemId: number | undefined): Promise<void> {
    if (itemId !== this.itemId) {
      this.itemId = itemId
      this.form = this.problem = this.view = this.total = undefined
      this.movements = []
    }
    await this.reload()
  }

  /** Reads the item again, with as many movements as are shown. */
  async reload(): Promise<void> {
    const { itemId } = this
    if (itemId === undefined) return
    try {
      const [view, page] = await Promise.all([
        this.#backend.stock.item(itemId),
        this.#read(itemId, 0, Math.max(window, this.movements.length)),
      ])
      if (this.itemId !== itemId) return
      this.view = view
      this.movements = page.rows
      this.total = page.total
      this.problem = undefined
    } catch (error) {
      if (this.itemId === itemId) this.problem = parseFault(error)
    }
  }

  /** Reads earlier movements; a failure is thrown. */
  async more(): Promise<void> {
    const { itemId } = this
    if (itemId === undefined) return
    const page = await this.#read(itemId, this.movements.length, window)
    if (this.itemId !== itemId) return
    this.movements = [...this.movements, ...page.rows]
    this.total = page.total
  }

  get hasMore(): boolean {
    return this.movements.length < (this.total ?? 0)
  }

  edit(): void {
    if (this.view) this.form = new ItemFormController(this.#backend, this.view)
  }

  endEdit(): void {
    this.form = undefined
  }

  /** Saves class and recipe; undefined when they were refused. */
  async save(): Promise<StockItemView | undefined> {
    const saved = await this.form?.save()
    if (!saved) return undefined
    this.view = saved
    this.form = undefined
    return saved
  }

  #read(itemId: number, offset: number, limit: number) {
    return this.#backend.stock.movements({
      itemId,
      orderId: 0,
      from: '',
      to: '',
      kind: '',
      search: '',
      offset,
      limit,
    })
  }
}
