import type { Backend, JobView, SetupView } from '$lib/backend'
import { faultIn, parseFault, type Fault } from '$lib/errors'
import type { Session } from '$lib/session.svelte'

export const steps = ['connect', 'statuses', 'accounts', 'taxes', 'contacts', 'start'] as const
export type StepId = (typeof steps)[number]

/** Whether a text names a step. */
export function isStep(text: string | undefined): text is StepId {
  return steps.some((step) => step === text)
}

/** The first step that is not done, or undefined when all are. */
export function nextStep(setup: SetupView): StepId | undefined {
  const open = setup.steps.find((step) => step.state !== 'done')?.id
  return isStep(open) ? open : undefined
}

/** The set-up as one walks through it: what is shown, what is being saved, what went wrong. */
export class SetupController {
  setup = $state.raw<SetupView>()
  problem = $state.raw<Fault>()
  busy = $state(false)
  readonly #backend: Backend
  readonly #session: Session

  constructor(backend: Backend, session: Session) {
    this.#backend = backend
    this.#session = session
    this.setup = session.setup
  }

  /** Reads the set-up anew. */
  async load(): Promise<void> {
    await this.#run(() => this.#backend.setup.state())
  }

  /** Saves one step; the returned step is the next one to do, undefined when it was refused or nothing is left. */
  async save(call: (setup: Backend['setup']) => Promise<SetupView>): Promise<StepId | undefined> {
    const isSaved = await this.#run(() => call(this.#backend.setup))
    return isSaved && this.setup ? nextStep(this.setup) : undefined
  }

  async #run(call: () => Promise<SetupView>): Promise<boolean> {
    this.busy = true
    this.problem = undefined
    try {
      this.setup = await call()
      this.#session.takeSetup(this.setup)
      return true
    } catch (error) {
      this.problem = parseFault(error)
      return false
    } finally {
      this.busy = false
    }
  }
}

/** An import of contacts, from the counts to the end. */
export class ImportController {
  roles = $state({ customers: true, suppliers: true, neither: false })
  counts = $state.raw<JobView['import']>()
  job = $state.raw<JobView>()
  problem = $state.raw<Fault>()
  isCounting = $state(false)
  readonly #backend: Backend
  #asked = 0

  constructor(backend: Backend, remembered?: { customers: boolean; suppliers: boolean; neither: boolean }) {
    this.#backend = backend
    if (remembered && (remembered.customers || remembered.suppliers || remembered.neither)) {
      this.roles = { ...remembered }
    }
  }

  get isRunning(): boolean {
    return this.job?.state === 'running'
  }

  get hasRole(): boolean {
    return this.roles.customers || this.roles.suppliers || this.roles.neither
  }

  /** Counts what an import of the chosen roles would do; the answer to an older choice is dropped. */
  async count(): Promise<void> {
    const asked = ++this.#asked
    this.isCounting = true
    this.problem = undefined
    try {
      const counts = await this.#backend.setup.previewImport({ ...this.roles, conflicts: '' })
      if (asked === this.#asked) this.counts = counts
    } catch (error) {
      if (asked === this.#asked) this.problem = parseFault(error)
    } finally {
      if (asked === this.#asked) this.isCounting = false
    }
  }

  /** Hears how the import goes. ondone is called when it ended well. */
  listen(ondone: () => void): () => void {
    return this.#backend.on('job', (job) => {
      if (job.kind !== 'import_contacts') return
      this.job = job
      this.problem = faultIn(job.problem)
      if (job.state === 'done') {
        this.counts = job.import
        ondone()
      }
    })
  }

  async start(): Promise<void> {
    this.problem = undefined
    try {
      const job = await this.#backend.setup.import({ ...this.roles, conflicts: '' })
      // The end of a quick import may have been heard before this answer.
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
