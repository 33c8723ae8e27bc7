import { afterEach, expect, test, vi } from 'vitest'
import { keepOnPage } from './links'

let stop = () => {}
afterEach(() => stop())

function follow(href: string) {
  document.body.innerHTML = `<a href="${href}"><span>link</span></a>`
  const event = new MouseEvent('click', { bubbles: true, cancelable: true })
  document.querySelector('span')?.dispatchEvent(event)
  return event
}

test.each(['https://go.xero.com/x', 'mailto:a@example.com'])('%s leaves through the system', (address) => {
  const open = vi.fn()
  stop = keepOnPage(open)
  expect(follow(address).defaultPrevented).toBe(true)
  expect(open).toHaveBeenCalledExactlyOnceWith(address)
})

test.each(['/elsewhere', '#content', 'javascript:alert(1)', 'file:///etc/passwd'])(
  '%s goes nowhere',
  (address) => {
    const open = vi.fn()
    stop = keepOnPage(open)
    expect(follow(address).defaultPrevented).toBe(true)
    expect(open).not.toHaveBeenCalled()
  },
)

test('a dropped file does not replace the page', () => {
  stop = keepOnPage(vi.fn())
  const event = new Event('drop', { bubbles: true, cancelable: true })
  document.body.dispatchEvent(event)
  expect(event.defaultPrevented).toBe(true)
})
