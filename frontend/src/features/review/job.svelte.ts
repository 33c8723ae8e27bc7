import type { Backend, JobView } from '$lib/backend'
import { faultIn, parseFault, type Fault } from '$lib/errors'

/** Long work of the review, by its kind: comparing all contacts, or accepting many pairs. */
export class ReviewJob {
  job = $state.raw<JobView>()
  problem = $state.raw<Fault>()
  readonly #backend: Backend
  readonly #kind: string

  constructor(backend: Backend, kind: string) {
    this.#backend = backend
    this.#kind = kind
  }

  get isRunning(): boolean {
    return this.job?.state === 'running'
  }

  /** Hears how it goes; ondone is told when it ended well. */
  listen(ondone: (job: JobView) => void): () => void {
    return this.#backend.on('job', (job) => {
      if (job.kind !== this.#kind) return
      this.job = job
      this.problem = faultIn(job.problem)
      if (job.state === 'done') ondone(job)
    })
  }

  async start(begin: () => Promise<JobView>): Promise<void> {
    this.problem = undefined
    try {
      const job = await begin()
      // The end of quick work may have been heard before this answer.
      if (this.job?.id !== job.id) this.job = job
    } catch (error) {
      this.problem = parseFault(error)
    }
  }

  async cancel(): Promise<void> {
    if (!this.job) return
    try {
      await this.#backend.jobs.cancel(this.job.id)
    } catch (error) {
      this.problem = parseFault(error)
    }
  }
}
