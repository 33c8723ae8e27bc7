import type { Backend, SignInView } from './backend'
import { t } from './i18n'
import { faultIn, parseFault, type Fault } from './errors'

const idle: SignInView = {
  phase: '',
  url: '',
  hint: '',
  problem: { code: '', message: '', hint: '', fields: {}, id: '' },
}

/** One sign-in as the window follows it. */
export class SignInController {
  view = $state.raw<SignInView>(idle)
  problem = $state.raw<Fault>()
  readonly #backend: Backend

  constructor(backend: Backend) {
    this.#backend = backend
  }

  /** What happened, in a few words, where the kind of failure alone would not tell. */
  get problemTitle(): string | undefined {
    return this.problem?.code === 'conflict' ? t('error.otherOrganisation') : undefined
  }

  get isWaiting(): boolean {
    return this.view.phase === 'waiting'
  }

  get isBusy(): boolean {
    return this.view.phase === 'waiting' || this.view.phase === 'exchanging'
  }

  /**
   * Hears what the sign-in does, and asks what was missed; the returned function stops. onend is called with the last
   * phase when it is over, well or not.
   */
  listen(onend: (phase: string) => void): () => void {
    const stop = this.#backend.on('sign-in', (view) => {
      this.#take(view)
      if (!this.isBusy) onend(view.phase)
    })
    void this.#catchUp()
    return stop
  }

  async start(): Promise<void> {
    this.problem = undefined
    try {
      await this.#backend.connection.signIn()
    } catch (error) {
      this.view = idle
      this.problem = parseFault(error)
    }
  }

  async cancel(): Promise<void> {
    try {
      await this.#backend.connection.cancelSignIn()
    } catch (error) {
      this.problem = parseFault(error)
    }
  }

  async #catchUp(): Promise<void> {
    try {
      const view = await this.#backend.connection.progress()
      if (view.phase === 'waiting' || view.phase === 'exchanging') this.#take(view)
    } catch {
      // Nothing is under way that could be shown.
    }
  }

  #take(view: SignInView): void {
    this.view = view
    this.problem = faultIn(view.problem)
  }
}
