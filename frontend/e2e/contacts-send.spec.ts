import type { Page } from '@playwright/test'
import { contacts, showContacts } from './contacts'
import { expect, test } from './daybook'
import { setUp } from './owner'
import { PracticeXero } from './practice-xero'

/** Selects every contact that is not linked, by the keys, and asks what sending them does. */
async function selectUnlinked(window: Page): Promise<void> {
  await showContacts(window)
  await window.getByRole('button', { name: 'Not linked' }).click()
  await expect(window.getByRole('gridcell', { name: 'Not linked' }).first()).toBeVisible()
  await window.getByRole('grid', { name: 'Contacts' }).focus()
  await window.keyboard.press('Control+a')
}

const unlinked = async (window: Page) => (await contacts(window)).filter((each) => each['isLinked'] !== true)

test('many contacts are looked at, decided, sent, and stand in Xero once', async ({
  window,
  daybook,
  browser,
}) => {
  const authorize = await setUp(window, daybook)
  const xero = await PracticeXero.signIn(browser, authorize)
  const before = await unlinked(window)
  expect(before.length).toBeGreaterThan(3)

  await selectUnlinked(window)
  const bar = window.getByRole('toolbar')
  await expect(bar).toContainText(`${before.length} selected`)
  await bar.getByRole('button', { name: 'Send to Xero' }).click()
  const dialog = window.getByRole('dialog', { name: 'Send contacts to Xero' })
  await expect(dialog.getByText(/^This (creates|links)/)).toBeVisible()

  // What looks like one of Xero's is asked about, and nothing leaves for it until it is answered.
  const questions = dialog.getByRole('heading', { name: /^Who is .* in Xero\?$/ })
  const asked = await questions.count()
  expect(asked).toBeGreaterThan(0)
  await dialog.getByRole('button', { name: 'Same firm' }).first().click()
  await expect(questions).toHaveCount(asked - 1)

  const created = Number(/creates (\d+)/.exec(await dialog.getByText(/^This creates/).innerText())?.[1])
  await dialog.getByRole('button', { name: /^Create \d+/ }).click()
  const result = window.getByRole('dialog', { name: 'Contacts sent to Xero' })
  await expect(result.getByText(/^\d+ in Xero$/)).toBeVisible({ timeout: 20_000 })
  const names = await result.getByRole('listitem').locator('strong').allInnerTexts()
  expect(names.length).toBeGreaterThanOrEqual(created)
  await result.getByRole('button', { name: 'Done' }).click()
  for (const name of names.slice(0, 3)) expect(await xero.contactsNamed(name), name).toHaveLength(1)
  // One was linked by the answer, all of the result by sending; the rest waits for an answer.
  const left = before.length - names.length - 1
  await expect.poll(async () => (await unlinked(window)).length).toBe(left)

  // Sent again, nothing is created.
  await selectUnlinked(window)
  await window.getByRole('toolbar').getByRole('button', { name: 'Send to Xero' }).click()
  await expect(dialog.getByText('Nothing here can be sent yet.')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Send to Xero' })).toBeDisabled()
})
