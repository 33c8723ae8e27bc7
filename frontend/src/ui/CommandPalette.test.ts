import { render, screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import CommandPalette from './CommandPalette.svelte'
import { rankCommands } from './palette'

const command = (label: string, section = 'Go to', keywords = '') => ({
  id: label,
  label,
  section,
  keywords,
  run: vi.fn(),
})

test('commands that begin with the text come first, then those with a word that does', () => {
  const commands = [
    command('Open sales'),
    command('Sales orders'),
    command('Contacts'),
    command('Dark', 'Do', 'sales'),
  ]
  expect(rankCommands(commands, 'sal').map((each) => each.label)).toEqual([
    'Sales orders',
    'Open sales',
    'Dark',
  ])
  expect(rankCommands(commands, '')).toHaveLength(4)
})

test('the arrows and Enter run a command and close the palette', async () => {
  const user = userEvent.setup()
  const commands = [command('Home'), command('Sales orders')]
  render(CommandPalette, { open: true, label: 'Go to or do', commands })
  const field = await screen.findByRole('combobox', { name: 'Go to or do' })
  await waitFor(() => expect(document.activeElement).toBe(field))
  await user.keyboard('{ArrowDown}{Enter}')
  await waitFor(() => expect(commands[1]?.run).toHaveBeenCalledOnce())
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('what is found elsewhere follows the commands', async () => {
  const user = userEvent.setup()
  const search = vi.fn(() => Promise.resolve([command('SO-1042', 'Orders')]))
  render(CommandPalette, { open: true, label: 'Go to or do', commands: [command('Home')], search })
  await user.type(await screen.findByRole('combobox'), '1042')
  expect(await screen.findByRole('option', { name: 'SO-1042' })).toBeTruthy()
  expect(search).toHaveBeenCalledExactlyOnceWith('1042')
})

test('nothing found is said', async () => {
  const user = userEvent.setup()
  render(CommandPalette, { open: true, label: 'Go to or do', commands: [command('Home')] })
  await user.type(await screen.findByRole('combobox'), 'zzz')
  expect(await screen.findByText('Nothing matches')).toBeTruthy()
})
