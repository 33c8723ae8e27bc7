export { Router } from './router.svelte'
export type { ContactsRoute, OrdersRoute, ReviewRoute, Route, Screen } from './routes'
