import type { OrderView, PreviewView } from '$lib/backend'
import {
  documentStatus,
  fakeBackend,
  orderRow,
  orderView,
  previewView,
  type FakeOptions,
} from '$lib/backend/fake'
import { Fault } from '$lib/errors'
import { describe, expect, test, vi } from 'vitest'
import { checksAt, creates, groupedChecks } from './checks'
import { OrderPreview } from './order-preview.svelte'
import { trail } from './trail'

type Orders = NonNullable<NonNullable<FakeOptions['replace']>['orders']>

async function previewOf(orders: Orders = {}, id = 1) {
  const next = vi.fn(() => Promise.resolve(orderRow('sale', 2)))
  const preview = new OrderPreview(fakeBackend({ replace: { orders } }), next)
  await preview.open(id)
  return { preview, next }
}

const as = (status: Parameters<typeof documentStatus>[0]): OrderView =>
  orderView('sale', 1, documentStatus(status))
const fresh = (part: Partial<PreviewView>): PreviewView => ({ ...previewView('sale', 1), ...part })

describe('sending', () => {
  test('sends exactly the digest that is shown, follows it, and offers the next order', async () => {
    const send = vi.fn(() => Promise.resolve(as({ state: 'queued' })))
    const get = vi.fn(() => Promise.resolve(as({})))
    const { preview, next } = await previewOf({ send, get })
    expect(preview.phase).toBe('ready')
    await preview.send()
    expect(send).toHaveBeenCalledExactlyOnceWith(1, 'digest-1')
    expect([preview.phase, preview.order?.status.state]).toEqual(['result', 'queued'])
    await vi.waitFor(() => expect(preview.next?.id).toBe(3))
    expect(next).toHaveBeenCalledWith(1)
    get.mockResolvedValue(as({ state: 'sent', ledger: 'DRAFT' }))
    await preview.changed(1)
    expect(preview.order?.status.ledger).toBe('DRAFT')
  })

  test('two presses send once', async () => {
    const send = vi.fn(() => Promise.resolve(as({ state: 'queued' })))
    const { preview } = await previewOf({ send })
    await Promise.all([preview.send(), preview.send()])
    expect(send).toHaveBeenCalledOnce()
  })

  test('a preview that blocks is never sent', async () => {
    const send = vi.fn()
    const check = {
      severity: 'block',
      code: 'no_account',
      path: 'lines[0].account',
      message: '',
      hint: '',
      remedy: '',
    }
    const { preview } = await previewOf({
      send,
      preview: () => Promise.resolve(fresh({ canSend: false, checks: [check] })),
    })
    await preview.send()
    expect(send).not.toHaveBeenCalled()
    expect([preview.canSend, preview.blocks]).toEqual([false, 1])
  })

  test('a preview out of date is replaced, nothing is sent, and it says so', async () => {
    const made = vi
      .fn()
      .mockResolvedValueOnce(fresh({}))
      .mockResolvedValue(fresh({ digest: 'other' }))
    const { preview } = await previewOf({
      preview: made,
      send: () => Promise.reject(new Fault('conflict', 'Something changed.')),
    })
    await preview.send()
    expect(preview).toMatchObject({ phase: 'ready', hasChanged: true, refusal: undefined })
    expect(preview.preview?.digest).toBe('other')
  })

  test('a refusal for another reason keeps the preview and shows the reason', async () => {
    const { preview } = await previewOf({
      send: () => Promise.reject(new Fault('read_only', 'The disk is full.')),
    })
    await preview.send()
    expect(preview).toMatchObject({ phase: 'ready', hasChanged: false })
    expect(preview.refusal?.code).toBe('read_only')
  })

  test('a conflict because the order has a document already leads to that document', async () => {
    const get = vi
      .fn()
      .mockResolvedValueOnce(as({}))
      .mockResolvedValue(as({ state: 'sending' }))
    const { preview } = await previewOf({
      get,
      send: () => Promise.reject(new Fault('conflict', 'It has a document.')),
    })
    await preview.send()
    expect(preview.phase).toBe('result')
  })
})

