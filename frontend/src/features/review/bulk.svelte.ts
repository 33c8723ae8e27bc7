import type { Backend, BulkView, JobView } from '$lib/backend'
import { parseFault, type Fault } from '$lib/errors'
import { ReviewJob } from './job.svelte'

/** Accepting every pair above a percentage: what it would do, then doing exactly that. */
export class BulkAccept {
  percent = $state('99')
  view = $state.raw<BulkView>()
  problem = $state.raw<Fault>()
  isAsking = $state(false)
  readonly job: ReviewJob
  readonly #backend: Backend
  #asked = 0

  constructor(backend: Backend) {
    this.#backend = backend
    this.job = new ReviewJob(backend, 'accept_pairs')
  }

  /** How many pairs it would accept. */
  get count(): number {
    return this.view ? this.view.links + this.view.merges + this.view.duplicates : 0
  }

  /** What is wrong with the percentage itself. */
  get percentProblem(): string | undefined {
    return this.problem?.fields['percent']
  }

  get canAccept(): boolean {
    return this.count > 0 && !this.isAsking && !this.job.isRunning && this.view?.percent !== undefined
  }

  /** Asks what this percentage would do; the answer to an older question is dropped. */
  async ask(): Promise<void> {
    const asked = ++this.#asked
    this.isAsking = true
    this.problem = undefined
    this.job.problem = undefined
    try {
      const view = await this.#backend.review.previewBulk(this.percent)
      if (asked === this.#asked) this.view = view
    } catch (error) {
      if (asked !== this.#asked) return
      this.view = undefined
      this.problem = parseFault(error)
    } finally {
      if (asked === this.#asked) this.isAsking = false
    }
  }

  /** Accepts the pairs that were shown; refused when anything changed since. */
  async accept(): Promise<void> {
    const { view } = this
    if (!view || !this.canAccept) return
    await this.job.start(() => this.#backend.review.acceptBulk(view.percent, view.digest))
  }

  /** Hears the end of it. */
  listen(ondone: (job: JobView) => void): () => void {
    return this.job.listen(ondone)
  }
}
