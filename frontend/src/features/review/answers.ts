import type { PairView } from '$lib/backend'

export type Answers = 'same' | 'different' | 'works_at' | 'later' | 'undo'

interface Given {
  pair: PairView
  canUndo: boolean
}

/** Each answer with its key, which counts only while the pair has the focus, and whether it can be given. */
export const answers: Readonly<Record<Answers, { keys: string; can: (given: Given) => boolean }>> = {
  same: { keys: 'ArrowRight', can: () => true },
  different: { keys: 'ArrowLeft', can: () => true },
  // Two contacts at Xero are only noted as one firm or two; who works where is known of contacts here.
  works_at: { keys: 'W', can: ({ pair }) => pair.kind !== 'xero' },
  later: { keys: 'L', can: () => true },
  undo: { keys: 'Z', can: ({ canUndo }) => canUndo },
}

/** The answer that the press of a key means. */
export function answerOf(event: KeyboardEvent): Answers | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return undefined
  const pressed = event.key.toLowerCase()
  const names = Object.keys(answers) as Answers[]
  return names.find((name) => answers[name].keys.toLowerCase() === pressed)
}
