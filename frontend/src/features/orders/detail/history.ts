import type { HistoryRow } from '$lib/backend'
import { maybe } from '$lib/i18n'
import { ledgerWord } from '$lib/status'

export interface HistoryLine {
  at: string
  title: string
  /** Xero's words, or ours; may be empty. */
  text: string
}

/** Steps inside the program that tell an owner nothing. */
const silent = ['frozen']

/** Events whose text is a program's word or repeats the title. */
const wordless = ['sending', 'queued', 'read', 'resolved', 'not_found']

/** The life of an order's documents in plain words, newest first. */
export function historyLines(rows: readonly HistoryRow[]): HistoryLine[] {
  return rows
    .filter((row) => !silent.includes(row.event))
    .map((row) => ({ at: row.at, title: titleOf(row), text: wordless.includes(row.event) ? '' : row.text }))
}

function titleOf({ event, text }: HistoryRow): string {
  if (event === 'resolved') return maybe(`orders.event.resolved.${text}`, text)
  return maybe(`orders.event.${event}`, event, { status: ledgerWord(text) })
}
