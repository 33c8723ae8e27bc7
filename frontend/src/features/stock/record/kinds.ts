import type { StockRoute } from '$lib/router'
import type { IconType } from '$ui/icon'
import ClipboardCheck from '@lucide/svelte/icons/clipboard-check'
import Hammer from '@lucide/svelte/icons/hammer'
import PackageCheck from '@lucide/svelte/icons/package-check'
import Scale from '@lucide/svelte/icons/scale'
import Ship from '@lucide/svelte/icons/ship'
import Truck from '@lucide/svelte/icons/truck'
import Undo2 from '@lucide/svelte/icons/undo-2'

/** What can be recorded. */
export type RecordKind = NonNullable<StockRoute['record']>

/** What can be recorded, in the order of the menu, each with the keys that begin it. */
export const recordKinds: readonly { id: RecordKind; keys: string; icon: IconType }[] = [
  { id: 'receive', keys: 'Alt+1', icon: PackageCheck },
  { id: 'deliver', keys: 'Alt+2', icon: Truck },
  { id: 'return', keys: 'Alt+3', icon: Undo2 },
  { id: 'make', keys: 'Alt+4', icon: Hammer },
  { id: 'count', keys: 'Alt+5', icon: ClipboardCheck },
  { id: 'value', keys: 'Alt+6', icon: Scale },
  { id: 'landed', keys: 'Alt+7', icon: Ship },
]

/** Reasons for a count, and for a change of value: the first is the one to begin with. */
export const reasons = {
  count: ['count', 'opening', 'damaged', 'lost', 'found'],
  value: ['written_down', 'written_up', 'damaged', 'opening'],
} as const

export const splits = ['value', 'quantity', 'equal'] as const
