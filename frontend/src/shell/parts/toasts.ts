import { explain } from '$lib/errors'
import { showToast } from '$ui/toasts'

/** Shows a failure that has no place of its own on the screen. */
export function toastFault(error: unknown): void {
  const { title, cause, hint, tone } = explain(error)
  showToast({ title: cause || title, text: hint, tone: tone === 'info' ? 'info' : 'bad' })
}
