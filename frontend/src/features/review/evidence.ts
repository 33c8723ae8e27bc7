import type { LessonView, PairView } from '$lib/backend'
import { formatDecimal } from '$ui/format/decimal'
import { locale } from '$lib/format'
import { maybe, t } from '$lib/i18n'
import type { BalanceBar } from '$ui/BalanceBars.svelte'

/** A weight of tenths of a bit as it is read: "+12.3", "−4.0". */
export function bits(tenths: number): string {
  const size = Math.abs(tenths)
  const text = formatDecimal(`${tenths < 0 ? '-' : ''}${Math.trunc(size / 10)}.${size % 10}`, {
    locale: locale.current,
  })
  return tenths > 0 ? `+${text}` : text
}

/** What weighs for and against a pair, what was known before first and what is taken back last. */
export function barsOf(pair: PairView): BalanceBar[] {
  const fields = pair.bars.map((bar) => ({
    label: maybe(`review.field.${bar.field}`, bar.field),
    weight: bar.tenthBits,
    figure: bits(bar.tenthBits),
    note: [bar.note || maybe(`review.level.${bar.level}`, bar.level), rarity(bar.oneIn)]
      .filter((part) => part !== '')
      .join(', '),
  }))
  return [
    {
      label: t('review.prior'),
      weight: pair.prior,
      figure: bits(pair.prior),
      isHollow: true,
    },
    ...fields,
    ...hollow(t('review.cap'), pair.cap),
    ...hollow(pair.others < 0 ? t('review.rivals') : t('review.others'), pair.others),
    ...hollow(t('review.learnt'), pair.learnt),
  ]
}

/** What is no field of the two: left out where it weighs nothing. */
function hollow(label: string, weight: number): BalanceBar[] {
  return weight === 0 ? [] : [{ label, weight, figure: bits(weight), isHollow: true }]
}

/** What a lesson changes, field by field. */
export function pointsOf(lesson: LessonView): BalanceBar[] {
  return lesson.points.map((point) => ({
    label: maybe(`review.field.${point.field}`, point.field),
    weight: point.tenthBits,
    figure: bits(point.tenthBits),
    note: `${maybe(`review.level.${point.level}`, point.level)}: ${t('review.lesson.seen', { same: point.same, different: point.different })}`,
  }))
}

function rarity(oneIn: number): string {
  return oneIn > 1 ? t('review.oneIn', { count: oneIn }) : ''
}
