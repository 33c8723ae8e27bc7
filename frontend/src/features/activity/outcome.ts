import type { ActivityRow } from '$lib/backend'
import { maybe, t } from '$lib/i18n'
import type { Tone } from '$ui/tone'

const tones: Record<string, Tone> = { ok: 'good', refused: 'bad', failed: 'bad', unknown: 'warn' }

/** How an entry ended, as a word and a mark. */
export function outcomeMark(row: ActivityRow): { tone: Tone; label: string } {
  return {
    tone: tones[row.outcome] ?? 'neutral',
    label: maybe(`activity.outcome.${row.outcome}`, row.outcome),
  }
}

/** What an entry was about and what happened, in one line. */
export function whatHappened(row: ActivityRow): string {
  return [row.subject, row.summary].filter((part) => part !== '').join(' · ')
}

/** The request of an entry: "PUT /Invoices"; "" for a decision. */
export function requestOf(row: ActivityRow): string {
  return `${row.method} ${row.path}`.trim()
}

/** How long a request took; "" for a decision. */
export function durationOf(row: ActivityRow): string {
  return row.method === '' ? '' : t('activity.ms', { count: row.durationMs })
}

/** The status of the reply; "" where none came. */
export function statusOf(row: ActivityRow): string {
  return row.status === 0 ? '' : String(row.status)
}

/** An entry as plain text, to quote it. */
export function entryText(row: ActivityRow): string {
  const parts = [
    `#${row.id} ${row.at}`,
    whatHappened(row),
    [requestOf(row), statusOf(row), durationOf(row)].filter(Boolean).join(' '),
    outcomeMark(row).label,
    row.detail,
  ]
  return parts.filter((part) => part !== '').join('\n')
}
