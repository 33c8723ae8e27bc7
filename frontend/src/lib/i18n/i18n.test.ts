import { expect, test } from 'vitest'
import { formatCount, maybe, plural, t } from '.'
import { english } from './messages'

test('a text is filled in with its values', () => {
  expect(t('connection.offlineSince', { time: '14:05' })).toBe('Offline since 14:05')
  expect(t('connection.offlineSince')).toBe('Offline since {time}')
})

test('a count chooses the form, and is written as the locale does', () => {
  expect(plural('shell.selected', 1)).toBe('1 selected')
  expect(plural('connection.callsLeft', 1)).toBe('1 call left today')
  expect(plural('connection.callsLeft', 4873)).toBe('4,873 calls left today')
  expect(formatCount(100000)).toBe('100,000')
})

test('a name known only at run time has a fallback', () => {
  expect(maybe('error.offline', 'x')).toBe('Xero cannot be reached')
  expect(maybe('error.never', 'x')).toBe('x')
})

test('no text is empty, and every counted text has its other form', () => {
  const texts = Object.entries(english)
  expect(texts.filter(([, text]) => text.trim() === '')).toEqual([])
  const stems = texts.filter(([key]) => key.endsWith('.one')).map(([key]) => key.replace(/\.one$/, '.other'))
  expect(stems.filter((key) => !(key in english))).toEqual([])
})
