import { describe, expect, test } from 'vitest'
import { formatAgo, formatDate, parseDate } from './date'
import { editableDecimal, formatDecimal, parseDecimal } from './decimal'
import { usableLocale } from './locale.svelte'

describe('amounts', () => {
  test.each([
    ['1234.5', 'en-NZ', '1,234.50'],
    ['-1234.5', 'en-NZ', '\u22121,234.50'],
    ['0', 'en-NZ', '0.00'],
    ['-0.00', 'en-NZ', '0.00'],
    ['90071992547409931.07', 'en-NZ', '90,071,992,547,409,931.07'],
    ['1234567.89', 'de-DE', '1.234.567,89'],
    ['1234567.89', 'en-IN', '12,34,567.89'],
    ['not a number', 'en-NZ', 'not a number'],
  ])('%s in %s is written %s', (value, locale, written) => {
    expect(formatDecimal(value, { locale, minFraction: 2 })).toBe(written)
  })

  test('a price keeps the digits that say something and loses zeros that do not', () => {
    expect(formatDecimal('0.8325', { locale: 'en-NZ', minFraction: 2, trimTo: 2 })).toBe('0.8325')
    expect(formatDecimal('0.830000', { locale: 'en-NZ', minFraction: 2, trimTo: 2 })).toBe('0.83')
    expect(formatDecimal('12.000000', { locale: 'en-NZ', trimTo: 0 })).toBe('12')
  })

  test.each([
    ['1,234.50', 'en-NZ', '1234.50'],
    ['1234.5', 'en-NZ', '1234.5'],
    ['\u2212 12', 'en-NZ', '-12'],
    ['(12.00)', 'en-NZ', '-12.00'],
    ['.5', 'en-NZ', '0.5'],
    ['007', 'en-NZ', '7'],
    ['1.234,5', 'de-DE', '1234.5'],
    ['1 234,5', 'fr-FR', '1234.5'],
    ['-0', 'en-NZ', '0'],
  ])('%s typed in %s is %s', (text, locale, value) => {
    expect(parseDecimal(text, locale)).toBe(value)
  })

  test.each(['12,5', '1.2.3', 'twelve', '', '.', '1,2345', '--1'])('%s is refused', (text) => {
    expect(parseDecimal(text, 'en-NZ')).toBeUndefined()
  })

  test('a decimal is edited with the sign of the locale', () => {
    expect(editableDecimal('1234.5', 'de-DE')).toBe('1234,5')
  })
})

describe('days', () => {
  test('the month is written in letters', () => {
    expect(formatDate('2026-03-12', 'en-NZ')).toBe('12 Mar 2026')
    expect(formatDate('2026-03-12', 'en-US')).toBe('Mar 12, 2026')
    expect(formatDate('2026-02-30', 'en-NZ')).toBe('2026-02-30')
  })

  test.each([
    ['2026-03-12', 'en-NZ', '2026-03-12'],
    ['12/3', 'en-NZ', '2026-03-12'],
    ['12.3.27', 'en-NZ', '2027-03-12'],
    ['3/12', 'en-US', '2026-03-12'],
    ['12 mar', 'en-NZ', '2026-03-12'],
    ['Mar 12, 2025', 'en-US', '2025-03-12'],
    ['20', 'en-NZ', '2026-01-20'],
    ['+30', 'en-NZ', '2026-02-14'],
    ['-15', 'en-NZ', '2025-12-31'],
  ])('%s typed in %s is %s', (text, locale, day) => {
    expect(parseDate(text, locale, '2026-01-15')).toBe(day)
  })

  test.each(['30/2', '2026-13-01', 'someday', '1/2/3/4', '12 xyz'])('%s is refused', (text) => {
    expect(parseDate(text, 'en-NZ', '2026-01-15')).toBeUndefined()
  })
})

test.each([
  [['C'], 'en-NZ'],
  [['en_US.UTF-8', 'de-DE'], 'de-DE'],
  [['en-GB'], 'en-GB'],
  [[], 'en-NZ'],
])('the locales %j come to %s', (wanted, locale) => {
  expect(usableLocale(wanted)).toBe(locale)
})

describe('how long ago', () => {
  const now = Date.parse('2026-03-12T12:00:00Z')

  test.each([
    ['2026-03-12T11:59:30Z', ''],
    ['2026-03-12T11:59:00Z', '1 minute ago'],
    ['2026-03-12T11:56:01Z', '3 minutes ago'],
    ['2026-03-12T11:01:00Z', '59 minutes ago'],
    ['2026-03-12T10:30:00Z', '1 hour ago'],
    ['2026-03-11T12:01:00Z', '23 hours ago'],
    ['2026-03-10T12:00:00Z', '2 days ago'],
    ['2026-03-12T12:00:05Z', ''],
    ['', ''],
  ])('%s is "%s"', (value, text) => {
    expect(formatAgo(value, now, 'en-NZ')).toBe(text)
  })
})
