import type { PairView } from '$lib/backend'
import { maybe, t } from '$lib/i18n'
import type { Deed } from './queue.svelte'

/** The two of a pair by name; of a person and a firm the person comes first. */
export function namesOf({ left, right, isPersonLeft, verdict }: PairView, deed?: Deed) {
  const isTurned = !isPersonLeft && (deed === 'works_at' || (deed === undefined && verdict === 'works_at'))
  return isTurned ? { left: right.name, right: left.name } : { left: left.name, right: right.name }
}

/** What was done, in a few words. */
export function doneText(pair: PairView, deed: Deed): string {
  const key = deed === 'same' ? `review.done.same.${pair.kind}` : `review.done.${deed}`
  return maybe(key, deed, namesOf(pair, deed))
}

/** What the most likely answer will do. */
export function consequence(pair: PairView): string {
  if (pair.verdict === 'works_at') return t('review.worksAtLine', namesOf(pair))
  return maybe(`review.same.${pair.kind}`, '')
}
