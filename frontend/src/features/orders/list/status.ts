import type { DocumentStatus, OrderKind } from '$lib/backend'
import { maybe, t } from '$lib/i18n'
import type { Tone } from '$ui/tone'

/** What a press on a status does: look at the preview, open the document in Xero, read why it stands so, or nothing. */
export type StatusDeed = 'preview' | 'open' | 'why' | 'none'

/** A status in words, with what a press on it does. */
export interface StatusLook {
  label: string
  tone: Tone
  deed: StatusDeed
}

const tones: Record<string, Tone> = {
  queued: 'busy',
  waiting_contact: 'busy',
  sending: 'busy',
  checking: 'busy',
  held: 'warn',
  conflict: 'warn',
  rejected: 'bad',
}

const ledgerTones: Record<string, Tone> = { SUBMITTED: 'info', AUTHORISED: 'info', PAID: 'good' }

const deeds: Record<string, StatusDeed> = { held: 'preview', rejected: 'why', conflict: 'why' }

/** Whether the order's document can be created now. */
export function canCreate(status: DocumentStatus): boolean {
  return status.state === 'none' || status.isFree
}

/** Whether a document is on its way, at Xero, or in doubt: what comes of it is worth following. */
export function isUnderWay({ state, isFree }: DocumentStatus): boolean {
  return !isFree && ['queued', 'waiting_contact', 'sending', 'checking', 'sent', 'conflict'].includes(state)
}

/** A document's status as Xero or Daybook calls it. */
export function statusLook(status: DocumentStatus): StatusLook {
  const { state, ledger, canOpen } = status
  if (state === 'sent')
    return {
      label: maybe(`orders.ledger.${ledger}`, t('orders.state.sent')),
      tone: ledgerTones[ledger] ?? 'neutral',
      deed: canOpen ? 'open' : 'none',
    }
  return {
    label: maybe(`orders.state.${state}`, state),
    tone: tones[state] ?? 'neutral',
    deed: state === 'none' ? 'preview' : (deeds[state] ?? 'none'),
  }
}

/** A word of Xero for the status of a document: "Awaiting payment". */
export function ledgerWord(status: string): string {
  return maybe(`orders.ledger.${status}`, status)
}

/** The screen of a kind of order. */
export function screenOf(kind: OrderKind): 'sales' | 'purchases' {
  return kind === 'sale' ? 'sales' : 'purchases'
}

/** The kind of order a backend's text means. */
export function kindOf(text: string): OrderKind {
  return text === 'purchase' ? 'purchase' : 'sale'
}
