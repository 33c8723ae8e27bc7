export { Router } from './router.svelte'
export type { ContactsRoute, OrdersRoute, ReviewRoute, Route, Screen, StockRoute } from './routes'
