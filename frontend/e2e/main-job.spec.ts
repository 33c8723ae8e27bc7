import type { Page } from '@playwright/test'
import { expect, test, type Daybook } from './daybook'
import { opened, previewFirst, setUp } from './owner'
import { PracticeXero } from './practice-xero'

/** A preview as the program gave it to the page. */
interface Preview {
  orderId: number
  status: string
  currency: string
  values: { field: string; value: string }[]
  lines: { amount: string }[]
  totals: { subTotal: string; tax: string; total: string }
  contact: { name: string }
}

/** Asks the program for the preview of the order with a number. */
async function previewOf(window: Page, kind: string, number: string): Promise<Preview> {
  return window.evaluate(
    async ([kind, number]) => {
      const bridge = (
        globalThis as unknown as {
          go: { app: { Orders: Record<string, (argument: unknown) => Promise<unknown>> } }
        }
      ).go.app.Orders
      const query = {
        kind,
        search: number,
        bucket: 'all',
        contactId: 0,
        sort: 'date',
        isDescending: true,
        offset: 0,
        limit: 1,
      }
      const page = (await bridge['List']?.(query)) as { rows: { id: number }[] }
      return (await bridge['Preview']?.(page.rows[0]?.id)) as Preview
    },
    [kind, number] as const,
  )
}

/** Creates the document of the first order that can be sent, and compares it with what the practice Xero holds. */
async function send(
  window: Page,
  daybook: Daybook,
  xero: PracticeXero,
  kind: 'sale' | 'purchase',
): Promise<void> {
  const word = kind === 'sale' ? 'invoice' : 'bill'
  const number = await previewFirst(window, word)
  const sheet = window.getByRole('dialog')
  const preview = await previewOf(window, kind, number)
  const documentNumber = preview.values.find((value) => value.field === 'number')?.value ?? ''
  expect(await xero.documents(documentNumber)).toEqual([])
  await sheet.getByRole('button', { name: `Create draft ${word}` }).click()
  await expect(sheet.getByText('Xero holds exactly what was sent.')).toBeVisible()

  const held = await xero.documents(documentNumber)
  expect(held).toHaveLength(1)
  expect(held[0]?.figures).toEqual({
    subTotal: preview.totals.subTotal,
    tax: preview.totals.tax,
    total: preview.totals.total,
    lines: preview.lines.map((line) => line.amount),
  })
  expect(held[0]?.Status).toBe(preview.status)
  expect(held[0]?.Type).toBe(kind === 'sale' ? 'ACCREC' : 'ACCPAY')

  await sheet.getByRole('button', { name: 'Open in Xero' }).click()
  await expect.poll(async () => (await opened(daybook)).at(-1)).toContain('/app/')
  const shown = await window.context().newPage()
  await shown.goto((await opened(daybook)).at(-1) ?? '')
  await expect(shown.getByText(documentNumber).first()).toBeVisible()
  await shown.close()
  await window.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
}

test('from the window opening to an invoice and a bill standing in the practice Xero', async ({
  window,
  daybook,
  browser,
}) => {
  test.setTimeout(120_000)
  const authorize = await setUp(window, daybook)
  const xero = await PracticeXero.signIn(browser, authorize)
  await window.getByRole('button', { name: 'Show sales orders' }).click()
  await send(window, daybook, xero, 'sale')
  await window
    .getByRole('link', { name: /^Purchase orders/ })
    .or(window.getByRole('button', { name: /^Purchase orders/ }))
    .first()
    .click()
  await send(window, daybook, xero, 'purchase')
})
