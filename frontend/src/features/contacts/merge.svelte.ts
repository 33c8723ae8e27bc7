import type { Backend, DecisionView, MergeLine, MergeView } from '$lib/backend'
import { parseFault, type Fault } from '$lib/errors'

export type Side = 'left' | 'right'

/** Two contacts here becoming one, field by field. */
export class MergeController {
  view = $state.raw<MergeView>()
  problem = $state.raw<Fault>()
  /** Why the merge itself was refused. */
  refusal = $state.raw<Fault>()
  busy = $state(false)
  /** Fields where the owner chose another side than the one that stays by itself. */
  #choices = $state.raw<Readonly<Record<string, Side>>>({})
  readonly #backend: Backend
  #asked = 0

  constructor(backend: Backend) {
    this.#backend = backend
  }

  /** Shows what two contacts would become; left stays in front. */
  async preview(left: number, right: number): Promise<void> {
    const asked = ++this.#asked
    this.problem = undefined
    this.refusal = undefined
    this.#choices = {}
    this.busy = true
    try {
      const view = await this.#backend.contacts.previewMerge(left, right)
      if (asked === this.#asked) this.view = view
    } catch (error) {
      if (asked !== this.#asked) return
      this.view = undefined
      this.problem = parseFault(error)
    } finally {
      if (asked === this.#asked) this.busy = false
    }
  }

  /** Puts the other contact in front. */
  async swap(): Promise<void> {
    if (this.view) await this.preview(this.view.right.contactId, this.view.left.contactId)
  }

  clear(): void {
    this.#asked++
    this.view = undefined
    this.problem = undefined
    this.refusal = undefined
    this.busy = false
  }

  sideOf(line: MergeLine): Side {
    return this.#choices[line.field] ?? (line.side === 'right' ? 'right' : 'left')
  }

  choose(line: MergeLine, side: Side): void {
    this.#choices = { ...this.#choices, [line.field]: side }
  }

  /** The value a field would have. */
  valueOf(line: MergeLine): string {
    return this.sideOf(line) === 'right' ? line.right : line.left
  }

  /** Whether there is something to choose: nothing is where both say the same, or only the other says anything. */
  canChoose(line: MergeLine): boolean {
    return line.left !== '' && line.left !== line.right
  }

  /** Makes them one; undefined where that was refused. */
  async merge(): Promise<DecisionView | undefined> {
    const { view } = this
    if (!view || this.busy) return undefined
    this.busy = true
    this.refusal = undefined
    try {
      return await this.#backend.contacts.merge({
        left: view.left.contactId,
        right: view.right.contactId,
        leftVersion: view.leftVersion,
        rightVersion: view.rightVersion,
        takeRight: view.rows
          .filter((line) => this.canChoose(line) && this.sideOf(line) === 'right')
          .map((line) => line.field),
      })
    } catch (error) {
      this.refusal = parseFault(error)
      return undefined
    } finally {
      this.busy = false
    }
  }
}
