import type { Backend, CompanyView, ConnectionView, ReadBackView, SetupView, StartView } from './backend'
import { faultIn, parseFault, type Fault } from './errors'
import { PreferencesStore } from './preferences.svelte'

/** Counts for the navigation. */
export interface ToDo {
  sales: number
  purchases: number
  problems: number
}

/**
 * What the whole window knows: the company file, the connection, the set-up, and how the window looks. It is read at
 * the start and kept up by the backend's events.
 */
export class Session {
  /** "failed" when the company file could not be opened; problem says why. */
  phase = $state<'starting' | 'ready' | 'failed'>('starting')
  problem = $state.raw<Fault>()
  version = $state('')
  company = $state.raw<CompanyView>()
  connection = $state.raw<ConnectionView>()
  setup = $state.raw<SetupView>()
  readBack = $state.raw<ReadBackView>()
  toDo = $state.raw<ToDo>({ sales: 0, purchases: 0, problems: 0 })
  /** Pairs of contacts that wait to be decided. */
  toReview = $state(0)
  /** Raised when orders, contacts or stock changed: give it to lists as their revision. */
  ordersRevision = $state(0)
  contactsRevision = $state(0)
  stockRevision = $state(0)
  periodsRevision = $state(0)
  readonly preferences: PreferencesStore

  readonly #backend: Backend
  #counting: ReturnType<typeof setTimeout> | undefined

  constructor(backend: Backend) {
    this.#backend = backend
    this.preferences = new PreferencesStore((preferences) => backend.shell.savePreferences(preferences))
  }

  /** Whether documents can leave: connected, and everything chosen. */
  get canSend(): boolean {
    return this.setup?.isDone === true
  }

  get isPractice(): boolean {
    return this.company?.isPractice === true
  }

  get baseCurrency(): string {
    return this.company?.baseCurrency ?? ''
  }

  /** The company's date, YYYY-MM-DD. */
  get today(): string {
    return this.company?.today ?? ''
  }

  /** Reads everything, then listens; the returned function stops listening. */
  async start(): Promise<() => void> {
    try {
      this.#take(await this.#backend.shell.start())
    } catch (error) {
      this.problem = parseFault(error)
      this.phase = 'failed'
      return () => undefined
    }
    void this.count()
    void this.#countPairs()
    return this.#listen()
  }

  /** Takes a set-up that a call answered with. */
  takeSetup(setup: SetupView): void {
    this.setup = setup
    this.ordersRevision++
    this.#countSoon()
  }

  /** Takes a connection that a call answered with, and reads what depends on it. */
  takeConnection(connection: ConnectionView): void {
    const before = this.connection
    this.connection = connection
    if (before?.state !== connection.state || before.tenantId !== connection.tenantId) void this.readSetup()
  }

  /** Reads the set-up again. */
  async readSetup(): Promise<void> {
    try {
      this.takeSetup(await this.#backend.setup.state())
    } catch {
      // The set-up screen reads it itself and shows the failure there.
    }
  }

  /** Reads back what changed in Xero; a failure is thrown. */
  readonly refresh = async (): Promise<void> => {
    this.readBack = await this.#backend.readBack.now()
  }

  /** Reads the counts of the navigation. */
  async count(): Promise<void> {
    try {
      const home = await this.#backend.home.get()
      this.toDo = { sales: home.toInvoice.count, purchases: home.toBill.count, problems: home.problems }
    } catch {
      // A navigation without counts still navigates; Home shows the failure.
    }
  }

  async #countPairs(): Promise<void> {
    try {
      this.toReview = (await this.#backend.review.progress()).open
    } catch {
      // The review shows the failure itself.
    }
  }

  #take(start: StartView): void {
    this.version = start.version
    this.preferences.load(start.preferences)
    this.problem = faultIn(start.problem)
    if (this.problem) {
      this.phase = 'failed'
      return
    }
    this.company = start.company
    this.connection = start.connection
    this.setup = start.setup
    this.readBack = start.readBack
    this.phase = 'ready'
  }

  #listen(): () => void {
    const stops = [
      this.#backend.on('connection', (connection) => this.takeConnection(connection)),
      this.#backend.on('order', () => {
        this.ordersRevision++
        this.#countSoon()
      }),
      this.#backend.on('read-back', (readBack) => (this.readBack = readBack)),
      this.#backend.on('contacts', () => {
        this.contactsRevision++
        void this.#countPairs()
      }),
      this.#backend.on('stock', () => this.stockRevision++),
      this.#backend.on('periods', () => this.periodsRevision++),
      this.#hearFocus(),
    ]
    return () => {
      clearTimeout(this.#counting)
      stops.forEach((stop) => stop())
    }
  }

  /** Whoever comes back to the window wants to see how things stand now. */
  #hearFocus(): () => void {
    const focused = () => void this.#backend.readBack.focused().catch(() => undefined)
    window.addEventListener('focus', focused)
    return () => window.removeEventListener('focus', focused)
  }

  /** Many orders may change at once; the counts are read once. */
  #countSoon(): void {
    clearTimeout(this.#counting)
    this.#counting = setTimeout(() => void this.count(), 200)
  }
}
