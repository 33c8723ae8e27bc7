import type { BatchView, DecisionView } from '$lib/backend'
import { formatInstant, formatPercent } from '$lib/format'
import { maybe, plural, t } from '$lib/i18n'
import type { Tone } from '$ui/tone'

/** The answer as a word with a mark. */
export function answerMark({ answer, kind }: DecisionView): { tone: Tone; label: string } {
  const key = answer === 'same' ? `review.answer.same.${kind}` : `review.answer.${answer}`
  const tone = answer === 'same' ? 'good' : answer === 'works_at' ? 'info' : 'neutral'
  return { tone, label: maybe(key, answer) }
}

/** Both names, joined as the answer joins them. */
export function pairText({ answer, left, right }: DecisionView): string {
  return maybe(`review.pairOf.${answer}`, `${left} – ${right}`, { left, right })
}

export function actorText(actor: string): string {
  return maybe(`review.actor.${actor}`, actor)
}

export function percentText(percent: string): string {
  return percent === '' ? '' : formatPercent(percent)
}

/** When and by whom a decision was undone; "" while it stands. */
export function undoneText({ undoneAt, undoneBy }: DecisionView): string {
  if (undoneAt === '') return ''
  return t('review.undoneAt', { time: formatInstant(undoneAt), actor: actorText(undoneBy) })
}

/** What an import or a bulk answer did. */
export function batchText({ actor, decisions, added }: BatchView): string {
  const parts = [
    decisions > 0 && plural('review.batch.decisions', decisions),
    added > 0 && plural('review.batch.added', added),
  ].filter((part) => part !== false)
  return [t(actor === 'import' ? 'review.batch.import' : 'review.batch.bulk'), parts.join(', ')]
    .filter((part) => part !== '')
    .join(': ')
}

/** What of it is still there. */
export function remainsText({ standing, remaining }: BatchView): string {
  return standing + remaining === 0
    ? t('review.batch.gone')
    : t('review.batch.remains', { standing, remaining })
}
