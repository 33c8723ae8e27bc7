import type { Page } from '@playwright/test'
import { contacts, showContacts } from './contacts'
import { expect, test } from './daybook'
import { previewFirst, setUp } from './owner'
import { PracticeXero } from './practice-xero'

/** Xero's id of the contact of a sales order. */
async function ledgerIdOf(window: Page, number: string): Promise<string> {
  return window.evaluate(async (wanted) => {
    type Calls = Record<string, (argument: unknown) => Promise<unknown>>
    const { Orders, Contacts } = (
      globalThis as unknown as { go: { app: { Orders: Calls; Contacts: Calls } } }
    ).go.app
    const query = {
      kind: 'sale',
      search: wanted,
      bucket: 'all',
      contactId: 0,
      sort: 'date',
      isDescending: false,
      offset: 0,
      limit: 10,
    }
    const page = (await Orders['List']?.(query)) as { rows: { id: number; number: string }[] }
    const row = page.rows.find((each) => each.number === wanted)
    const order = (await Orders['Get']?.(row?.id)) as { contactId: number }
    const contact = (await Contacts['Get']?.(order.contactId)) as { link: { ledgerId: string } }
    return contact.link.ledgerId
  }, number)
}

test('an import run again adds nothing, and says so before it begins', async ({ window, daybook }) => {
  await setUp(window, daybook)
  const before = await contacts(window)
  await showContacts(window)
  await window.getByRole('button', { name: 'Import from Xero' }).click()
  const dialog = window.getByRole('dialog', { name: 'Import contacts from Xero' })
  await expect(dialog.getByText(/\d+ unchanged/)).toBeVisible()
  await expect(dialog.getByRole('button', { name: /^New/ })).toBeHidden()
  await dialog.getByRole('button', { name: 'Import again' }).click()
  await expect(dialog.getByRole('button', { name: 'Close', exact: true }).first()).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  expect(await contacts(window)).toEqual(before)
})

test('two contacts become one with a look at the result first, and two again', async ({
  window,
  daybook,
}) => {
  await setUp(window, daybook)
  const before = await contacts(window)
  const [front, other] = before.filter((each) => each['isLinked'] !== true)
  if (!front || !other) throw new Error('no two contacts without a link')
  await showContacts(window)
  await window.getByRole('searchbox').fill(String(front['name']))
  await window.getByRole('row', { name: new RegExp(String(front['name'])) }).click()
  await window.keyboard.press('Enter')
  await window.getByRole('button', { name: 'More actions' }).click()
  await window.getByRole('menuitem', { name: 'Merge with another contact' }).click()
  const dialog = window.getByRole('dialog', { name: /^Merge/ })
  await dialog.getByRole('combobox').fill(String(other['name']))
  await window
    .getByRole('option', { name: new RegExp(String(other['name'])) })
    .first()
    .click()
  await expect(dialog.getByText('Becomes')).toBeVisible()
  await dialog.getByRole('button', { name: `Merge into ${String(front['name'])}` }).click()
  await expect(
    window.getByText(`${String(other['name'])} is part of ${String(front['name'])} now`).first(),
  ).toBeVisible()
  await expect.poll(async () => (await contacts(window)).length).toBe(before.length - 1)
  await window.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect.poll(() => contacts(window)).toEqual(before)
})

test('a contact that is archived in Xero between preview and send makes no document, and the order says why', async ({
  window,
  daybook,
  browser,
}) => {
  const authorize = await setUp(window, daybook)
  const xero = await PracticeXero.signIn(browser, authorize)
  await window.getByRole('button', { name: /^Sales orders/ }).click()
  const number = await previewFirst(window, 'invoice')
  const sheet = window.getByRole('dialog')
  const contact = await ledgerIdOf(window, number)
  await xero.archive(contact)
  await sheet.getByRole('button', { name: /^Create/ }).click()
  await expect(sheet.getByText(/archived/i).first()).toBeVisible({ timeout: 20_000 })
  expect(await xero.documents(number)).toEqual([])
})
