import axe from 'axe-core'
import { expect, shippedPolicy, test } from './daybook'

const places = ['Home', 'Sales orders', 'Purchase orders', 'Contacts', 'Activity', 'Settings']

declare global {
  interface Window {
    axe: typeof axe
    go: { app: { Shell: { Start: () => Promise<{ preferences: { theme: string } }> } } }
  }
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
        // A list that fades in is judged once it stands.
        await window.waitForFunction(() =>
          document.getAnimations().every((each) => each.playState !== 'running'),
        )
        await window.evaluate(axe.source)
        const found = await window.evaluate(() =>
          globalThis.window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }),
        )
        const problems = found.violations.map(
          (each) => `${each.id}: ${each.nodes.map((node) => node.html).join(' ')}`,
        )
        expect(problems, place).toEqual([])
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
