import { expect, test } from 'vitest'
import { problemWith } from './tiers.js'

test.each([
  ['lib/backend/wails.ts', '../wailsjs/go/app/Orders', true],
  ['lib/backend/views.ts', '../wailsjs/go/models', true],
  ['features/sales/Sales.svelte', '../wailsjs/go/app/Orders', false],
  ['ui/Button.svelte', 'ui/words', true],
  ['ui/Button.svelte', 'lib/i18n', false],
  ['lib/router/router.ts', 'features/sales/Sales.svelte', false],
  ['features/sales/Sales.svelte', 'features/sales/grid', true],
  ['features/sales/Sales.svelte', 'features/contacts/Contacts.svelte', false],
  ['features/sales/Sales.svelte', 'lib/i18n', true],
  ['features/sales/Sales.svelte', 'shell/parts/ScreenHeader.svelte', true],
  ['features/sales/Sales.svelte', 'shell/Rail.svelte', false],
  ['App.svelte', 'features/contacts/Contacts.svelte', true],
])('%s importing %s is allowed: %s', (from, to, allowed) => {
  expect(problemWith(from, to) === undefined).toBe(allowed)
})
