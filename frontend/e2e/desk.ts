/** The fields of a contact as the practice Xero names them; only those set are sent. */
export interface ContactFields {
  Name?: string
  EmailAddress?: string
  FirstName?: string
  LastName?: string
  TaxNumber?: string
  Phones?: { Type: string; Number: string }[]
  Addresses?: { Type: string; Line1: string; City: string; PostalCode: string; Country: string }[]
}

/** A person who looks after the contacts in the practice Xero. */
export class Desk {
  private readonly root: string

  /** authorize is an address the program opened: it names the practice Xero. */
  constructor(authorize: string) {
    this.root = new URL(authorize).origin
  }

  add(fields: ContactFields): Promise<void> {
    return this.#do({ do: 'add', fields })
  }

  edit(contact: string, fields: ContactFields): Promise<void> {
    return this.#do({ do: 'edit', contact, fields })
  }

  archive(contact: string): Promise<void> {
    return this.#do({ do: 'archive', contact })
  }

  restore(contact: string): Promise<void> {
    return this.#do({ do: 'restore', contact })
  }

  merge(contact: string, into: string): Promise<void> {
    return this.#do({ do: 'merge', contact, into })
  }

  async #do(deed: object): Promise<void> {
    const reply = await fetch(`${this.root}/_contacts`, { method: 'POST', body: JSON.stringify(deed) })
    if (!reply.ok) throw new Error(`the practice Xero refused ${JSON.stringify(deed)}: ${await reply.text()}`)
  }
}
