import type { Backend, PairAnswer, PairView, ReviewProgress } from '$lib/backend'
import { parseFault, type Fault } from '$lib/errors'
import { InTurn } from './in-turn'
import { ReadAhead } from './read-ahead'

export const kinds = ['all', 'link', 'here', 'xero'] as const
export type Kind = (typeof kinds)[number]

export interface QueueFilter {
  kind: Kind
  isPutOff: boolean
}

/** What is done with a pair: an answer, put off, or brought back from there. */
export type Deed = PairAnswer | 'later' | 'again'

interface Past {
  pair: PairView
  deed: Deed
  /** The decision once it is kept, 0 for a pair put off, undefined where that failed. */
  kept: Promise<number | undefined>
}

/** Pairs asked for at once, and pairs read before their turn. */
const batch = 40
const ahead = 3

/**
 * The pairs to decide, one at a time. An answer shows the next pair at once, for that was read beforehand, and is kept
 * behind it. It outlives its screen, so that Undo still works after a look elsewhere.
 */
export class ReviewQueue {
  filter = $state.raw<QueueFilter>({ kind: 'all', isPutOff: false })
  /** The pair on the screen; undefined while none was read, or none is left. */
  current = $state.raw<PairView>()
  /** How many the filter keeps, how many of each kind wait, how many are put off; unknown before the first answer. */
  total = $state<number>()
  counts = $state.raw<Readonly<Partial<Record<Kind, number>>>>({})
  putOff = $state(0)
  progress = $state.raw<ReviewProgress>()
  problem = $state.raw<Fault>()
  /** How many steps Undo can go back. */
  steps = $state(0)
  /** Told of an answer that could not be kept; its pair is shown again. */
  onfault: (fault: Fault) => void = () => undefined

  readonly #backend: Backend
  readonly #views: ReadAhead<PairView>
  readonly #keeping = new InTurn(() => void this.load())
  #past: Past[] = []
  /** The pairs whose turn comes; the one on the screen is the first. */
  #upcoming: number[] = []
  #reading = 0

  constructor(backend: Backend) {
    this.#backend = backend
    this.#views = new ReadAhead((id) => backend.review.pair(id))
  }

  get canUndo(): boolean {
    return this.steps > 0
  }

  /** Reads the queue. The pair asked for, or else the one on the screen, stays first while it waits for an answer. */
  async load(wanted = this.current?.id): Promise<void> {
    const reading = ++this.#reading
    try {
      const [page, progress, first] = await Promise.all([
        this.#page(this.filter.kind, batch),
        this.#backend.review.progress(),
        wanted === undefined ? undefined : this.#backend.review.pair(wanted).catch(() => undefined),
      ])
      if (reading !== this.#reading || !this.#keeping.isIdle) return
      const ids = page.rows.map((row) => row.id)
      const stays = first?.isOpen === true && this.#keeps(first)
      this.#upcoming = stays ? [first.id, ...ids.filter((id) => id !== first.id)] : ids
      this.total = page.total
      this.putOff = page.putOff
      this.progress = progress
      this.problem = undefined
      if (stays) this.current = first
      await this.#show(true)
      await this.#count()
    } catch (error) {
      if (reading === this.#reading) this.problem = parseFault(error)
    }
  }

  /** Shows one pair first, whatever was shown before. */
  async open(id: number): Promise<void> {
    try {
      const { isPutOff } = await this.#backend.review.pair(id)
      this.filter = { kind: 'all', isPutOff }
      await this.load(id)
    } catch (error) {
      this.onfault(parseFault(error))
    }
  }

  /** Shows pairs of one kind, or those put off. */
  async keep(change: Partial<QueueFilter>): Promise<void> {
    this.filter = { ...this.filter, ...change }
    this.current = undefined
    this.total = undefined
    await this.load()
  }

  /** Answers the pair on the screen; returns it, or undefined where there is none to answer. */
  decide(answer: PairAnswer): PairView | undefined {
    return this.#do(answer, async (pair) => (await this.#backend.review.decide(pair.id, answer)).id)
  }

  /** Keeps the pair for later, or brings one back that was. */
  later(): PairView | undefined {
    const isPutOff = !this.filter.isPutOff
    return this.#do(isPutOff ? 'later' : 'again', async (pair) => {
      await this.#backend.review.putOff(pair.id, isPutOff)
      return 0
    })
  }

