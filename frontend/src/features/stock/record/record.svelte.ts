import type {
  Backend,
  OpenStockOrder,
  OrderStockView,
  RecordedView,
  RecordingForm,
  RecordingLine,
  StockRow,
} from '$lib/backend'
import { parseFault, type Fault } from '$lib/errors'
import { isZero } from '$lib/format'
import { reasons, type RecordKind } from './kinds'
import { LandedForm } from './landed.svelte'
import { lineToCount, linesToMove, linesToReturn, noLine, plainLine, type TypedLine } from './lines'
import { MakeForm, type TypedPart } from './make.svelte'

/** Items of a count asked for in one go. */
const countWindow = 500

/** What a form field of a kind can be shown beside; anything else a refusal names is said above. */
const placed = /^(date|reason|lines|lines\[\d+\]\.(itemId|quantity|unitCost|value|of|operations|uses.*))$/

/**
 * What is recorded, while it is typed. It outlives its sheet, so that the next recording begins on the same day; for that
 * reason nothing in it is derived, which would end with the screen that made it.
 */
export class RecordController {
  kind = $state<RecordKind>('receive')
  phase = $state<'closed' | 'loading' | 'failed' | 'open'>('closed')
  date = $state('')
  reason = $state('')
  note = $state('')
  lines = $state<TypedLine[]>([])
  /** Orders that wait for goods, and the one chosen. */
  orders = $state.raw<readonly OpenStockOrder[]>([])
  order = $state.raw<OrderStockView>()
  busy = $state(false)
  /** Why there is nothing to fill in. */
  problem = $state.raw<unknown>()
  /** Why it was not recorded. */
  refusal = $state.raw<Fault>()
  /** What was recorded with something to look at. */
  recorded = $state.raw<RecordedView>()
  readonly make: MakeForm
  readonly landed: LandedForm

  readonly #backend: Backend
  #asked = 0
  #keys = 0
  #before = ''
  /** The form as it was refused, with the keys of the lines and parts that were sent. */
  #refused = $state.raw<{ form: RecordingForm; keys: readonly number[]; parts: readonly number[] }>()
  #again: () => Promise<void> = () => Promise.resolve()

  constructor(backend: Backend) {
    this.#backend = backend
    this.make = new MakeForm(backend)
    this.landed = new LandedForm(backend)
  }

