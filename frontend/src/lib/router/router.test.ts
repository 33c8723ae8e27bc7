import { describe, expect, test, vi } from 'vitest'
import { Router } from '.'

describe('going about', () => {
  test('back and forward return to the places visited', () => {
    const router = new Router()
    router.go({ screen: 'sales', bucket: 'to_send' })
    router.go({ screen: 'contacts' })
    router.back()
    expect(router.current).toEqual({ screen: 'sales', bucket: 'to_send' })
    router.back()
    expect(router.screen).toBe('home')
    expect(router.canGoBack).toBe(false)
    router.back()
    router.forward()
    expect(router.screen).toBe('sales')
  })

  test('going elsewhere forgets what lay ahead', () => {
    const router = new Router()
    router.go({ screen: 'sales' })
    router.back()
    router.go({ screen: 'activity' })
    expect(router.canGoForward).toBe(false)
  })

  test('going where one is adds no step, whatever is left undefined', () => {
    const router = new Router()
    router.go({ screen: 'sales', order: undefined })
    router.go({ screen: 'sales' })
    router.back()
    expect(router.screen).toBe('home')
  })

  test('replacing adds no step', () => {
    const router = new Router()
    router.go({ screen: 'sales' })
    router.replace({ screen: 'sales', order: 4 })
    router.back()
    expect(router.screen).toBe('home')
    router.forward()
    expect(router.current).toEqual({ screen: 'sales', order: 4 })
  })

  test('a guard keeps one where something is unsaved, until it is taken away', () => {
    const router = new Router()
    const mayLeave = vi.fn(() => false)
    const release = router.guard(mayLeave)
    router.go({ screen: 'sales' })
    expect(router.screen).toBe('home')
    release()
    router.go({ screen: 'sales' })
    expect(router.screen).toBe('sales')
    expect(mayLeave).toHaveBeenCalledOnce()
  })
})

test('a screen finds again what it kept', () => {
  const router = new Router()
  const begin = () => ({ search: '' })
  router.remember('sales', begin).search = 'oak'
  router.go({ screen: 'home' })
  expect(router.remember('sales', begin).search).toBe('oak')
  expect(router.remember('contacts', begin).search).toBe('')
})
