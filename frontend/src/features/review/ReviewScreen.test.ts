import { bulkView, fakeBackend, learningView, pairView, type FakeOptions } from '$lib/backend/fake'
import { Fault } from '$lib/errors'
import { Router, type ReviewRoute } from '$lib/router'
import ScreenStage from '$shell/parts/test/ScreenStage.svelte'
import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import ReviewScreen from './ReviewScreen.svelte'

let user: ReturnType<typeof userEvent.setup>
let router: Router
beforeEach(() => {
  user = userEvent.setup()
})

function openReview(options: FakeOptions = {}, route: ReviewRoute = { screen: 'review' }) {
  const backend = fakeBackend({ pairCount: 8, ...options })
  router = new Router(route)
  render(ScreenStage, { backend, router, screen: ReviewScreen })
  return backend
}

async function openPair(options: FakeOptions = {}, route?: ReviewRoute) {
  const backend = openReview(options, route)
  const pair = await screen.findByRole('group', { name: /^Pair/ })
  return { backend, pair }
}

const sentence = (id: number) => screen.findByRole('heading', { name: pairView(id).sentence })
const textOf = (element: HTMLElement) => element.textContent?.replace(/\s+/g, ' ')

/** Contrast needs colours, which nothing here computes; real browsers check it. */
async function violations() {
  const result = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })
  return result.violations.map(({ id, nodes }) => [id, nodes[0]?.html])
}

