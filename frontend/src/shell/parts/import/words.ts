import type { ImportView } from '$lib/backend'
import { plural, t } from '$lib/i18n'

/** What an import can do with a contact, the most telling first. */
export const categories = [
  'new',
  'linked',
  'review',
  'changed',
  'taken',
  'kept',
  'merged',
  'archived',
  'unchanged',
] as const
export type Category = (typeof categories)[number]

/** What the import does, or did, in a sentence, without the parts that are none. */
export function importSentence(counts: ImportView): string {
  const parts = [
    counts.new > 0 && plural('setup.contacts.new', counts.new),
    counts.linked > 0 && plural('setup.contacts.linked', counts.linked),
    counts.unchanged > 0 && plural('setup.contacts.unchanged', counts.unchanged),
  ].filter((part) => part !== false)
  return parts.length > 0 ? `${parts.join(', ')}.` : t('setup.contacts.nothing')
}

/** The button that does it. */
export function importLabel(counts: ImportView | undefined): string {
  if (!counts) return t('setup.contacts.importNone')
  if (counts.new > 0) return plural('setup.contacts.import', counts.new)
  return counts.linked > 0 ? t('setup.contacts.link') : t('setup.contacts.importNone')
}
