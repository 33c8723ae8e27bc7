import activity from '../../locales/en/activity.json'
import contacts from '../../locales/en/contacts.json'
import errors from '../../locales/en/errors.json'
import health from '../../locales/en/health.json'
import home from '../../locales/en/home.json'
import imports from '../../locales/en/import.json'
import orders from '../../locales/en/orders.json'
import periods from '../../locales/en/periods.json'
import preview from '../../locales/en/preview.json'
import review from '../../locales/en/review.json'
import settings from '../../locales/en/settings.json'
import setup from '../../locales/en/setup.json'
import shell from '../../locales/en/shell.json'
import status from '../../locales/en/status.json'
import stock from '../../locales/en/stock.json'

/** Every English text of the window, one file per part of it. */
export const english = {
  ...activity,
  ...contacts,
  ...errors,
  ...health,
  ...home,
  ...imports,
  ...orders,
  ...periods,
  ...preview,
  ...review,
  ...settings,
  ...setup,
  ...shell,
  ...status,
  ...stock,
}

/** The name of a text. */
export type MessageKey = keyof typeof english

type PluralStem<Key> = Key extends `${infer Stem}.other` ? Stem : never

/** The name of a text that changes with a count: it has at least the form ".other". */
export type PluralKey = PluralStem<MessageKey>
