import type { Page } from '@playwright/test'
import { expect, type Daybook } from './daybook'

/** What the program was asked to open in the system's browser, oldest first. */
export async function opened(daybook: Daybook): Promise<string[]> {
  const reply = await fetch(`${daybook.address}/opened`)
  return ((await reply.json()) as string[] | null) ?? []
}

/** Goes through the set-up as a new user does: nothing but the suggested choices. */
export async function setUp(window: Page, daybook: Daybook): Promise<string> {
  await window.getByRole('button', { name: 'Set up', exact: true }).click()
  await window.getByRole('button', { name: 'Sign in to the practice Xero' }).click()
  await expect(window.getByText('Waiting for your browser')).toBeVisible()
  await expect.poll(async () => (await opened(daybook)).length).toBe(1)
  const authorize = (await opened(daybook))[0] ?? ''
  const consent = await window.context().newPage()
  await consent.goto(authorize)
  await consent.getByRole('button', { name: 'Allow access' }).click()
  await expect(consent.getByText('You can close this tab')).toBeVisible()
  await consent.close()
  for (const step of ['New documents', 'Accounts', 'Tax rates']) {
    await expect(window.getByRole('heading', { name: step })).toBeVisible()
    await window.getByRole('button', { name: 'Save and continue' }).click()
  }
  await window.getByRole('button', { name: /^Import \d+ contacts$/ }).click()
  await expect(window.getByText('Contacts are in')).toBeVisible()
  await window.getByRole('button', { name: 'Continue' }).click()
  await window.getByRole('button', { name: 'Save and finish' }).click()
  await expect(window.getByRole('heading', { name: 'All set' })).toBeVisible()
  return authorize
}

/**
 * Opens the preview of the first order that can be sent as it is, and returns its number. Some contacts look like one in
 * Xero that nobody has decided on yet; their orders wait for the answer.
 */
export async function previewFirst(window: Page, word: 'invoice' | 'bill'): Promise<string> {
  const create = window.getByRole('button', { name: `Create ${word}` })
  const rows = window.getByRole('row').filter({ has: create })
  const sheet = window.getByRole('dialog')
  const ready = sheet.getByText(`This creates 1 draft ${word}`)
  const question = sheet.getByText(/Is it the same firm/).first()
  for (let at = 0; ; at++) {
    const row = rows.nth(at)
    const number = (await row.getByRole('gridcell').first().innerText()).trim()
    await row.getByRole('button', { name: `Create ${word}` }).click()
    await expect(ready.or(question).first()).toBeVisible()
    if (await ready.isVisible()) return number
    await window.keyboard.press('Escape')
    await expect(sheet).toBeHidden()
  }
}
