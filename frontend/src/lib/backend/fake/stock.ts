import { addDays, today } from '../../format'
import type {
  Backend,
  MovementRow,
  OrderStockLine,
  RecordedView,
  RecordingForm,
  StockItemView,
  StockRow,
} from '../backend'

const goods: [sku: string, name: string, kind: string, onHand: string, unitCost: string, value: string][] = [
  ['BNC-RIM-140', 'Rimu bench, 1400 mm', 'finished', '6', '212.4', '1274.40'],
  ['CHR-ASH-01', 'Ash chair, woven seat', 'finished', '48', '131.25', '6300.00'],
  ['CRD-SEA-100', 'Danish cord, 100 m', 'material', '12.5', '38.9', '486.25'],
  ['FRM-OAK-180', 'Table frame, oak', 'part_made', '-2', '184', '-368.00'],
  ['LEG-OAK-72', 'Oak leg, 720 mm, turned', 'part_made', '64', '18.375', '1176.00'],
  ['OAK-25-FAS', 'American white oak, 25 mm, m²', 'material', '41.76', '92.1034', '3846.24'],
  ['OIL-HARD-1L', 'Hard wax oil, 1 litre', 'material', '9', '22.1', '198.90'],
  ['SCR-M8-70', 'Bolt M8 × 70, zinc', 'material', '1250', '0.2135', '266.88'],
  ['TBL-OAK-180', 'Oak dining table, 1800 mm', 'finished', '3', '640', '1920.00'],
  ['TBL-OAK-240', 'Oak dining table, 2400 mm', 'finished', '0', '820', '0.00'],
  ['TRY-BRS-40', 'Brass tray, 400 mm', 'traded', '20', '0', '0.00'],
]

const problems: Record<string, string> = { 'FRM-OAK-180': 'negative', 'TRY-BRS-40': 'uncosted' }

/** What there is of each item of the fake. */
export function stockRows(): StockRow[] {
  return goods.map(([sku, name, kind, onHand, unitCost, value], index) => ({
    itemId: index + 1,
    sku,
    name,
    class: kind,
    onHand,
    unitCost,
    value,
    problem: problems[sku] ?? '',
  }))
}

export function stockRow(itemId: number): StockRow {
  const row = stockRows()[itemId - 1]
  if (!row) throw new Error(`no item ${itemId}`)
  return row
}

export function stockItem(itemId: number): StockItemView {
  const row = stockRow(itemId)
  const used = (id: number, quantity: string) => {
    const { sku, name, onHand, unitCost } = stockRow(id)
    return { itemId: id, sku, name, quantity, onHand, unitCost }
  }
  const isMade = row.class === 'finished'
  return {
    row,
    recipe: isMade ? [used(6, '1.35'), used(5, '4'), used(8, '8')] : [],
    operations: isMade ? '85.00' : '',
    currency: 'NZD',
  }
}

export function movementRow(part: Partial<MovementRow> = {}): MovementRow {
  const { sku, name } = stockRow(part.itemId ?? 6)
  return {
    id: 1,
    recording: 1,
    kind: 'receive',
    date: addDays(today(), -3),
    itemId: 6,
    sku,
    name,
    change: '12',
    value: '1104.00',
    onHand: '41.76',
    worth: '3846.24',
    unitCost: '92.1034',
    orderId: 0,
    orderKind: '',
    orderNumber: '',
    contact: '',
    reason: '',
    note: '',
    problem: '',
    enteredAt: '2026-03-12T01:02:00Z',
    canDelete: true,
    ...part,
  }
}

function movementsOf(itemId: number): MovementRow[] {
  const of = (days: number, part: Partial<MovementRow>) =>
    movementRow({ itemId, date: addDays(today(), days), ...part })
  return [
    of(0, { id: 9, recording: 9, kind: 'count', change: '-0.24', value: '-22.10', reason: 'count' }),
    of(-1, {
      id: 8,
      recording: 8,
      kind: 'use',
      change: '-5.4',
      value: '-497.36',
      onHand: '42',
      problem: 'provisional',
    }),
    of(-3, {
      id: 7,
      recording: 7,
      change: '30',
      value: '2760.00',
      onHand: '47.4',
      unitCost: '92',
      orderId: 100_003,
      orderKind: 'purchase',
      orderNumber: 'PO-10238',
      contact: 'Tasman Timber Co',
      canDelete: false,
    }),
    of(-12, {
      id: 2,
      recording: 2,
      kind: 'count',
      change: '17.4',
      value: '0.00',
      onHand: '17.4',
      unitCost: '0',
      reason: 'opening',
      note: 'First count',
      problem: 'uncosted',
    }),
  ]
}

function orderLine(isSale: boolean, line: number, part: Partial<OrderStockLine>): OrderStockLine {
  return {
    line,
    itemId: 6,
    sku: 'OAK-25-FAS',
    name: 'American white oak, 25 mm, m²',
    ordered: '30',
    moved: '0',
    left: '30',
    onHand: '41.76',
    unitCost: isSale ? '' : '92',
    returnable: [],
    ...part,
  }
}

