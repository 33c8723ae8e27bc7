import type { Backend, HealthCheck, HealthView } from '$lib/backend'
import { parseFault, type Fault } from '$lib/errors'
import { plural } from '$lib/i18n'
import type { Router } from '$lib/router'
import type { Session } from '$lib/session.svelte'
import type { SignInController } from '$lib/sign-in.svelte'

interface Tools {
  backend: Backend
  router: Router
  session: Session
  signIn: SignInController
}

/** The step of the set-up that an action opens. */
const steps: Record<string, string> = {
  enter_app_id: 'connect',
  choose_organisation: 'connect',
  choose_statuses: 'statuses',
  choose_accounts: 'accounts',
  choose_taxes: 'taxes',
}

const asksXero = new Set(['try_again', 'check_again', 'read_again'])

/** How the connection fares, and what each button does about it. */
export class HealthController {
  view = $state.raw<HealthView>()
  problem = $state.raw<Fault>()
  /** The check whose action is under way, or "all" while everything is read again. */
  busy = $state('')
  readonly #tools: Tools
  #asked = 0

  constructor(tools: Tools) {
    this.#tools = tools
  }

  /** A sign-in is under way: its own panel has the word. */
  get isSigningIn(): boolean {
    return this.#tools.signIn.isBusy
  }

  /** How many checks are not well, in words; "" when all are. */
  get troubles(): string {
    const count = (state: string) => this.view?.checks.filter((check) => check.state === state).length ?? 0
    const [problems, warnings] = [count('problem'), count('warning')]
    const parts = []
    if (problems > 0) parts.push(plural('health.problems', problems))
    if (warnings > 0) parts.push(plural('health.warnings', warnings))
    return parts.join(', ')
  }

  /** Reads the checks; the answer to an older question is dropped. */
  async load(): Promise<void> {
    const asked = ++this.#asked
    try {
      const view = await this.#tools.backend.connection.health()
      if (asked === this.#asked) this.view = view
    } catch (error) {
      if (asked === this.#asked) this.problem = parseFault(error)
    }
  }

  /** Does what the button of a check says. */
  async run(check: HealthCheck): Promise<void> {
    const { backend, router, signIn } = this.#tools
    const step = steps[check.action]
    this.problem = undefined
    if (step) router.go({ screen: 'setup', step })
    else if (check.action === 'open_order') this.#openOrder(check)
    else if (check.action === 'see_activity') router.go({ screen: 'activity' })
    else if (check.action === 'open_xero') await this.#try(() => backend.shell.openLedger())
    else if (asksXero.has(check.action)) await this.readAgain(check.id)
    else await signIn.start()
  }

  /** Asks Xero for everything again; for names the check whose button was pressed. */
  async readAgain(busy = 'all'): Promise<boolean> {
    const { backend, session } = this.#tools
    this.busy = busy
    this.problem = undefined
    const isRead = await this.#try(async () => {
      session.takeConnection(await backend.connection.refresh())
      await session.readSetup()
    })
    this.busy = ''
    await this.load()
    return isRead
  }

  #openOrder({ orderKind, orderId }: HealthCheck): void {
    const screen = orderKind === 'purchase' ? 'purchases' : 'sales'
    this.#tools.router.go({ screen, order: orderId })
  }

  async #try(act: () => Promise<void>): Promise<boolean> {
    try {
      await act()
      return true
    } catch (error) {
      this.problem = parseFault(error)
      return false
    }
  }
}
