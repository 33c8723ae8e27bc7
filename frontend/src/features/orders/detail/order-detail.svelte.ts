import type { Backend, OrderForm, OrderView } from '$lib/backend'

export type DetailWork = 'cancel' | 'delete' | 'withdraw' | 'read' | 'resolve'
export type ConflictChoice = 'adopt' | 'send' | 'drop'

/** One order looked at in full, and what can be done with it. Every failure of a deed but readBack is thrown to the caller. */
export class OrderDetail {
  order = $state.raw<OrderView>()
  /** Why the order cannot be shown. */
  problem = $state.raw<unknown>()
  /** Why the document could not be read from Xero. */
  readProblem = $state.raw<unknown>()
  /** What is being done. */
  work = $state<DetailWork>()

  readonly #backend: Backend
  #id = 0
  #asked = 0

  constructor(backend: Backend) {
    this.#backend = backend
  }

  /** Shows an order; the one before stays until this one is here. */
  async show(id: number): Promise<void> {
    if (id !== this.#id) this.problem = this.readProblem = undefined
    this.#id = id
    const mine = ++this.#asked
    try {
      const order = await this.#backend.orders.get(id)
      if (mine !== this.#asked) return
      this.order = order
      this.problem = undefined
    } catch (error) {
      if (mine !== this.#asked) return
      this.problem = error
      this.order = undefined
    }
  }

  /** Shows nothing any more. */
  clear(): void {
    this.#id = 0
    this.#asked++
    this.order = this.problem = undefined
  }

  readonly reload = (): Promise<void> => (this.#id ? this.show(this.#id) : Promise.resolve())

  setCancelled(isCancelled: boolean): Promise<OrderView | undefined> {
    return this.#run('cancel', (id) => this.#backend.orders.setCancelled(id, isCancelled))
  }

  withdraw(): Promise<OrderView | undefined> {
    return this.#run('withdraw', (id) => this.#backend.orders.withdraw(id))
  }

  /** Reads the document from Xero; a failure stays in readProblem, beside what was read before. */
  async readBack(): Promise<OrderView | undefined> {
    const asked = this.#id
    this.readProblem = undefined
    try {
      return await this.#run('read', (id) => this.#backend.orders.readBack(id))
    } catch (error) {
      if (asked === this.#id) this.readProblem = error
      return undefined
    }
  }

  resolve(choice: ConflictChoice, ledgerId: string): Promise<OrderView | undefined> {
    return this.#run('resolve', (id) => this.#backend.orders.resolve(id, choice, ledgerId))
  }

  /** Takes the order away and returns the form that brings it back. */
  async delete(): Promise<OrderForm | undefined> {
    const { order } = this
    if (!order || this.work) return undefined
    this.work = 'delete'
    try {
      return await this.#backend.orders.delete(order.id)
    } finally {
      this.work = undefined
    }
  }

  async #run(work: DetailWork, call: (id: number) => Promise<OrderView>): Promise<OrderView | undefined> {
    const { order } = this
    if (!order || this.work) return undefined
    this.work = work
    try {
      const changed = await call(order.id)
      if (changed.id === this.#id) {
        this.#asked++
        this.order = changed
      }
      return changed
    } finally {
      this.work = undefined
    }
  }
}
