import type { FormOptions, LineForm, OrderForm } from '$lib/backend'
import { locale } from '$lib/format'
import { editableDecimal, parseDecimal } from '$ui/format/decimal'

/** A new line: one piece, taxed like the line before, or else with the first order tax rate. */
export function emptyLine(before: LineForm | undefined, options: FormOptions | undefined): LineForm {
  return {
    kind: 'item',
    itemId: 0,
    sku: '',
    description: '',
    quantity: '1',
    unitPrice: '',
    discount: '',
    taxId: before?.taxId ?? options?.taxes[0]?.id ?? 0,
    accountCode: '',
    taxType: '',
  }
}

/** Whether something was typed into a line since it was new. */
export function changedSince(line: LineForm): boolean {
  const { itemId, description, unitPrice, discount, accountCode, taxType, quantity } = line
  return itemId !== 0 || quantity !== '1' || description + unitPrice + discount + accountCode + taxType !== ''
}

const aliases: Record<string, string> = { contact: 'contactId', discountAmount: 'discount' }

/** The value a field path of the backend speaks of, as a text; "lines" is how many there are. */
export function valueAt(form: OrderForm, path: string): string {
  if (path === 'lines') return String(form.lines.length)
  const match = /^lines\[(\d+)\]\.(\w+)$/.exec(path)
  const holder = match ? form.lines[Number(match[1])] : form
  const name = match?.[2] ?? path
  return String(holder?.[(aliases[name] ?? name) as keyof typeof holder] ?? '')
}

/** A discount as typed ("10 %", "12,50") in the form the backend takes ("10%", "12.50"); the text itself when it is none. */
export function parseDiscount(text: string): string {
  const typed = text.trim()
  const isPercent = typed.endsWith('%')
  const figure = parseDecimal(isPercent ? typed.slice(0, -1) : typed, locale.current)
  return figure === undefined ? typed : figure + (isPercent ? '%' : '')
}

/** A discount for typing, with the locale's decimal sign. */
export function shownDiscount(value: string): string {
  return value.endsWith('%')
    ? `${editableDecimal(value.slice(0, -1), locale.current)}%`
    : editableDecimal(value, locale.current)
}
