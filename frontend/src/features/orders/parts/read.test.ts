import type { ReadBackView } from '$lib/backend'
import { readBackView } from '$lib/backend/fake/data'
import { expect, test } from 'vitest'
import { readState } from './read'

const view = (part: Partial<ReadBackView>) =>
  readBackView({ readAt: new Date(Date.now() - 4 * 60_000).toISOString(), ...part })

test('why nothing is read stands beside how old it is, and never instead', () => {
  expect(readState(view({ wait: 'offline' })).words).toMatch(/^Offline · read 4 min/)
  expect(readState(view({})).words).toMatch(/^Read 4 min/)
  expect(readState(view({ wait: 'offline', readAt: '' })).words).toBe('Offline')
})
