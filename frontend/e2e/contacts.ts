import type { Page } from '@playwright/test'
import { expect } from './daybook'

/** Every contact the program lists, as it gave them to the page, by name. */
export async function contacts(window: Page): Promise<Record<string, unknown>[]> {
  return window.evaluate(async () => {
    const bridge = (
      globalThis as unknown as {
        go: { app: { Contacts: Record<string, (query: unknown) => Promise<unknown>> } }
      }
    ).go.app.Contacts
    const query = {
      search: '',
      role: 'all',
      link: 'all',
      sort: 'name',
      isDescending: false,
      offset: 0,
      limit: 500,
    }
    return ((await bridge['List']?.(query)) as { rows: Record<string, unknown>[] }).rows
  })
}

/** Goes to the contacts, whichever screen is open. */
export async function showContacts(window: Page): Promise<void> {
  await window
    .getByRole('navigation', { name: 'Main navigation' })
    .getByRole('button', { name: /^Contacts/ })
    .click()
  await expect(window.getByRole('heading', { level: 1, name: 'Contacts' })).toBeVisible()
}
