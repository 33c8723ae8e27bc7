import type { ContactPage, ContactQuery } from '$lib/backend'
import { fakeBackend } from '$lib/backend/fake'
import { expect, test, vi } from 'vitest'
import { ContactsList } from './contacts.svelte'

const page = (all: number): ContactPage => ({ rows: [], total: all, roles: { all, customer: 2 } })

function listOver(answer: (query: ContactQuery) => Promise<ContactPage>) {
  const ask = vi.fn(answer)
  return { ask, list: new ContactsList(fakeBackend({ replace: { contacts: { list: ask } } })) }
}

test('search, role and link are asked for with the window and the sort', async () => {
  const { ask, list } = listOver(() => Promise.resolve(page(3)))
  list.search('  oak ')
  list.keepRole('supplier')
  list.keepLink('unlinked')
  await list.fetch(100, 50, { column: 'email', direction: 'desc' }, list.filter)
  expect(ask).toHaveBeenCalledExactlyOnceWith({
    search: 'oak',
    role: 'supplier',
    link: 'unlinked',
    sort: 'email',
    isDescending: true,
    offset: 100,
    limit: 50,
  })
  expect(list.counts).toEqual({ all: 3, customer: 2 })
})

test('without a sort the names are in order', async () => {
  const { ask, list } = listOver(() => Promise.resolve(page(0)))
  await list.fetch(0, 100, undefined, list.filter)
  expect(ask.mock.lastCall?.[0]).toMatchObject({ sort: 'name', isDescending: false })
})

test('a filter is a new value only when it differs, so that nothing is asked twice', () => {
  const { list } = listOver(() => Promise.resolve(page(0)))
  const before = list.filter
  list.search(' ')
  list.keepRole('all')
  expect(list.filter).toBe(before)
  list.keepRole('customer')
  expect(list.filter).not.toBe(before)
})

test('the same link filter again keeps all', () => {
  const { list } = listOver(() => Promise.resolve(page(0)))
  list.keepLink('linked')
  list.keepLink('linked')
  expect(list.filter.link).toBe('all')
})

test('counts of an older question are dropped', async () => {
  let answer: (page: ContactPage) => void = () => {}
  const { list } = listOver(() => new Promise((resolve) => (answer = resolve)))
  const asked = list.fetch(0, 100, undefined, list.filter)
  list.search('oak')
  answer(page(9))
  await asked
  expect(list.counts).toEqual({})
})

test('a list is empty only when nothing is filtered away', () => {
  const { list } = listOver(() => Promise.resolve(page(0)))
  expect(list.isEmpty).toBe(false)
  list.total = 0
  expect(list.isEmpty).toBe(true)
  list.typed = 'oak'
  list.search('oak')
  expect(list.isEmpty).toBe(false)
  list.clear()
  expect([list.typed, list.isFiltered]).toEqual(['', false])
})
