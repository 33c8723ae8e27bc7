import { expect, test } from 'vitest'
import { less, times } from './exact'

test.each([
  ['12', '14', '-2'],
  ['0.3', '0.1', '0.2'],
  ['1.05', '1.05', '0'],
  ['-3', '2.5', '-5.5'],
  ['9007199254740993.0001', '0.0001', '9007199254740993'],
  ['', '1', ''],
  ['1', 'one', ''],
])('%s less %s is %s, exactly', (a, b, expected) => expect(less(a, b)).toBe(expected))

test.each([
  ['2', '3', '6'],
  ['0.1', '0.2', '0.02'],
  ['-0.5', '0.5', '-0.25'],
  ['1.25', '4', '5'],
  ['100', '0', '0'],
  ['3', '', ''],
])('%s times %s is %s, exactly', (a, b, expected) => expect(times(a, b)).toBe(expected))