  /** Takes the last deed back and shows its pair again; returns it. */
  undo(): PairView | undefined {
    const last = this.#past.pop()
    if (!last) return undefined
    this.#return(last)
    void this.#keeping
      .run(() => this.#takeBack(last))
      .catch((error: unknown) => this.onfault(parseFault(error)))
    return last.pair
  }

  #do(deed: Deed, keep: (pair: PairView) => Promise<number>): PairView | undefined {
    const pair = this.current
    // The pair on the screen is done with already while the next one is still being read.
    if (!pair || this.#upcoming[0] !== pair.id) return undefined
    this.#upcoming = this.#upcoming.slice(1)
    this.#tally(1, deed)
    const past: Past = { pair, deed, kept: Promise.resolve(undefined) }
    past.kept = this.#keeping.run(() => keep(pair).catch((error: unknown) => this.#refused(past, error)))
    this.#past.push(past)
    this.steps = this.#past.length
    void this.#show()
    return pair
  }

  async #takeBack({ pair, deed, kept }: Past): Promise<void> {
    const decision = await kept
    if (decision === undefined) return
    if (deed === 'later' || deed === 'again') await this.#backend.review.putOff(pair.id, deed === 'again')
    else await this.#backend.review.takeBack(decision)
  }

  /** A deed could not be kept: its pair waits again. */
  #refused(past: Past, error: unknown): undefined {
    if (this.#past.includes(past)) {
      this.#past = this.#past.filter((each) => each !== past)
      this.#return(past)
    }
    this.onfault(parseFault(error))
  }

  #return({ pair, deed }: Past): void {
    this.steps = this.#past.length
    this.#upcoming = [pair.id, ...this.#upcoming.filter((id) => id !== pair.id)]
    this.current = pair
    this.#tally(-1, deed)
  }

  /** The figures as they will be; the program's own follow when the queue is read again. */
  #tally(by: number, deed: Deed): void {
    if (this.total !== undefined) this.total = Math.max(0, this.total - by)
    if (deed === 'later') this.putOff += by
    if (deed === 'again') this.putOff -= by
    if (this.progress && deed !== 'later' && deed !== 'again')
      this.progress = { ...this.progress, decided: this.progress.decided + by, open: this.progress.open - by }
  }

  /** Shows the pair whose turn it is. */
  async #show(anew = false): Promise<void> {
    const [id] = this.#upcoming
    if (id === undefined) {
      // More may be open than were asked for: then the end of the keeping reads them.
      if (this.total === 0) this.current = undefined
      return
    }
    if (this.current?.id !== id) {
      const known = this.#views.find(id)
      if (known) this.current = known
      else await this.#showLater(id)
    }
    this.#views.prepare(this.#upcoming.slice(1, 1 + ahead), anew)
  }

  async #showLater(id: number): Promise<void> {
    try {
      const view = await this.#views.get(id)
      if (this.#upcoming[0] === id) this.current = view
    } catch (error) {
      this.problem = parseFault(error)
    }
  }

  #keeps(pair: PairView): boolean {
    const { kind, isPutOff } = this.filter
    return pair.isPutOff === isPutOff && (kind === 'all' || pair.kind === kind)
  }

  #page(kind: Kind, limit: number) {
    return this.#backend.review.queue({ kind, isPutOff: this.filter.isPutOff, offset: 0, limit })
  }

  async #count(): Promise<void> {
    const pages = await Promise.all(kinds.map((kind) => this.#page(kind, 1)))
    this.counts = Object.fromEntries(kinds.map((kind, index) => [kind, pages[index]?.total ?? 0]))
  }
}
