import type { Page } from '@playwright/test'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test as base, type Daybook } from './daybook'
import { opened } from './owner'
import { PracticeXero } from './practice-xero'

const program = fileURLToPath(new URL('../../bin/practice-xero', import.meta.url))

/** A practice Xero that can be out of reach for a while. */
class Line {
  private child: ChildProcess | undefined
  address = '127.0.0.1:0'
  api = ''

  constructor(private readonly data: string) {}

  async plug(): Promise<void> {
    this.child = spawn(program, ['-addr', this.address, '-data', this.data], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    if (!this.child.stdout) throw new Error('the practice Xero has no output')
    const [line] = (await once(createInterface({ input: this.child.stdout }), 'line')) as [string]
    this.api = (JSON.parse(line) as { api: string }).api
    this.address = new URL(this.api).host
  }

  async unplug(): Promise<void> {
    if (!this.child) return
    const ended = once(this.child, 'exit')
    this.child.kill('SIGTERM')
    await ended
    this.child = undefined
  }
}

const test = base.extend<{ line: Line }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from this pattern.
  line: async ({}, use) => {
    const data = await mkdtemp(join(tmpdir(), 'practice-xero-'))
    const line = new Line(data)
    await line.plug()
    await use(line)
    await line.unplug()
    await rm(data, { recursive: true, force: true })
  },
  // Waits after a failed attempt are shorter here.
  environment: async ({ line }, use) => {
    await use({
      DAYBOOK_XERO_API: line.api,
      DAYBOOK_XERO_IDENTITY: `${line.api}/identity`,
      DAYBOOK_CLOCK_FACTOR: '50',
    })
  },
})

/** Signs in, takes the accounts that are suggested, and begins with a month. */
async function begin(window: Page, daybook: Daybook, first: string): Promise<string> {
  await window.getByRole('button', { name: 'Set up', exact: true }).click()
  await window.getByRole('button', { name: 'Sign in to the practice Xero' }).click()
  await expect.poll(async () => (await opened(daybook)).length).toBe(1)
  const authorize = (await opened(daybook))[0] ?? ''
  const consent = await window.context().newPage()
  await consent.goto(authorize)
  await consent.getByRole('button', { name: 'Allow access' }).click()
  await expect(consent.getByText('You can close this tab')).toBeVisible()
  await consent.close()
  await expect(window.getByRole('heading', { name: 'New documents' })).toBeVisible()
  await window.keyboard.press('Control+6')
  await window.getByRole('button', { name: 'Choose accounts and method' }).click()
  await window.getByLabel('First month to close').fill(first)
  await window.getByRole('button', { name: 'Save', exact: true }).click()
  await window.getByRole('button', { name: 'Read from Xero' }).click()
  await expect(window.getByRole('heading', { name: 'Opening' })).toBeHidden()
  return authorize
}

async function openMonth(window: Page, name: string): Promise<void> {
  await window.getByRole('button', { name }).click()
  await expect(window.getByRole('heading', { level: 1, name })).toBeVisible()
}

test('a month is reviewed and approved without a line, and posted once when there is one', async ({
  window,
  daybook,
  line,
  browser,
  complaints,
}) => {
  test.setTimeout(120_000)
  const authorize = await begin(window, daybook, '2025-11-01')
  await line.unplug()
  await openMonth(window, 'November 2025')
  await window.getByRole('button', { name: /^What 630/ }).click()
  await window.getByRole('button', { name: 'Goods received' }).first().click()
  await window.getByRole('button', { name: 'TIM-OAK-25' }).click()
  await expect(window.getByText('Received').first()).toBeVisible()
  await window.keyboard.press('Control+Enter')
  const dialog = window.getByRole('dialog')
  await expect(dialog.getByText(/^This queues 1 draft manual journal of 54,021\.80.NZD/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Queue 1 draft journal' }).click()
  await expect(window.getByRole('heading', { name: 'Journals in Xero' })).toBeVisible()
  await expect(window.getByText('Waits to be sent', { exact: true })).toBeVisible()

  await line.plug()
  await expect(window.getByText('Draft', { exact: true })).toBeVisible({ timeout: 60_000 })
  await expect(window.getByText(/Valuation attached/)).toBeVisible({ timeout: 30_000 })
  const xero = await PracticeXero.signIn(browser, authorize)
  const journals = await xero.journals()
  expect(journals).toHaveLength(1)
  expect(journals[0]).toMatchObject({ Status: 'DRAFT', HasAttachments: true })
  await window.getByRole('button', { name: 'Close the month' }).click()
  await window.getByRole('button', { name: 'Close November 2025' }).click()
  await expect(window.getByRole('button', { name: 'Open again' })).toBeVisible()
  complaints.length = 0 // what the page says of a line that was cut is no fault of the page
})

test('a month that Xero has locked takes no journal, and says so', async ({ window, daybook }) => {
  await begin(window, daybook, '2025-09-01')
  const row = window.getByRole('row').filter({ has: window.getByRole('button', { name: 'September 2025' }) })
  await expect(row).toContainText('Closed')
  await openMonth(window, 'September 2025')
  await expect(window.getByText('Closed by a lock date of Xero.')).toBeVisible()
  await expect(window.getByRole('button', { name: 'Approve journal' })).toBeHidden()
})

test('an item without a cost stands in the way until it has one', async ({ window, daybook }) => {
  await begin(window, daybook, '2025-11-01')
  await window.evaluate(async () => {
    interface Bridge {
      go: {
        app: {
          Items: { Save: (form: object) => Promise<{ id: number }> }
          Stock: { Record: (form: object) => Promise<unknown> }
        }
      }
    }
    const { app } = (globalThis as unknown as Bridge).go
    const item = await app.Items.Save({
      id: 0,
      sku: 'STOOL-X',
      name: 'Stool',
      unit: '',
      salesPrice: '',
      purchasePrice: '',
      salesTaxId: 0,
      purchaseTaxId: 0,
    })
    await app.Stock.Record({
      kind: 'issue',
      date: '2025-11-20',
      orderId: 0,
      reason: '',
      note: '',
      lines: [
        {
          itemId: item.id,
          quantity: '2',
          unitCost: '',
          value: '',
          orderLine: 0,
          of: [],
          split: '',
          uses: [],
          operations: '',
        },
      ],
    })
  })
  await openMonth(window, 'November 2025')
  await expect(window.getByText('STOOL-X went out and has no cost.')).toBeVisible()
  await expect(window.getByRole('button', { name: 'Approve journal' })).toBeHidden()
  await window.getByRole('button', { name: 'Open STOOL-X' }).first().click()
  await expect(window.getByRole('region', { name: 'STOOL-X' })).toBeVisible()
  await window.keyboard.press('Alt+1')
  const sheet = window.getByRole('region', { name: 'Receive goods' })
  await sheet.getByRole('textbox', { name: /^Date/ }).fill('2025-11-03')
  await sheet.getByRole('textbox', { name: 'Quantity' }).first().fill('5')
  await sheet
    .getByRole('textbox', { name: /^Unit cost/ })
    .first()
    .fill('41.50')
  await sheet.getByRole('button', { name: 'Record receipt' }).click()
  await expect(window.getByText('Receipt recorded')).toBeVisible()
  await window.keyboard.press('Control+6')
  await openMonth(window, 'November 2025')
  await expect(window.getByRole('button', { name: 'Approve journal' })).toBeVisible()
})
