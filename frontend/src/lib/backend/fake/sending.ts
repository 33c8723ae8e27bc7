import type { Backend, ContactsPreview, ContactSendRow, ContactSendView } from '../backend'
import { contactForm } from './data'

/** Made-up answers on sending contacts to Xero. */

type Sending = Pick<
  Backend['contacts'],
  'previewSendMany' | 'sendMany' | 'sendStatus' | 'cancelSend' | 'resolveSend'
>

const outcomes = ['create', 'create', 'link', 'create', 'ask', 'create', 'blocked'] as const

export function sendRow(id: number, part: Partial<ContactSendRow> = {}): ContactSendRow {
  const { name, email, city } = contactForm(id)
  const outcome = outcomes[(id - 1) % outcomes.length] ?? 'create'
  const asked = { ledgerId: `ledger-${id}`, name: `${name} Ltd`, email, city, status: 'ACTIVE' }
  const problem = {
    severity: 'block',
    code: 'name',
    path: '',
    message: 'The contact has no name.',
    hint: 'Give it one.',
    remedy: 'edit_contact',
  }
  return {
    contactId: id,
    name,
    outcome,
    reason: outcome === 'link' ? 'They have the same tax number.' : '',
    ledgerId: outcome === 'link' ? `ledger-${id}` : '',
    ledgerName: outcome === 'link' ? `${name} Limited` : '',
    newName: '',
    asked:
      outcome === 'ask'
        ? [
            {
              ...asked,
              sentence: 'Nearly the same name and the same phone; the streets differ.',
              percent: '88.1',
            },
          ]
        : [],
    checks: outcome === 'blocked' ? [problem] : [],
    ...part,
  }
}

export function sendPreview(ids: readonly number[], part: Partial<ContactsPreview> = {}): ContactsPreview {
  const rows = ids.map((id) => sendRow(id))
  const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length
  const [creates, links] = [count('create'), count('link')]
  return {
    organisation: 'Demo Furniture Ltd',
    rows,
    links,
    creates,
    waits: 0,
    asks: count('ask'),
    blocked: count('blocked'),
    known: count('known'),
    calls: Math.ceil(creates / 50),
    canSend: creates + links > 0,
    checks: [],
    digest: `send-${ids.join('-')}`,
    ...part,
  }
}

export function sendStatus(contactId: number, part: Partial<ContactSendView> = {}): ContactSendView {
  return { contactId, state: 'none', ledgerId: '', problem: '', candidates: [], canCancel: false, ...part }
}

/** A sending that stays queued until a test moves it. */
export function fakeSending(): Sending {
  const states = new Map<number, ContactSendView>()
  const of = (ids: readonly number[]) => Promise.resolve(ids.map((id) => states.get(id) ?? sendStatus(id)))
  return {
    previewSendMany: (ids) => Promise.resolve(sendPreview(ids)),
    sendMany: (ids) => {
      for (const id of ids)
        if (sendRow(id).outcome === 'create')
          states.set(id, sendStatus(id, { state: 'queued', canCancel: true }))
      return of(ids)
    },
    sendStatus: of,
    cancelSend: (id) => {
      states.delete(id)
      return of([id])
    },
    resolveSend: (id, choice, ledgerId) => {
      states.set(id, sendStatus(id, choice === 'drop' ? {} : { state: 'sent', ledgerId }))
      return of([id])
    },
  }
}