describe('a pair', () => {
  test('stands side by side, with what differs marked in the text and said in a word', async () => {
    const { pair } = await openPair()
    const table = within(pair).getByRole('table', { name: 'Pair: Harbour & Pine and Harbour and Pine Ltd' })
    const row = within(table).getByRole('row', { name: /^Name/ })
    expect(row.textContent).toContain('Nearly the same')
    expect([...row.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['&', 'and', 'Ltd'])
    const same = within(table).getByRole('row', { name: /^Tax number/ })
    expect(same.querySelector('mark')).toBeNull()
    expect(textOf(pair)).toMatch(/97\.4%.*likely one firm.*Orders worth 18,420\.50 NZD/)
    expect(screen.getByRole('progressbar').getAttribute('aria-valuetext')).toBe(
      '14 of 22, worth 84% of invoices',
    )
    expect(await violations()).toEqual([])
  })

  test('shows its evidence when asked, and goes on showing it', async () => {
    await openPair()
    expect(screen.queryByRole('table', { name: 'Evidence, field by field' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Why 97.4%' }))
    const table = screen.getByRole('table', { name: 'Evidence, field by field' })
    const row = within(table).getByRole('row', { name: /^E-mail/ })
    expect(row.textContent).toMatch(/same domain, one in 240 has it.*\+3\.4/)
    expect(within(table).getByRole('row', { name: /^Phone/ }).textContent).toContain('−2.8')
    expect(within(table).getByRole('row', { name: /^Together/ }).textContent).toContain('+12.5')
    expect(await violations()).toEqual([])
    await user.keyboard('{ArrowRight}')
    await sentence(2)
    expect(screen.getByRole('table', { name: 'Evidence, field by field' })).toBeTruthy()
  })

  test('says what speaks against it, and that one at Xero is archived', async () => {
    const { pair } = await openPair({}, { screen: 'review', pair: 3 })
    expect(within(pair).getByText('Two different valid tax numbers.')).toBeTruthy()
    expect(within(pair).getByText('Archived')).toBeTruthy()
  })

  test('opens its contacts, here and in Xero', async () => {
    const openLedgerContact = vi.fn(() => Promise.resolve())
    const { pair } = await openPair({ replace: { shell: { openLedgerContact } } })
    await user.click(within(pair).getByRole('button', { name: 'Open in Xero: Harbour and Pine Ltd' }))
    expect(openLedgerContact).toHaveBeenCalledExactlyOnceWith('ledger-501')
    await user.click(within(pair).getByRole('button', { name: 'Open contact: Harbour & Pine' }))
    expect(router.current).toEqual({ screen: 'contacts', contact: 1 })
  })
})

describe('answering by keyboard alone', () => {
  test('each key gives its answer, and the next pair comes', async () => {
    const { backend, pair } = await openPair({})
    const decide = vi.spyOn(backend.review, 'decide')
    await waitFor(() => expect(document.activeElement).toBe(pair))
    await user.keyboard('{ArrowRight}')
    await sentence(2)
    await user.keyboard('{ArrowLeft}')
    await sentence(3)
    await user.keyboard('l')
    await sentence(4)
    await user.keyboard('w')
    await sentence(5)
    await waitFor(() =>
      expect(decide.mock.calls).toEqual([
        [1, 'same'],
        [2, 'different'],
        [4, 'works_at'],
      ]),
    )
  })

  test('Z shows the pair again, and takes the answer back', async () => {
    const { backend } = await openPair()
    const takeBack = vi.spyOn(backend.review, 'takeBack')
    await user.keyboard('{ArrowRight}')
    await sentence(2)
    await user.keyboard('z')
    await sentence(1)
    await waitFor(() => expect(takeBack).toHaveBeenCalledExactlyOnceWith(200))
  })

  test('a key does nothing while the focus is elsewhere, or with another key', async () => {
    const { backend } = await openPair({})
    const decide = vi.spyOn(backend.review, 'decide')
    await user.keyboard('{Control>}{ArrowRight}{/Control}')
    screen.getByRole('button', { name: 'Look for duplicates' }).focus()
    await user.keyboard('{ArrowRight}wl')
    expect(decide).not.toHaveBeenCalled()
  })

  test('no one works at a contact of Xero’s own', async () => {
    const { backend, pair } = await openPair({}, { screen: 'review', pair: 5 })
    const decide = vi.spyOn(backend.review, 'decide')
    expect(within(pair).getByRole('button', { name: /^Works at/ })).toHaveProperty('disabled', true)
    await user.keyboard('w')
    expect(decide).not.toHaveBeenCalled()
  })
})

test('an answer that is refused says so and shows its pair again', async () => {
  const decide = () => Promise.reject(new Fault('conflict', 'A document of either is on its way.'))
  const { pair } = await openPair({ replace: { review: { decide } } })
  await user.click(within(pair).getByRole('button', { name: /^Same/ }))
  await waitFor(() =>
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(pairView(1).sentence),
  )
})

describe('the queue', () => {
  test('keeps one kind, and those put off', async () => {
    await openPair()
    await user.keyboard('l')
    await sentence(2)
    await user.click(await screen.findByRole('button', { name: /^Put off\s*1$/ }))
    await sentence(1)
    await user.click(screen.getByRole('button', { name: /^Decide now/ }))
    expect(await screen.findByText('Nothing is put off')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Show all pairs' }))
    await sentence(1)
    await user.click(await screen.findByRole('button', { name: /^Both in Xero/ }))
    await sentence(5)
  })

  test('before anything was compared offers to look for duplicates', async () => {
    const progress = { decided: 0, open: 0, putOff: 0, worthPerMille: 0, scannedAt: '' }
    const backend = openReview({
      pairCount: 0,
      replace: { review: { progress: () => Promise.resolve(progress) } },
    })
    const scan = vi.spyOn(backend.review, 'scan')
    await screen.findByText('Nothing was compared yet')
    expect(await violations()).toEqual([])
    const offers = screen.getAllByRole('button', { name: 'Look for duplicates' })
    await user.click(offers.at(-1) ?? document.body)
    expect(scan).toHaveBeenCalledOnce()
  })

  test('with every pair decided leads to the decisions', async () => {
    openReview({ pairCount: 0 })
    await screen.findByText('Every pair is decided')
    await user.click(screen.getByRole('button', { name: 'Show the decisions' }))
    await screen.findByRole('grid', { name: 'Decisions' })
  })

  test('that cannot be read says why, and is read again', async () => {
    const queue = vi.fn(fakeBackend({ pairCount: 8 }).review.queue)
    queue.mockRejectedValueOnce(new Fault('internal', 'The file gave no answer.'))
    openReview({ replace: { review: { queue } } })
    expect((await screen.findByRole('alert')).textContent).toContain('The file gave no answer.')
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await sentence(1)
  })

  test('looks for duplicates with progress and cancel', async () => {
    const cancel = vi.fn(() => Promise.resolve())
    const { backend } = await openPair({ replace: { jobs: { cancel } } })
    const job = await backend.jobs.get('job-1')
    vi.spyOn(backend.review, 'scan').mockResolvedValue({
      ...job,
      id: 'job-9',
      kind: 'scan_contacts',
      state: 'running',
    })
    await user.click(screen.getByRole('button', { name: 'Look for duplicates' }))
    await screen.findByRole('progressbar', { name: 'Comparing contacts' })
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(cancel).toHaveBeenCalledExactlyOnceWith('job-9')
  })
})

describe('accepting many', () => {
  test('shows what it does before, and accepts exactly that', async () => {
    const { backend } = await openPair()
    const acceptBulk = vi.spyOn(backend.review, 'acceptBulk')
    await user.click(screen.getByRole('button', { name: 'Accept many' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Accept many pairs' }))
    expect(textOf(await dialog.findByRole('status'))).toMatch(
      /links 11 contacts to Xero, merges 3 pairs here, notes 2 duplicates in Xero.*61,204\.10 NZD.*4 more pairs stay/,
    )
    expect(await violations()).toEqual([])
    const percent = dialog.getByRole('textbox', { name: 'At least' })
    await user.clear(percent)
    await user.type(percent, '95')
    await waitFor(() => expect(dialog.getByRole('button', { name: 'Accept 16 pairs' })).toBeTruthy())
    await waitFor(() => expect(percent).toHaveProperty('value', '95'))
    await user.click(dialog.getByRole('button', { name: 'Accept 16 pairs' }))
    await waitFor(() => expect(acceptBulk).toHaveBeenCalledOnce())
    expect(acceptBulk.mock.lastCall?.[1]).toBe('bulk-1')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  test('a percentage that cannot be read is said at its field', async () => {
    const previewBulk = () =>
      Promise.reject(
        new Fault('invalid', 'This cannot be read.', '', { percent: 'Write a number such as 97.5.' }),
      )
    await openPair({ replace: { review: { previewBulk } } })
    await user.click(screen.getByRole('button', { name: 'Accept many' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(await dialog.findByText('Write a number such as 97.5.')).toBeTruthy()
    expect(dialog.getByRole('button', { name: 'Accept many' })).toHaveProperty('disabled', true)
  })

  test('nothing above the percentage leaves nothing to press', async () => {
    const none = bulkView({ links: 0, merges: 0, duplicates: 0, rows: [] })
    await openPair({ replace: { review: { previewBulk: () => Promise.resolve(none) } } })
    await user.click(screen.getByRole('button', { name: 'Accept many' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect((await dialog.findByRole('status')).textContent).toContain('No pair of 95% or more')
    expect(dialog.getByRole('button', { name: 'Accept many' })).toHaveProperty('disabled', true)
  })
})

describe('Xero’s own duplicates', () => {
  test('say where to merge them, and lead there', async () => {
    const openLedgerContact = vi.fn(() => Promise.resolve())
    openReview({ replace: { shell: { openLedgerContact } } }, { screen: 'review', view: 'xero' })
    const group = within(await screen.findByRole('region', { name: /^Same name and e-mail/ }))
    expect(group.getByText('In front')).toBeTruthy()
    expect(screen.getByText(/choose Options, then Merge/)).toBeTruthy()
    expect(await violations()).toEqual([])
    await user.click(group.getByRole('button', { name: 'Open in Xero: Tasman Timber Company' }))
    expect(openLedgerContact).toHaveBeenCalledExactlyOnceWith('ledger-505')
  })

  test('that are only perhaps one firm are decided first', async () => {
    openReview({ pairCount: 12 }, { screen: 'review', view: 'xero' })
    await user.click(await screen.findByRole('button', { name: 'Decide' }))
    await sentence(10)
  })

  test('none is good news', async () => {
    openReview({ pairCount: 0 }, { screen: 'review', view: 'xero' })
    expect(await screen.findByText('No duplicates in Xero are known')).toBeTruthy()
  })
})

describe('the decisions', () => {
  test('are listed with who, when and why; one is undone with Enter, an undone one is struck', async () => {
    const backend = openReview({}, { screen: 'review', view: 'history' })
    const undo = vi.spyOn(backend.review, 'undo')
    const grid = await screen.findByRole('grid', { name: 'Decisions' })
    const struck = await within(grid).findByText('Tasman Timber Co – Tasman Timber Company')
    expect(struck.tagName).toBe('S')
    expect(struck.closest('[role="row"]')?.textContent).toMatch(/Undone .*by: You/)
    expect(await violations()).toEqual([])
    await user.click(
      within(grid).getByRole('button', { name: 'Undo: Harbour & Pine and Harbour and Pine Ltd' }),
    )
    expect(undo).toHaveBeenCalledExactlyOnceWith(100)
    await waitFor(() =>
      expect(
        within(grid).queryByRole('button', { name: 'Undo: Harbour & Pine and Harbour and Pine Ltd' }),
      ).toBeNull(),
    )
  })

  test('of an import are undone as one, after saying what that takes out', async () => {
    const backend = openReview({}, { screen: 'review', view: 'history' })
    const undoBatch = vi.spyOn(backend.review, 'undoBatch')
    await user.click(await screen.findByRole('button', { name: 'Imports and many at once' }))
    await user.click(await screen.findByRole('button', { name: /^Undo all of it: Import from Xero/ }))
    const dialog = within(await screen.findByRole('dialog', { name: /^Undo the import of/ }))
    expect(dialog.getByText(/58 contacts it added are taken out/)).toBeTruthy()
    await user.click(dialog.getByRole('button', { name: 'Undo the import' }))
    expect(undoBatch).toHaveBeenCalledExactlyOnceWith(7)
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })
})

describe('what answers teach', () => {
  const learningRoute: ReviewRoute = { screen: 'review', view: 'learning' }

  test('is shown field by field, is taken up, and is given up', async () => {
    openReview({}, learningRoute)
    expect(await screen.findByRole('heading', { name: 'Your answers teach something' })).toBeTruthy()
    const row = within(screen.getByRole('table', { name: /^What each field says/ })).getByRole('row', {
      name: /^Phone/,
    })
    expect(textOf(row)).toContain('Same: 6 same, 17 not')
    expect(textOf(row)).toContain('−1.1')
    expect(await violations()).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Use what my answers teach' }))
    expect(await screen.findByRole('heading', { name: 'Percentages follow 62 of your answers' })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Back to Daybook’s own weights' }))
    expect(await screen.findByRole('heading', { name: 'Your answers teach something' })).toBeTruthy()
  })

  test('says how many answers it needs', async () => {
    const few = learningView({ isOffered: false, same: 4, different: 1 })
    openReview({ replace: { review: { learning: () => Promise.resolve(few) } } }, learningRoute)
    expect(await screen.findByText('Nothing is taught yet')).toBeTruthy()
    expect(
      screen.getByText(/10 pairs answered “same” and 10 answered “not the same”\. So far: 4 and 1\./),
    ).toBeTruthy()
  })

  test('says so where learning would not help', async () => {
    const fine = learningView({ isOffered: false })
    openReview({ replace: { review: { learning: () => Promise.resolve(fine) } } }, learningRoute)
    expect(await screen.findByText('Your answers are as foretold')).toBeTruthy()
  })

  test('says why it was refused, and shows what is taught by now', async () => {
    const conflict = () =>
      Promise.reject(new Fault('conflict', 'Your answers teach something else by now.', 'Look at it again.'))
    openReview({ replace: { review: { takeLesson: conflict } } }, learningRoute)
    await user.click(await screen.findByRole('button', { name: 'Use what my answers teach' }))
    expect(await screen.findByText('Your answers teach something else by now.')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Use what my answers teach' })).toBeTruthy()
  })
})
