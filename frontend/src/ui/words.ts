import { getContext, hasContext, setContext } from 'svelte'

/** The few words the parts of the window say by themselves, such as the name of a close button. */
export interface UiWords {
  close: string
  clear: string
  clearSearch: string
  optional: string
  required: string
  loading: string
  working: string
  noMatches: string
  create: (text: string) => string
  chooseDate: string
  previousMonth: string
  nextMonth: string
  notANumber: string
  notADate: string
  remove: (label: string) => string
  notifications: string
  cancel: string
  zero: string
  selectRow: (name: string) => string
  selectAll: string
  resizeColumn: (name: string) => string
  columnWidth: (name: string, width: number) => string
  columnMoved: (name: string, position: number, count: number) => string
  rowsSelected: (count: number) => string
  stepDone: string
  stepCurrent: string
  stepTodo: string
  stepAttention: string
  results: (count: number) => string
}

const english: UiWords = {
  close: 'Close',
  clear: 'Clear',
  clearSearch: 'Clear search',
  optional: 'optional',
  required: 'required',
  loading: 'Loading',
  working: 'Working',
  noMatches: 'Nothing matches',
  create: (text) => `Create “${text}”`,
  chooseDate: 'Choose a date',
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  notANumber: 'This is not a number.',
  notADate: 'This is not a date. Try 12 Mar 2026.',
  remove: (label) => `Remove ${label}`,
  notifications: 'Notifications',
  cancel: 'Cancel',
  zero: 'zero',
  selectRow: (name) => `Select ${name}`,
  selectAll: 'Select all',
  resizeColumn: (name) => `Resize ${name}`,
  columnWidth: (name, width) => `${name} is ${width} pixels wide`,
  columnMoved: (name, position, count) => `${name} is column ${position} of ${count}`,
  rowsSelected: (count) => (count === 0 ? 'Nothing selected' : `${count} selected`),
  stepDone: 'done',
  stepCurrent: 'current step',
  stepTodo: 'to do',
  stepAttention: 'needs attention',
  results: (count) => (count === 1 ? '1 result' : `${count} results`),
}

const key = Symbol('words of the ui')

/** Sets the words of all parts below the calling component, for another language. */
export function provideWords(words: UiWords): void {
  setContext(key, words)
}

/** The words to use; English unless others were provided. */
export function useWords(): UiWords {
  return hasContext(key) ? getContext<UiWords>(key) : english
}
