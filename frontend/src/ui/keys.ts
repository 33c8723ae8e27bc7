const signs: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Delete: 'Del',
}

const macSigns: Record<string, string> = { Ctrl: '⌘', Alt: '⌥', Shift: '⇧', Enter: '↩' }

/** Whether this is a Mac, where Cmd stands for Ctrl. */
export function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform)
}

/** The keys of a shortcut as they are printed on this computer's keyboard. */
export function shownKeys(keys: string): string[] {
  const mac = isMac()
  return keys.split('+').map((key) => (mac ? macSigns[key] : undefined) ?? signs[key] ?? key)
}
