export { Router } from './router.svelte'
export type { ContactsRoute, OrdersRoute, Route, Screen } from './routes'
