import type { RecordingForm } from '$lib/backend'
import { fakeBackend, stockRow, type FakeOptions } from '$lib/backend/fake'
import { Fault } from '$lib/errors'
import { describe, expect, test, vi } from 'vitest'
import type { RecordKind } from './kinds'
import { RecordController } from './record.svelte'

const day = '2026-03-12'
const purchase = 100_001
const sale = 1

type FakeStock = NonNullable<NonNullable<FakeOptions['replace']>['stock']>

async function begin(kind: RecordKind, orderId = 0, itemId = 0, stock: FakeStock = {}) {
  const recording = new RecordController(fakeBackend({ replace: { stock } }))
  await recording.open(kind, orderId, itemId, day)
  return recording
}

const refusing =
  (fields: Record<string, string>): NonNullable<FakeStock['record']> =>
  () =>
    Promise.reject(new Fault('invalid', 'This cannot be recorded as it is.', '', fields))

describe('an order', () => {
  test('is received as it stands: what is left of each line, at the order’s cost', async () => {
    const recording = await begin('receive', purchase)
    const form = recording.plain()
    expect(form).toMatchObject({ kind: 'receive', date: day, orderId: purchase, reason: '' })
    expect(
      form.lines.map(({ itemId, quantity, unitCost, orderLine }) => [itemId, quantity, unitCost, orderLine]),
    ).toEqual([
      [6, '18', '92', 1],
      [8, '500', '0.2135', 2],
    ])
    expect(recording.isDirty).toBe(false)
  })

  test('is received in part: lines of nothing are left out, and all that is left comes back in one go', async () => {
    const recording = await begin('receive', purchase)
    recording.fill(false)
    expect(recording.plain().lines).toEqual([])
    recording.lineAt(0).quantity = '4'
    recording.lineAt(1).quantity = '0'
    expect(recording.plain().lines.map(({ quantity }) => quantity)).toEqual(['4'])
    recording.fill(true)
    expect(recording.plain().lines.map(({ quantity }) => quantity)).toEqual(['18', '500'])
  })

  test('is delivered as what left the house', async () => {
    const recording = await begin('deliver', sale)
    expect(recording.plain()).toMatchObject({ kind: 'issue', orderId: sale })
  })

  test('of a customer comes back against its delivery, of a supplier against its receipt', async () => {
    const back = await begin('return', sale)
    expect(back.plain().lines).toEqual([])
    back.lineAt(0).quantity = '2'
    expect(back.plain()).toMatchObject({
      kind: 'customer_return',
      lines: [{ itemId: 2, quantity: '2', of: [31] }],
    })
    const away = await begin('return', purchase)
    away.fill(true)
    Object.assign(away.lineAt(0), { value: '1000' })
    expect(away.plain()).toMatchObject({
      kind: 'supplier_return',
      lines: [
        { quantity: '12', of: [21], value: '1000' },
        { quantity: '6', of: [22] },
      ],
    })
  })
})

describe('without an order', () => {
  test('lines are typed one by one; the empty one that invites to type on is not sent', async () => {
    const recording = await begin('receive')
    recording.setItem(0, stockRow(6))
    Object.assign(recording.lineAt(0), { quantity: '3', unitCost: '90' })
    recording.addLine()
    expect(recording.plain().lines).toHaveLength(1)
    expect(recording.isDirty).toBe(true)
    recording.removeLine(0)
    recording.removeLine(0)
    expect(recording.lines).toHaveLength(1)
  })

  test('the item that stood beside the list is there already', async () => {
    const recording = await begin('deliver', 0, 9)
    expect(recording.lineAt(0)).toMatchObject({ itemId: 9, sku: 'TBL-OAK-180', onHand: '3' })
    expect(recording.isDirty).toBe(false)
  })

  test('a change of value carries its reason', async () => {
    const recording = await begin('value')
    recording.setItem(0, stockRow(9))
    recording.lineAt(0).value = '-100'
    expect(recording.plain()).toMatchObject({
      kind: 'revalue',
      reason: 'written_down',
      lines: [{ itemId: 9, value: '-100' }],
    })
  })
})

