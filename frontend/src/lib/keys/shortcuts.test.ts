import { describe, expect, test, vi } from 'vitest'
import { Shortcuts } from './shortcuts'

function press(shortcuts: Shortcuts, init: KeyboardEventInit, target: EventTarget = document.body) {
  const event = new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true })
  Object.defineProperty(event, 'target', { value: target })
  shortcuts.handle(event)
  return event
}

describe('shortcuts of the window', () => {
  test('run on exactly their keys', () => {
    const shortcuts = new Shortcuts()
    const run = vi.fn()
    shortcuts.add({ keys: 'Ctrl+K', label: 'Palette', run })
    press(shortcuts, { key: 'k' })
    press(shortcuts, { key: 'k', ctrlKey: true, shiftKey: true })
    press(shortcuts, { key: 'k', altKey: true, ctrlKey: true })
    expect(run).not.toHaveBeenCalled()
    expect(press(shortcuts, { key: 'K', ctrlKey: true }).defaultPrevented).toBe(true)
    expect(run).toHaveBeenCalledOnce()
  })

  test.each(['K', '1', 'Shift+K', '?'])('the bare key %s is refused', (keys) => {
    expect(() => new Shortcuts().add({ keys, label: 'x', run: () => {} })).toThrow('bare key')
  })

  test('the newest wins, and gives way when taken away', () => {
    const shortcuts = new Shortcuts()
    const [older, newer] = [vi.fn(), vi.fn()]
    shortcuts.add({ keys: 'Ctrl+F', label: 'x', run: older })
    const remove = shortcuts.add({ keys: 'Ctrl+F', label: 'x', run: newer })
    press(shortcuts, { key: 'f', ctrlKey: true })
    remove()
    press(shortcuts, { key: 'f', ctrlKey: true })
    expect(newer).toHaveBeenCalledOnce()
    expect(older).toHaveBeenCalledOnce()
  })

  test('rest while a dialog is open, unless meant for dialogs', () => {
    document.body.innerHTML = '<div role="dialog"><input></div>'
    const inside = document.querySelector('input') ?? document.body
    const shortcuts = new Shortcuts()
    const [outside, both] = [vi.fn(), vi.fn()]
    shortcuts.add({ keys: 'Ctrl+1', label: 'x', run: outside })
    shortcuts.add({ keys: 'Ctrl+K', label: 'x', run: both, inDialogs: true })
    press(shortcuts, { key: '1', ctrlKey: true }, inside)
    press(shortcuts, { key: 'k', ctrlKey: true }, inside)
    expect(outside).not.toHaveBeenCalled()
    expect(both).toHaveBeenCalledOnce()
  })
})
