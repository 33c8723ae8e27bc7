import type { DocumentStatus } from '$lib/backend'
import { t } from '$lib/i18n'

export interface TrailStep {
  label: string
  state: 'done' | 'now' | 'todo'
}

/** How far a confirmed document has come; empty where the way has ended. */
export function trail({ state }: DocumentStatus): TrailStep[] {
  const way: Record<string, number> = { queued: 1, waiting_contact: 1, sending: 1, checking: 1 }
  const reached = way[state]
  if (reached === undefined) return []
  const labels = [t('preview.step.confirmed'), middle(state), t('preview.step.sent')]
  return labels.map((label, index) => ({
    label,
    state: index < reached ? 'done' : index === reached ? 'now' : 'todo',
  }))
}

function middle(state: string): string {
  if (state === 'waiting_contact') return t('preview.result.waiting_contact')
  if (state === 'checking') return t('preview.step.checking')
  return t(state === 'queued' ? 'preview.step.leave' : 'preview.result.sending')
}
