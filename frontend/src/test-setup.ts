import { afterEach, beforeEach } from 'vitest'

// Every test starts with the same words and figures, whatever the machine speaks.
beforeEach(() => {
  Object.defineProperty(navigator, 'languages', { value: ['en-NZ'], configurable: true })
  Object.defineProperty(navigator, 'language', { value: 'en-NZ', configurable: true })
})

afterEach(() => {
  document.body.replaceChildren()
})
