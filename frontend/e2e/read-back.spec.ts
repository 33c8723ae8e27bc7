import type { Locator, Page } from '@playwright/test'
import { expect, test, type Daybook } from './daybook'
import { opened, previewFirst, setUp } from './owner'
import { PracticeXero } from './practice-xero'

/** Creates the invoice of the first sales order that can be sent; returns its number. */
async function sendFirst(window: Page): Promise<string> {
  const number = await previewFirst(window, 'invoice')
  const sheet = window.getByRole('dialog')
  await sheet.getByRole('button', { name: 'Create draft invoice' }).click()
  await expect(sheet.getByText('Xero holds exactly what was sent.')).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  return number
}

function rowOf(window: Page, number: string): Locator {
  return window.getByRole('row').filter({ has: window.getByRole('gridcell', { name: number, exact: true }) })
}

/** Goes to all sales orders. */
async function showSales(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Show sales orders' }).click()
  await window.getByRole('button', { name: /^All / }).click()
}

/** The document's page at the practice Xero, open beside the window. */
async function atXero(window: Page, daybook: Daybook, number: string): Promise<Page> {
  const before = (await opened(daybook)).length
  await rowOf(window, number)
    .getByRole('button', { name: /Open .* in Xero/ })
    .click()
  await expect.poll(async () => (await opened(daybook)).length).toBe(before + 1)
  const page = await window.context().newPage()
  await page.goto((await opened(daybook)).at(-1) ?? '')
  return page
}

test.describe('by itself', () => {
  // The program reads every three seconds in place of every ten minutes.
  test.use({ environment: { DAYBOOK_CLOCK_FACTOR: '200' } })

  test('the window follows what people do in Xero without a click', async ({ window, daybook, browser }) => {
    test.setTimeout(120_000)
    const authorize = await setUp(window, daybook)
    const xero = await PracticeXero.signIn(browser, authorize)
    await showSales(window)
    const paid = await sendFirst(window)
    const edited = await sendFirst(window)

    const person = await atXero(window, daybook, paid)
    await person.getByRole('button', { name: 'Approve' }).click()
    await expect(rowOf(window, paid)).toContainText('Awaiting payment')
    await person.getByLabel(/^Amount/).fill('10.00')
    await person.getByRole('button', { name: 'Record payment' }).click()
    await expect(rowOf(window, paid)).toContainText('Part paid')
    await rowOf(window, paid).getByRole('gridcell').nth(2).click()
    const sheet = window.getByRole('region', { name: paid })
    await expect(sheet.getByRole('row', { name: /Payment · Recorded by a person.*10\.00/ })).toBeVisible()
    await expect(sheet.getByText(/^Read (just now|1 minute ago)$/)).toBeVisible()
    await person.getByRole('button', { name: 'Record payment' }).click()
    await expect(sheet.getByText(/^Paid in full on/)).toBeVisible()
    await expect(rowOf(window, paid)).toContainText('Paid')
    await person.close()

    await xero.postpone(edited, '2031-02-03')
    await expect(rowOf(window, edited)).toContainText('Changed in Xero')
    await rowOf(window, edited).getByRole('gridcell').nth(2).click()
    const changed = window.getByRole('region', { name: edited })
    await expect(changed.getByText('Changed in Xero since it was sent')).toBeVisible()
    await expect(changed.getByText(/Xero holds 3 Feb 2031\./)).toBeVisible()

    const voider = await atXero(window, daybook, edited)
    await voider.getByRole('button', { name: 'Approve' }).click()
    await voider.getByRole('button', { name: `Void ${edited}` }).click()
    await expect(rowOf(window, edited)).toContainText('Create invoice')
    await expect(rowOf(window, edited)).toContainText('Voided')
    await voider.close()

    await rowOf(window, edited).getByRole('button', { name: 'Create invoice' }).click()
    const preview = window.getByRole('dialog')
    await expect(
      preview.getByText(`This replaces invoice ${edited}, which was voided in Xero.`).first(),
    ).toBeVisible()
    await preview.getByRole('button', { name: 'Create draft invoice' }).click()
    await expect(preview.getByText('Xero holds exactly what was sent.')).toBeVisible()
    expect((await xero.documents(`${edited}-R2`)).map((each) => each.Status)).toEqual(['DRAFT'])
  })
})

test('on demand, the list and one order are read at once', async ({ window, daybook }) => {
  test.setTimeout(120_000)
  await setUp(window, daybook)
  await showSales(window)
  const number = await sendFirst(window)
  const person = await atXero(window, daybook, number)
  await person.getByRole('button', { name: 'Approve' }).click()
  await expect(rowOf(window, number)).toContainText('Draft')
  await window.getByRole('button', { name: 'Refresh from Xero' }).click()
  await expect(rowOf(window, number)).toContainText('Awaiting payment')
  await expect(window.getByText('Read just now').first()).toBeVisible()

  await person.getByRole('button', { name: `Void ${number}` }).click()
  await rowOf(window, number).getByRole('gridcell').nth(2).click()
  const sheet = window.getByRole('region', { name: number })
  await sheet.getByRole('button', { name: 'Refresh' }).click()
  await expect(sheet.getByText('The invoice was voided in Xero')).toBeVisible()
  await person.close()
})

test('an order in full scrolls beside the list and moves nothing else', async ({ window, daybook }) => {
  await setUp(window, daybook)
  await showSales(window)
  const number = await sendFirst(window)
  await rowOf(window, number).getByRole('gridcell').nth(2).click()
  await window.getByRole('region', { name: number }).getByRole('button', { name: 'Refresh' }).click()
  const room = await window.getByRole('main').evaluate((main) => main.scrollHeight - main.clientHeight)
  expect(room).toBe(0)
})
