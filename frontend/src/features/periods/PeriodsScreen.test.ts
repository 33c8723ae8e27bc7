import type { JournalEdit } from '$lib/backend'
import { fakeBackend, periodsView, periodView, type FakeOptions } from '$lib/backend/fake'
import { Fault } from '$lib/errors'
import { Router, type PeriodsRoute } from '$lib/router'
import ScreenStage from '$shell/parts/test/ScreenStage.svelte'
import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { waterfall } from './charts'
import PeriodsScreen from './PeriodsScreen.svelte'

let user: ReturnType<typeof userEvent.setup>
beforeEach(() => {
  user = userEvent.setup()
})

function open(options: FakeOptions = {}, route: PeriodsRoute = { screen: 'periods' }) {
  const router = new Router(route)
  render(ScreenStage, { backend: fakeBackend(options), router, screen: PeriodsScreen })
  return router
}

const october: PeriodsRoute = { screen: 'periods', to: '2026-10-31' }

/** Contrast needs colours, which nothing here computes; real browsers check it. */
async function violations() {
  const result = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })
  return result.violations.map(({ id, nodes }) => [id, nodes[0]?.html])
}

describe('the months', () => {
  test('stand with what stock was worth, what they cost and how they stand', async () => {
    open()
    const row = (await screen.findByRole('button', { name: 'October 2026' })).closest('tr')
    expect(row?.textContent).toMatch(/49,636\.98.*18,807\.60.*−1,240\.35.*To approve/)
    expect(screen.getByRole('img', { name: 'Stock value by month' })).toBeTruthy()
    expect(await violations()).toEqual([])
  })

  test('at first use one button leads to the accounts', async () => {
    const router = open({
      replace: { periods: { list: () => Promise.resolve(periodsView({ isSetUp: false, rows: [] })) } },
    })
    await user.click(await screen.findByRole('button', { name: 'Choose accounts and method' }))
    expect(router.current).toEqual({ screen: 'periods', view: 'accounts' })
  })

  test('that cannot be read say why, and are read again', async () => {
    let calls = 0
    const list = () =>
      calls++ === 0
        ? Promise.reject(new Fault('offline', 'Xero cannot be reached.'))
        : Promise.resolve(periodsView())
    open({ replace: { periods: { list } } })
    await user.click(await screen.findByRole('button', { name: /again/i }))
    expect(await screen.findByRole('button', { name: 'October 2026' })).toBeTruthy()
  })
})

describe('a month', () => {
  test('shows checklist, journal, bridge and tie-out, and opens down to items', async () => {
    open({}, october)
    expect(await screen.findByRole('heading', { name: 'October 2026' })).toBeTruthy()
    expect(screen.getByText('64 movements.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'What 630 Stock – Materials is made of' }))
    await user.click(screen.getByRole('button', { name: 'Goods received' }))
    expect(await screen.findByRole('button', { name: 'OAK-25-FAS' })).toBeTruthy()
    expect(screen.getByText('Both methods come to the same')).toBeTruthy()
    expect(await violations()).toEqual([])
  })

  test('is approved by exactly the journal that is shown', async () => {
    const approve = vi.fn(() => Promise.resolve(periodView({ canApprove: false })))
    open({ replace: { periods: { approve } } }, october)
    await user.click(await screen.findByRole('button', { name: 'Approve journal' }))
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByText(/This queues 1 draft manual journal of 11,000\.00/)).toBeTruthy()
    await user.click(within(dialog).getByRole('button', { name: 'Queue 1 draft journal' }))
    expect(approve).toHaveBeenCalledWith('2026-10-31', 'digest-1')
  })

  test('keeps what is typed where it is refused, and says what is wrong', async () => {
    const edit = vi.fn((typed: JournalEdit) =>
      Promise.reject(
        new Fault('invalid', 'The journal cannot be kept as it is.', '', {
          lines: `Debit and credit differ by ${typed.lines.length}.00.`,
        }),
      ),
    )
    open({ replace: { periods: { edit } } }, october)
    await user.click(await screen.findByRole('button', { name: 'Edit' }))
    const amount = screen.getByRole('textbox', { name: /^Amount of 310/ })
    await user.clear(amount)
    await user.type(amount, '8000')
    await user.click(screen.getByRole('button', { name: 'Keep changes' }))
    expect(await screen.findByText(/Debit and credit differ by 3\.00/)).toBeTruthy()
    expect(amount).toHaveProperty('value', '8000')
    expect(edit.mock.calls[0]?.[0].lines[0]).toMatchObject({ accountId: 'a-300', amount: '-11000.00' })
  })

  test('that is blocked leads to what mends it and cannot be approved', async () => {
    const blocked = periodView({
      canApprove: false,
      blocks: [
        {
          reason: 'uncosted',
          text: 'TRY-BRS-40 went out and has no cost.',
          remedy: 'Record what it cost.',
          itemId: 11,
          sku: 'TRY-BRS-40',
          role: '',
        },
      ],
    })
    const router = open({ replace: { periods: { get: () => Promise.resolve(blocked) } } }, october)
    await user.click(await screen.findByRole('button', { name: 'Open TRY-BRS-40' }))
    expect(router.current).toEqual({ screen: 'stock', item: 11 })
  })
})

test('the accounts page saves what is chosen, and names each refusal at its field', async () => {
  const saveSettings = vi.fn(() =>
    Promise.reject(
      new Fault('invalid', 'This cannot be saved as it is.', '', {
        'accounts.purchases': 'Choose an account.',
      }),
    ),
  )
  open({ replace: { periods: { saveSettings } } }, { screen: 'periods', view: 'accounts' })
  await user.click(await screen.findByRole('radio', { name: /From the balances of Xero/ }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Choose an account.')).toBeTruthy()
  expect(saveSettings).toHaveBeenCalledWith(expect.objectContaining({ method: 'balance' }))
  expect(await violations()).toEqual([])
})

test('a waterfall stands each step on the one before', () => {
  const steps = waterfall([
    { label: 'Opening', amount: '100.00' },
    { label: 'Bought', amount: '50.00' },
    { label: 'Delivered', amount: '-30.00' },
    { label: 'Closing', amount: '120.00' },
  ])
  expect(steps.map(({ from, to, kind }) => [from, to, kind])).toEqual([
    [0, 100, 'end'],
    [100, 150, 'up'],
    [150, 120, 'down'],
    [0, 120, 'end'],
  ])
})
