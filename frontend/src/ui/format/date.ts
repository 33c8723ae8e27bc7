/** A calendar day as Daybook writes it between its parts. */
const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether the text is an existing day in the form YYYY-MM-DD. */
export function isDate(value: string): boolean {
  return utc(value) !== undefined
}

function utc(value: string): Date | undefined {
  const match = isoDate.exec(value)
  if (!match) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date : undefined
}

function iso(date: Date): string {
  return date.toISOString().slice(0, 10)
}

/** Writes a day with the month in letters, so that nobody can take 3 for a month: 12 Mar 2026. */
export function formatDate(value: string, locale: string): string {
  const date = utc(value)
  if (!date) return value
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(date)
}

/** Writes a day in full, for titles and calendars: Thursday 12 March 2026. */
export function formatLongDate(value: string, locale: string): string {
  const date = utc(value)
  if (!date) return value
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(date)
}

/** Writes an instant (UTC text) as a local day and time: 12 Mar 2026, 14:05. */
export function formatInstant(value: string, locale: string): string {
  const date = new Date(value)
  if (value === '' || Number.isNaN(date.getTime())) return value
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(date)
}

const minute = 60_000

/** How long ago each unit is the one to name, in minutes, and how many minutes it has. */
const spans: [until: number, unit: Intl.RelativeTimeFormatUnit, minutes: number][] = [
  [60, 'minute', 1],
  [24 * 60, 'hour', 60],
  [Infinity, 'day', 24 * 60],
]

/** Writes how long ago an instant was: 4 minutes ago, 2 hours ago. "" for less than a minute, or for no instant. */
export function formatAgo(value: string, now: number, locale: string): string {
  const minutes = Math.floor((now - new Date(value).getTime()) / minute)
  const span = spans.find(([until]) => minutes < until)
  if (!span || !(minutes >= 1)) return ''
  return new Intl.RelativeTimeFormat(locale).format(-Math.floor(minutes / span[2]), span[1])
}

/** Writes the local time of an instant: 14:05. */
export function formatTime(value: string, locale: string): string {
  const date = new Date(value)
  if (value === '' || Number.isNaN(date.getTime())) return value
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    date,
  )
}

/** Today on this computer, as a day. */
export function today(now: Date = new Date()): string {
  return iso(new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())))
}

/** The day so many days later, or earlier when negative. */
export function addDays(value: string, days: number): string {
  const date = utc(value)
  if (!date) return value
  date.setUTCDate(date.getUTCDate() + days)
  return iso(date)
}

/**
 * Reads what a person typed as a day: 2026-03-12, 12/3, 12.3.26, 12 mar, 12, today, +30. What is left out comes from
 * the base day. Undefined when it is no day.
 */
export function parseDate(text: string, locale: string, base: string = today()): string | undefined {
  const typed = text.trim().toLowerCase()
  if (typed === '') return undefined
  if (isoDate.test(typed)) return isDate(typed) ? typed : undefined
  if (typed === 't' || typed === 'today' || typed === relativeDay(0, locale)) return today()
  if (/^[+-]\d{1,4}$/.test(typed)) return addDays(base, Number(typed))
  const parts = typed.split(/[\s/.,-]+/).filter((part) => part !== '')
  if (parts.length === 0 || parts.length > 3) return undefined
  return fromParts(parts, locale, base)
}

function relativeDay(days: number, locale: string): string {
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day').toLowerCase()
}

function fromParts(parts: string[], locale: string, base: string): string | undefined {
  const month = parts.findIndex((part) => /^\p{L}/u.test(part))
  const numbers = parts.filter((_, index) => index !== month)
  if (numbers.some((part) => !/^\d{1,4}$/.test(part))) return undefined
  const [baseYear = '', baseMonth = ''] = base.split('-')
  if (month >= 0) {
    const found = monthNumber(parts[month] ?? '', locale)
    return found && numbers.length > 0 ? compose(numbers[1] ?? baseYear, found, numbers[0] ?? '') : undefined
  }
  if (numbers.length === 1) return compose(baseYear, Number(baseMonth), numbers[0] ?? '')
  if (numbers[0]?.length === 4) return compose(numbers[0], Number(numbers[1]), numbers[2] ?? '')
  const [first = '', second = '', year = baseYear] = numbers
  return monthFirst(locale) ? compose(year, Number(first), second) : compose(year, Number(second), first)
}

function monthFirst(locale: string): boolean {
  const order = new Intl.DateTimeFormat(locale).formatToParts(0).map((part) => part.type)
  return order.indexOf('month') < order.indexOf('day') && order.indexOf('year') > order.indexOf('day')
}

function monthNumber(name: string, locale: string): number | undefined {
  for (let month = 0; month < 12; month++) {
    const long = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
      .format(new Date(Date.UTC(2024, month, 1)))
      .toLowerCase()
    if (name.length >= 3 && long.startsWith(name)) return month + 1
  }
  return undefined
}

function compose(year: string, month: number, day: string): string | undefined {
  const full = year.length === 2 ? `20${year}` : year
  const value = `${full.padStart(4, '0')}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(value) ? value : undefined
}
