import type { Backend, OrderRow, OrderView, PreviewView } from '$lib/backend'
import { parseFault, type Fault } from '$lib/errors'
import type { ConflictChoice } from '../detail/order-detail.svelte'
import { isUnderWay } from '../list/status'
import { groupedChecks } from './checks'

/** "ready" to be sent; "result" once it was confirmed, followed to its end. */
export type PreviewPhase = 'closed' | 'loading' | 'failed' | 'ready' | 'sending' | 'result'

/** The exact document an order becomes, its sending, and what came of it. */
export class OrderPreview {
  phase = $state<PreviewPhase>('closed')
  preview = $state.raw<PreviewView>()
  order = $state.raw<OrderView>()
  /** Why there is no preview. */
  problem = $state.raw<unknown>()
  /** Why what was confirmed could not be queued. */
  refusal = $state.raw<Fault>()
  /** The preview is another than the one looked at before. */
  hasChanged = $state(false)
  /** A deed is under way on what was confirmed. */
  busy = $state(false)
  /** The order to send after this one. */
  next = $state.raw<OrderRow>()

  readonly #backend: Backend
  readonly #findNext: (id: number) => Promise<OrderRow | undefined>
  #id = 0
  #asked = 0

  /** How many kinds of check keep it from being sent. */
  readonly blocks = $derived(
    groupedChecks(this.preview?.checks ?? []).filter((group) => group.severity === 'block').length,
  )

  readonly canSend = $derived(this.phase === 'ready' && this.preview?.canSend === true)

  constructor(backend: Backend, findNext: (id: number) => Promise<OrderRow | undefined>) {
    this.#backend = backend
    this.#findNext = findNext
  }

  /** Shows the document of an order. */
  async open(id: number): Promise<void> {
    this.#id = id
    this.preview = this.order = this.problem = this.refusal = this.next = undefined
    this.hasChanged = false
    this.phase = 'loading'
    await this.reload()
  }

  close(): void {
    this.#id = 0
    this.#asked++
    this.phase = 'closed'
  }

  /** Works the document out anew, keeping what is shown until it is there. */
  readonly reload = async (): Promise<void> => {
    const id = this.#id
    const mine = ++this.#asked
    try {
      const [order, preview] = await Promise.all([
        this.#backend.orders.get(id),
        this.#backend.orders.preview(id),
      ])
      if (mine !== this.#asked) return
      this.order = order
      this.preview = preview
      this.problem = undefined
      this.#settle(order)
    } catch (error) {
      if (mine !== this.#asked) return
      this.problem = error
      this.phase = 'failed'
    }
  }

  /** Sends exactly what is shown. A preview that is out of date is replaced, and nothing is sent. */
  async send(): Promise<void> {
    const { preview } = this
    if (!preview || !this.canSend) return
    this.phase = 'sending'
    this.refusal = undefined
    this.hasChanged = false
    const mine = ++this.#asked
    try {
      const order = await this.#backend.orders.send(preview.orderId, preview.digest)
      if (mine !== this.#asked) return
      this.order = order
      this.phase = 'result'
      void this.#lookForNext()
    } catch (error) {
      if (mine !== this.#asked) return
      await this.#refused(parseFault(error), preview.digest)
    }
  }

  /** Hears that an order's document moved; 0 stands for many. */
  async changed(id: number): Promise<void> {
    if (id !== this.#id && id !== 0) return
    if (this.phase === 'ready') {
      const before = this.preview?.digest
      await this.reload()
      if (this.phase === 'ready' && this.preview?.digest !== before) this.hasChanged = true
    } else if (this.phase === 'result') await this.#follow()
  }

  withdraw(): Promise<void> {
    return this.#act((id) => this.#backend.orders.withdraw(id))
  }

  resolve(choice: ConflictChoice, ledgerId: string): Promise<void> {
    return this.#act((id) => this.#backend.orders.resolve(id, choice, ledgerId))
  }

  readonly #follow = async (): Promise<void> => {
    const mine = ++this.#asked
    try {
      const order = await this.#backend.orders.get(this.#id)
      if (mine === this.#asked) this.order = order
    } catch {
      // The last known state stays; the next event asks again.
    }
  }

  async #refused(fault: Fault, digest: string): Promise<void> {
    this.phase = 'ready'
    await this.reload()
    if (fault.code === 'conflict' && this.preview?.digest !== digest) this.hasChanged = true
    else this.refusal = fault
  }

  async #act(call: (id: number) => Promise<OrderView>): Promise<void> {
    if (this.busy) return
    this.busy = true
    try {
      const order = await call(this.#id)
      if (order.id !== this.#id) return
      this.#asked++
      this.order = order
    } finally {
      this.busy = false
    }
  }

  #settle(order: OrderView): void {
    this.phase = isUnderWay(order.status) ? 'result' : 'ready'
    if (this.phase === 'result') void this.#lookForNext()
  }

  async #lookForNext(): Promise<void> {
    const id = this.#id
    try {
      const next = await this.#findNext(id)
      if (id === this.#id) this.next = next
    } catch {
      // Only a convenience: without it the list is one step away.
    }
  }
}
