import { defineConfig } from '@playwright/test'

// The browser tests run the real program: its test build serves the window over loopback (make e2e builds both).
export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  // Two programs and two browsers are what a small machine carries.
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env['CI'] ? 'line' : 'list',
  use: {
    locale: 'en-NZ',
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env['DAYBOOK_CHROMIUM'] || '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        // A page given to the browser by a test counts as foreign and could not reach the program.
        '--disable-features=LocalNetworkAccessChecks',
      ],
    },
  },
})
