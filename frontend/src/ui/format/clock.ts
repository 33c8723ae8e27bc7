import { createSubscriber } from 'svelte/reactivity'

/** How often texts such as "4 minutes ago" are looked at again. */
const beat = 15_000

const subscribe = createSubscriber((update) => {
  const timer = setInterval(update, beat)
  return () => clearInterval(timer)
})

/** The time in milliseconds; what is derived from it moves on by itself. */
export function passingTime(): number {
  subscribe()
  return Date.now()
}
