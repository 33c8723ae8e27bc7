import type { Backend, PreviewView } from '$lib/backend'
import type { Router } from '$lib/router'

/** What can be done about a check, or about where a value comes from. */
export interface Remedies {
  /** Does a check's remedy. */
  run: (remedy: string) => Promise<void>
  /** Opens what decides about a value; undefined when nothing can be opened. */
  origin: (from: string, field: string) => (() => void) | undefined
}

interface Tools {
  backend: Backend
  router: Router
  preview: () => PreviewView | undefined
  reload: () => Promise<void>
  onedit: (id: number) => void
}

const steps: Record<string, string> = {
  setup_accounts: 'accounts',
  setup_taxes: 'taxes',
  setup_statuses: 'statuses',
  setup_start: 'start',
}

/** Which step of the set-up decides a value. */
const stepOfField: Record<string, string> = {
  account: 'accounts',
  tax: 'taxes',
  status: 'statuses',
  dueDate: 'start',
}

/** Ways to correct a preview: the order, the contact, a step of the set-up, or Xero. */
export function remediesFor({ backend, router, preview, reload, onedit }: Tools): Remedies {
  const setup = (step: string) => router.go({ screen: 'setup', step })
  const contact = () => {
    const id = preview()?.contact.id
    if (id) router.go({ screen: 'contacts', contact: id })
  }
  const order = () => {
    const id = preview()?.orderId
    if (id) onedit(id)
  }
  return {
    run: async (remedy) => {
      const step = steps[remedy]
      if (step) setup(step)
      else if (remedy === 'edit_order') order()
      else if (remedy === 'edit_contact') contact()
      else if (remedy === 'refresh_reference') {
        await backend.connection.refresh()
        await reload()
      } else if (remedy === 'sign_in') {
        setup('connect')
        await backend.connection.signIn()
      } else if (remedy === 'open_document') await backend.shell.openDocument(preview()?.orderId ?? 0)
    },
    origin: (from, field) => {
      const step = stepOfField[field]
      if (from === 'order' || from === 'line') return order
      if (from === 'contact') return contact
      return from === 'default' && step ? () => setup(step) : undefined
    },
  }
}
