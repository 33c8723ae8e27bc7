import { render, screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import Amount from './Amount.svelte'
import Button from './Button.svelte'
import Checkbox from './Checkbox.svelte'
import Chip from './Chip.svelte'
import Combobox from './Combobox.svelte'
import DateField from './DateField.svelte'
import ErrorPanel from './ErrorPanel.svelte'
import NumberField from './NumberField.svelte'
import ProgressBar from './ProgressBar.svelte'
import RadioGroup from './RadioGroup.svelte'
import SearchField from './SearchField.svelte'
import SegmentedControl from './SegmentedControl.svelte'
import Select from './Select.svelte'
import SkeletonRows from './SkeletonRows.svelte'
import StatusMark from './StatusMark.svelte'
import Stepper from './Stepper.svelte'
import { saying } from './test/snippet'
import TextField from './TextField.svelte'

const accounts = [
  { value: '200', label: '200 · Sales', note: 'Revenue', group: 'Revenue' },
  { value: '310', label: '310 · Cost of goods sold', note: 'Direct costs', group: 'Costs' },
]

describe('Button', () => {
  test('a busy button keeps the focus and does nothing', async () => {
    const user = userEvent.setup()
    const onclick = vi.fn()
    render(Button, { children: saying('Create invoice'), busy: true, onclick })
    const button = screen.getByRole('button', { name: 'Create invoice' })
    await user.click(button)
    expect(onclick).not.toHaveBeenCalled()
    expect(document.activeElement).toBe(button)
    expect(button.getAttribute('aria-disabled')).toBe('true')
  })

  test('a busy button of a form does not send it', async () => {
    const user = userEvent.setup()
    const form = document.createElement('form')
    const send = vi.fn((event: Event) => event.preventDefault())
    form.addEventListener('submit', send)
    document.body.append(form)
    render(Button, { target: form, props: { children: saying('Save'), busy: true, type: 'submit' } })
    await user.click(screen.getByRole('button'))
    expect(send).not.toHaveBeenCalled()
  })
})

describe('TextField', () => {
  test('a problem takes the place of the hint and is tied to the field', async () => {
    const { rerender } = render(TextField, { label: 'Name', value: '', hint: 'As on invoices' })
    const field = screen.getByRole('textbox', { name: 'Name' })
    expect(screen.getByText('As on invoices').id).toBe(field.getAttribute('aria-describedby'))
    await rerender({ label: 'Name', value: '', hint: 'As on invoices', problem: 'A name is missing.' })
    expect(screen.queryByText('As on invoices')).toBeNull()
    expect(screen.getByText('A name is missing.').id).toBe(field.getAttribute('aria-describedby'))
    expect(field.getAttribute('aria-invalid')).toBe('true')
  })
})

describe('NumberField', () => {
  test('a figure is shown with groups, and given on as an exact string', async () => {
    const user = userEvent.setup()
    const onchange = vi.fn()
    render(NumberField, { label: 'Price', value: '1240.5', fraction: 2, onchange })
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Price' })
    expect(field.value).toBe('1,240.50')
    await user.clear(field)
    await user.type(field, '90,071,992,547,409,931.075')
    await user.tab()
    expect(onchange).toHaveBeenLastCalledWith('90071992547409931.075')
    expect(field.value).toBe('90,071,992,547,409,931.075')
  })

  test('what is no number is kept to be corrected, and said to be none', async () => {
    const user = userEvent.setup()
    const onchange = vi.fn()
    render(NumberField, { label: 'Price', value: '5', onchange })
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Price' })
    await user.clear(field)
    onchange.mockClear()
    await user.type(field, 'twelve')
    await user.tab()
    expect(screen.getByText('This is not a number.')).toBeTruthy()
    expect(field.value).toBe('twelve')
    expect(onchange).not.toHaveBeenCalled()
  })
})

describe('DateField', () => {
  test('a day may be typed in short', async () => {
    const user = userEvent.setup()
    const onchange = vi.fn()
    render(DateField, { label: 'Date', value: '2026-03-12', base: '2026-03-12', onchange })
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Date' })
    expect(field.value).toBe('12 Mar 2026')
    await user.clear(field)
    await user.type(field, '1/4')
    await user.tab()
    expect(onchange).toHaveBeenLastCalledWith('2026-04-01')
    expect(field.value).toBe('1 Apr 2026')
  })

  test('what is no day is kept and said to be none', async () => {
    const user = userEvent.setup()
    const onchange = vi.fn()
    render(DateField, { label: 'Date', value: '', onchange })
    await user.type(screen.getByRole('textbox', { name: 'Date' }), '31/2')
    await user.tab()
    expect(screen.getByText(/This is not a date/)).toBeTruthy()
    expect(onchange).not.toHaveBeenCalled()
  })

  test('a day may be chosen from a calendar', async () => {
    const user = userEvent.setup()
    const onchange = vi.fn()
    render(DateField, { label: 'Date', value: '2026-03-12', onchange })
    await user.click(screen.getByRole('button', { name: 'Choose a date' }))
    await user.click(await screen.findByText('20'))
    expect(onchange).toHaveBeenCalledWith('2026-03-20')
  })
})

describe('Select and Combobox', () => {
  test('a select shows its choice and gives on another', async () => {
    const user = userEvent.setup()
    const onchange = vi.fn()
    render(Select, { label: 'Account', value: '200', options: accounts, onchange })
    const box = screen.getByRole('combobox', { name: /Account/ })
    expect(box.textContent).toContain('200 · Sales')
    box.focus()
    await user.keyboard('{ArrowDown}')
    await screen.findByRole('option', { name: /Cost of goods/ })
    await user.keyboard('{ArrowDown}{Enter}')
    await waitFor(() => expect(onchange).toHaveBeenCalledWith('310'))
  })

  test('a combobox finds by any typed word', async () => {
    const user = userEvent.setup()
    const onchange = vi.fn()
    render(Combobox, { label: 'Account', value: '', options: accounts, onchange })
    await user.type(screen.getByRole('combobox', { name: 'Account' }), 'goods cost')
    const options = await screen.findAllByRole('option')
    expect(options.map((option) => option.textContent)).toEqual([expect.stringContaining('310')])
    await user.keyboard('{ArrowDown}{Enter}')
    await waitFor(() =>
      expect(onchange).toHaveBeenCalledWith('310', expect.objectContaining({ value: '310' })),
    )
  })

  test('a combobox asks elsewhere, and drops an answer that comes late', async () => {
    const user = userEvent.setup()
    const answers = new Map<string, (options: { value: string; label: string }[]) => void>()
    const search = (text: string) =>
      new Promise<{ value: string; label: string }[]>((resolve) => answers.set(text, resolve))
    render(Combobox, { label: 'Contact', value: '', search })
    const field = screen.getByRole('combobox', { name: 'Contact' })
    await user.type(field, 'a')
    await waitFor(() => expect(answers.has('a')).toBe(true))
    await user.type(field, 'b')
    await waitFor(() => expect(answers.has('ab')).toBe(true))
    answers.get('ab')?.([{ value: '2', label: 'Abacus' }])
    await screen.findByRole('option', { name: 'Abacus' })
    answers.get('a')?.([{ value: '1', label: 'Late' }])
    await Promise.resolve()
    expect(screen.queryByRole('option', { name: 'Late' })).toBeNull()
  })

  test('Enter in haste waits for the answer: it takes the first match, and never creates', async () => {
    const user = userEvent.setup()
    const [oncreate, onchange] = [vi.fn(), vi.fn()]
    let answer: (options: { value: string; label: string }[]) => void = () => {}
    const search = vi.fn((text: string) =>
      text === ''
        ? Promise.resolve([{ value: '9', label: 'Abacus' }])
        : new Promise<{ value: string; label: string }[]>((resolve) => (answer = resolve)),
    )
    render(Combobox, { label: 'Contact', value: '', search, oncreate, onchange })
    await user.type(screen.getByRole('combobox', { name: 'Contact' }), 'fern')
    expect(screen.queryByRole('option')).toBeNull()
    await user.keyboard('{Enter}')
    expect([oncreate, onchange].some((each) => each.mock.calls.length > 0)).toBe(false)
    search.mockClear()
    await user.keyboard('{Backspace}n')
    await waitFor(() => expect(search).toHaveBeenLastCalledWith('fern'))
    answer([{ value: '1', label: 'Fern & Field' }])
    const option = await screen.findByRole('option', { name: 'Fern & Field' })
    await waitFor(() => expect(option.hasAttribute('data-highlighted')).toBe(true))
    expect(screen.getByRole('option', { name: 'Create “fern”' })).toBeTruthy()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(onchange).toHaveBeenCalledWith('1', { value: '1', label: 'Fern & Field' }))
    expect(oncreate).not.toHaveBeenCalled()
  })

  test('a combobox offers to create what was typed', async () => {
    const user = userEvent.setup()
    const oncreate = vi.fn()
    render(Combobox, { label: 'Contact', value: '', options: accounts, oncreate })
    await user.type(screen.getByRole('combobox', { name: 'Contact' }), 'Fern & Field')
    await user.click(await screen.findByRole('option', { name: /Create “Fern & Field”/ }))
    await waitFor(() => expect(oncreate).toHaveBeenCalledWith('Fern & Field'))
  })
})

