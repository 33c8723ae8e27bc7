import type { ContactsPreview } from '$lib/backend'
import { plural, t } from '$lib/i18n'
import type { ContactsSend } from './send.svelte'

/** What confirming does: "This creates 12 contacts and links 3 in Demo Furniture Ltd, in 1 call to Xero." */
export function sendSentence(preview: ContactsPreview): string {
  const { creates, links, calls, organisation } = preview
  if (creates + links === 0)
    return preview.known === preview.rows.length
      ? plural('contacts.send.allKnown', preview.known)
      : t('contacts.send.nothing')
  const parts = [
    creates > 0 && plural('contacts.send.creates', creates),
    links > 0 && plural('contacts.send.links', links),
  ].filter((part) => part !== false)
  const does = t(calls > 0 ? 'contacts.send.doesIn' : 'contacts.send.does', {
    parts: parts.join(t('contacts.send.and')),
    organisation,
    calls: plural('contacts.send.calls', calls),
  })
  return preview.links > 0 && preview.creates === 0 ? t('contacts.send.linkOnly', { does }) : does
}

/** The button that does it, with the same verbs. */
export function sendVerb({ creates, links }: ContactsPreview): string {
  if (creates > 0 && links > 0) return t('contacts.send.doBoth', { creates, links })
  return links > 0 ? plural('contacts.send.doLink', links) : plural('contacts.send.doCreate', creates)
}

/** How it went so far: "9 in Xero, 2 on their way, 1 refused". */
export function resultSentence({ counts }: ContactsSend): string {
  return [
    counts.sent > 0 && plural('contacts.send.sent', counts.sent),
    counts.underWay > 0 && plural('contacts.send.underWay', counts.underWay),
    counts.failed > 0 && plural('contacts.send.failed', counts.failed),
    counts.conflict > 0 && plural('contacts.send.conflict', counts.conflict),
    counts.cancelled > 0 && plural('contacts.send.cancelled', counts.cancelled),
  ]
    .filter((part) => part !== false)
    .join(', ')
}
