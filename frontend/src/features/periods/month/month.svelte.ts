import type { Backend, PeriodView } from '$lib/backend'
import { parseFault, type Fault } from '$lib/errors'

/** A line as it is typed. */
export interface TypedLine {
  accountId: string
  name: string
  amount: string
  description: string
}

/** One period: what is known of it, and what is being typed. */
export class MonthController {
  view = $state.raw<PeriodView>()
  /** Why it could not be read. */
  problem = $state.raw<Fault>()
  /** What is under way, such as "read"; empty for nothing. */
  busy = $state('')
  /** The lines and the note while they are edited. */
  lines = $state<TypedLine[]>()
  note = $state('')
  refusal = $state.raw<Fault>()
  readonly #backend: Backend
  readonly #to: string

  constructor(backend: Backend, to: string) {
    this.#backend = backend
    this.#to = to
  }

  async read(): Promise<void> {
    try {
      this.view = await this.#backend.periods.get(this.#to)
      this.problem = undefined
    } catch (error) {
      this.problem = parseFault(error)
    }
  }

  /** Does something with the period and takes what it is then; false where it was refused, and failed is told why. */
  async act(
    name: string,
    call: (calls: Backend['periods'], to: string) => Promise<PeriodView>,
    failed: (error: unknown) => void,
  ): Promise<boolean> {
    if (this.busy) return false
    this.busy = name
    try {
      this.view = await call(this.#backend.periods, this.#to)
      return true
    } catch (error) {
      failed(error)
      await this.read()
      return false
    } finally {
      this.busy = ''
    }
  }

  beginEdit(nameOf: (line: PeriodView['journal']['lines'][number]) => string): void {
    const journal = this.view?.journal
    if (!journal) return
    this.refusal = undefined
    this.note = journal.note
    this.lines = journal.lines.map((line) => ({
      accountId: line.accountId,
      name: nameOf(line),
      amount: line.debit || (line.credit ? `-${line.credit}` : '0.00'),
      description: line.description,
    }))
  }

  endEdit(): void {
    this.lines = undefined
    this.refusal = undefined
  }

  async saveEdit(): Promise<void> {
    const lines = (this.lines ?? []).map(({ accountId, amount, description }) => ({
      accountId,
      amount: amount.replace('−', '-'),
      description,
    }))
    const isKept = await this.act(
      'edit',
      (calls, to) => calls.edit({ to, lines, note: this.note }),
      (error) => (this.refusal = parseFault(error)),
    )
    if (isKept) this.endEdit()
  }
}
