interface Findable {
  label: string
  keywords?: string
  section: string
}

/**
 * The commands a typed text means, best first: those that begin with it, then those with a word that does, then those
 * that hold every typed word. Sections keep together, in the order of their best command. No text means all.
 */
export function rankCommands<Each extends Findable>(commands: readonly Each[], text: string): Each[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return [...commands]
  const ranked = commands
    .map((command, place) => ({ command, place, score: score(command, wanted) }))
    .filter((each) => each.score > 0)
    .sort((a, b) => b.score - a.score || a.place - b.place)
  const sections = [...new Set(ranked.map((each) => each.command.section))]
  return sections.flatMap((section) =>
    ranked.filter((each) => each.command.section === section).map((each) => each.command),
  )
}

function score(command: Findable, wanted: string): number {
  const label = command.label.toLowerCase()
  if (label.startsWith(wanted)) return 3
  const searched = `${label} ${command.keywords?.toLowerCase() ?? ''}`
  const words = wanted.split(/\s+/)
  if (words.every((word) => searched.split(/\s+/).some((each) => each.startsWith(word)))) return 2
  return words.every((word) => searched.includes(word)) ? 1 : 0
}
