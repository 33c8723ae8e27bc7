/**
 * Moves the focus to the same field of the row above or below: Enter and the arrows go down a column of figures. What a
 * list of options under a field wants for itself stays with it.
 */
export function stepRow(event: KeyboardEvent, rows: HTMLElement): void {
  const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : 0
  const { target } = event
  const hasModifier = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey
  if (by === 0 || hasModifier || event.defaultPrevented) return
  if (!(target instanceof HTMLInputElement) || target.getAttribute('role') === 'combobox') return
  const all = Array.from(rows.children)
  const row = all.findIndex((each) => each.contains(target))
  const column = Array.from(all[row]?.querySelectorAll('input') ?? []).indexOf(target)
  event.preventDefault()
  all[row + by]?.querySelectorAll('input')[column]?.focus()
}
