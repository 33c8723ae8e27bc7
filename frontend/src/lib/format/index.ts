import * as dates from '../../ui/format/date'
import { passingTime } from '../../ui/format/clock'
import * as decimals from '../../ui/format/decimal'
import { locale } from '../../ui/format/locale.svelte'

export { locale } from '../../ui/format/locale.svelte'
export { addDays, isDate, today } from '../../ui/format/date'
export { isDecimal, isZero } from '../../ui/format/decimal'

/** An amount as a text: "4,310.20 NZD", or without the currency. The value is a decimal string. */
export function formatAmount(value: string, currency?: string): string {
  const figure = decimals.formatDecimal(value, { locale: locale.current, minFraction: 2, trimTo: 2 })
  return currency && value !== '' ? `${figure}\u00a0${currency}` : figure
}

/** A quantity or a rate as a text: no zeros at the end. */
export function formatQuantity(value: string): string {
  return decimals.formatDecimal(value, { locale: locale.current, trimTo: 0 })
}

/** A percentage as a text: "15%". */
export function formatPercent(value: string): string {
  return value === '' ? '' : `${formatQuantity(value)}%`
}

/** A country by its code of two letters: New Zealand; what is no such code stays as it is. */
export function formatCountry(code: string): string {
  try {
    return new Intl.DisplayNames(locale.current, { type: 'region' }).of(code) ?? code
  } catch {
    return code
  }
}

/** A day as a text: 12 Mar 2026. */
export function formatDate(value: string): string {
  return dates.formatDate(value, locale.current)
}

/** An instant as a local text: 12 Mar 2026, 14:05. */
export function formatInstant(value: string): string {
  return dates.formatInstant(value, locale.current)
}

/** How long ago an instant was: 4 minutes ago; "" for less than a minute. It moves on by itself. */
export function formatAgo(value: string): string {
  return dates.formatAgo(value, passingTime(), locale.current)
}

/** The local time of an instant: 14:05. */
export function formatTime(value: string): string {
  return dates.formatTime(value, locale.current)
}
