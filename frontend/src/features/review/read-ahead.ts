/** Values read before they are needed, so that they can be shown at once. */
export class ReadAhead<Value> {
  readonly #read: (id: number) => Promise<Value>
  readonly #known = new Map<number, Value>()
  readonly #asked = new Map<number, Promise<Value>>()

  constructor(read: (id: number) => Promise<Value>) {
    this.#read = read
  }

  /** What was read already. */
  find(id: number): Value | undefined {
    return this.#known.get(id)
  }

  /** Reads it, unless that was done or is under way. */
  get(id: number): Promise<Value> {
    const known = this.#known.get(id)
    return known === undefined ? this.#ask(id) : Promise.resolve(known)
  }

  /** Reads these beforehand, anew where what was read may be old, and forgets all others. Failures are told when needed. */
  prepare(ids: readonly number[], anew = false): void {
    for (const id of this.#known.keys()) if (!ids.includes(id)) this.#known.delete(id)
    for (const id of ids) void (anew ? this.#ask(id) : this.get(id)).catch(() => undefined)
  }

  #ask(id: number): Promise<Value> {
    const asked = this.#asked.get(id) ?? this.#read(id)
    this.#asked.set(id, asked)
    return asked
      .then((value) => {
        this.#known.set(id, value)
        return value
      })
      .finally(() => this.#asked.delete(id))
  }
}
