/**
 * Keeps the window on its page. A followed link would replace the whole app, and so would a dropped file: links to
 * other places leave through the system's browser, everything else goes nowhere.
 */
export function keepOnPage(open: (address: string) => void, target: Document = document): () => void {
  const click = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null
    if (!link) return
    event.preventDefault()
    const address = link.getAttribute('href') ?? ''
    if (/^(https?|mailto):/i.test(address)) open(address)
  }
  const drop = (event: Event) => event.preventDefault()
  target.addEventListener('click', click)
  target.addEventListener('auxclick', click)
  target.addEventListener('dragover', drop)
  target.addEventListener('drop', drop)
  return () => {
    target.removeEventListener('click', click)
    target.removeEventListener('auxclick', click)
    target.removeEventListener('dragover', drop)
    target.removeEventListener('drop', drop)
  }
}
