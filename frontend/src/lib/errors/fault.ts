/** The kinds of failure the backend names. */
export const faultCodes = [
  'not_found',
  'conflict',
  'invalid',
  'offline',
  'auth_expired',
  'forbidden',
  'rate_limited',
  'rejected',
  'unknown_outcome',
  'newer_database',
  'damaged',
  'read_only',
  'in_use',
  'disk_full',
  'cancelled',
  'internal',
] as const

export type FaultCode = (typeof faultCodes)[number]

/** A failure a person can act on, as the backend described it. */
export class Fault extends Error {
  override readonly name = 'Fault'

  constructor(
    readonly code: FaultCode,
    message: string,
    /** What to do next; may be empty. */
    readonly hint: string = '',
    /** Field path, such as "lines[0].quantity", to what is wrong there. */
    readonly fields: Readonly<Record<string, string>> = {},
    /** What the owner can quote; it stands in the log. May be empty. */
    readonly id: string = '',
  ) {
    super(message)
  }
}

/**
 * Makes a Fault of whatever was thrown. The bridge rejects with a JSON string; anything else is a mistake of ours.
 */
export function parseFault(error: unknown): Fault {
  if (error instanceof Fault) return error
  const found = faultFrom(typeof error === 'string' ? parsed(error) : error)
  if (found) return found
  const text = error instanceof Error ? error.message : typeof error === 'string' ? error : ''
  return new Fault('internal', text)
}

/** A Fault of a failure that came inside an answer; undefined when its code is empty. */
export function faultIn(value: { code: string; message: string; hint: string }): Fault | undefined {
  return value.code === '' ? undefined : faultFrom(value)
}

function faultFrom(value: unknown): Fault | undefined {
  if (!isRecord(value) || typeof value['code'] !== 'string') return undefined
  const code = faultCodes.find((each) => each === value['code']) ?? 'internal'
  return new Fault(
    code,
    text(value['message']),
    text(value['hint']),
    fieldsOf(value['fields']),
    text(value['id']),
  )
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function fieldsOf(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {}
  return Object.fromEntries(Object.entries(value).map(([path, problem]) => [path, text(problem)]))
}
