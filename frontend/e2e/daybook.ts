import { test as base, expect, type Page } from '@playwright/test'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../bin/daybook-e2e', import.meta.url))
const builtPage = fileURLToPath(new URL('../dist/index.html', import.meta.url))

/** The content policy of the page as it ships. */
export async function shippedPolicy(): Promise<string> {
  const html = await readFile(builtPage, 'utf8')
  const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(html)?.[1]
  if (!policy) throw new Error('the built page has no content policy')
  return policy
}

/** A program of its own for one test, on the practice company in a folder of its own. */
export interface Daybook {
  /** Where the window is served. */
  address: string
  home: string
}

/** Starts the program and waits for the line that says where the window is. */
async function start(
  home: string,
  environment: Record<string, string>,
): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(program, ['--serve', '127.0.0.1:0', '--home', home, '--practice'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    // Without a message bus there is no keyring to leave a test's key in.
    env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'disabled:', ...environment },
  })
  if (!child.stdout) throw new Error('the program has no output')
  const lines = createInterface({ input: child.stdout })
  const [line] = (await once(lines, 'line')) as [string]
  return { child, address: (JSON.parse(line) as { window: string }).window }
}

interface Fixtures {
  /** What the program finds in its environment besides the test's own. */
  environment: Record<string, string>
  daybook: Daybook
  complaints: string[]
  window: Page
}

export const test = base.extend<Fixtures>({
  environment: [{}, { option: true }],

  daybook: async ({ environment }, use) => {
    const home = await mkdtemp(join(tmpdir(), 'daybook-e2e-'))
    const { child, address } = await start(home, environment)
    const ended = once(child, 'exit')
    await use({ address, home })
    child.kill('SIGTERM')
    await ended
    await rm(home, { recursive: true, force: true })
  },

  /** What the page complained of: errors, refused styles and scripts. It must stay empty. */
  complaints: async ({ page }, use) => {
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    await use(complaints)
    expect(complaints).toEqual([])
  },

  /** The window, open on Home. */
  window: async ({ page, daybook, complaints }, use) => {
    void complaints
    await page.goto(daybook.address)
    await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible()
    await use(page)
  },
})

export { expect }
