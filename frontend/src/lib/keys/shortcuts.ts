import { isMac } from '../../ui/keys'

export interface Shortcut {
  /** Keys joined by plus signs: "Ctrl+K" (Cmd on a Mac), "Alt+ArrowLeft", "F5", "Escape". */
  keys: string
  /** What it does, for the list of shortcuts. */
  label: string
  run: (event: KeyboardEvent) => void
  /** Also while a dialog is open. */
  inDialogs?: boolean
}

/**
 * The shortcuts that work anywhere in the window. A bare letter or digit is refused: it would fire while a person
 * speaks to a screen reader or types ahead in a list.
 */
export class Shortcuts {
  #entries: Shortcut[] = []

  /** Adds a shortcut, before those there already; returns what takes it away. */
  add(shortcut: Shortcut): () => void {
    const { modifiers, key } = split(shortcut.keys)
    const hasModifier = modifiers.some((each) => each !== 'Shift')
    if (key.length === 1 && !hasModifier)
      throw new Error(`"${shortcut.keys}" would be a bare key for the whole window`)
    this.#entries.unshift(shortcut)
    return () => {
      this.#entries = this.#entries.filter((each) => each !== shortcut)
    }
  }

  get all(): readonly Shortcut[] {
    return this.#entries
  }

  /** Runs the newest shortcut an event means. */
  readonly handle = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return
    const inDialog = event.target instanceof Element && event.target.closest('[role="dialog"]') !== null
    const shortcut = this.#entries.find((each) => means(event, each.keys) && (each.inDialogs || !inDialog))
    if (!shortcut) return
    event.preventDefault()
    shortcut.run(event)
  }

  /** Listens to the whole window until the returned function is called. */
  listen(target: Window = window): () => void {
    target.addEventListener('keydown', this.handle)
    return () => target.removeEventListener('keydown', this.handle)
  }
}

function split(keys: string): { modifiers: string[]; key: string } {
  const parts = keys.split('+')
  return { modifiers: parts.slice(0, -1), key: parts.at(-1) ?? '' }
}

/** Whether an event is the press of these keys. */
export function means(event: KeyboardEvent, keys: string): boolean {
  const { modifiers, key } = split(keys)
  const mac = isMac()
  const wants = (name: string) => modifiers.includes(name)
  // With Alt a Mac's digit types a sign: the place of the key says which digit it is.
  const isDigit = /^\d$/.test(key) && event.altKey && event.code === `Digit${key}`
  const same =
    isDigit || (event.key.length === 1 ? event.key.toLowerCase() === key.toLowerCase() : event.key === key)
  return (
    same &&
    (mac ? event.metaKey : event.ctrlKey) === wants('Ctrl') &&
    !(mac ? event.ctrlKey : event.metaKey) &&
    event.altKey === wants('Alt') &&
    event.shiftKey === wants('Shift')
  )
}
