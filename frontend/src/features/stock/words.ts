import type { MovementRow } from '$lib/backend'
import { maybe, t } from '$lib/i18n'
import type { Tone } from '$ui/tone'

/** What a class of items is called; a dash where an item has none yet. */
export function classWord(kind: string): string {
  return maybe(`stock.class.${kind}`, '–')
}

/** How stock is valued: "moving average". */
export function methodWord(method: string): string {
  return maybe(`stock.method.${method}`, method)
}

/** The mark of what is wrong with an item or a movement; undefined for nothing. */
export function problemMark(problem: string): { tone: Tone; label: string; why: string } | undefined {
  if (problem === '') return undefined
  return {
    tone: problem === 'negative' ? 'bad' : 'warn',
    label: maybe(`stock.problem.${problem}`, problem),
    why: maybe(`stock.problem.${problem}.why`, ''),
  }
}

/** What a movement did: "Received", "Counted". */
export function kindWord(kind: string): string {
  return maybe(`stock.kind.${kind}`, kind)
}

/** What else is known of a movement: the order and its contact, why, the owner's words. */
export function aboutMovement(row: MovementRow): string[] {
  const reason =
    row.reason === '' || row.reason === 'count' ? '' : maybe(`stock.reason.${row.reason}`, row.reason)
  return [row.contact, reason, row.note].filter((part) => part !== '')
}

/** What was recorded, as a message: "Received" or "3 items received". */
export function recordedWord(kind: string): string {
  return maybe(`stock.recorded.${kind}`, t('stock.recorded'))
}
