/** One thing to choose in a Select or Combobox. */
export interface Option {
  value: string
  label: string
  /** A quiet second text at the right, such as an account's type. */
  note?: string
  /** Options with the same group stand together under its name. */
  group?: string
  disabled?: boolean
}

/** Options in the order given, cut into runs of one group. */
export function grouped(options: readonly Option[]): { name: string; options: Option[] }[] {
  const groups: { name: string; options: Option[] }[] = []
  for (const option of options) {
    const name = option.group ?? ''
    const last = groups.at(-1)
    if (last?.name === name) last.options.push(option)
    else groups.push({ name, options: [option] })
  }
  return groups
}

/** Options whose label or note holds every typed word, in any order, case and accents aside. */
export function matching(options: readonly Option[], text: string): Option[] {
  const wanted = plain(text).split(/\s+/).filter(Boolean)
  return options.filter((option) => {
    const searched = plain(`${option.label} ${option.note ?? ''}`)
    return wanted.every((word) => searched.includes(word))
  })
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
