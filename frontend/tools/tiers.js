import path from 'node:path'
import { fileURLToPath } from 'node:url'

const source = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../src')

/**
 * The import rules of the window, each with its reason.
 *
 * @param {string} from path of the importing file below src/, with forward slashes
 * @param {string} to path of the imported file, below src/ or beginning with "../" outside it
 * @returns {string | undefined} what is wrong, or undefined when the import is fine
 */
export function problemWith(from, to) {
  if (to.startsWith('../wailsjs/') && !['lib/backend/wails.ts', 'lib/backend/views.ts'].includes(from))
    return 'Only lib/backend/wails.ts and views.ts import generated bindings: everything else sees the Backend interface, so it runs in tests and browsers.'
  if (from.startsWith('ui/') && !to.startsWith('ui/'))
    return 'ui/ knows no business and imports only ui/: pass words and values in as props.'
  if (from.startsWith('lib/') && /^(features|shell)\//.test(to))
    return 'lib/ lies below features/ and shell/: it must not know them.'
  const feature = /^features\/([^/]+)\//
  const mine = feature.exec(from)?.[1]
  const theirs = feature.exec(to)?.[1]
  if (mine && theirs && mine !== theirs)
    return `features/${mine} never imports features/${theirs}: App.svelte and the shell compose; shared parts move down to lib/ or ui/.`
  if (mine && to.startsWith('shell/') && !to.startsWith('shell/parts/'))
    return 'Features use only the parts of the shell (shell/parts), not the frame around them.'
  return undefined
}

/** @type {import('eslint').Rule.RuleModule} */
export const tiers = {
  meta: { type: 'problem', schema: [], docs: { description: 'Who may import what in the window' } },
  create(context) {
    const file = path.resolve(context.filename)
    const from = path.relative(source, file).replaceAll(path.sep, '/')
    if (from.startsWith('../')) return {}
    /** @param {import('estree').Node & { source?: { value?: unknown } | null }} node */
    const check = (node) => {
      const wanted = node.source?.value
      if (typeof wanted !== 'string') return
      const target = resolve(file, wanted)
      const problem = target && problemWith(from, target)
      if (problem) context.report({ node, message: problem })
    }
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    }
  },
}

/**
 * @param {string} file
 * @param {string} wanted
 */
function resolve(file, wanted) {
  if (wanted.startsWith('$')) return wanted.slice(1)
  if (!wanted.startsWith('.')) return undefined
  return path.relative(source, path.resolve(path.dirname(file), wanted)).replaceAll(path.sep, '/')
}