/** The stock of a joinery: what is recorded is kept, what it does to the figures is not worked out. */
export function fakeStock(changed: () => void): Backend['stock'] {
  const recordings = new Map<number, RecordingForm>()
  let next = 100
  const record = (form: RecordingForm): RecordedView => {
    const recording = next++
    recordings.set(recording, form)
    changed()
    const rows = form.lines.map((line, index) =>
      movementRow({
        id: recording + index,
        recording,
        kind: form.kind,
        date: form.date,
        itemId: line.itemId || 6,
        change: line.quantity,
        orderId: form.orderId,
        reason: form.reason,
        note: form.note,
      }),
    )
    return { recording, rows, warnings: [] }
  }
  return {
    list: ({ search, class: kind, show, on, offset, limit }) => {
      const found = stockRows().filter(
        (row) =>
          `${row.sku} ${row.name}`.toLowerCase().includes(search.toLowerCase()) &&
          (kind === '' || row.class === kind),
      )
      const kept: Record<string, StockRow[]> = {
        all: found,
        on_hand: found.filter((row) => row.onHand !== '0'),
        problem: found.filter((row) => row.problem !== ''),
      }
      const rows = kept[show] ?? found
      return Promise.resolve({
        rows: rows.slice(offset, offset + limit),
        total: rows.length,
        value: '15100.67',
        counts: Object.fromEntries(Object.entries(kept).map(([name, each]) => [name, each.length])),
        currency: 'NZD',
        on: on || today(),
        method: 'average',
        hasMovements: true,
      })
    },
    item: (itemId) => Promise.resolve(stockItem(itemId)),
    saveItem: ({ itemId, class: kind, recipe, operations }) => {
      const view = stockItem(itemId)
      const uses = recipe.map((use) => {
        const { sku, name, onHand, unitCost } = stockRow(use.itemId)
        return { ...use, sku, name, onHand, unitCost }
      })
      return Promise.resolve({ ...view, row: { ...view.row, class: kind }, recipe: uses, operations })
    },
    movements: ({ itemId, kind, offset, limit }) => {
      const rows = movementsOf(itemId || 6).filter((row) => kind === '' || row.kind === kind)
      return Promise.resolve({
        rows: rows.slice(offset, offset + limit),
        total: rows.length,
        currency: 'NZD',
      })
    },
    openOrders: (kind) =>
      Promise.resolve(
        kind === 'purchase'
          ? [
              {
                orderId: 100_001,
                number: 'PO-10240',
                date: addDays(today(), -9),
                contact: 'Tasman Timber Co',
                left: 2,
              },
              {
                orderId: 100_004,
                number: 'PO-10237',
                date: addDays(today(), -4),
                contact: 'Northland Joinery Supplies Limited',
                left: 1,
              },
            ]
          : [
              {
                orderId: 1,
                number: 'SO-10240',
                date: addDays(today(), -6),
                contact: 'Waiheke Lodge',
                left: 2,
              },
            ],
      ),
    order: (orderId) => {
      const isSale = orderId < 100_000
      const lines = isSale
        ? [
            orderLine(true, 1, {
              itemId: 9,
              sku: 'TBL-OAK-180',
              name: 'Oak dining table, 1800 mm',
              ordered: '2',
              left: '2',
              onHand: '3',
            }),
            orderLine(true, 2, {
              itemId: 2,
              sku: 'CHR-ASH-01',
              name: 'Ash chair, woven seat',
              ordered: '16',
              moved: '10',
              left: '6',
              onHand: '48',
              returnable: [{ movementId: 31, date: addDays(today(), -5), left: '10' }],
            }),
          ]
        : [
            orderLine(false, 1, {
              moved: '12',
              left: '18',
              returnable: [{ movementId: 21, date: addDays(today(), -3), left: '12' }],
            }),
            orderLine(false, 2, {
              itemId: 8,
              sku: 'SCR-M8-70',
              name: 'Bolt M8 × 70, zinc',
              ordered: '500',
              left: '500',
              onHand: '1250',
              unitCost: '0.2135',
            }),
            orderLine(false, 4, {
              itemId: 7,
              sku: 'OIL-HARD-1L',
              name: 'Hard wax oil, 1 litre',
              ordered: '6',
              moved: '6',
              left: '0',
              onHand: '9',
              unitCost: '22.1',
              returnable: [{ movementId: 22, date: addDays(today(), -3), left: '6' }],
            }),
          ]
      return Promise.resolve({
        orderId,
        kind: isSale ? 'sale' : 'purchase',
        number: isSale ? 'SO-10240' : 'PO-10240',
        date: addDays(today(), -9),
        contact: isSale ? 'Waiheke Lodge' : 'Tasman Timber Co',
        currency: 'NZD',
        lines,
      })
    },
    openMakes: () =>
      Promise.resolve([
        movementRow({
          id: 41,
          recording: 41,
          kind: 'make_start',
          date: addDays(today(), -2),
          note: '4 × TBL-OAK-180',
        }),
      ]),
    record: (form) => Promise.resolve(record(form)),
    undo: (recording) => {
      const form = recordings.get(recording) ?? {
        kind: 'count',
        date: today(),
        orderId: 0,
        reason: 'count',
        note: '',
        lines: [],
      }
      recordings.delete(recording)
      changed()
      return Promise.resolve(form)
    },
  }
}
