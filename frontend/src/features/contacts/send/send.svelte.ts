import type { Backend, ContactsPreview, ContactSendRow, ContactSendView } from '$lib/backend'
import { parseFault, type Fault } from '$lib/errors'

/** What became of one contact of a sending. */
export interface SendResult {
  row: ContactSendRow
  status: ContactSendView
}

const underWay = ['queued', 'waiting_contact', 'held', 'sending', 'checking']

/** Sending contacts to Xero: what it would do, doing exactly that, and what came of each. It outlives its dialog. */
export class ContactsSend {
  preview = $state.raw<ContactsPreview>()
  statuses = $state.raw<readonly ContactSendView[]>([])
  problem = $state.raw<Fault>()
  /** Something was refused because it had changed; the preview is another one now. */
  isChanged = $state(false)
  isAsking = $state(false)
  /** The contact that is being cancelled or decided; 0 while none is, -1 for the sending itself. */
  busy = $state(0)
  /** What was confirmed; undefined until then. */
  sent = $state.raw<ContactsPreview>()
  #ids: readonly number[] = []
  #asked = 0
  readonly #backend: Backend

  constructor(backend: Backend) {
    this.#backend = backend
  }

  /** Of what was sent, in the order of the preview. Linked ones are done as soon as they are confirmed. */
  readonly results = $derived.by((): SendResult[] => {
    const of = new Map(this.statuses.map((each) => [each.contactId, each]))
    return (this.sent?.rows ?? []).flatMap((row) => {
      const status = of.get(row.contactId)
      return status && (row.outcome === 'create' || row.outcome === 'link' || row.outcome === 'waits')
        ? [{ row, status }]
        : []
    })
  })
  readonly counts = $derived.by(() => {
    const count = { sent: 0, underWay: 0, failed: 0, conflict: 0, cancelled: 0 }
    for (const { row, status } of this.results) {
      if (underWay.includes(status.state)) count.underWay++
      else if (status.state === 'rejected') count.failed++
      else if (status.state === 'conflict') count.conflict++
      else if (status.state === 'sent' || row.outcome === 'link') count.sent++
      else count.cancelled++
    }
    return count
  })

  /** Something of it is still on its way, or waits for a person. */
  get isUnsettled(): boolean {
    return this.counts.underWay + this.counts.failed + this.counts.conflict > 0
  }

  /** Begins anew with other contacts. */
  async begin(ids: readonly number[]): Promise<void> {
    this.#ids = ids
    this.preview = this.sent = undefined
    this.statuses = []
    this.isChanged = false
    await this.ask()
  }

  /** Begins anew with those that were refused. */
  retry(): Promise<void> {
    return this.begin(
      this.results.filter(({ status }) => status.state === 'rejected').map(({ row }) => row.contactId),
    )
  }

  /** Asks what sending would do; the answer to an older question is dropped. */
  async ask(): Promise<void> {
    const asked = ++this.#asked
    this.isAsking = true
    this.problem = undefined
    try {
      const preview = await this.#backend.contacts.previewSendMany([...this.#ids])
      if (asked === this.#asked) this.preview = preview
    } catch (error) {
      if (asked === this.#asked) this.problem = parseFault(error)
    } finally {
      if (asked === this.#asked) this.isAsking = false
    }
  }

  /** Sends what is shown. Where something changed since, nothing is sent and the new preview is shown. */
  async send(): Promise<void> {
    const { preview } = this
    if (!preview?.canSend || this.isAsking || this.busy !== 0) return
    this.busy = -1
    this.isChanged = false
    try {
      this.statuses = await this.#backend.contacts.sendMany([...this.#ids], preview.digest)
      this.sent = preview
      this.problem = undefined
    } catch (error) {
      const fault = parseFault(error)
      await this.ask()
      if (fault.code === 'conflict' && !this.problem) this.isChanged = true
      else this.problem = fault
    } finally {
      this.busy = 0
    }
  }

  /** Reads where they stand, as after an event; what is settled stays. */
  async refresh(): Promise<void> {
    const { sent } = this
    if (!sent || !this.isUnsettled) return
    try {
      const statuses = await this.#backend.contacts.sendStatus(sent.rows.map((row) => row.contactId))
      if (this.sent === sent) this.statuses = statuses
    } catch (error) {
      this.problem = parseFault(error)
    }
  }

  cancel(id: number): Promise<void> {
    return this.#act(id, () => this.#backend.contacts.cancelSend(id))
  }

  resolve(id: number, choice: 'adopt' | 'send' | 'drop', ledgerId = ''): Promise<void> {
    return this.#act(id, () => this.#backend.contacts.resolveSend(id, choice, ledgerId))
  }

  async #act(id: number, call: () => Promise<ContactSendView[]>): Promise<void> {
    if (this.busy !== 0) return
    this.busy = id
    this.problem = undefined
    try {
      const changed = await call()
      this.statuses = this.statuses.map(
        (each) => changed.find((one) => one.contactId === each.contactId) ?? each,
      )
    } catch (error) {
      this.problem = parseFault(error)
      await this.refresh()
    } finally {
      this.busy = 0
    }
  }
}
