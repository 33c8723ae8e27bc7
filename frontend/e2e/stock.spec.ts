import type { Locator, Page } from '@playwright/test'
import { expect, test } from './daybook'

/** Opens Stock by its keys. */
async function showStock(window: Page): Promise<Locator> {
  await window.keyboard.press('Control+5')
  const list = window.getByRole('grid', { name: 'Stock' })
  await expect(list.getByRole('row').nth(1)).toBeVisible()
  return list
}

/** The row of an item, whatever stands in it. */
const itemRow = (window: Page, code: string) =>
  window.getByRole('row').filter({ has: window.getByRole('gridcell', { name: code, exact: true }) })

/** Finds an item where the list may be longer than the window. */
async function find(window: Page, code: string): Promise<Locator> {
  await window.keyboard.press('Control+f')
  await window.keyboard.type(code)
  await window.keyboard.press('Enter')
  const row = itemRow(window, code)
  await expect(row).toBeVisible()
  return row
}

/** Records what is left of the oldest purchase order, by the keys alone, and returns the codes received. */
async function receiveOldest(window: Page): Promise<string[]> {
  await window.keyboard.press('Alt+1')
  const sheet = window.getByRole('region', { name: 'Receive goods' })
  await expect(sheet.getByRole('combobox', { name: /^Purchase order/ })).toBeFocused()
  await window.keyboard.press('ArrowDown')
  await expect(window.getByRole('option').first()).toBeVisible()
  await window.keyboard.press('Enter')
  await expect(sheet.getByRole('textbox', { name: 'Quantity' }).first()).toBeFocused()
  const codes = await sheet
    .getByRole('group')
    .filter({ has: window.getByRole('textbox', { name: 'Quantity' }) })
    .evaluateAll((groups) => groups.map((group) => group.getAttribute('aria-label') ?? ''))
  await window.keyboard.press('Control+Enter')
  await expect(window.getByText('Receipt recorded')).toBeVisible()
  await expect(sheet).toBeHidden()
  return codes
}

test('an order is received by the keys alone, and taken away again', async ({ window }) => {
  const list = await showStock(window)
  const [code = ''] = await receiveOldest(window)
  await expect(list).toBeFocused()
  await (await find(window, code)).click()
  const sheet = window.getByRole('region', { name: code })
  const received = sheet.getByRole('row', { name: /^Received PO-/ })
  await expect(received.first()).toBeVisible()
  const before = await received.count()

  await sheet.getByRole('button', { name: 'Take away what was received' }).first().click()
  await expect(received).toHaveCount(before - 1)
  await window
    .getByRole('listitem')
    .filter({ hasText: 'Recording taken away' })
    .getByRole('button', { name: 'Undo' })
    .click()
  await expect(window.getByText('Recorded again')).toBeVisible()
  await expect(received).toHaveCount(before)
})

test('a recipe is changed, and what is made uses its parts', async ({ window }) => {
  await showStock(window)
  await (await find(window, 'CHR-OAK-DINE')).click()
  const sheet = window.getByRole('region', { name: 'CHR-OAK-DINE' })
  await sheet.getByRole('button', { name: 'Edit' }).click()
  const quantity = sheet.getByRole('textbox', { name: 'Quantity for one' }).first()
  await quantity.fill('1.5')
  await sheet.getByRole('textbox', { name: /^Wages/ }).fill('40')
  const part = await sheet.getByRole('combobox', { name: 'Item' }).first().inputValue()
  await window.keyboard.press('Control+s')
  await expect(sheet.getByText('What one is made of')).toBeVisible()

  await window.keyboard.press('Alt+4')
  const make = window.getByRole('region', { name: 'Make an item' })
  await expect(make.getByRole('combobox', { name: 'Item made' })).toHaveValue('CHR-OAK-DINE')
  await make.getByRole('textbox', { name: 'Quantity' }).first().fill('4')
  await expect(
    make.getByRole('group', { name: part }).getByRole('textbox', { name: 'Quantity' }),
  ).toHaveValue('6')
  await window.keyboard.press('Control+Enter')
  await expect(make).toBeHidden()
  await expect(
    sheet.getByRole('row', { name: /^Made/ }).first().getByText('4', { exact: true }).first(),
  ).toBeVisible()
  await sheet.getByRole('button', { name: new RegExp(`^${part} `) }).click()
  const used = window.getByRole('region', { name: part })
  await expect(
    used.getByRole('row', { name: /^Used/ }).first().getByText('−6', { exact: true }),
  ).toBeVisible()
})

test('a count records only what is typed, and names what is refused', async ({ window }) => {
  await showStock(window)
  await window.keyboard.press('Alt+5')
  const sheet = window.getByRole('region', { name: 'Count what is there' })
  const fields = sheet.getByRole('textbox', { name: 'Counted' })
  await expect(fields.first()).toBeFocused()
  await window.keyboard.type('-1')
  await window.keyboard.press('Enter')
  await window.keyboard.type('7')
  await window.keyboard.press('Control+Enter')
  await expect(sheet.getByText('A count is zero or more.')).toBeVisible()
  await expect(fields.first()).toBeFocused()
  await fields.first().fill('3')
  await window.keyboard.press('Control+Enter')
  await expect(sheet).toBeHidden()
  await expect(window.getByText('Count recorded')).toBeVisible()
  for (const [row, counted] of [
    [1, '3'],
    [2, '7'],
  ] as const) {
    await expect(
      window.getByRole('row').nth(row).getByRole('gridcell').nth(3).getByText(counted, { exact: true }),
    ).toBeVisible()
  }
})

test('what leaves below zero is said, and the order knows what was delivered', async ({ window }) => {
  await showStock(window)
  await window.keyboard.press('Control+2')
  await window.getByRole('grid', { name: 'Sales orders' }).getByRole('row').nth(3).click()
  await window.getByRole('button', { name: 'Deliver', exact: true }).click()
  const sheet = window.getByRole('region', { name: 'Deliver goods' })
  await expect(sheet.getByRole('textbox', { name: 'Quantity' }).first()).toBeFocused()
  await sheet.getByRole('textbox', { name: 'Quantity' }).first().fill('5000')
  await window.keyboard.press('Control+Enter')
  await expect(sheet.getByText(/is below zero now/).first()).toBeVisible()
  await sheet.getByRole('button', { name: 'Done' }).click()
  await expect(sheet).toBeHidden()
  await window.keyboard.press('Alt+ArrowLeft')
  await expect(window.getByText('All delivered')).toBeVisible()
})
