// A chart only shows where a figure lies: what is said stands in the table beside it, as text.

/** A figure as a length. */
export const lengthOf = (decimals: string): number => Number(decimals)

/** One bar of a waterfall: from where to where it reaches. */
export interface WaterStep {
  label: string
  amount: string
  from: number
  to: number
  kind: 'end' | 'up' | 'down'
}

/** The steps of a bridge one after another: the first and the last stand on the ground, the others on the one before. */
export function waterfall(steps: readonly { label: string; amount: string }[]): WaterStep[] {
  let at = 0
  return steps.map(({ label, amount }, index) => {
    const size = lengthOf(amount)
    const isEnd = index === 0 || index === steps.length - 1
    const from = isEnd ? 0 : at
    at = isEnd ? size : at + size
    return { label, amount, from, to: at, kind: isEnd ? 'end' : size < 0 ? 'down' : 'up' }
  })
}
