import type { Preferences } from './backend'
import { locale } from './format'

export type Theme = 'system' | 'light' | 'dark'
export type Density = 'comfortable' | 'compact'

/** How the window looks on this computer. Every change is shown at once and saved a moment later. */
export class PreferencesStore {
  #theme = $state<Theme>('system')
  #density = $state<Density>('comfortable')
  #locale = $state('')
  #isRailCollapsed = $state(false)
  #saving: ReturnType<typeof setTimeout> | undefined
  readonly #save: (preferences: Preferences) => Promise<void>
  readonly #root: HTMLElement

  constructor(
    save: (preferences: Preferences) => Promise<void>,
    root: HTMLElement = document.documentElement,
  ) {
    this.#save = save
    this.#root = root
  }

  /** Takes what was saved, without saving it again. */
  load(saved: Preferences): void {
    this.#theme = saved.theme === 'light' || saved.theme === 'dark' ? saved.theme : 'system'
    this.#density = saved.density === 'compact' ? 'compact' : 'comfortable'
    this.#locale = saved.locale
    this.#isRailCollapsed = saved.isRailCollapsed
    this.#show()
  }

  get theme(): Theme {
    return this.#theme
  }

  set theme(theme: Theme) {
    this.#theme = theme
    this.#changed()
  }

  get density(): Density {
    return this.#density
  }

  set density(density: Density) {
    this.#density = density
    this.#changed()
  }

  /** A BCP 47 tag; "" follows the system. */
  get locale(): string {
    return this.#locale
  }

  set locale(tag: string) {
    this.#locale = tag
    this.#changed()
  }

  get isRailCollapsed(): boolean {
    return this.#isRailCollapsed
  }

  set isRailCollapsed(isCollapsed: boolean) {
    this.#isRailCollapsed = isCollapsed
    this.#changed()
  }

  #show(): void {
    this.#root.dataset['theme'] = this.#theme
    this.#root.dataset['density'] = this.#density
    locale.choose(this.#locale === '' ? undefined : this.#locale)
  }

  #changed(): void {
    this.#show()
    clearTimeout(this.#saving)
    this.#saving = setTimeout(() => {
      const { theme, density, locale: tag, isRailCollapsed } = this
      // A look that could not be saved is not worth a message; it stays for this run.
      this.#save({ theme, density, locale: tag, isRailCollapsed }).catch(() => undefined)
    }, 300)
  }
}
