import type { DocumentStatus, SentView } from '$lib/backend'
import {
  documentStatus,
  orderRow,
  orderView,
  readBackView,
  settlement,
  type FakeOptions,
} from '$lib/backend/fake'
import { Fault } from '$lib/errors'
import { screen, waitFor, within } from '@testing-library/svelte'
import { describe, expect, test, vi } from 'vitest'
import { openOrders, violations } from './test/open'

const cell = (name: string) => screen.findByRole('gridcell', { name })
const rowOf = async (number: string) => (await cell(number)).closest('[role="row"]') as HTMLElement
const nothing = () => Promise.resolve({ rows: [], total: 0, buckets: {} })

describe('the list', () => {
  test('shows date, customer, total and the one cell that is state and action', async () => {
    await openOrders()
    expect((await rowOf('SO-10240')).textContent).toMatch(
      /Harbour & Pine Ltd.*PO 4400.*120\.00.*NZD.*Create invoice/,
    )
    expect((await rowOf('SO-10239')).textContent).toMatch(/Awaiting payment/)
    expect((await rowOf('SO-10229')).textContent).toMatch(/Create invoice.*Voided/)
    expect(await violations()).toEqual([])
  })

  test('a sent document opens in Xero, a rejected one says why', async () => {
    const openDocument = vi.fn(() => Promise.resolve())
    const { user } = await openOrders({ replace: { shell: { openDocument } } })
    await user.click(await screen.findByRole('button', { name: 'Paid. Open SO-10237 in Xero' }))
    expect(openDocument).toHaveBeenCalledExactlyOnceWith(4)
    await user.click(screen.getByRole('button', { name: 'Rejected. Why SO-10236 was not sent' }))
    const sheet = await screen.findByRole('region', { name: 'SO-10236' })
    expect((await within(sheet).findByRole('alert')).textContent).toMatch(/Account 404 is archived in Xero/)
  })

  test('chips narrow it, and the choice is found again', async () => {
    const { user, router } = await openOrders()
    await user.click(await screen.findByRole('button', { name: /^Problems/ }))
    await waitFor(() => expect(screen.queryByRole('gridcell', { name: 'SO-10240' })).toBeNull())
    expect(await cell('SO-10236')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'More' }))
    await user.click(await screen.findByRole('menuitem', { name: /Before Daybook/ }))
    expect(await screen.findByRole('button', { name: /^Before Daybook/, pressed: true })).toBeTruthy()
    router.go({ screen: 'home' })
    await waitFor(() => expect(screen.queryByRole('grid')).toBeNull())
    router.back()
    expect(await screen.findByRole('button', { name: /^Before Daybook/, pressed: true })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: /^All/ }))
    expect(await cell('SO-10240')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^Before Daybook/ })).toBeNull()
  })

  test('a place may bring its filter', async () => {
    const { router } = await openOrders({}, { screen: 'sales', bucket: 'to_send', contact: 2 })
    expect(await screen.findByRole('button', { name: /^To send/, pressed: true })).toBeTruthy()
    expect(await screen.findByRole('button', { name: 'Only Waiheke Lodge', pressed: true })).toBeTruthy()
    expect(router.current).toEqual({ screen: 'sales' })
  })

  test('by keys alone: Enter on a row opens it, Enter on the status acts, Esc returns', async () => {
    const { user } = await openOrders()
    await cell('SO-10240')
    const grid = screen.getByRole('grid')
    grid.focus()
    await user.keyboard('{ArrowDown}{Enter}')
    const sheet = await screen.findByRole('region', { name: 'SO-10239' })
    await waitFor(() => expect(document.activeElement).toBe(sheet))
    await user.keyboard('{Escape}')
    await waitFor(() => expect(document.activeElement).toBe(grid))
    await user.keyboard('{ArrowUp}{End}{Enter}')
    expect(await screen.findByRole('dialog', { name: 'Invoice for SO-10240' })).toBeTruthy()
  })
})

