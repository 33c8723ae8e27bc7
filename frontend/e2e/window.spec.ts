import axe from 'axe-core'
import type { Page } from '@playwright/test'
import { showContacts } from './contacts'
import { expect, shippedPolicy, test } from './daybook'
import { setUp } from './owner'

const places = [
  'Home',
  'Sales orders',
  'Purchase orders',
  'Contacts',
  'Stock',
  'Month end',
  'Activity',
  'Settings',
]

declare global {
  interface Window {
    axe: typeof axe
    go: { app: { Shell: { Start: () => Promise<{ preferences: { theme: string } }> } } }
  }
}

/** What the checks of WCAG 2.2 AA find on the page as it stands. */
async function problems(window: Page): Promise<string[]> {
  // What fades in is judged once it stands.
  await window.waitForFunction(() => document.getAnimations().every((each) => each.playState !== 'running'))
  await window.evaluate(axe.source)
  const found = await window.evaluate(() =>
    globalThis.window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }),
  )
  return found.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(' ')}`)
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme })

    test('every place passes the checks of WCAG 2.2 AA', async ({ window }) => {
      for (const place of places) {
        await window
          .getByRole('navigation')
          .getByRole('button', { name: new RegExp(`^${place}`) })
          .click()
        await expect(window.getByRole('heading', { level: 1 })).toBeVisible()
        expect(await problems(window), place).toEqual([])
      }
    })

    test('contacts, what is open over them, and their review pass them too', async ({ window, daybook }) => {
      test.setTimeout(120_000)
      await setUp(window, daybook)
      await showContacts(window)
      const grid = window.getByRole('grid', { name: 'Contacts' })
      await grid.focus()
      await window.keyboard.press('Enter')
      await expect(window.getByRole('heading', { name: 'In Xero' })).toBeVisible()
      expect(await problems(window), 'the panel').toEqual([])
      await window.getByRole('button', { name: 'More actions' }).click()
      await window.getByRole('menuitem', { name: 'Merge with another contact' }).click()
      await expect(window.getByRole('dialog', { name: /^Merge/ })).toBeVisible()
      expect(await problems(window), 'merging').toEqual([])
      await window.keyboard.press('Escape')
      await window.getByRole('button', { name: 'Not linked' }).click()
      await grid.focus()
      await window.keyboard.press('Control+a')
      await window.getByRole('toolbar').getByRole('button', { name: 'Send to Xero' }).click()
      await expect(window.getByRole('dialog').getByText(/^This creates/)).toBeVisible()
      expect(await problems(window), 'sending').toEqual([])
      await window.keyboard.press('Escape')
      await window.getByRole('button', { name: 'Import from Xero' }).click()
      await expect(window.getByRole('dialog').getByRole('button', { name: /^Import/ })).toBeVisible()
      expect(await problems(window), 'importing').toEqual([])
      await window.keyboard.press('Escape')
      await window.getByRole('button', { name: /pairs to review$/ }).click()
      await expect(window.getByRole('table', { name: /^Pair/ })).toBeVisible()
      await window.getByRole('button', { name: /^Why/ }).click()
      expect(await problems(window), 'a pair').toEqual([])
      for (const view of ['Duplicates in Xero', 'Decisions', 'What answers teach']) {
        await window.getByText(view, { exact: true }).click()
        await expect(window.getByRole('progressbar')).toBeHidden()
        expect(await problems(window), view).toEqual([])
      }
    })
  })
}

test('the page keeps its own content policy, which lets nothing in from outside', async ({
  window,
  complaints,
}) => {
  const policy = await shippedPolicy()
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
  const refused = await window.evaluate(async () => {
    const violations: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective))
    document.body.insertAdjacentHTML('beforeend', '<p style="color: red">x</p>')
    await fetch('https://example.com/').catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 100)) // the browser tells of violations a moment later
    return violations
  })
  expect(refused).toEqual(['style-src-attr', 'connect-src'])
  complaints.length = 0 // the browser said so too
})

test('a person goes about with the keys alone', async ({ window }) => {
  await window.keyboard.press('Control+2')
  await expect(window.getByRole('heading', { level: 1, name: 'Sales orders' })).toBeVisible()
  await window.keyboard.press('Alt+ArrowLeft')
  await expect(window.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible()
  await window.keyboard.press('Control+k')
  await window.keyboard.type('contacts')
  await window.keyboard.press('Enter')
  await expect(window.getByRole('heading', { level: 1, name: 'Contacts' })).toBeVisible()
  await window.keyboard.press('Alt+ArrowRight')
  await expect(window.getByRole('heading', { level: 1, name: 'Contacts' })).toBeVisible()
})

test('the chosen look is there again after a restart of the page', async ({ window }) => {
  await window.keyboard.press('Control+k')
  await window.keyboard.type('dark')
  await window.keyboard.press('Enter')
  await expect(window.locator('html')).toHaveAttribute('data-theme', 'dark')
  const savedTheme = () =>
    window.evaluate(async () => (await globalThis.window.go.app.Shell.Start()).preferences.theme)
  await expect.poll(savedTheme).toBe('dark')
  await window.reload()
  await expect(window.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('at 400 % zoom every place is still reached and nothing needs scrolling both ways', async ({
  window,
}) => {
  await window.setViewportSize({ width: 320, height: 256 })
  for (const place of places) {
    await window
      .getByRole('navigation')
      .getByRole('button', { name: new RegExp(`^${place}`) })
      .click()
    await expect(window.getByRole('heading', { level: 1 })).toBeVisible()
    const wider = await window.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(wider, place).toBe(0)
  }
})