describe('choices', () => {
  test('a check box gives on its state', async () => {
    const user = userEvent.setup()
    const onchange = vi.fn()
    render(Checkbox, { label: 'Customers', checked: false, onchange })
    await user.click(screen.getByLabelText('Customers'))
    expect(onchange).toHaveBeenCalledWith(true)
  })

  test('radio buttons are one group with a name, and move with the arrows', async () => {
    const user = userEvent.setup()
    const onchange = vi.fn()
    render(RadioGroup, { label: 'New invoices are', value: '200', options: accounts, onchange })
    expect(screen.getByRole('radiogroup', { name: 'New invoices are' })).toBeTruthy()
    await user.click(screen.getByRole('radio', { name: /Cost of goods/ }))
    expect(onchange).toHaveBeenCalledWith('310')
  })

  test('segments are radio buttons', async () => {
    const user = userEvent.setup()
    const onchange = vi.fn()
    render(SegmentedControl, { label: 'Tax', value: '200', options: accounts, onchange })
    await user.click(screen.getByRole('radio', { name: /Cost of goods/ }))
    expect(onchange).toHaveBeenCalledWith('310')
  })

  test('a chip says whether it is pressed, and can be taken away', async () => {
    const user = userEvent.setup()
    const onremove = vi.fn()
    render(Chip, { label: 'To send', pressed: true, onremove })
    expect(screen.getByRole('button', { name: 'To send' }).getAttribute('aria-pressed')).toBe('true')
    await user.click(screen.getByRole('button', { name: 'Remove To send' }))
    expect(onremove).toHaveBeenCalledOnce()
  })
})