describe('reading back from Xero', () => {
  const readAt = () => new Date(Date.now() - 4 * 60_000 - 1000).toISOString()

  test('says how long ago it was, and refreshes by the button and by its key', async () => {
    const now = vi.fn(() => Promise.resolve(readBackView({ readAt: new Date().toISOString() })))
    const { backend, user } = await openOrders({ replace: { readBack: { now } } })
    backend.emit('read-back', readBackView({ readAt: readAt() }))
    expect(await screen.findByText('Read 4 minutes ago')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Refresh from Xero' }))
    expect(await screen.findByText('Read just now')).toBeTruthy()
    await user.keyboard('{F5}')
    await waitFor(() => expect(now).toHaveBeenCalledTimes(2))
    expect(await violations()).toEqual([])
  })

  test('while it goes on, tells how far it is', async () => {
    const { backend } = await openOrders()
    backend.emit('read-back', readBackView({ isReading: true }))
    expect(await screen.findByText('Reading from Xero…')).toBeTruthy()
    backend.emit('read-back', readBackView({ isReading: true, done: 2000, total: 5200 }))
    expect(await screen.findByText('Reading 2,000 of 5,200…')).toBeTruthy()
  })

  test.each([
    ['offline', 'Offline', /reads again by itself/],
    ['sign_in', 'Not read: sign in', /until you sign in again/],
    ['few_calls', 'Few calls left today', /Fewer than 100 calls/],
    ['limit', 'Xero asks to wait', /too many calls/],
  ])('while it waits (%s), says so in words, in the list and beside the order', async (wait, words, line) => {
    const { backend, user } = await openOrders()
    backend.emit('read-back', readBackView({ wait, nextAt: '' }))
    expect((await screen.findByText(new RegExp(`^${words} · read `))).title).toMatch(line)
    await user.click(await cell('SO-10239'))
    expect(within(await screen.findByRole('region', { name: 'SO-10239' })).getByText(line)).toBeTruthy()
  })

  test('the list follows what changed by itself', async () => {
    let ledger = 'AUTHORISED'
    const list = () =>
      Promise.resolve({
        rows: [{ ...orderRow('sale', 1), status: documentStatus({ state: 'sent', ledger, canOpen: true }) }],
        total: 1,
        buckets: {},
      })
    const { backend } = await openOrders({ replace: { orders: { list } } })
    expect(await screen.findByText('Awaiting payment')).toBeTruthy()
    ledger = 'PART_PAID'
    backend.emit('order', { id: 0, kind: '' })
    expect(await screen.findByText('Part paid')).toBeTruthy()
  })
})

describe('when there is nothing to show', () => {
  test('no orders at all: the next step is to type one', async () => {
    const { user } = await openOrders({ replace: { orders: { list: nothing } } })
    expect(await screen.findByText('No sales orders yet')).toBeTruthy()
    await user.click(screen.getAllByRole('button', { name: 'New sales order' }).at(-1) as HTMLElement)
    expect(await screen.findByRole('dialog', { name: 'New sales order' })).toBeTruthy()
  })

  test('nothing matches: the search can be cleared', async () => {
    const { user } = await openOrders()
    await user.type(await screen.findByRole('searchbox'), 'zzz')
    expect(await screen.findByText('Nothing matches “zzz”')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Clear the search' }))
    expect(await cell('SO-10240')).toBeTruthy()
  })

  test('everything is sent: it says so', async () => {
    const list = ({ bucket }: { bucket: string }) =>
      Promise.resolve({
        rows: bucket === 'to_send' ? [] : [orderRow('purchase', 1)],
        total: bucket === 'to_send' ? 0 : 1,
        buckets: { sent: 1 },
      })
    await openOrders({ replace: { orders: { list } } }, { screen: 'purchases', bucket: 'to_send' })
    expect(await screen.findByText('Everything is sent')).toBeTruthy()
    expect(screen.getByText('No order waits for its bill.')).toBeTruthy()
  })

  test('a failure says what happened, and trying again brings the list', async () => {
    const list = vi.fn().mockRejectedValueOnce(new Fault('internal', 'The company file did not answer.'))
    const { user } = await openOrders({ replace: { orders: { list } } })
    expect((await screen.findByRole('alert')).textContent).toMatch(/The company file did not answer/)
    list.mockImplementation(() => Promise.resolve({ rows: [orderRow('sale', 0)], total: 1, buckets: {} }))
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await cell('SO-10240')).toBeTruthy()
  })
})

describe('the details', () => {
  const openDetail = async (number: string, options = {}) => {
    const opened = await openOrders(options)
    await opened.user.click(await cell(number))
    return { ...opened, sheet: await screen.findByRole('region', { name: number }) }
  }

  test('of a sent order compare our totals with Xero’s, and Refresh reads them again', async () => {
    const readBack = vi.fn((id: number) => Promise.resolve(orderView('sale', id)))
    const { sheet, user } = await openDetail('SO-10239', { replace: { orders: { readBack } } })
    const total = within(sheet).getByRole('row', { name: /^Total/ })
    expect(total.textContent).toMatch(/1,292\.11.*1,292\.11.*the same/)
    expect(within(sheet).getByText('Xero holds exactly what was sent.')).toBeTruthy()
    expect(within(sheet).getByText('Created in Xero')).toBeTruthy()
    await user.click(within(sheet).getByRole('button', { name: 'Refresh' }))
    expect(readBack).toHaveBeenCalledExactlyOnceWith(2)
    expect(await violations()).toEqual([])
  })

  test('of a document that differs name what differs', async () => {
    const order = orderView('sale', 2)
    const sent = {
      ...order.sent,
      theirs: { ...order.sent.theirs, total: '1292.10' },
      differences: ['Total: "1292.11" was sent, Xero holds "1292.10".'],
    }
    const get = () => Promise.resolve({ ...order, sent })
    const { sheet } = await openDetail('SO-10239', { replace: { orders: { get } } })
    expect(within(sheet).getByRole('row', { name: /^Total/ }).textContent).toMatch(/differs/)
    expect(within(sheet).getByText(/Xero holds "1292\.10"/)).toBeTruthy()
  })

  /** Shows a sent order whose document stands so in Xero. */
  const openSent = async (
    sent: Partial<SentView>,
    status: Partial<DocumentStatus> = {},
    replace: FakeOptions['replace'] = {},
  ) => {
    const order = orderView('sale', 2)
    const shown = {
      ...order,
      status: { ...order.status, ...status },
      sent: { ...order.sent, status: status.ledger ?? order.sent.status, ...sent },
    }
    const orders = { get: () => Promise.resolve(shown), ...replace.orders }
    return openDetail('SO-10239', { replace: { ...replace, orders } })
  }

  test('of a part paid document list each payment and credit with its day, and what is due', async () => {
    const settlements = [
      settlement({ date: '2026-03-14', reference: 'first half', amount: '646.05' }),
      settlement({ kind: 'credit_note', number: 'CN-12', date: '2026-03-20', amount: '46.06' }),
      settlement({ kind: 'prepayment', date: '', amount: '100.00' }),
    ]
    const amounts = { amountPaid: '646.05', amountCredited: '146.06', amountDue: '500.00' }
    const { sheet } = await openSent({ settlements, ...amounts }, { ledger: 'PART_PAID' })
    const table = within(sheet).getByRole('table', { name: 'Payments and credits' })
    const rows = within(table)
      .getAllByRole('row')
      .map((row) => Array.from(row.children, (each) => each.textContent?.trim()).join(' '))
    expect(rows).toEqual([
      'Date What Amount NZD',
      '14 Mar 2026 Payment · first half 646.05',
      '20 Mar 2026 Credit note CN-12 46.06',
      '– Prepayment 100.00',
      'Paid 646.05',
      'Credited 146.06',
      'Due 500.00',
    ])
    expect(within(sheet).getByText('Part paid')).toBeTruthy()
    expect(await violations()).toEqual([])
  })

  test('of a paid document say since when, and of an unpaid one what is due', async () => {
    const { sheet } = await openDetail('SO-10237')
    expect(within(sheet).getByText('Paid in full on 14 Mar 2026')).toBeTruthy()
    expect(within(sheet).queryByRole('row', { name: /^Due/ })).toBeNull()
  })

  test('of a document settled by credits alone do not call it paid', async () => {
    const amounts = {
      amountPaid: '0.00',
      amountCredited: '1292.11',
      amountDue: '0.00',
      fullyPaidOn: '2026-03-20',
    }
    const { sheet } = await openSent(amounts, { ledger: 'PAID' })
    expect(within(sheet).getByText('Credited in full on 20 Mar 2026')).toBeTruthy()
    expect(within(sheet).queryByText(/Paid in full/)).toBeNull()
  })

  test('name the number under which Xero holds it', async () => {
    const { sheet } = await openSent({ number: 'SO-10239-R2' })
    const inXero = within(sheet).getByRole('region', { name: 'In Xero' })
    expect(within(inXero).getByText('SO-10239-R2')).toBeTruthy()
  })

  test('of a document that someone edited say that it was changed in Xero, in the list too', async () => {
    const row = orderRow('sale', 1)
    const list = () =>
      Promise.resolve({
        rows: [{ ...row, status: { ...row.status, isChanged: true } }],
        total: 1,
        buckets: {},
      })
    const differences = ['Due date: "2026-04-01" was sent, Xero holds "2026-05-01".']
    const { sheet } = await openSent({ differences, isChanged: true }, {}, { orders: { list } })
    expect(within(sheet).getByText('Changed in Xero since it was sent')).toBeTruthy()
    expect(within(sheet).getByText(/Xero holds "2026-05-01"/)).toBeTruthy()
    expect(
      screen.getByRole('button', { name: 'Awaiting payment, Changed in Xero. Open SO-10239 in Xero' }),
    ).toBeTruthy()
  })

  test.each([
    ['VOIDED', /The invoice was voided in Xero.*can be sent again.*by mistake/, 'Voided'],
    ['DELETED', /The invoice was deleted in Xero.*can be sent again.*by mistake/, 'Deleted'],
    ['MISSING', /Xero no longer has the invoice.*can be sent again.*Look in Xero first/, 'Missing'],
  ])('of a document that is %s warn, and offer the next one', async (ledger, line, word) => {
    const { sheet } = await openSent({}, { ledger, isFree: true, canOpen: ledger !== 'MISSING' })
    expect((await within(sheet).findByRole('alert')).textContent).toMatch(line)
    expect(within(sheet).queryByText('Xero holds exactly what was sent.')).toBeNull()
    expect(within(sheet).getAllByText(word).length).toBeGreaterThan(0)
    expect(within(sheet).getByRole('button', { name: 'Create invoice' })).toBeTruthy()
    expect(within(sheet).queryByRole('row', { name: /^(Paid|Due)/ })).toBeNull()
    expect(within(sheet).queryByText('Xero holds exactly what was sent.')).toBeNull()
  })

  test('of an order that Xero holds twice warn', async () => {
    const { sheet } = await openSent({}, { alsoHeld: 'SO-10239-R1' })
    expect((await within(sheet).findByRole('alert')).textContent).toMatch(
      /Xero holds two of this order.*SO-10239-R1 stands in Xero again/,
    )
  })

  test('a reading that fails says why beside what was read before', async () => {
    const readBack = () => Promise.reject(new Fault('offline', 'Xero cannot be reached.'))
    const { sheet, user } = await openDetail('SO-10239', { replace: { orders: { readBack } } })
    await user.click(within(sheet).getByRole('button', { name: 'Refresh' }))
    expect((await within(sheet).findByRole('status')).textContent).toMatch(/Xero cannot be reached/)
    expect(within(sheet).getByRole('row', { name: /^Total/ })).toBeTruthy()
  })

  test('a queued document can be taken back', async () => {
    const withdraw = vi.fn((id: number) => Promise.resolve(orderView('sale', id, documentStatus())))
    const { sheet, user } = await openDetail('SO-10231', { replace: { orders: { withdraw } } })
    await user.click(within(sheet).getByRole('button', { name: 'Take it back' }))
    expect(withdraw).toHaveBeenCalledExactlyOnceWith(10)
    expect(await within(sheet).findByRole('button', { name: 'Create invoice' })).toBeTruthy()
  })

  test('cancelling and deleting are in the menu', async () => {
    const setCancelled = vi.fn((id: number, is: boolean) =>
      Promise.resolve({ ...orderView('sale', id), isCancelled: is }),
    )
    const { sheet, user, router } = await openDetail('SO-10240', { replace: { orders: { setCancelled } } })
    await user.click(within(sheet).getByRole('button', { name: 'More' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Mark as cancelled' }))
    expect(setCancelled).toHaveBeenCalledExactlyOnceWith(1, true)
    await user.click(within(sheet).getByRole('button', { name: 'More' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Delete SO-10240' }))
    await waitFor(() => expect(router.current).toEqual({ screen: 'sales' }))
  })

  test.each([
    ['This is it', 'Link SO-10234?', 'Link it', ['adopt', 'ledger-9']],
    ['None of them: send ours', 'Send SO-10234 all the same?', 'Send it', ['send', '']],
    ['Take ours back', 'Take SO-10234 back?', 'Take it back', ['drop', '']],
  ])('a conflict: “%s” says what will happen and asks first', async (choice, title, does, expected) => {
    const resolve = vi.fn((id: number) => Promise.resolve(orderView('sale', id, documentStatus())))
    const { sheet, user } = await openDetail('SO-10234', { replace: { orders: { resolve } } })
    expect(within(sheet).getByText('10235')).toBeTruthy()
    await user.click(within(sheet).getAllByRole('button', { name: choice })[0] as HTMLElement)
    const dialog = await screen.findByRole('dialog', { name: title })
    expect(resolve).not.toHaveBeenCalled()
    await user.click(within(dialog).getByRole('button', { name: does }))
    expect(resolve).toHaveBeenCalledExactlyOnceWith(7, ...expected)
  })

  test('a candidate can be looked at in Xero first', async () => {
    const openCandidate = vi.fn(() => Promise.resolve())
    const { sheet, user } = await openDetail('SO-10234', { replace: { shell: { openCandidate } } })
    await user.click(within(sheet).getAllByRole('button', { name: 'Open in Xero' })[1] as HTMLElement)
    expect(openCandidate).toHaveBeenCalledExactlyOnceWith('sale', 'ledger-8')
    expect(await violations()).toEqual([])
  })
})
