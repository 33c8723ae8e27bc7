import type { MessageKey } from '$lib/i18n'
import type { Route, Screen } from '$lib/router'
import type { IconType } from '$ui/icon'
import ArrowDownToLine from '@lucide/svelte/icons/arrow-down-to-line'
import ArrowUpFromLine from '@lucide/svelte/icons/arrow-up-from-line'
import Boxes from '@lucide/svelte/icons/boxes'
import CalendarCheck from '@lucide/svelte/icons/calendar-check'
import House from '@lucide/svelte/icons/house'
import ScrollText from '@lucide/svelte/icons/scroll-text'
import Settings from '@lucide/svelte/icons/settings'
import Users from '@lucide/svelte/icons/users'

export interface Place {
  screen: Screen
  label: MessageKey
  icon: IconType
  keys: string
  route: Route
}

/** The places of the rail, in order; Settings stands apart at the bottom. */
export const places: readonly Place[] = [
  { screen: 'home', label: 'shell.home', icon: House, keys: 'Ctrl+1', route: { screen: 'home' } },
  {
    screen: 'sales',
    label: 'shell.sales',
    icon: ArrowUpFromLine,
    keys: 'Ctrl+2',
    route: { screen: 'sales' },
  },
  {
    screen: 'purchases',
    label: 'shell.purchases',
    icon: ArrowDownToLine,
    keys: 'Ctrl+3',
    route: { screen: 'purchases' },
  },
  { screen: 'contacts', label: 'shell.contacts', icon: Users, keys: 'Ctrl+4', route: { screen: 'contacts' } },
  { screen: 'stock', label: 'shell.stock', icon: Boxes, keys: 'Ctrl+5', route: { screen: 'stock' } },
  {
    screen: 'periods',
    label: 'shell.periods',
    icon: CalendarCheck,
    keys: 'Ctrl+6',
    route: { screen: 'periods' },
  },
  {
    screen: 'activity',
    label: 'shell.activity',
    icon: ScrollText,
    keys: 'Ctrl+7',
    route: { screen: 'activity' },
  },
]

export const settingsPlace: Place = {
  screen: 'settings',
  label: 'shell.settings',
  icon: Settings,
  keys: 'Ctrl+,',
  route: { screen: 'settings' },
}
