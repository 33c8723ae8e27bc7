import type { DocumentStatus, OrderKind } from '$lib/backend'
import { stateTone, stateWord } from '$lib/status'
import type { Tone } from '$ui/tone'

/** What a press on a status does: look at the preview, open the document in Xero, read why it stands so, or nothing. */
export type StatusDeed = 'preview' | 'open' | 'why' | 'none'

/** A status in words, with what a press on it does. */
export interface StatusLook {
  label: string
  tone: Tone
  deed: StatusDeed
}

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
export function statusLook({ state, ledger, canOpen }: DocumentStatus): StatusLook {
  return { label: stateWord(state, ledger), tone: stateTone(state, ledger), deed: deedOf(state, canOpen) }
}

function deedOf(state: string, canOpen: boolean): StatusDeed {
  if (state === 'sent') return canOpen ? 'open' : 'none'
  return state === 'none' ? 'preview' : (deeds[state] ?? 'none')
}

/** The screen of a kind of order. */
export function screenOf(kind: OrderKind): 'sales' | 'purchases' {
  return kind === 'sale' ? 'sales' : 'purchases'
}

/** The kind of order a backend's text means. */
export function kindOf(text: string): OrderKind {
  return text === 'purchase' ? 'purchase' : 'sale'
}
