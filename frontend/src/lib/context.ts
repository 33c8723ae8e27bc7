import { createContext, onDestroy } from 'svelte'
import type { Backend } from './backend'
import type { Shortcuts } from './keys/shortcuts'
import type { Router } from './router'
import type { Session } from './session.svelte'

/** What every component below App can take from its context. */
export interface Services {
  backend: Backend
  session: Session
  router: Router
  shortcuts: Shortcuts
}

const [getServices, setServices] = createContext<Services>()

/** Gives the services to everything below the calling component. */
export const provideServices = setServices

/** The program behind the window. */
export function useBackend(): Backend {
  return getServices().backend
}

/** Company, connection, set-up and preferences. */
export function useSession(): Session {
  return getServices().session
}

/** Where one is, and how to go elsewhere. */
export function useRouter(): Router {
  return getServices().router
}

/** A shortcut that lives as long as the calling component. */
export function useShortcut(keys: string, label: string, run: () => void, inDialogs = false): void {
  const { shortcuts } = getServices()
  onDestroy(shortcuts.add({ keys, label, run, inDialogs }))
}
