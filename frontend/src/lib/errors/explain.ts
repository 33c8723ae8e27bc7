import { t, type MessageKey } from '../i18n'
import { parseFault, type FaultCode } from './fault'

/** What a screen can offer to get out of a failure. */
export type Remedy = 'retry' | 'reload' | 'sign_in' | 'open_settings' | 'none'

export interface Explained {
  code: FaultCode
  tone: 'bad' | 'warn' | 'info'
  title: string
  /** What happened, from the backend. */
  cause: string
  hint: string
  remedy: Remedy
  remedyLabel: string
  /** A line with the id to quote, or "". */
  reference: string
  fields: Readonly<Record<string, string>>
}

/** The one table from kind of failure to how it is shown and what is offered. */
const table: Record<FaultCode, [tone: Explained['tone'], remedy: Remedy]> = {
  not_found: ['warn', 'reload'],
  conflict: ['warn', 'reload'],
  invalid: ['warn', 'none'],
  offline: ['info', 'retry'],
  auth_expired: ['warn', 'sign_in'],
  forbidden: ['warn', 'open_settings'],
  rate_limited: ['info', 'retry'],
  rejected: ['bad', 'none'],
  unknown_outcome: ['warn', 'none'],
  newer_database: ['bad', 'none'],
  damaged: ['bad', 'none'],
  read_only: ['bad', 'retry'],
  in_use: ['warn', 'retry'],
  disk_full: ['bad', 'retry'],
  cancelled: ['info', 'none'],
  internal: ['bad', 'retry'],
}

const labels: Record<Remedy, MessageKey | undefined> = {
  retry: 'error.retry',
  reload: 'error.reload',
  sign_in: 'error.signIn',
  open_settings: 'error.openSettings',
  none: undefined,
}

/** Puts any failure into words: what happened, what to do, and the button that does it. */
export function explain(error: unknown): Explained {
  const fault = parseFault(error)
  const [tone, remedy] = table[fault.code]
  const label = labels[remedy]
  return {
    code: fault.code,
    tone,
    title: t(`error.${fault.code}`),
    cause: fault.message || (fault.code === 'internal' ? t('error.unreadable') : ''),
    hint: fault.hint,
    remedy,
    remedyLabel: label ? t(label) : '',
    reference: fault.id ? t('error.quote', { id: fault.id }) : '',
    fields: fault.fields,
  }
}
