import { t, type MessageKey } from '../i18n'
import type { Tone } from '../../ui/tone'

// Words and tones for the states of a document, used wherever one is shown: Xero's words for Xero's states.

const ledgerWords: Record<string, MessageKey> = {
  DRAFT: 'status.draft',
  SUBMITTED: 'status.submitted',
  AUTHORISED: 'status.authorised',
  PAID: 'status.paid',
  VOIDED: 'status.voided',
  DELETED: 'status.deleted',
}

const ledgerTones: Record<string, Tone> = {
  DRAFT: 'neutral',
  SUBMITTED: 'info',
  AUTHORISED: 'info',
  PAID: 'good',
  VOIDED: 'warn',
  DELETED: 'warn',
}

/** Xero's word for a document's status; a word Daybook does not know yet is shown as it came. */
export function ledgerWord(status: string): string {
  const key = ledgerWords[status]
  return key ? t(key) : status
}

/** How a document's status feels. */
export function ledgerTone(status: string): Tone {
  return ledgerTones[status] ?? 'neutral'
}

const stateWords: Record<string, MessageKey> = {
  queued: 'status.queued',
  waiting_contact: 'status.waitingContact',
  held: 'status.held',
  sending: 'status.sending',
  checking: 'status.checking',
  rejected: 'status.rejected',
  conflict: 'status.conflict',
  before_start: 'status.beforeStart',
  cancelled: 'status.cancelled',
}

const stateTones: Record<string, Tone> = {
  queued: 'busy',
  waiting_contact: 'busy',
  held: 'warn',
  sending: 'busy',
  checking: 'busy',
  rejected: 'bad',
  conflict: 'bad',
}

/** The word for where an order's document stands; a sent one has Xero's word. */
export function stateWord(state: string, ledger: string): string {
  if (state === 'sent') return ledgerWord(ledger)
  const key = stateWords[state]
  return key ? t(key) : ''
}

/** How that feels. */
export function stateTone(state: string, ledger: string): Tone {
  return state === 'sent' ? ledgerTone(ledger) : (stateTones[state] ?? 'neutral')
}