describe('opening', () => {
  test('an order on its way shows what became of it, not something to send', async () => {
    const { preview } = await previewOf({ get: () => Promise.resolve(as({ state: 'checking' })) })
    expect(preview.phase).toBe('result')
  })

  test('a refused order can be sent again', async () => {
    const { preview } = await previewOf({ get: () => Promise.resolve(as({ state: 'rejected' })) })
    expect([preview.phase, preview.canSend]).toEqual(['ready', true])
  })

  test('a failure shows instead of a preview, and trying again brings it', async () => {
    const made = vi.fn().mockRejectedValueOnce(new Fault('internal', '')).mockResolvedValue(fresh({}))
    const { preview } = await previewOf({ preview: made })
    expect(preview.phase).toBe('failed')
    await preview.reload()
    expect(preview.phase).toBe('ready')
  })

  test('an answer that comes after it was closed opens nothing', async () => {
    const preview = new OrderPreview(fakeBackend(), () => Promise.resolve(undefined))
    const opening = preview.open(1)
    preview.close()
    await opening
    expect(preview.phase).toBe('closed')
  })
})

describe('changes while one looks', () => {
  test('of this order bring a new preview and say so; of others nothing', async () => {
    const made = vi
      .fn()
      .mockResolvedValueOnce(fresh({}))
      .mockResolvedValue(fresh({ digest: 'other' }))
    const { preview } = await previewOf({ preview: made })
    await preview.changed(7)
    expect(made).toHaveBeenCalledOnce()
    await preview.changed(1)
    expect([preview.hasChanged, preview.preview?.digest]).toEqual([true, 'other'])
  })

  test('that change nothing in the document stay quiet', async () => {
    const { preview } = await previewOf()
    await preview.changed(0)
    expect(preview.hasChanged).toBe(false)
  })
})

test('withdrawing and deciding show the answer', async () => {
  const resolve = vi.fn(() => Promise.resolve(as({ state: 'sent', ledger: 'DRAFT' })))
  const { preview } = await previewOf({
    get: () => Promise.resolve(as({ state: 'conflict' })),
    resolve,
    withdraw: () => Promise.resolve(as({})),
  })
  await preview.resolve('adopt', 'ledger-9')
  expect(resolve).toHaveBeenCalledWith(1, 'adopt', 'ledger-9')
  expect(preview.order?.status.state).toBe('sent')
  await preview.withdraw()
  expect(preview.order?.status.state).toBe('none')
})

test.each([
  [{}, 'This creates 1 contact and 1 draft invoice of 1,292.11\u00a0NZD in Demo Furniture Ltd.'],
  [{ createsContact: false }, 'This creates 1 draft invoice of 1,292.11\u00a0NZD in Demo Furniture Ltd.'],
  [
    { createsContact: false, kind: 'bill', status: 'AUTHORISED' },
    'This creates 1 approved bill of 1,292.11\u00a0NZD in Demo Furniture Ltd.',
  ],
])('the sentence for %o', (part, sentence) => {
  expect(creates(fresh(part))).toBe(sentence)
})

test('a check belongs to its line and not to a line that begins alike', () => {
  const at = (path: string) => ({ severity: 'block', code: '', path, message: path, hint: '', remedy: '' })
  const checks = [at('lines[1].account'), at('lines[10].account'), at('lines[1]'), at('dueDate')]
  expect(checksAt(checks, 'lines[1]').map(({ path }) => path)).toEqual(['lines[1].account', 'lines[1]'])
})

test('the same thing missing on several lines is one thing to settle', () => {
  const missing = (line: number) => ({
    severity: 'block',
    code: 'no_account',
    path: `lines[${line}].account`,
    message: `No account is chosen for line ${line + 1}.`,
    hint: 'Choose it.',
    remedy: 'setup_accounts',
  })
  const other = { ...missing(0), code: 'no_status', message: 'No status.', remedy: 'setup_statuses' }
  const groups = groupedChecks([missing(0), other, missing(1)])
  expect(groups.map(({ messages }) => messages)).toEqual([
    ['No account is chosen for line 1.', 'No account is chosen for line 2.'],
    ['No status.'],
  ])
})

test('the trail shows the step a document is at, and ends where the way ends', () => {
  const states = (state: string) => trail(documentStatus({ state })).map((step) => step.state)
  expect(states('sending')).toEqual(['done', 'now', 'todo'])
  expect([states('sent'), states('rejected')]).toEqual([[], []])
})
