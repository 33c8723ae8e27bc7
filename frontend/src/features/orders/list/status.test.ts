import { documentStatus } from '$lib/backend/fake'
import { expect, test } from 'vitest'
import { canCreate, isUnderWay, statusLook } from './status'

test.each([
  [{ state: 'sent', ledger: 'DRAFT', canOpen: true }, 'Draft', 'open'],
  [{ state: 'sent', ledger: 'SUBMITTED', canOpen: true }, 'Awaiting approval', 'open'],
  [{ state: 'sent', ledger: 'AUTHORISED', canOpen: true }, 'Awaiting payment', 'open'],
  [{ state: 'sent', ledger: 'PART_PAID', canOpen: true }, 'Part paid', 'open'],
  [{ state: 'sent', ledger: 'PAID', canOpen: true }, 'Paid', 'open'],
  [{ state: 'sent', ledger: 'VOIDED', canOpen: true }, 'Voided', 'open'],
  [{ state: 'sent', ledger: 'DELETED', canOpen: true }, 'Deleted', 'open'],
  [{ state: 'sent', ledger: 'MISSING' }, 'Missing', 'none'],
  [{ state: 'sent', ledger: 'PAID', canOpen: false }, 'Paid', 'none'],
  [{ state: 'sent', ledger: 'NEW_WORD', canOpen: true }, 'Sent', 'open'],
  [{ state: 'queued' }, 'Queued', 'none'],
  [{ state: 'waiting_contact' }, 'Waiting for contact', 'none'],
  [{ state: 'sending' }, 'Sending', 'none'],
  [{ state: 'checking' }, 'Checking', 'none'],
  [{ state: 'held' }, 'Look again', 'preview'],
  [{ state: 'rejected' }, 'Rejected', 'why'],
  [{ state: 'conflict' }, 'Conflict', 'why'],
  [{ state: 'before_start' }, 'Before Daybook', 'none'],
  [{ state: 'cancelled' }, 'Cancelled', 'none'],
  [{ state: 'none' }, 'Not sent', 'preview'],
])('%o is called "%s" and a press means %s', (part, label, deed) => {
  expect(statusLook(documentStatus(part))).toMatchObject({ label, deed })
})

test('a document can be created where there is none, or where the one at Xero is gone', () => {
  expect(canCreate(documentStatus())).toBe(true)
  expect(canCreate(documentStatus({ state: 'sent', ledger: 'VOIDED', isFree: true }))).toBe(true)
  expect(canCreate(documentStatus({ state: 'sent', ledger: 'PAID' }))).toBe(false)
  expect(canCreate(documentStatus({ state: 'before_start' }))).toBe(false)
  expect(canCreate(documentStatus({ state: 'checking' }))).toBe(false)
})

test('what is rejected, held or gone is no longer under way', () => {
  expect(
    ['queued', 'waiting_contact', 'sending', 'checking', 'sent', 'conflict'].map(underWay),
  ).not.toContain(false)
  expect(['none', 'rejected', 'held', 'before_start', 'cancelled'].map(underWay)).not.toContain(true)
  expect(isUnderWay(documentStatus({ state: 'sent', isFree: true }))).toBe(false)
})

function underWay(state: string): boolean {
  return isUnderWay(documentStatus({ state }))
}
