import { isDecimal } from './decimal'

/** A decimal as a whole number and how many of its digits are fraction. */
function parts(value: string): [digits: bigint, scale: number] | undefined {
  if (!isDecimal(value)) return undefined
  const [whole = '0', fraction = ''] = value.split('.')
  return [BigInt(whole + fraction), fraction.length]
}

function written(digits: bigint, scale: number): string {
  const sign = digits < 0n ? '-' : ''
  const all = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0')
  const cut = all.length - scale
  const fraction = all.slice(cut).replace(/0+$/, '')
  return sign + all.slice(0, cut) + (fraction ? `.${fraction}` : '')
}

/** The exact difference of two decimals, for a field that proposes it; "" when one is no decimal. Nothing is rounded. */
export function less(value: string, from: string): string {
  const [a, b] = [parts(value), parts(from)]
  if (!a || !b) return ''
  const scale = Math.max(a[1], b[1])
  const raised = (each: [bigint, number]) => each[0] * 10n ** BigInt(scale - each[1])
  return written(raised(a) - raised(b), scale)
}

/** The exact product of two decimals, for a field that proposes it; "" when one is no decimal. Nothing is rounded. */
export function times(value: string, by: string): string {
  const [a, b] = [parts(value), parts(by)]
  return a && b ? written(a[0] * b[0], a[1] + b[1]) : ''
}
