import type { Backend, OrganisationView, SwitchView } from '$lib/backend'
import { faultIn, parseFault, type Fault } from '$lib/errors'

/** A change of organisation, from the choice to the typed name. */
export class SwitchController {
  /** The organisations that are granted besides the present one; undefined until they are read. */
  others = $state.raw<OrganisationView[]>()
  chosen = $state('')
  plan = $state.raw<SwitchView>()
  name = $state('')
  problem = $state.raw<Fault>()
  nameProblem = $state('')
  busy = $state(false)
  readonly #backend: Backend

  constructor(backend: Backend) {
    this.#backend = backend
  }

  /** Why the plan cannot be carried out; undefined when it can. */
  get refusal(): Fault | undefined {
    return this.plan && faultIn(this.plan.refusal)
  }

  /** Whether the name of the other organisation stands in the field; letter case does not matter. */
  get isNamed(): boolean {
    const wanted = this.plan?.to.name.trim().toLowerCase()
    return wanted !== undefined && this.name.trim().toLowerCase() === wanted
  }

  /** Begins anew: reads what can be chosen. */
  async begin(): Promise<void> {
    this.others = this.plan = undefined
    this.name = this.nameProblem = ''
    await this.#run(async () => {
      this.others = (await this.#granted()).filter(({ isCurrent }) => !isCurrent)
      if (!this.others.some(({ tenantId }) => tenantId === this.chosen))
        this.chosen = this.others[0]?.tenantId ?? ''
    })
  }

  /** Works out what the change to the chosen one would do. */
  async look(): Promise<void> {
    await this.#run(async () => {
      this.plan = await this.#backend.connection.planSwitch(this.chosen)
    })
  }

  back(): void {
    this.plan = undefined
    this.name = this.nameProblem = ''
    this.problem = undefined
  }

  /** Makes the change; true when it is made. */
  async confirm(move: (tenantId: string, name: string) => Promise<void>): Promise<boolean> {
    this.nameProblem = ''
    const isDone = await this.#run(() => move(this.chosen, this.name))
    if (this.problem?.fields['name']) {
      this.nameProblem = this.problem.fields['name']
      this.problem = undefined
    }
    return isDone
  }

  /** Without a sign-in nothing is granted: allowing one in Xero signs in. */
  async #granted(): Promise<OrganisationView[]> {
    try {
      return await this.#backend.connection.organisations()
    } catch (error) {
      if (parseFault(error).code === 'auth_expired') return []
      throw error
    }
  }

  async #run(act: () => Promise<void>): Promise<boolean> {
    this.busy = true
    this.problem = undefined
    try {
      await act()
      return true
    } catch (error) {
      this.problem = parseFault(error)
      return false
    } finally {
      this.busy = false
    }
  }
}