  /** Begins a recording: with an order or an item where one is known. */
  async open(kind: RecordKind, orderId: number, itemId: number, today: string): Promise<void> {
    const mine = ++this.#asked
    this.#again = () => this.open(kind, orderId, itemId, today)
    this.#clear()
    this.kind = kind
    this.date ||= today
    this.reason = kind === 'count' || kind === 'value' ? reasons[kind][0] : ''
    this.phase = 'loading'
    try {
      await this.#begin(kind, orderId, itemId, () => mine === this.#asked)
      if (mine !== this.#asked) return
      this.#before = JSON.stringify(this.plain())
      this.phase = 'open'
    } catch (error) {
      if (mine !== this.#asked) return
      this.problem = error
      this.phase = 'failed'
    }
  }

  /** Begins the same again. */
  readonly reopen = (): Promise<void> => this.#again()

  close(): void {
    this.#asked++
    this.#clear()
    this.phase = 'closed'
  }

  get isDirty(): boolean {
    return this.phase === 'open' && JSON.stringify(this.plain()) !== this.#before
  }

  /** Whether the lines are those of an order, or of a count: none can be added. */
  get isGiven(): boolean {
    return this.order !== undefined || this.kind === 'count'
  }

  /** Adds an empty line and returns where it stands. */
  addLine(): number {
    this.lines.push({ ...noLine, key: ++this.#keys })
    return this.lines.length - 1
  }

  removeLine(index: number): void {
    this.lines.splice(index, 1)
    if (this.lines.length === 0) this.addLine()
  }

  /** A line to bind fields to; an empty one where there is none, as while it is taken away. */
  lineAt(index: number): TypedLine {
    return this.lines[index] ?? { ...noLine }
  }

  setItem(index: number, row: StockRow | undefined): void {
    const line = this.lines[index]
    if (!line) return
    const { itemId, sku, name, onHand } = row ?? noLine
    Object.assign(line, { itemId, sku, name, onHand })
  }

  /** Another day: what should be there then stands beside a count. A failure is thrown. */
  async setDate(date: string): Promise<void> {
    this.date = date
    if (this.kind !== 'count' || this.phase !== 'open' || date === '') return
    const mine = this.#asked
    const rows = await this.#everything(() => mine === this.#asked && this.date === date)
    const expected = new Map(rows.map(({ itemId, onHand }) => [itemId, onHand]))
    for (const line of this.lines) line.onHand = expected.get(line.itemId) ?? line.onHand
  }

  /** Moves all that is left, or nothing. */
  fill(isAll: boolean): void {
    for (const line of this.lines) line.quantity = isAll && !isZero(line.left) ? line.left : ''
  }

  /** The recording as the backend takes it. */
  plain(): RecordingForm {
    return {
      kind: this.#kind(),
      date: this.date,
      orderId: this.kind === 'landed' ? 0 : (this.order?.orderId ?? 0),
      reason: this.reason,
      note: this.#note(),
      lines: this.#plainLines(),
    }
  }

  /** What is wrong with what the lines share, until it is changed. */
  problemOf(field: 'date' | 'reason' | 'lines'): string | undefined {
    const refused = this.#refused?.form
    if (field === 'lines') return this.refusal?.fields['lines']
    return refused?.[field] === this[field] ? this.refusal?.fields[field] : undefined
  }

  /** What is wrong with a line, until it is changed. */
  problemOfLine(line: TypedLine, field: 'itemId' | 'quantity' | 'unitCost' | 'value'): string | undefined {
    const index = this.#refused?.keys.indexOf(line.key) ?? -1
    if (this.#refused?.form.lines[index]?.[field] !== line[field]) return undefined
    return this.refusal?.fields[`lines[${index}].${field}`]
  }

  /** What is wrong with the one line of a make, or of freight, until it is changed. */
  problemOfOne(field: keyof RecordingLine): string | undefined {
    const [then, now] = [this.#refused?.form.lines[0], this.#plainLines()[0]]
    if (JSON.stringify(then?.[field]) !== JSON.stringify(now?.[field])) return undefined
    return this.refusal?.fields[`lines[0].${field}`]
  }

  /** What is wrong with a part that a make consumes, until it is changed. */
  problemOfPart(part: TypedPart, field: 'itemId' | 'quantity'): string | undefined {
    const index = this.#refused?.parts.indexOf(part.key) ?? -1
    if (this.#refused?.form.lines[0]?.uses[index]?.[field] !== part[field]) return undefined
    return this.refusal?.fields[`lines[0].uses[${index}].${field}`]
  }

  /** What a refusal says that has no place beside a field. */
  get unplaced(): readonly string[] {
    return Object.entries(this.refusal?.fields ?? {})
      .filter(([path]) => !placed.test(path))
      .map(([, text]) => text)
  }

  /** Records it; undefined when it was refused. What wants a look stays as recorded. */
  async record(): Promise<RecordedView | undefined> {
    if (this.busy || this.phase !== 'open' || this.recorded) return undefined
    const form = this.plain()
    const keys = this.#sent().map(({ key }) => key)
    const parts = this.make.sentParts.map(({ key }) => key)
    this.busy = true
    this.refusal = undefined
    try {
      const recorded = await this.#backend.stock.record(form)
      this.#before = JSON.stringify(this.plain())
      if (recorded.warnings.length > 0) this.recorded = recorded
      return recorded
    } catch (error) {
      this.#refused = { form, keys, parts }
      this.refusal = parseFault(error)
      return undefined
    } finally {
      this.busy = false
    }
  }

  async #begin(kind: RecordKind, orderId: number, itemId: number, isMine: () => boolean): Promise<void> {
    const { stock } = this.#backend
    if (kind === 'make') {
      await this.make.readStarted()
      if (itemId !== 0 && isMine()) await this.make.choose(itemId)
    } else if (kind === 'landed') await this.landed.read(orderId)
    else if (kind === 'count') await this.#beginCount(isMine)
    else {
      const [orders, order] = await Promise.all([
        kind === 'receive'
          ? stock.openOrders('purchase')
          : kind === 'deliver'
            ? stock.openOrders('sale')
            : Promise.resolve([]),
        orderId === 0 ? undefined : stock.order(orderId),
      ])
      const row = itemId !== 0 && !order && kind !== 'return' ? (await stock.item(itemId)).row : undefined
      if (!isMine()) return
      this.orders = orders
      this.order = order
      if (order) this.#take(kind === 'return' ? linesToReturn(order) : linesToMove(order))
      else if (kind !== 'return') this.setItem(this.addLine(), row)
    }
  }

  /** Every item, so that a count is typed down the list. */
  async #beginCount(isMine: () => boolean): Promise<void> {
    const rows = await this.#everything(isMine)
    if (isMine()) this.#take(rows.map(lineToCount))
  }

  async #everything(isMine: () => boolean): Promise<StockRow[]> {
    const rows: StockRow[] = []
    for (let total = 1; rows.length < total;) {
      const page = await this.#backend.stock.list({
        search: '',
        class: '',
        show: 'all',
        on: this.date,
        sort: 'code',
        isDescending: false,
        offset: rows.length,
        limit: countWindow,
      })
      if (!isMine()) return []
      rows.push(...page.rows)
      total = page.rows.length === 0 ? 0 : page.total
    }
    return rows
  }

  #take(lines: readonly Omit<TypedLine, 'key'>[]): void {
    this.lines = lines.map((line) => ({ ...line, key: ++this.#keys }))
  }

  #clear(): void {
    this.lines = []
    this.order = this.refusal = this.recorded = this.problem = this.#refused = undefined
    this.note = ''
    this.#before = ''
    this.make.clear()
    this.landed.clear()
  }

  #kind(): string {
    switch (this.kind) {
      case 'deliver':
        return 'issue'
      case 'return':
        return this.order?.kind === 'purchase' ? 'supplier_return' : 'customer_return'
      case 'make':
        return this.make.mode
      case 'value':
        return 'revalue'
      case 'landed':
        return 'landed_cost'
      default:
        return this.kind
    }
  }

  /** A make that is started is known again by what it will be. */
  #note(): string {
    const { mode, item, quantity } = this.make
    const isStart = this.kind === 'make' && mode === 'make_start' && item !== undefined
    return isStart && this.note.trim() === '' ? `${quantity} × ${item.row.sku}` : this.note
  }

  /** The lines that say something. */
  #sent(): TypedLine[] {
    return this.lines.filter(({ itemId, quantity, unitCost, value, left }) => {
      if (this.kind === 'count') return quantity !== ''
      if (left !== '') return quantity !== '' && !isZero(quantity)
      return itemId !== 0 || quantity + unitCost + value !== ''
    })
  }

  #plainLines(): RecordingLine[] {
    if (this.kind === 'make') return [this.make.plain()]
    if (this.kind === 'landed') return [this.landed.plain()]
    return this.#sent().map(plainLine)
  }
}
