import type { CheckView, PreviewView } from '$lib/backend'
import { formatAmount } from '$lib/format'
import { maybe, t } from '$lib/i18n'
import type { Tone } from '$ui/tone'

/** How a severity looks. */
export function severityTone(severity: string): Tone {
  return severity === 'block' ? 'bad' : severity === 'warning' ? 'warn' : 'neutral'
}

/** The checks about a place of the document: "dueDate", "lines[0]" with everything below it. */
export function checksAt(checks: readonly CheckView[], place: string): CheckView[] {
  return checks.filter(({ path }) => path === place || path.startsWith(`${place}.`))
}

/** Checks of one kind with one remedy, as the same thing missing on several lines. */
export interface CheckGroup {
  severity: string
  messages: string[]
  hint: string
  remedy: string
}

/** Puts checks of one kind together, worst first as they come. */
export function groupedChecks(checks: readonly CheckView[]): CheckGroup[] {
  const groups = new Map<string, CheckGroup>()
  for (const { severity, code, message, hint, remedy } of checks) {
    const key = [severity, code, hint, remedy].join('\n')
    const group = groups.get(key) ?? { severity, messages: [], hint, remedy }
    if (!group.messages.includes(message)) group.messages.push(message)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** What to call the document: "draft invoice". */
export function documentName({ kind, status }: PreviewView): string {
  return maybe(`preview.document.${kind}.${status}`, maybe(`preview.document.${kind}`, kind))
}

/** The sentence that says what will happen. */
export function creates(preview: PreviewView): string {
  return t(preview.createsContact ? 'preview.createsBoth' : 'preview.creates', sentenceValues(preview))
}

export function sentenceValues(preview: PreviewView): Record<string, string> {
  return {
    document: documentName(preview),
    total: formatAmount(preview.totals.total, preview.currency),
    organisation: preview.organisation,
  }
}
