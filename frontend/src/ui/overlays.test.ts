import { render, screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import Overlays from './test/Overlays.svelte'

const button = (name: string) => screen.getByRole('button', { name })

test('a dialog has a name and a description, and Esc closes it and gives the focus back', async () => {
  const user = userEvent.setup()
  const onclose = vi.fn()
  render(Overlays, { onclose })
  await user.click(button('Open dialog'))
  const dialog = await screen.findByRole('dialog', { name: 'Delete SO-1042?' })
  expect(dialog.getAttribute('aria-describedby')).toBeTruthy()
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(onclose).toHaveBeenCalledOnce()
  await waitFor(() => expect(document.activeElement).toBe(button('Open dialog')))
})

test('a locked dialog stays when Esc is pressed', async () => {
  const user = userEvent.setup()
  render(Overlays, { locked: true })
  await user.click(button('Open dialog'))
  await screen.findByRole('dialog')
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('dialog')).not.toBeNull()
})

test('a sheet takes the focus, closes with Esc and gives the focus back', async () => {
  const user = userEvent.setup()
  render(Overlays)
  await user.click(button('Open sheet'))
  const sheet = await screen.findByRole('region', { name: 'SO-1042' })
  await waitFor(() => expect(document.activeElement).toBe(sheet))
  await user.click(button('Inside'))
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('region')).toBeNull()
  await waitFor(() => expect(document.activeElement).toBe(button('Open sheet')))
})

test('a sheet that turns to another thing begins at its beginning', async () => {
  const user = userEvent.setup()
  const { rerender } = render(Overlays)
  await user.click(button('Open sheet'))
  const content = button('Inside').parentElement as HTMLElement
  content.scrollTop = 300
  await rerender({ title: 'SO-1043' })
  expect(screen.getByRole('region', { name: 'SO-1043' })).toBeTruthy()
  expect(content.scrollTop).toBe(0)
})

test('a menu runs what is chosen with the keyboard', async () => {
  const user = userEvent.setup()
  const onedit = vi.fn()
  render(Overlays, { onedit })
  button('More').focus()
  await user.keyboard('{Enter}')
  await screen.findByRole('menuitem', { name: 'Edit' })
  await user.keyboard('{ArrowDown}{Enter}')
  await waitFor(() => expect(onedit).toHaveBeenCalledOnce())
})
