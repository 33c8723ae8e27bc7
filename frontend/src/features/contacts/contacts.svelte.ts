import type { Backend, ContactRow } from '$lib/backend'
import type { FetchRows, GridView } from '$ui/grid/types'

export const roles = ['all', 'customer', 'supplier', 'neither'] as const
export type Role = (typeof roles)[number]

export const links = ['linked', 'unlinked'] as const
export type Link = 'all' | (typeof links)[number]

export interface ContactsFilter {
  search: string
  role: Role
  link: Link
}

const everything: ContactsFilter = { search: '', role: 'all', link: 'all' }

/** The list of contacts: what it keeps, how many there are, where it stood. It outlives its screen. */
export class ContactsList {
  /** What stands in the search field; it becomes part of the filter once typing pauses. */
  typed = $state('')
  filter = $state.raw<ContactsFilter>(everything)
  /** Contacts of each role; empty before the first answer. */
  counts = $state.raw<Readonly<Record<string, number>>>({})
  /** How many the filter keeps. */
  total = $state<number>()
  view: GridView | undefined
  readonly #backend: Backend

  constructor(backend: Backend) {
    this.#backend = backend
  }

  get isFiltered(): boolean {
    const { search, role, link } = this.filter
    return search !== '' || role !== 'all' || link !== 'all'
  }

  /** No contact is known at all. */
  get isEmpty(): boolean {
    return this.total === 0 && !this.isFiltered
  }

  readonly fetch: FetchRows<ContactRow, ContactsFilter> = async (offset, limit, sort, filter) => {
    const page = await this.#backend.contacts.list({
      ...filter,
      sort: sort?.column ?? 'name',
      isDescending: sort?.direction === 'desc',
      offset,
      limit,
    })
    if (filter === this.filter) this.counts = page.roles
    return page
  }

  /** Begins with the contacts a place asks for: linked or unlinked, of every role. */
  begin(link: Link): void {
    this.typed = ''
    this.#ask({ ...everything, link })
  }

  search(text: string): void {
    this.#ask({ search: text.trim() })
  }

  keepRole(role: Role): void {
    this.#ask({ role })
  }

  /** Keeps linked or unlinked contacts; the same again keeps all. */
  keepLink(link: Link): void {
    this.#ask({ link: link === this.filter.link ? 'all' : link })
  }

  clear(): void {
    this.typed = ''
    this.#ask(everything)
  }

  #ask(change: Partial<ContactsFilter>): void {
    const next = { ...this.filter, ...change }
    const isSame =
      next.search === this.filter.search && next.role === this.filter.role && next.link === this.filter.link
    if (!isSame) this.filter = next
  }
}
