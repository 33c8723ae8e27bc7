import type { Backend, JobView, LearningView } from '$lib/backend'
import { parseFault, type Fault } from '$lib/errors'

/** What the owner's answers teach, and taking it up or giving it up. */
export class Lesson {
  learning = $state.raw<LearningView>()
  problem = $state.raw<Fault>()
  isBusy = $state(false)
  readonly #backend: Backend

  constructor(backend: Backend) {
    this.#backend = backend
  }

  /** What there is to show. */
  readonly state = $derived.by(() => {
    const learning = this.learning
    if (!learning) return 'loading'
    if (learning.isOffered) return 'offered'
    if (learning.inForce.points.length > 0) return 'inForce'
    return Math.min(learning.same, learning.different) < learning.needed ? 'few' : 'fine'
  })

  async load(): Promise<void> {
    try {
      this.learning = await this.#backend.review.learning()
      this.problem = undefined
    } catch (error) {
      this.problem = parseFault(error)
    }
  }

  take(): Promise<JobView | undefined> {
    const digest = this.learning?.digest ?? ''
    return this.#change(() => this.#backend.review.takeLesson(digest))
  }

  drop(): Promise<JobView | undefined> {
    return this.#change(() => this.#backend.review.dropLesson())
  }

  /** What was refused is said, and what holds now is shown. */
  async #change(call: () => Promise<JobView>): Promise<JobView | undefined> {
    if (this.isBusy) return undefined
    this.isBusy = true
    try {
      const job = await call()
      await this.load()
      return job
    } catch (error) {
      await this.load()
      this.problem ??= parseFault(error)
      return undefined
    } finally {
      this.isBusy = false
    }
  }
}
