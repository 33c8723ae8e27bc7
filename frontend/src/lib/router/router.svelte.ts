import type { Route, Screen } from './routes'

/** Places kept to go back to. */
const longest = 100

/**
 * The places visited, without addresses. Screens keep what they want to find again (search, sort, scroll) in their
 * memory, which lasts as long as the window.
 */
export class Router {
  #entries = $state.raw<readonly Route[]>([])
  #index = $state(0)
  #memory = new Map<string, unknown>()
  /** Asked before leaving a place with something unsaved; false stays. */
  #guard: ((leave: () => void) => boolean) | undefined

  constructor(start: Route = { screen: 'home' }) {
    this.#entries = [start]
  }

  get current(): Route {
    return this.#entries[this.#index] ?? { screen: 'home' }
  }

  get screen(): Screen {
    return this.current.screen
  }

  get canGoBack(): boolean {
    return this.#index > 0
  }

  get canGoForward(): boolean {
    return this.#index < this.#entries.length - 1
  }

  /** Goes to a new place. */
  go(route: Route): void {
    if (sameRoute(route, this.current) || !this.#mayLeave(() => this.go(route))) return
    this.#entries = [...this.#entries.slice(0, this.#index + 1), route].slice(-longest)
    this.#index = this.#entries.length - 1
  }

  /** Changes where one is without a step to go back, as when a detail closes. */
  replace(route: Route): void {
    this.#entries = this.#entries.with(this.#index, route)
  }

  back(): void {
    if (this.canGoBack && this.#mayLeave(() => this.back())) this.#index--
  }

  forward(): void {
    if (this.canGoForward && this.#mayLeave(() => this.forward())) this.#index++
  }

  /** What a screen wants to find again, under a name; begun anew when there is none yet. */
  remember<Memory extends object>(name: string, begin: () => Memory): Memory {
    const known = this.#memory.get(name) as Memory | undefined
    if (known) return known
    const fresh = begin()
    this.#memory.set(name, fresh)
    return fresh
  }

  /**
   * Sets what is asked before leaving; returns what takes it away. Where the answer is no, the step that was held back
   * can be taken later: calling leave asks the guard again.
   */
  guard(mayLeave: (leave: () => void) => boolean): () => void {
    this.#guard = mayLeave
    return () => {
      if (this.#guard === mayLeave) this.#guard = undefined
    }
  }

  #mayLeave(leave: () => void): boolean {
    return this.#guard?.(leave) ?? true
  }
}

function sameRoute(a: Route, b: Route): boolean {
  const text = (route: Route) =>
    JSON.stringify(
      Object.entries(route)
        .filter(([, value]) => value !== undefined)
        .sort(),
    )
  return text(a) === text(b)
}
