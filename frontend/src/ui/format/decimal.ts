/** A decimal as Daybook writes it between its parts: optional minus, digits, optional point and digits. */
const canonicalDecimal = /^-?\d+(?:\.\d+)?$/

/** True minus, as wide as a figure. */
export const minus = '\u2212'

export interface DecimalStyle {
  locale: string
  /** At least so many fraction digits; zeros are added. */
  minFraction?: number
  /** At most so many fraction digits: further ones are kept unless they are zeros, for nothing is rounded here. */
  trimTo?: number
}

interface Signs {
  decimal: string
  group: string
  digits: readonly string[]
}

const signsOf = new Map<string, Signs>()

function signs(locale: string): Signs {
  const known = signsOf.get(locale)
  if (known) return known
  const parts = new Intl.NumberFormat(locale, { minimumFractionDigits: 1 }).formatToParts(123456789n)
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? ''
  const plain = new Intl.NumberFormat(locale, { useGrouping: false })
  const found = {
    decimal: part('decimal') || '.',
    group: part('group'),
    digits: Array.from({ length: 10 }, (_, digit) => plain.format(BigInt(digit))),
  }
  signsOf.set(locale, found)
  return found
}

/** Whether the text is a decimal in Daybook's own form. */
export function isDecimal(value: string): boolean {
  return canonicalDecimal.test(value)
}

/** Whether a decimal is zero, however many zeros it is written with. */
export function isZero(value: string): boolean {
  return /^-?0+(?:\.0+)?$/.test(value)
}

/**
 * Writes a decimal string the way the locale does, digit for digit: no float, no rounding.
 * What is not a decimal is returned as it stands.
 */
export function formatDecimal(value: string, style: DecimalStyle): string {
  if (!isDecimal(value)) return value
  const negative = value.startsWith('-') && !isZero(value)
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.')
  const { decimal, digits } = signs(style.locale)
  const shown = fitFraction(fraction, style)
  const head = new Intl.NumberFormat(style.locale).format(BigInt(whole))
  const tail = Array.from(shown, (digit) => digits[Number(digit)] ?? digit).join('')
  return (negative ? minus : '') + head + (tail ? decimal + tail : '')
}

function fitFraction(fraction: string, { minFraction = 0, trimTo }: DecimalStyle): string {
  let shown = fraction
  const least = Math.max(minFraction, trimTo ?? fraction.length)
  while (shown.length > least && shown.endsWith('0')) shown = shown.slice(0, -1)
  return shown.padEnd(minFraction, '0')
}

/**
 * Reads what a person typed into a decimal string. Grouping is accepted where it is well placed, so that "12,5"
 * in an English locale is refused and does not become 125. Undefined when it is not a number.
 */
export function parseDecimal(text: string, locale: string): string | undefined {
  const { decimal, group, digits } = signs(locale)
  let rest = text.trim()
  digits.forEach((digit, index) => (rest = rest.replaceAll(digit, String(index))))
  const negative = /^[-\u2212]/.test(rest) || /^\(.*\)$/.test(rest)
  rest = rest.replace(/^[-\u2212+]\s*/, '').replace(/^\((.*)\)$/, '$1')
  const [whole = '', fraction, ...more] = rest.split(decimal)
  if (more.length > 0) return undefined
  const joined = joinGroups(whole, group)
  if (joined === undefined || !/^\d*$/.test(fraction ?? '') || joined + (fraction ?? '') === '')
    return undefined
  const head = joined.replace(/^0+(?=\d)/, '') || '0'
  const canonical = head + (fraction ? `.${fraction}` : '')
  return negative && !isZero(canonical) ? `-${canonical}` : canonical
}

function joinGroups(whole: string, group: string): string | undefined {
  if (/^\d*$/.test(whole)) return whole
  const spaces = /[\s\u00a0\u202f]/g
  const parts =
    /^[\s\u00a0\u202f]$/.test(group) || spaces.test(whole) ? whole.split(spaces) : whole.split(group)
  const [first = '', ...others] = parts
  const last = others.at(-1)
  const wellPlaced =
    /^\d{1,3}$/.test(first) && last?.length === 3 && others.every((part) => /^\d{2,3}$/.test(part))
  return wellPlaced ? parts.join('') : undefined
}

/** Writes a decimal for editing: the locale's decimal sign, no grouping. */
export function editableDecimal(value: string, locale: string): string {
  return isDecimal(value) ? value.replace('.', signs(locale).decimal) : value
}
