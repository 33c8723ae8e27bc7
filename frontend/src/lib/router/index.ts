export { Router } from './router.svelte'
export type {
  ContactsRoute,
  OrdersRoute,
  PeriodsRoute,
  ReviewRoute,
  Route,
  Screen,
  StockRoute,
} from './routes'
