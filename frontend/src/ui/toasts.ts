import { toast } from 'svelte-sonner'

export interface ToastMessage {
  /** What happened: "Invoice SO-1042 created". */
  title: string
  /** At most one more sentence. */
  text?: string
  tone?: 'good' | 'bad' | 'info'
  action?: { label: string; run: () => void }
  /** Takes the place of an earlier message of the same name, as where one answer follows another. */
  id?: string
}

/** Shows a message that goes by itself; failures stay until closed. What matters later belongs on the screen instead. */
export function showToast(message: ToastMessage): void {
  const tone = message.tone ?? 'info'
  const show = { good: toast.success, bad: toast.error, info: toast.info }[tone]
  show(message.title, {
    ...(message.id === undefined ? {} : { id: message.id }),
    description: message.text,
    duration: tone === 'bad' ? Number.POSITIVE_INFINITY : message.action ? 8000 : 5000,
    action: message.action && { label: message.action.label, onClick: message.action.run },
  })
}
