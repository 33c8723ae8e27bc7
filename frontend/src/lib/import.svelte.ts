import type { Backend, ImportView, JobView } from './backend'
import { faultIn, parseFault, type Fault } from './errors'

/** Who is brought in. */
export interface ImportChoice {
  customers: boolean
  suppliers: boolean
  neither: boolean
}

/** An import of contacts, from the counts to the end, and its undo. */
export class ImportController {
  roles = $state<ImportChoice>({ customers: true, suppliers: true, neither: false })
  /** What to do where both the owner and Xero changed a field: "mine", "theirs", or "" for what is remembered. */
  conflicts = $state('')
  counts = $state.raw<ImportView>()
  job = $state.raw<JobView>()
  problem = $state.raw<Fault>()
  isCounting = $state(false)
  isCancelling = $state(false)
  readonly #backend: Backend
  #asked = 0

  constructor(backend: Backend, remembered?: ImportChoice) {
    this.#backend = backend
    if (remembered && (remembered.customers || remembered.suppliers || remembered.neither)) {
      this.roles = { ...remembered }
    }
  }

  get isRunning(): boolean {
    return this.job?.state === 'running'
  }

  get isDone(): boolean {
    return this.job?.state === 'done'
  }

  get hasRole(): boolean {
    return this.roles.customers || this.roles.suppliers || this.roles.neither
  }

  /** Begins anew after an import that has ended. */
  async begin(): Promise<void> {
    if (this.isRunning) return
    this.job = undefined
    this.problem = undefined
    await this.count()
  }

  /** Counts what an import of the chosen roles would do; the answer to an older choice is dropped. */
  async count(): Promise<void> {
    const asked = ++this.#asked
    this.isCounting = true
    this.problem = undefined
    try {
      const counts = await this.#backend.setup.previewImport({ ...this.roles, conflicts: this.conflicts })
      if (asked !== this.#asked) return
      this.counts = counts
      this.conflicts = counts.conflicts
    } catch (error) {
      if (asked === this.#asked) this.problem = parseFault(error)
    } finally {
      if (asked === this.#asked) this.isCounting = false
    }
  }

  /** Hears how the import goes. ondone is called when it ended well. */
  listen(ondone: (job: JobView) => void): () => void {
    return this.#backend.on('job', (job) => {
      if (job.kind !== 'import_contacts') return
      this.#take(job)
      if (this.isDone) ondone(job)
    })
  }

  #take(job: JobView): void {
    this.job = job
    this.isCancelling &&= job.state === 'running'
    this.problem = faultIn(job.problem)
    if (job.state === 'done') this.counts = job.import
  }

  /** Reads how an import stands that went on while nobody listened. */
  async catchUp(): Promise<void> {
    if (!this.job || !this.isRunning) return
    const { id } = this.job
    const job = await this.#backend.jobs.get(id).catch(() => undefined)
    if (job && this.job.id === id) this.#take(job)
  }

  async start(): Promise<void> {
    this.problem = undefined
    try {
      const job = await this.#backend.setup.import({ ...this.roles, conflicts: this.conflicts })
      // The end of a quick import may have been heard before this answer.
      if (this.job?.id !== job.id) this.job = job
    } catch (error) {
      this.problem = parseFault(error)
    }
  }

  async cancel(): Promise<void> {
    if (!this.job) return
    this.isCancelling = true
    try {
      await this.#backend.jobs.cancel(this.job.id)
    } catch (error) {
      this.isCancelling = false
      this.problem = parseFault(error)
    }
  }
}
