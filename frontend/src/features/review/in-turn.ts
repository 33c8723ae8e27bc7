/** Runs works one after the other, in the order they were given, whether or not one fails. */
export class InTurn {
  readonly #onidle: () => void
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  /** onidle is called whenever nothing is left to run. */
  constructor(onidle: () => void) {
    this.#onidle = onidle
  }

  get isIdle(): boolean {
    return this.#waiting === 0
  }

  run<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#waiting++
    const result = this.#last.then(work, work)
    const ended = () => {
      this.#waiting--
      if (this.isIdle) this.#onidle()
    }
    this.#last = result.then(ended, ended)
    return result
  }
}
