import { afterEach, describe, expect, test, vi } from 'vitest'
import { connected, fakeBackend, readBackView, setupWith } from './backend/fake'
import { Fault } from './errors'
import { Session } from './session.svelte'

describe('the session', () => {
  afterEach(() => vi.useRealTimers())

  test('reads everything at the start', async () => {
    const session = new Session(fakeBackend())
    await session.start()
    expect(session.phase).toBe('ready')
    expect(session.company?.name).toBe('Demo Furniture')
    expect(session.isPractice).toBe(true)
    expect(session.canSend).toBe(true)
    await vi.waitFor(() => expect(session.toDo).toEqual({ sales: 23, purchases: 9, problems: 1 }))
  })

  test('says why the company file could not be opened', async () => {
    const start = await fakeBackend().shell.start()
    const problem = {
      code: 'newer_database',
      message: 'The file is newer.',
      hint: 'Update.',
      fields: {},
      id: '',
    }
    const session = new Session(
      fakeBackend({ replace: { shell: { start: () => Promise.resolve({ ...start, problem }) } } }),
    )
    await session.start()
    expect(session.phase).toBe('failed')
    expect(session.problem?.code).toBe('newer_database')
    expect(session.company).toBeUndefined()
  })

  test('says why the program did not answer', async () => {
    const failing = { start: () => Promise.reject(new Fault('in_use', 'The file is open elsewhere.')) }
    const session = new Session(fakeBackend({ replace: { shell: failing } }))
    await session.start()
    expect(session.phase).toBe('failed')
    expect(session.problem?.code).toBe('in_use')
  })

  test('follows the connection, and reads the set-up when it becomes another', async () => {
    const state = vi.fn(() => Promise.resolve(setupWith(3)))
    const backend = fakeBackend({ replace: { setup: { state } } })
    const session = new Session(backend)
    await session.start()
    backend.emit('connection', connected({ callsLeftToday: 12 }))
    expect(session.connection?.callsLeftToday).toBe(12)
    expect(state).not.toHaveBeenCalled()
    backend.emit('connection', connected({ state: 'expired' }))
    await vi.waitFor(() => expect(session.canSend).toBe(false))
  })

  test('counts once when many orders change', async () => {
    const get = vi.fn(fakeBackend().home.get)
    const backend = fakeBackend({ replace: { home: { get } } })
    const session = new Session(backend)
    const stop = await session.start()
    vi.useFakeTimers()
    get.mockClear()
    for (let id = 1; id <= 20; id++) backend.emit('order', { id, kind: 'sale' })
    expect(session.ordersRevision).toBe(20)
    vi.advanceTimersByTime(1000)
    expect(get).toHaveBeenCalledOnce()
    stop()
    backend.emit('order', { id: 1, kind: 'sale' })
    expect(session.ordersRevision).toBe(20)
  })
})

describe('reading back', () => {
  test('follows what the program tells, and a refresh on demand', async () => {
    const now = vi.fn(() => Promise.resolve(readBackView({ readAt: '2026-03-12T05:00:00Z' })))
    const backend = fakeBackend({ replace: { readBack: { now } } })
    const session = new Session(backend)
    const stop = await session.start()
    expect(session.readBack?.readAt).toBe('2026-03-12T03:40:00Z')
    backend.emit('read-back', readBackView({ wait: 'offline' }))
    expect(session.readBack?.wait).toBe('offline')
    await session.refresh()
    expect(session.readBack).toMatchObject({ wait: '', readAt: '2026-03-12T05:00:00Z' })
    now.mockImplementation(() => Promise.reject(new Fault('offline', 'No connection.')))
    await expect(session.refresh()).rejects.toMatchObject({ code: 'offline' })
    stop()
  })

  test('the program hears when the owner comes back to the window', async () => {
    const focused = vi.fn(() => Promise.resolve())
    const session = new Session(fakeBackend({ replace: { readBack: { focused } } }))
    const stop = await session.start()
    window.dispatchEvent(new Event('focus'))
    expect(focused).toHaveBeenCalledOnce()
    stop()
    window.dispatchEvent(new Event('focus'))
    expect(focused).toHaveBeenCalledOnce()
  })
})

describe('preferences', () => {
  test('show at once and are saved a moment later, together', async () => {
    vi.useFakeTimers()
    const savePreferences = vi.fn(() => Promise.resolve())
    const { preferences } = new Session(fakeBackend({ replace: { shell: { savePreferences } } }))
    preferences.load({ theme: 'dark', density: 'odd', locale: '', isRailCollapsed: false })
    expect(document.documentElement.dataset).toMatchObject({ theme: 'dark', density: 'comfortable' })
    expect(savePreferences).not.toHaveBeenCalled()
    preferences.theme = 'light'
    preferences.density = 'compact'
    expect(document.documentElement.dataset).toMatchObject({ theme: 'light', density: 'compact' })
    vi.advanceTimersByTime(1000)
    expect(savePreferences).toHaveBeenCalledExactlyOnceWith({
      theme: 'light',
      density: 'compact',
      locale: '',
      isRailCollapsed: false,
    })
    vi.useRealTimers()
  })
})
