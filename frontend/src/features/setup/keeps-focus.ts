import type { Attachment } from 'svelte/attachments'

/**
 * Keeps the keys where they were when a part of the page is redrawn: if what held the focus inside it is gone, the part
 * itself takes it, so that the next Tab leads to its first control.
 */
export const keepsFocus: Attachment<HTMLElement> = (part) => {
  let wasInside = false
  const follow = (event: FocusEvent) => {
    wasInside = event.target instanceof Node && part.contains(event.target)
  }
  const redrawn = new MutationObserver(() => {
    if (wasInside && document.activeElement === document.body) part.focus({ preventScroll: true })
  })
  document.addEventListener('focusin', follow)
  redrawn.observe(part, { childList: true, subtree: true })
  return () => {
    document.removeEventListener('focusin', follow)
    redrawn.disconnect()
  }
}
