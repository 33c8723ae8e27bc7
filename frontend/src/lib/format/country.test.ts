import { expect, test } from 'vitest'
import { formatCountry } from '.'

test('a country is told by its name, and what is none stays as it is', () => {
  expect(formatCountry('NZ')).toBe('New Zealand')
  expect(formatCountry('')).toBe('')
  expect(formatCountry('Nowhere')).toBe('Nowhere')
})
