import type { OrderStockView, RecordingLine, StockRow } from '$lib/backend'
import { isZero } from '$lib/format'

/** A line of a recording while it is typed. */
export interface TypedLine {
  /** Stays the same while lines come and go. */
  key: number
  itemId: number
  sku: string
  name: string
  quantity: string
  unitCost: string
  value: string
  /** The place of the order's line; 0 for none. */
  orderLine: number
  /** The movement that goods go back from, and its day; 0 and empty for none. */
  of: number
  ofDate: string
  /** What is left of the order's line, or can go back; empty for a loose line. */
  left: string
  /** What there is; empty until an item is chosen. */
  onHand: string
}

export const noLine: TypedLine = {
  key: 0,
  itemId: 0,
  sku: '',
  name: '',
  quantity: '',
  unitCost: '',
  value: '',
  orderLine: 0,
  of: 0,
  ofDate: '',
  left: '',
  onHand: '',
}

type NewLine = Omit<TypedLine, 'key'>

/** The lines of an order to receive or deliver: what is left stands there already. */
export function linesToMove(order: OrderStockView): NewLine[] {
  return order.lines.map(({ itemId, sku, name, line, left, onHand, unitCost }) => ({
    ...noLine,
    itemId,
    sku,
    name,
    onHand,
    left,
    orderLine: line,
    quantity: isZero(left) ? '' : left,
    unitCost,
  }))
}

/** What of an order can go back: one line for each delivery or receipt of it. */
export function linesToReturn(order: OrderStockView): NewLine[] {
  return order.lines.flatMap(({ itemId, sku, name, line, onHand, returnable }) =>
    returnable.map(({ movementId, date, left }) => ({
      ...noLine,
      itemId,
      sku,
      name,
      onHand,
      left,
      orderLine: line,
      of: movementId,
      ofDate: date,
    })),
  )
}

/** The lines of a count: what should be there stands beside each. */
export function lineToCount({ itemId, sku, name, onHand }: StockRow): NewLine {
  return { ...noLine, itemId, sku, name, onHand }
}

/** A line as the backend takes it. */
export function plainLine(line: Partial<TypedLine>): RecordingLine {
  const { itemId = 0, quantity = '', unitCost = '', value = '', orderLine = 0, of = 0 } = line
  return {
    itemId,
    quantity,
    unitCost,
    value,
    orderLine,
    of: of === 0 ? [] : [of],
    split: '',
    uses: [],
    operations: '',
  }
}
