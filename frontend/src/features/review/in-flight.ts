/** Calls that are on their way, so that one can wait for the last of them. */
export class InFlight {
  #count = 0
  #waiting: (() => void)[] = []

  /** The call itself, counted until it ends either way. */
  async track<T>(call: Promise<T>): Promise<T> {
    this.#count++
    try {
      return await call
    } finally {
      if (--this.#count === 0) {
        const waiting = this.#waiting
        this.#waiting = []
        // What the answer changes on the page stands before who waited goes on.
        setTimeout(() => waiting.forEach((resolve) => resolve()))
      }
    }
  }

  /** Resolves when none is on its way. */
  idle(): Promise<void> {
    return this.#count === 0 ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve))
  }
}
