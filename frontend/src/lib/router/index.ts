export { Router } from './router.svelte'
export type { OrdersRoute, Route, Screen } from './routes'
