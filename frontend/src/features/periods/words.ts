import type { JournalDocument } from '$lib/backend'
import { formatDate } from '$lib/format'
import { locale } from '$lib/format'
import { maybe, t } from '$lib/i18n'
import type { Tone } from '$ui/tone'

const tones: Record<string, Tone> = {
  running: 'neutral',
  blocked: 'bad',
  open: 'warn',
  nothing: 'neutral',
  approved: 'busy',
  sent: 'good',
  changed: 'warn',
  problem: 'bad',
  closed: 'neutral',
}

/** How a period stands, as a mark. */
export function stateMark(state: string): { tone: Tone; label: string } {
  return { tone: tones[state] ?? 'neutral', label: maybe(`periods.state.${state}`, state) }
}

/** A period by its last day: "October 2026". */
export function monthWord(to: string): string {
  if (to === '') return ''
  const date = new Date(`${to}T00:00:00Z`)
  return new Intl.DateTimeFormat(locale.current, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    date,
  )
}

/** The same, short enough for a chart: "Oct". */
export function monthShort(to: string): string {
  const date = new Date(`${to}T00:00:00Z`)
  return new Intl.DateTimeFormat(locale.current, { month: 'short', timeZone: 'UTC' }).format(date)
}

const stepTones: Record<string, Tone> = { done: 'good', open: 'neutral', blocked: 'bad', warning: 'warn' }

export function stepTone(state: string): Tone {
  return stepTones[state] ?? 'neutral'
}

/** Where a journal stands: the word of Xero once it is there. */
export function documentMark(document: JournalDocument): { tone: Tone; label: string } {
  const { state, ledger, isChanged } = document
  if (state === 'sent') {
    const tone = ledger === 'POSTED' ? 'good' : ledger === 'DRAFT' ? 'info' : 'warn'
    return {
      tone: isChanged ? 'warn' : tone,
      label: isChanged ? t('periods.doc.changed') : maybe(`periods.ledger.${ledger}`, ledger),
    }
  }
  const tone = state === 'rejected' || state === 'conflict' || state === 'held' ? 'bad' : 'busy'
  return { tone: state === 'cancelled' ? 'neutral' : tone, label: maybe(`periods.doc.${state}`, state) }
}

/** How a period is worked out: "Movement method · moving average · bills to purchases". */
export function methodLine(view: { method: string; valuation: string; model: string }): string {
  return t('periods.line', {
    method: maybe(`periods.method.${view.method}`, view.method),
    valuation: maybe(`periods.valuation.${view.valuation}`, view.valuation),
    model: maybe(`periods.model.${view.model}`, view.model),
  })
}

/** An account of a journal line: its code and name, or what it is for where none was chosen. */
export function accountWord(line: { code: string; name: string; accountId: string }): string {
  if (line.name !== '') return `${line.code} ${line.name}`.trim()
  const role = line.accountId.replace(/^\? /, '')
  return maybe(`periods.role.${role}`, line.code || line.accountId)
}

/** A day in words. */
export const dayWord = (day: string): string => formatDate(day)
