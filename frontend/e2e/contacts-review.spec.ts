import type { Locator, Page } from '@playwright/test'
import { contacts } from './contacts'
import { expect, test } from './daybook'
import { setUp } from './owner'

/** The two cards on the screen, by the names they carry. */
function cards(window: Page): Locator {
  return window.getByRole('table', { name: /^Pair: / })
}

async function pairName(window: Page): Promise<string> {
  return (await cards(window).getAttribute('aria-label')) ?? ''
}

/** Puts pairs off by their key until one stands there whose answer has a consequence; returns its names. */
async function seek(window: Page, consequence: string): Promise<{ left: string; right: string }> {
  for (;;) {
    const name = await pairName(window)
    if (await window.getByText(consequence).isVisible()) {
      const [, left = '', right = ''] = /^Pair: (.*) and (.*)$/.exec(name) ?? []
      return { left, right }
    }
    await answer(window, 'l')
  }
}

/** Presses the key of an answer and waits for the next pair. */
async function answer(window: Page, key: string): Promise<void> {
  const name = await pairName(window)
  await window.keyboard.press(key)
  await expect(cards(window)).not.toHaveAttribute('aria-label', name)
}

async function say(window: Page, text: string): Promise<void> {
  await expect(window.getByText(text, { exact: true }).first()).toBeVisible()
}

const links = '“Same” links the contact here to the one in Xero.'
const merges = '“Same” makes the two one contact here; it can be undone at any time.'

test('pairs are decided by the keys alone, and taken back in another order than they were decided', async ({
  window,
  daybook,
}) => {
  test.setTimeout(120_000)
  await setUp(window, daybook)
  const before = await contacts(window)

  await window.keyboard.press('Control+k')
  await window.keyboard.type('review')
  await window.keyboard.press('Enter')
  await expect(window.getByRole('heading', { level: 1, name: 'Review contacts' })).toBeVisible()
  await expect(window.getByRole('group', { name: /^Pair 1 of \d+$/ })).toBeFocused()

  const merged = await seek(window, merges)
  await answer(window, 'ArrowRight')
  await say(window, `Merged into ${merged.left}`)
  const linked = await seek(window, links)
  await answer(window, 'ArrowRight')
  await say(window, `Linked ${linked.left}`)
  const apart = await seek(window, links)
  await answer(window, 'ArrowLeft')
  await say(window, `${apart.left} and ${apart.right} stay two`)

  // The last answer is taken back by its key and given again.
  await window.keyboard.press('z')
  await say(window, `${apart.left} is to be decided again`)
  await expect(cards(window)).toHaveAttribute('aria-label', `Pair: ${apart.left} and ${apart.right}`)
  await answer(window, 'ArrowLeft')
  await say(window, `${apart.left} and ${apart.right} stay two`)

  await expect.poll(async () => (await contacts(window)).length).toBe(before.length - 1)
  const after = await contacts(window)
  expect(after.map((each) => each['name'])).not.toContain(merged.right)
  expect(after.find((each) => each['name'] === linked.left)).toMatchObject({ isLinked: true })

  // The oldest first, then the youngest, then the one between; the one taken back by its key is undone already.
  await window.getByText('Decisions', { exact: true }).click()
  for (const { left, right } of [merged, apart, linked]) {
    await window.getByRole('button', { name: `Undo: ${left} and ${right}`, exact: true }).click()
    await say(window, `${left} and ${right} are two again`)
  }
  await expect(window.getByText('Undone', { exact: true })).toHaveCount(4)
  expect(await contacts(window)).toEqual(before)
})
