import { formatDecimal } from '../../ui/format/decimal'
import { locale } from '../../ui/format/locale.svelte'
import { english, type MessageKey, type PluralKey } from './messages'

export type { MessageKey, PluralKey } from './messages'

type Values = Record<string, string | number>

/** The language the texts are written in; numbers and dates follow the locale instead. */
const language = 'en'
const rules = new Intl.PluralRules(language)
const texts: Record<string, string> = english

/** A text by its name, with {values} filled in. Numbers are written as the locale does. */
export function t(key: MessageKey, values?: Values): string {
  return fill(english[key], values)
}

/** A text that changes with a count; {count} is the count. */
export function plural(key: PluralKey, count: number, values?: Values): string {
  const form = texts[`${key}.${rules.select(count)}`] ?? texts[`${key}.other`] ?? key
  return fill(form, { ...values, count })
}

/** The text of a name that is only known at run time, such as a state from the backend; the fallback when none. */
export function maybe(key: string, fallback: string, values?: Values): string {
  const text = texts[key]
  return text === undefined ? fallback : fill(text, values)
}

/** A whole number as the locale writes it. */
export function formatCount(count: number): string {
  return formatDecimal(String(Math.trunc(count)), { locale: locale.current })
}

function fill(text: string, values: Values = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    return typeof value === 'number' ? formatCount(value) : (value ?? whole)
  })
}
