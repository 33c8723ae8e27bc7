import type { ContactSendView } from '$lib/backend'
import { fakeBackend, sendPreview, sendStatus } from '$lib/backend/fake'
import { Fault } from '$lib/errors'
import { expect, test, vi } from 'vitest'
import { ContactsSend } from './send.svelte'
import { resultSentence, sendSentence, sendVerb } from './words'

test('says what it would do in one sentence, and the button has the same verbs', () => {
  const both = sendPreview([1, 2, 3])
  expect(sendSentence(both)).toBe(
    'This creates 2 contacts and links 1 that is there already in Demo Furniture Ltd, with 1 call to Xero.',
  )
  expect(sendVerb(both)).toBe('Create 2, link 1')
  expect(sendSentence(sendPreview([3]))).toBe(
    'This links 1 that is there already in Demo Furniture Ltd. Nothing is sent.',
  )
  expect(sendVerb(sendPreview([1]))).toBe('Create 1 contact')
  expect(sendSentence(sendPreview([5]))).toBe('Nothing here can be sent yet.')
})

test('sends exactly what was shown, and follows it', async () => {
  const backend = fakeBackend()
  const sendMany = vi.spyOn(backend.contacts, 'sendMany')
  const send = new ContactsSend(backend)
  await send.begin([1, 2, 3])
  await send.send()
  expect(sendMany).toHaveBeenCalledExactlyOnceWith([1, 2, 3], 'send-1-2-3')
  expect(resultSentence(send)).toBe('1 in Xero, 2 on their way')
  const now: ContactSendView[] = [
    sendStatus(1, { state: 'sent', ledgerId: 'x1' }),
    sendStatus(2, { state: 'rejected', problem: 'Xero has this name.' }),
    sendStatus(3),
  ]
  vi.spyOn(backend.contacts, 'sendStatus').mockResolvedValue(now)
  await send.refresh()
  expect(resultSentence(send)).toBe('2 in Xero, 1 refused')
  expect(send.isUnsettled).toBe(true)
  const preview = vi.spyOn(backend.contacts, 'previewSendMany')
  await send.retry()
  expect(preview).toHaveBeenCalledExactlyOnceWith([2])
  expect(send.sent).toBeUndefined()
})

test('what changed since is not sent; the new preview is shown', async () => {
  const backend = fakeBackend()
  const send = new ContactsSend(backend)
  await send.begin([1])
  vi.spyOn(backend.contacts, 'sendMany').mockRejectedValue(new Fault('conflict', 'Something changed.'))
  vi.spyOn(backend.contacts, 'previewSendMany').mockResolvedValue(sendPreview([5]))
  await send.send()
  expect(send.isChanged).toBe(true)
  expect(send.sent).toBeUndefined()
  expect(send.preview?.asks).toBe(1)
  expect(send.problem).toBeUndefined()
})

test('another refusal is kept, and nothing counts as sent', async () => {
  const backend = fakeBackend()
  const send = new ContactsSend(backend)
  await send.begin([1])
  vi.spyOn(backend.contacts, 'sendMany').mockRejectedValue(new Fault('internal', 'The file gave no answer.'))
  await send.send()
  expect(send.problem?.message).toBe('The file gave no answer.')
  expect(send.sent).toBeUndefined()
})

test('the answer to an older question is dropped', async () => {
  const backend = fakeBackend()
  const answers: ((preview: ReturnType<typeof sendPreview>) => void)[] = []
  vi.spyOn(backend.contacts, 'previewSendMany').mockImplementation(
    () => new Promise((resolve) => answers.push(resolve)),
  )
  const send = new ContactsSend(backend)
  const [first, second] = [send.begin([1]), send.begin([2])]
  answers[1]?.(sendPreview([2]))
  answers[0]?.(sendPreview([1]))
  await Promise.all([first, second])
  expect(send.preview?.digest).toBe('send-2')
})

test('a queued one is taken back; one that cannot be is said, with where it stands', async () => {
  const backend = fakeBackend()
  const send = new ContactsSend(backend)
  await send.begin([1, 2])
  await send.send()
  await send.cancel(1)
  expect(resultSentence(send)).toBe('1 on its way, 1 taken back')
  vi.spyOn(backend.contacts, 'cancelSend').mockRejectedValue(new Fault('conflict', 'It has left.'))
  vi.spyOn(backend.contacts, 'sendStatus').mockResolvedValue([
    sendStatus(1),
    sendStatus(2, { state: 'sent', ledgerId: 'x2' }),
  ])
  await send.cancel(2)
  expect(send.problem?.message).toBe('It has left.')
  expect(resultSentence(send)).toBe('1 in Xero, 1 taken back')
})
