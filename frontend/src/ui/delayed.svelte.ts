/**
 * True once a condition has held for a while, false at once when it ends. Keeps spinners and skeletons away from
 * work that is over before anyone could see it.
 */
export class Delayed {
  #shown = $state(false)

  constructor(condition: () => boolean, wait: () => number = () => 300) {
    $effect(() => {
      if (!condition()) return
      const timer = setTimeout(() => (this.#shown = true), wait())
      return () => {
        clearTimeout(timer)
        this.#shown = false
      }
    })
  }

  get shown(): boolean {
    return this.#shown
  }
}
