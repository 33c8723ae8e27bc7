import type { Backend, ContactSendView, DecisionView, DifferenceView } from '$lib/backend'
import { parseFault, type Fault } from '$lib/errors'

/** What ties a contact to others: where it differs from Xero, and what was decided about it. */
export class ContactTies {
  differences = $state.raw<DifferenceView[]>([])
  decisions = $state.raw<DecisionView[]>([])
  /** Where sending it to Xero stands; undefined before the first answer. */
  sending = $state.raw<ContactSendView>()
  problem = $state.raw<Fault>()
  /** The field or decision that is being changed; "" while nothing is. */
  busy = $state('')
  readonly #backend: Backend
  #id = 0

  constructor(backend: Backend) {
    this.#backend = backend
  }

  /** The standing decision that linked it to the contact at Xero. */
  get linking(): DecisionView | undefined {
    return this.#standing.find((each) => each.kind === 'link' && each.answer === 'same')
  }

  /** Contacts that became part of it. */
  get merged(): DecisionView[] {
    return this.#standing.filter((each) => each.kind === 'here' && each.answer === 'same')
  }

  /** Where a person works, or who works here. */
  get people(): DecisionView[] {
    return this.#standing.filter((each) => each.answer === 'works_at')
  }

  get #standing(): DecisionView[] {
    return this.decisions.filter((each) => each.undoneAt === '')
  }

  async load(id: number): Promise<void> {
    this.#id = id
    try {
      const [differences, decisions, statuses] = await Promise.all([
        this.#backend.contacts.differences(id),
        this.#backend.contacts.decisions(id),
        this.#backend.contacts.sendStatus([id]),
      ])
      if (this.#id !== id) return
      this.differences = differences
      this.decisions = decisions
      this.sending = statuses[0]
      this.problem = undefined
    } catch (error) {
      if (this.#id === id) this.problem = parseFault(error)
    }
  }

  /** Keeps the own value of a field, or takes Xero's. A failure is thrown. */
  choose(field: string, side: 'mine' | 'theirs'): Promise<void> {
    return this.#run(field, () => this.#backend.contacts.choose(this.#id, field, side))
  }

  /** Undoes a decision. A failure is thrown. */
  undo(decision: number): Promise<void> {
    return this.#run(String(decision), () => this.#backend.review.undo(decision))
  }

  async #run(name: string, work: () => Promise<unknown>): Promise<void> {
    const id = this.#id
    this.busy = name
    try {
      await work()
      if (this.#id === id) await this.load(id)
    } finally {
      this.busy = ''
    }
  }
}
