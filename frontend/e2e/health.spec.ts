import type { Page } from '@playwright/test'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test as base, type Daybook } from './daybook'

const program = fileURLToPath(new URL('../../bin/practice-xero', import.meta.url))

/** A practice Xero of its own, with the addresses that only tests use. */
interface Xero {
  api: string
}

const test = base.extend<{ xero: Xero }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from this pattern.
  xero: async ({}, use) => {
    const data = await mkdtemp(join(tmpdir(), 'practice-xero-'))
    const child = spawn(
      program,
      ['-addr', '127.0.0.1:0', '-data', data, '-control', '-second-organisation'],
      {
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    )
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
    const ended = once(child, 'exit')
    await use(JSON.parse(line) as Xero)
    child.kill('SIGTERM')
    await ended
    await rm(data, { recursive: true, force: true })
  },
  environment: async ({ xero }, use) => {
    await use({ DAYBOOK_XERO_API: xero.api, DAYBOOK_XERO_IDENTITY: `${xero.api}/identity` })
  },
})

/** Answers the newest consent page the program opened, when it has opened so many. */
async function allow(window: Page, daybook: Daybook, count: number, organisation: string): Promise<void> {
  const opened = async () =>
    ((await (await fetch(`${daybook.address}/opened`)).json()) as string[] | null) ?? []
  await expect.poll(async () => (await opened()).length).toBe(count)
  const consent = await window.context().newPage()
  await consent.goto((await opened()).at(-1) ?? '')
  await consent.getByRole('radio', { name: organisation }).check()
  await consent.getByRole('button', { name: 'Allow access' }).click()
  await expect(consent.getByText('You can close this tab')).toBeVisible()
  await consent.close()
}

const furniture = 'Demo Furniture Ltd'

test('health names what is wrong with the connection, and its button mends it', async ({
  window,
  daybook,
  xero,
}) => {
  await window
    .getByRole('navigation')
    .getByRole('button', { name: /^Connection to Xero/ })
    .click()
  const health = window.getByRole('list', { name: 'Health' })
  await health.getByRole('button', { name: 'Sign in to Xero' }).click()
  await allow(window, daybook, 1, furniture)
  await expect(window.getByText('All is well')).toBeVisible()

  await fetch(`${xero.api}/_disconnect`, { method: 'POST' })
  await window.getByRole('button', { name: 'Read accounts and tax rates again' }).click()
  const organisation = health.getByRole('listitem').first()
  await expect(organisation).toContainText(`${furniture} does not let Daybook in`)
  await expect(window.getByText('1 problem')).toBeVisible()
  await organisation.getByRole('button', { name: 'Connect again' }).click()
  await allow(window, daybook, 2, furniture)
  await expect(window.getByText('All is well')).toBeVisible()

  // The words for readers alone lie outside the page's own scrolling if nothing holds them.
  const beyond = await window.evaluate(() => {
    const content = document.getElementById('content')
    return content ? content.scrollHeight - content.clientHeight : -1
  })
  expect(beyond).toBe(0)
})

test('a company file moves to another organisation by its typed name, and back', async ({
  window,
  daybook,
}) => {
  const place = window.getByRole('navigation').getByRole('button', { name: /^Connection to Xero/ })
  await place.click()
  await window.getByRole('button', { name: 'Sign in to Xero' }).click()
  await allow(window, daybook, 1, furniture)
  await expect(window.getByText('All is well')).toBeVisible()

  const dialog = window.getByRole('dialog', { name: 'Use another organisation' })
  await window.getByRole('button', { name: 'Use another organisation…' }).click()
  await dialog.getByRole('button', { name: 'Allow another one in Xero' }).click()
  await allow(window, daybook, 2, 'Harbour Coffee Ltd')
  await dialog.getByRole('button', { name: 'Continue' }).click()
  await expect(dialog.getByText('Nothing is sent, and nothing in Xero changes.')).toBeVisible()
  const move = dialog.getByRole('button', { name: 'Move this file to Harbour Coffee Ltd' })
  await expect(move).toBeDisabled()
  await dialog.getByRole('textbox').fill('Harbour Coffee Ltd')
  await move.click()
  await expect(window.getByRole('heading', { level: 2, name: 'New documents' })).toBeVisible()
  await expect(place).toContainText('Harbour Coffee Ltd')

  await place.click()
  await window.getByRole('button', { name: 'Use another organisation…' }).click()
  await dialog.getByRole('button', { name: 'Continue' }).click()
  await expect(dialog.getByText(`made for ${furniture} before come back`)).toBeVisible()
  await dialog.getByRole('textbox').fill(furniture)
  await dialog.getByRole('button', { name: `Move this file to ${furniture}` }).click()
  await expect(place).toContainText(furniture)
})
