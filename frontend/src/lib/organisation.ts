import type { OrganisationView } from './backend'
import { formatCountry } from './format'
import { t } from './i18n'

/** What tells one organisation from another of the same name: country, currency, and whether it is a demo. */
export function organisationNote({ isRead, country, baseCurrency, isDemo }: OrganisationView): string {
  if (!isRead) return t('organisation.unread')
  return t(isDemo ? 'organisation.demo' : 'organisation.place', {
    country: formatCountry(country),
    currency: baseCurrency,
  })
}