describe('a count', () => {
  test('has every item, and sends only those typed: zero is a count too', async () => {
    const recording = await begin('count')
    expect(recording.lines).toHaveLength(11)
    recording.lineAt(1).quantity = '0'
    recording.lineAt(3).quantity = '7'
    expect(recording.plain()).toMatchObject({
      kind: 'count',
      reason: 'count',
      lines: [
        { itemId: 2, quantity: '0' },
        { itemId: 4, quantity: '7' },
      ],
    })
  })

  test('of more items than come in one go has them all', async () => {
    const all = Array.from({ length: 1200 }, (_, index) => ({ ...stockRow(1), itemId: index + 1 }))
    const own = fakeBackend()
    const list: FakeStock['list'] = async (query) => ({
      ...(await own.stock.list(query)),
      rows: all.slice(query.offset, query.offset + query.limit),
      total: all.length,
    })
    const recording = await begin('count', 0, 0, { list })
    expect(recording.lines).toHaveLength(1200)
  })
})

test('a count on another day has beside it what should be there then, and keeps what was typed', async () => {
  const own = fakeBackend()
  const list: FakeStock['list'] = async (query) => {
    const page = await own.stock.list(query)
    return {
      ...page,
      rows: page.rows.map((row) => ({ ...row, onHand: query.on === day ? row.onHand : '99' })),
    }
  }
  const recording = await begin('count', 0, 0, { list })
  recording.lineAt(0).quantity = '5'
  await recording.setDate('2026-02-28')
  expect(recording.lineAt(0)).toMatchObject({ quantity: '5', onHand: '99' })
  expect(recording.plain().date).toBe('2026-02-28')
})

describe('a make', () => {
  test('follows the recipe, and leaves it to the program to apply it', async () => {
    const recording = await begin('make', 0, 9)
    recording.make.setQuantity('4')
    expect(recording.make.parts.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['OAK-25-FAS', '5.4'],
      ['LEG-OAK-72', '16'],
      ['SCR-M8-70', '32'],
    ])
    expect(recording.make.operations).toBe('340')
    expect(recording.plain().lines[0]).toMatchObject({ itemId: 9, quantity: '4', uses: [], operations: '' })
  })

  test('of which something is used otherwise sends all its parts, whatever its quantity becomes', async () => {
    const recording = await begin('make', 0, 9)
    recording.make.setQuantity('2')
    recording.make.removePart(2)
    recording.make.partAt(0).quantity = '3'
    recording.make.setQuantity('1')
    expect(recording.plain().lines[0]).toMatchObject({
      quantity: '1',
      uses: [
        { itemId: 6, quantity: '3' },
        { itemId: 5, quantity: '8' },
      ],
      operations: '170',
    })
    recording.make.followRecipe()
    expect(recording.plain().lines[0]?.uses).toEqual([])
  })

  test('that is only started notes what it will be, and is finished against its start', async () => {
    const recording = await begin('make', 0, 9)
    recording.make.mode = 'make_start'
    recording.make.setQuantity('4')
    expect(recording.plain()).toMatchObject({ kind: 'make_start', note: '4 × TBL-OAK-180' })
    recording.make.mode = 'make_done'
    expect(recording.plain()).toMatchObject({
      kind: 'make_done',
      note: '',
      lines: [{ itemId: 9, of: [41], uses: [] }],
    })
  })
})

test('freight belongs to the receipts chosen, and to no order', async () => {
  const recording = await begin('landed')
  recording.landed.value = '120'
  recording.landed.split = 'quantity'
  recording.landed.toggle(7)
  expect(recording.plain()).toMatchObject({
    kind: 'landed_cost',
    orderId: 0,
    lines: [{ value: '120', of: [7], split: 'quantity' }],
  })
  recording.landed.toggle(7)
  expect(recording.plain().lines[0]?.of).toEqual([])
})

