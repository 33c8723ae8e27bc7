import { describe, expect, test } from 'vitest'
import { explain, Fault, faultIn, parseFault } from '.'
import { faultCodes } from './fault'

describe('a failure from the bridge', () => {
  test('is read from its JSON string', () => {
    const json = JSON.stringify({
      code: 'invalid',
      message: 'Two lines need correcting.',
      hint: 'See the lines.',
      fields: { 'lines[0].quantity': 'A quantity is missing.' },
      id: 'e7f3',
    })
    const fault = parseFault(json)
    expect(fault).toBeInstanceOf(Fault)
    expect(fault).toMatchObject({ code: 'invalid', hint: 'See the lines.', id: 'e7f3' })
    expect(fault.message).toBe('Two lines need correcting.')
    expect(fault.fields['lines[0].quantity']).toBe('A quantity is missing.')
  })

  test('with null fields has none', () => {
    expect(parseFault('{"code":"offline","message":"No network.","fields":null}').fields).toEqual({})
  })

  test.each([
    ['not json', 'not json'],
    [new TypeError('x is undefined'), 'x is undefined'],
    ['{"code":"never_heard_of","message":"New."}', 'New.'],
    [undefined, ''],
    [{ message: 'no code' }, ''],
  ])('that is none of ours is a mistake of ours: %s', (thrown, message) => {
    const fault = parseFault(thrown)
    expect(fault.code).toBe('internal')
    expect(fault.message).toBe(message)
  })

  test('inside an answer counts only when it has a code', () => {
    expect(faultIn({ code: '', message: '', hint: '' })).toBeUndefined()
    expect(faultIn({ code: 'damaged', message: 'The file is damaged.', hint: '' })?.code).toBe('damaged')
  })
})

describe('the table of errors', () => {
  test.each(faultCodes)('%s has a title of its own, and a labelled way out or none', (code) => {
    const explained = explain(new Fault(code, 'What happened.'))
    expect(explained.title).not.toMatch(/error\.|_/)
    expect(explained.cause).toBe('What happened.')
    expect(explained.remedyLabel !== '').toBe(explained.remedy !== 'none')
  })

  test('an ended sign-in offers to sign in, and an id is quoted', () => {
    expect(explain(new Fault('auth_expired', '')).remedy).toBe('sign_in')
    expect(explain(new Fault('internal', 'x', '', {}, 'e7f3')).reference).toContain('e7f3')
  })
})