describe('SearchField', () => {
  test('it asks once typing has paused, and Esc clears it', async () => {
    const user = userEvent.setup()
    const onsearch = vi.fn()
    render(SearchField, { label: 'Search contacts', value: '', onsearch })
    const field = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search contacts' })
    await user.type(field, 'oak')
    await waitFor(() => expect(onsearch).toHaveBeenCalledExactlyOnceWith('oak'))
    await user.keyboard('{Escape}')
    expect(field.value).toBe('')
    expect(onsearch).toHaveBeenLastCalledWith('')
  })
})

describe('what only shows', () => {
  test('an amount is exact, with a true minus and a dash for zero', async () => {
    const { container, rerender } = render(Amount, { value: '-4310.2', currency: 'NZD' })
    expect(container.textContent).toBe('\u22124,310.20\u00a0NZD')
    await rerender({ value: '0.00', zero: 'dash' })
    expect(container.querySelector('[aria-hidden]')?.textContent).toBe('–')
    expect(container.textContent).toContain('zero')
  })

  test('a status is a word beside its mark', () => {
    render(StatusMark, { tone: 'bad', label: 'Rejected' })
    expect(screen.getByText('Rejected')).toBeTruthy()
  })

  test('an error has its remedy as a button', async () => {
    const user = userEvent.setup()
    const run = vi.fn()
    render(ErrorPanel, {
      title: 'Xero cannot be reached',
      cause: 'No network.',
      remedy: { label: 'Try again', run },
    })
    expect(screen.getByRole('alert').textContent).toContain('No network.')
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(run).toHaveBeenCalledOnce()
  })

  test('progress has a value when the end is known, and none when it is not', async () => {
    const { rerender } = render(ProgressBar, {
      label: 'Importing',
      done: 30,
      total: 120,
      detail: '30 of 120',
    })
    const bar = screen.getByRole('progressbar', { name: 'Importing' })
    expect(bar.getAttribute('aria-valuenow')).toBe('25')
    await rerender({ label: 'Importing', total: undefined })
    expect(bar.hasAttribute('aria-valuenow')).toBe(false)
  })

  test('steps say what they are, and the current one is marked', async () => {
    const user = userEvent.setup()
    const onselect = vi.fn()
    render(Stepper, {
      label: 'Set-up',
      onselect,
      steps: [
        { id: 'connect', label: 'Connect', state: 'done' },
        { id: 'accounts', label: 'Accounts', state: 'current' },
      ],
    })
    expect(
      screen.getByRole('button', { name: /Accounts ?, current step/ }).getAttribute('aria-current'),
    ).toBe('step')
    await user.click(screen.getByRole('button', { name: /Connect ?, done/ }))
    expect(onselect).toHaveBeenCalledWith('connect')
  })

  test('skeleton rows come only after a while', async () => {
    const { container } = render(SkeletonRows, { rows: 3, wait: 20 })
    expect(container.querySelectorAll('.row')).toHaveLength(0)
    await waitFor(() => expect(container.querySelectorAll('.row')).toHaveLength(3))
  })
})
