import type { OrderForm } from '$lib/backend'
import { fakeBackend, itemsWith, orderView, type FakeOptions } from '$lib/backend/fake'
import { Fault } from '$lib/errors'
import { describe, expect, test, vi } from 'vitest'
import { parseDiscount, shownDiscount, valueAt } from './fields'
import { OrderFormController } from './order-form.svelte'

async function formFor(id?: number, options: FakeOptions = {}, kind: 'sale' | 'purchase' = 'sale') {
  const controller = new OrderFormController(fakeBackend(options), kind)
  await controller.open(id)
  return controller
}

describe('a new form', () => {
  test('begins with one line to type on, and nothing unsaved', async () => {
    const form = await formFor()
    expect(form.form?.lines).toHaveLength(1)
    expect(form).toMatchObject({ phase: 'open', isNew: true, isDirty: false })
  })

  test('a new line is taxed like the one before', async () => {
    const form = await formFor()
    const [first] = form.form?.lines ?? []
    expect(first?.taxId).toBe(1)
    if (first) first.taxId = 2
    expect(form.form?.lines[form.addLine()]?.taxId).toBe(2)
  })

  test('a failure is shown instead, and opening again brings the form', async () => {
    const blank = vi.fn().mockRejectedValueOnce(new Fault('internal', ''))
    const form = await formFor(undefined, { replace: { orders: { blank } } })
    expect(form.phase).toBe('failed')
    blank.mockImplementation(fakeBackend().orders.blank)
    await form.reopen()
    expect(form.phase).toBe('open')
  })
})

describe('lines', () => {
  test('untouched lines at the end are not saved, but the first always is', async () => {
    const form = await formFor(1)
    form.addLine()
    form.addLine()
    expect(form.plain().lines).toHaveLength(2)
    expect(form.isDirty).toBe(false)
    expect((await formFor()).plain().lines).toHaveLength(1)
  })

  test('move within the list and keep their keys', async () => {
    const form = await formFor(1)
    const keys = () => form.form?.lines.map(({ key }) => key)
    const [first, second] = keys() ?? []
    expect(form.moveLine(0, 1)).toBe(1)
    expect(keys()).toEqual([second, first])
    expect(form.moveLine(1, 5)).toBe(1)
    expect(form.moveLine(0, -1)).toBe(0)
  })

  test('taking the last away leaves an empty one', async () => {
    const form = await formFor()
    form.removeLine(0)
    expect(form.form?.lines).toHaveLength(1)
  })

  const [item] = itemsWith('TBL-OAK-180')
  if (!item) throw new Error('the fake has no such item')

  test.each([
    ['sale', '1290'],
    ['purchase', '640'],
  ] as const)('an item fills a %s with its price there', async (kind, price) => {
    const form = await formFor(undefined, {}, kind)
    form.setItem(0, item)
    expect(form.form?.lines[0]).toMatchObject({
      itemId: 1,
      sku: 'TBL-OAK-180',
      description: 'Oak dining table, 1800 mm',
      unitPrice: price,
      taxId: 1,
    })
  })

  test('an item brings no price into an order in another currency', async () => {
    const form = await formFor()
    form.setCurrency('USD')
    form.setItem(0, item)
    expect(form.form?.lines[0]?.unitPrice).toBe('')
  })
})

describe('currency', () => {
  test('the base currency takes the rate away', async () => {
    const form = await formFor()
    form.setCurrency('USD')
    form.typed.rate = '0.6'
    expect(form.needsRate).toBe(true)
    form.setCurrency('NZD')
    expect([form.needsRate, form.form?.rate]).toEqual([false, ''])
  })
})

describe('figures', () => {
  test('come from the backend once typing pauses', async () => {
    vi.useFakeTimers()
    const figures = vi.fn(fakeBackend().orders.figures)
    const opened = formFor(1, { replace: { orders: { figures } } })
    await vi.advanceTimersByTimeAsync(0)
    const form = await opened
    form.figureSoon()
    form.figureSoon()
    await vi.advanceTimersByTimeAsync(140)
    expect(figures).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(20)
    expect(figures).toHaveBeenCalledOnce()
    expect(form.figures.totals.total).toBe('1240.35')
    vi.useRealTimers()
  })

  test('that fail leave none, never old ones', async () => {
    const figures = vi.fn(fakeBackend().orders.figures)
    const form = await formFor(1, { replace: { orders: { figures } } })
    await form.figure()
    figures.mockRejectedValue(new Fault('internal', ''))
    await form.figure()
    expect(form.figures.totals.total).toBe('')
  })
})

describe('saving', () => {
  test('sends the form without keys, and nothing is unsaved afterwards', async () => {
    const save = vi.fn((_: OrderForm) => Promise.resolve(orderView('sale', 1)))
    const form = await formFor(1, { replace: { orders: { save } } })
    form.typed.reference = 'PO 7'
    expect(form.isDirty).toBe(true)
    expect((await form.save())?.id).toBe(1)
    expect(save.mock.calls[0]?.[0]).toMatchObject({ id: 1, version: 1, reference: 'PO 7' })
    expect(save.mock.calls[0]?.[0].lines[0]).not.toHaveProperty('key')
    expect(form.isDirty).toBe(false)
  })

  test('a refused field says why until it is changed', async () => {
    const fields = { number: 'There is an order of this number.', 'lines[0].discountAmount': 'Not both.' }
    const save = () => Promise.reject(new Fault('invalid', 'It cannot be saved.', '', fields))
    const form = await formFor(1, { replace: { orders: { save } } })
    expect(await form.save()).toBeUndefined()
    expect(form.problemAt('number')).toBe('There is an order of this number.')
    expect(form.problemAt('lines[0].discountAmount')).toBe('Not both.')
    form.typed.number = 'SO-2'
    form.lineAt(0).discount = '5'
    expect(form.problemAt('number')).toBeUndefined()
    expect(form.problemAt('lines[0].discountAmount')).toBeUndefined()
    expect(form.phase).toBe('open')
  })
})

test('a contact is created by name in the role the order needs, and chosen', async () => {
  const save = vi.fn(fakeBackend().contacts.save)
  const form = await formFor(undefined, { replace: { contacts: { save } } }, 'purchase')
  await form.createContact('Rata Timber')
  expect(save).toHaveBeenCalledWith(
    expect.objectContaining({ id: 0, name: 'Rata Timber', isCustomer: false, isSupplier: true }),
  )
  expect(form.form?.contactName).toBe('Rata Timber')
})

test.each([
  ['10 %', '10%'],
  ['10%', '10%'],
  ['1,250.5', '1250.5'],
  ['', ''],
  ['ten', 'ten'],
])('the discount %s is %s for the backend', (typed, value) => {
  expect(parseDiscount(typed)).toBe(value)
})

test('a discount is shown as it can be typed', () => {
  expect([shownDiscount('12.5%'), shownDiscount('1250.50'), shownDiscount('')]).toEqual([
    '12.5%',
    '1250.50',
    '',
  ])
})

test('a path finds the value it speaks of', async () => {
  const form = (await formFor(1)).plain()
  expect(valueAt(form, 'contact')).toBe(String(form.contactId))
  expect(valueAt(form, 'lines[1].description')).toBe('Delivery')
  expect(valueAt(form, 'lines[9].description')).toBe('')
  expect(valueAt(form, 'lines')).toBe('2')
})
