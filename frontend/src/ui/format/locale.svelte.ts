/** The locale used when the system names none that Intl understands (WebKit reports "C" under LANG=C). */
export const fallbackLocale = 'en-NZ'

/** The first of the wanted locales that Intl accepts, in canonical form, or the fallback. */
export function usableLocale(wanted: readonly string[]): string {
  for (const tag of wanted) {
    try {
      const [canonical] = Intl.getCanonicalLocales(tag)
      if (canonical && Intl.NumberFormat.supportedLocalesOf(canonical).length > 0) return canonical
    } catch {
      // Not a language tag ("C", "POSIX", "en_US.UTF-8"): try the next.
    }
  }
  return fallbackLocale
}

class LocaleChoice {
  #chosen = $state<string>()

  /** The locale of numbers and dates: the chosen one, else the system's. */
  get current(): string {
    return this.#chosen ?? usableLocale(navigator.languages ?? [navigator.language])
  }

  /** Chooses a locale; undefined follows the system again. */
  choose(tag: string | undefined): void {
    this.#chosen = tag === undefined ? undefined : usableLocale([tag])
  }
}

/** One window, one locale. */
export const locale = new LocaleChoice()