describe('a refusal', () => {
  test('stands beside the line it is about, also where lines before it were not sent, until it is changed', async () => {
    const recording = await begin('count', 0, 0, {
      record: refusing({
        'lines[1].quantity': 'A count is zero or more.',
        date: 'Stock cannot move in the future.',
      }),
    })
    recording.lineAt(2).quantity = '1'
    recording.lineAt(5).quantity = '-1'
    expect(await recording.record()).toBeUndefined()
    expect(recording.problemOfLine(recording.lineAt(5), 'quantity')).toBe('A count is zero or more.')
    expect(recording.problemOfLine(recording.lineAt(1), 'quantity')).toBeUndefined()
    expect(recording.problemOf('date')).toBe('Stock cannot move in the future.')
    expect(recording.isDirty).toBe(true)
    recording.lineAt(5).quantity = '1'
    recording.date = '2026-03-11'
    expect(recording.problemOfLine(recording.lineAt(5), 'quantity')).toBeUndefined()
    expect(recording.problemOf('date')).toBeUndefined()
  })

  test('of a part stands beside the part', async () => {
    const recording = await begin('make', 0, 9, {
      record: refusing({ 'lines[0].uses[1].quantity': 'Give a quantity above zero.' }),
    })
    recording.make.setQuantity('1')
    recording.make.isOwn = true
    recording.make.partAt(1).quantity = '0'
    await recording.record()
    expect(recording.problemOfPart(recording.make.partAt(1), 'quantity')).toBe('Give a quantity above zero.')
    expect(recording.problemOfPart(recording.make.partAt(0), 'quantity')).toBeUndefined()
  })

  test('that is about no field is said above', async () => {
    const recording = await begin('receive', purchase, 0, {
      record: refusing({ orderId: 'This order was cancelled.' }),
    })
    await recording.record()
    expect(recording.unplaced).toEqual(['This order was cancelled.'])
  })
})

describe('once it is recorded', () => {
  test('nothing is left to lose, and the next one begins on the same day', async () => {
    const record = vi.fn(fakeBackend().stock.record)
    const recording = await begin('receive', purchase, 0, { record })
    recording.date = '2026-03-02'
    expect(await recording.record()).toMatchObject({ warnings: [] })
    expect(record.mock.lastCall?.[0]).toMatchObject({ date: '2026-03-02' } satisfies Partial<RecordingForm>)
    expect(recording.isDirty).toBe(false)
    await recording.open('deliver', 0, 0, day)
    expect(recording.date).toBe('2026-03-02')
    expect(recording.order).toBeUndefined()
  })

  test('what wants a look stays, and is not recorded twice', async () => {
    const record = vi.fn((form: RecordingForm) =>
      Promise.resolve({ recording: 5, rows: [], warnings: [`${form.kind} goes below zero`] }),
    )
    const recording = await begin('deliver', sale, 0, { record })
    await recording.record()
    expect(recording.recorded?.warnings).toEqual(['issue goes below zero'])
    expect(await recording.record()).toBeUndefined()
    expect(record).toHaveBeenCalledOnce()
  })
})

test('what cannot be read is said, and asked for again', async () => {
  const own = fakeBackend()
  let isBroken = true
  const order = (id: number) =>
    isBroken ? Promise.reject(new Fault('not_found', 'Gone.')) : own.stock.order(id)
  const recording = await begin('receive', purchase, 0, { order })
  expect(recording.phase).toBe('failed')
  isBroken = false
  await recording.reopen()
  expect(recording.phase).toBe('open')
  expect(recording.order?.orderId).toBe(purchase)
})

test('another kind begun meanwhile is not overtaken by the one before', async () => {
  const own = fakeBackend()
  let answer = () => {}
  const order = async (id: number) => {
    await new Promise<void>((resolve) => (answer = resolve))
    return own.stock.order(id)
  }
  const recording = new RecordController(fakeBackend({ replace: { stock: { order } } }))
  const first = recording.open('receive', purchase, 0, day)
  await recording.open('count', 0, 0, day)
  answer()
  await first
  expect(recording.kind).toBe('count')
  expect(recording.order).toBeUndefined()
  expect(recording.lines).toHaveLength(11)
})
