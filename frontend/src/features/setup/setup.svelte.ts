import type { Backend, SetupView } from '$lib/backend'
import { parseFault, type Fault } from '$lib/errors'
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
