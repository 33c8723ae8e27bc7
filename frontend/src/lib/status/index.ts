import { maybe, t, type MessageKey } from '../i18n'
import type { Tone } from '../../ui/tone'

// Words and tones for the states of a document, used wherever one is shown: Xero's words for Xero's states.

const ledgerWords: Record<string, MessageKey> = {
  DRAFT: 'status.draft',
  SUBMITTED: 'status.submitted',
  AUTHORISED: 'status.authorised',
  PART_PAID: 'status.partPaid',
  PAID: 'status.paid',
  VOIDED: 'status.voided',
  DELETED: 'status.deleted',
  MISSING: 'status.missing',
}

const ledgerTones: Record<string, Tone> = {
  DRAFT: 'neutral',
  SUBMITTED: 'info',
  AUTHORISED: 'info',
  PART_PAID: 'info',
  PAID: 'good',
  VOIDED: 'neutral',
  DELETED: 'neutral',
  MISSING: 'warn',
}

/** Xero's word for a document's status; one that Daybook does not know yet is shown as it came, or as given. */
export function ledgerWord(status: string, otherwise = status): string {
  const key = ledgerWords[status]
  return key ? t(key) : otherwise
}

/** How a document's status feels. */
export function ledgerTone(status: string): Tone {
  return ledgerTones[status] ?? 'neutral'
}

const stateTones: Record<string, Tone> = {
  queued: 'busy',
  waiting_contact: 'busy',
  sending: 'busy',
  checking: 'busy',
  held: 'warn',
  conflict: 'warn',
  rejected: 'bad',
}

/** The word for where an order's document stands; a sent one has Xero's word. */
export function stateWord(state: string, ledger: string): string {
  if (state === 'sent') return ledgerWord(ledger, t('status.state.sent'))
  return maybe(`status.state.${state}`, state)
}

/** How that feels. */
export function stateTone(state: string, ledger: string): Tone {
  return state === 'sent' ? ledgerTone(ledger) : (stateTones[state] ?? 'neutral')
}
