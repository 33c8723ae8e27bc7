import type { Backend } from '$lib/backend'
import { t } from '$lib/i18n'
import { toastFault } from '$shell/parts/toasts'
import { showToast } from '$ui/toasts'

/** What is said of a recording takes the place of what was said before: an undo is offered of the last deed only. */
export const recordingToast = 'stock-recording'

/** Takes a recording away, and offers to bring it back; false when it could not be. */
export async function takeAway(backend: Backend, recording: number): Promise<boolean> {
  try {
    const form = await backend.stock.undo(recording)
    const restore = async () => {
      try {
        await backend.stock.record(form)
        showToast({ id: recordingToast, title: t('stock.restored'), tone: 'good' })
      } catch (error) {
        toastFault(error)
      }
    }
    showToast({
      id: recordingToast,
      title: t('stock.takenAway'),
      action: { label: t('stock.undo'), run: () => void restore() },
    })
    return true
  } catch (error) {
    toastFault(error)
    return false
  }
}
