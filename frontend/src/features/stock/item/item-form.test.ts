import { fakeBackend, stockItem } from '$lib/backend/fake'
import { Fault } from '$lib/errors'
import { expect, test, vi } from 'vitest'
import { ItemFormController } from './item-form.svelte'

const chair = () => stockItem(2)

test('an item as it was read is not changed, and sends its recipe as it stands', () => {
  const form = new ItemFormController(fakeBackend(), chair())
  expect(form.isDirty).toBe(false)
  expect(form.plain()).toEqual({
    itemId: 2,
    class: 'finished',
    recipe: [
      { itemId: 6, quantity: '1.35' },
      { itemId: 5, quantity: '4' },
      { itemId: 8, quantity: '8' },
    ],
    operations: '85.00',
  })
})

test('a line nobody typed into is not sent', () => {
  const form = new ItemFormController(fakeBackend(), chair())
  form.addUse()
  expect(form.plain().recipe).toHaveLength(3)
  expect(form.isDirty).toBe(false)
})

test('what is wrong stands beside the line it is about, also where empty ones come before, until it is changed', async () => {
  const saveItem = vi.fn(() =>
    Promise.reject(
      new Fault('invalid', 'The item cannot be saved as it is.', '', {
        'recipe[3].quantity': 'Give a quantity above zero.',
        class: 'Choose a class.',
      }),
    ),
  )
  const form = new ItemFormController(fakeBackend({ replace: { stock: { saveItem } } }), chair())
  form.addUse()
  const last = form.addUse()
  Object.assign(form.useAt(last), { itemId: 7, quantity: '0' })
  expect(await form.save()).toBeUndefined()
  expect(form.problemOfUse(form.useAt(last), 'quantity')).toBe('Give a quantity above zero.')
  expect(form.problemOfUse(form.useAt(last - 1), 'quantity')).toBeUndefined()
  expect(form.problemOf('class')).toBe('Choose a class.')
  expect(form.general).toEqual([])
  form.useAt(last).quantity = '2'
  form.class = 'traded'
  expect(form.problemOfUse(form.useAt(last), 'quantity')).toBeUndefined()
  expect(form.problemOf('class')).toBeUndefined()
})

test('a refusal without a place is said in full', async () => {
  const saveItem = () =>
    Promise.reject(new Fault('invalid', 'No.', '', { recipe: 'The recipe leads back to itself.' }))
  const form = new ItemFormController(fakeBackend({ replace: { stock: { saveItem } } }), chair())
  await form.save()
  expect(form.general).toEqual(['The recipe leads back to itself.'])
})
