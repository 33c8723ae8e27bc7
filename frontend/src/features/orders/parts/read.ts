import type { ReadBackView } from '$lib/backend'
import { formatAgo } from '$lib/format'
import { maybe, t } from '$lib/i18n'

/** When something was last read from Xero: "Read 4 minutes ago"; "" for never. It moves on by itself. */
export function readText(readAt: string): string {
  if (readAt === '') return ''
  const ago = formatAgo(readAt)
  return ago === '' ? t('orders.readNow') : t('orders.read', { ago })
}

/** The later of two instants in UTC; either may be "". */
export function later(a: string, b: string): string {
  return a > b ? a : b
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

/** How the reading from Xero stands, in a few words, and in a sentence where they need one. */
export function readState(view: ReadBackView | undefined): { words: string; line: string } {
  if (!view) return { words: '', line: '' }
  if (view.isReading) {
    const { done, total } = view
    return { words: total > 0 ? t('orders.readingOf', { done, total }) : t('orders.reading'), line: '' }
  }
  const waits = maybe(`orders.wait.${view.wait}`, '')
  const fresh = readText(view.readAt)
  return {
    words: waits && fresh ? `${waits} · ${lowerFirst(fresh)}` : waits || fresh,
    line: maybe(`orders.wait.${view.wait}.line`, ''),
  }
}
