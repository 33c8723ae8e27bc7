import type { LucideIcon } from '@lucide/svelte'

/** An icon component of @lucide/svelte, imported one by one: `import Plus from '@lucide/svelte/icons/plus'`. */
export type IconType = LucideIcon

/** Size and stroke that sit well beside 13-pixel text. */
export const iconSize = { size: 16, strokeWidth: 1.75 } as const
