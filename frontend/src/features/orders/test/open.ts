import { fakeBackend, type FakeOptions } from '$lib/backend/fake'
import { Router, type OrdersRoute } from '$lib/router'
import ScreenStage from '$shell/parts/test/ScreenStage.svelte'
import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import Orders from './Orders.svelte'

export type FakeOrders = NonNullable<NonNullable<FakeOptions['replace']>['orders']>

/** Opens the screen of sales orders, or another place of it, on the fake backend. */
export async function openOrders(options: FakeOptions = {}, route: OrdersRoute = { screen: 'sales' }) {
  const backend = fakeBackend(options)
  const router = new Router(route)
  render(ScreenStage, { backend, router, screen: Orders })
  const name = route.screen === 'sales' ? 'Sales orders' : 'Purchase orders'
  await screen.findByRole('grid', { name, hidden: true })
  return { backend, router, user: userEvent.setup() }
}

/** Contrast needs colours, which nothing here computes; real browsers check it. */
export async function violations() {
  const result = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })
  return result.violations.map(({ id, nodes }) => [id, nodes[0]?.html])
}
