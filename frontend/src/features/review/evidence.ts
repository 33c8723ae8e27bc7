import type { PairView } from '$lib/backend'
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
    ...(pair.cap === 0
      ? []
      : [
          {
            label: t('review.cap'),
            weight: pair.cap,
            figure: bits(pair.cap),
            isHollow: true,
          },
        ]),
  ]
}

function rarity(oneIn: number): string {
  return oneIn > 1 ? t('review.oneIn', { count: oneIn }) : ''
}
