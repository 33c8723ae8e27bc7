import { createRawSnippet, type Snippet } from 'svelte'

/** A snippet that says a text, for tests. */
export function saying(text: string): Snippet {
  return createRawSnippet(() => ({ render: () => `<span>${text}</span>` }))
}
