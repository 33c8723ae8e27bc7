import type { HealthCheck, HealthView, OrganisationView, SwitchView } from '../backend'

/** A check as the program gives it; all is well unless parts say otherwise. */
export function healthCheck(
  part: Partial<HealthCheck> & { id: string; name: string; is: string },
): HealthCheck {
  return { state: 'ok', do: '', action: '', orderId: 0, orderKind: '', ...part }
}

const well = [
  healthCheck({
    id: 'organisation',
    name: 'Organisation',
    is: 'This company file belongs to Demo Furniture Ltd (NZ, NZD).',
  }),
  healthCheck({
    id: 'sign_in',
    name: 'Sign-in',
    is: 'It renews itself, and ends on 11 May 2026 only if Daybook is not used until then.',
  }),
  healthCheck({ id: 'permissions', name: 'Permissions', is: 'You have allowed all that Daybook asks for.' }),
  healthCheck({ id: 'online', name: 'Reaching Xero', is: 'Xero last answered at 14:05.' }),
  healthCheck({ id: 'clock', name: 'Clock', is: 'This computer’s clock agrees with Xero’s.' }),
  healthCheck({
    id: 'reference',
    name: 'Accounts and tax rates',
    is: 'None in use has changed; they were last read at 14:00.',
  }),
  healthCheck({ id: 'calls', name: 'Calls left', is: '873 are left today, 58 this minute.' }),
]

const reasons: [scope: string, reason: string][] = [
  ['offline_access', 'Stay signed in between sessions (refresh token).'],
  ['accounting.contacts', 'Import contacts, and create the one a document needs when Xero does not know it.'],
  ['accounting.invoices', 'Create invoices, bills and credit notes, and read back what became of them.'],
  ['accounting.attachments', 'Attach the order or the supplier’s file to its document.'],
]

/** How a connection fares on which these checks are not well; scopes that are missing are not granted. */
export function healthWith(troubles: HealthCheck[] = [], missing: string[] = []): HealthView {
  const isTroubled = (check: HealthCheck) => troubles.some(({ id }) => id === check.id)
  return {
    state: troubles.some(({ state }) => state === 'problem')
      ? 'problem'
      : troubles.length > 0
        ? 'warning'
        : 'ok',
    checks: [...troubles, ...well.filter((check) => !isTroubled(check))],
    permissions: reasons.map(([scope, reason]) => ({ scope, reason, isGranted: !missing.includes(scope) })),
    sentDocuments: 31,
  }
}

export function organisation(part: Partial<OrganisationView> = {}): OrganisationView {
  return {
    tenantId: 'tenant-1',
    name: 'Demo Furniture Ltd',
    connectedAt: '2026-03-12T01:00:00Z',
    isCurrent: true,
    isRead: true,
    country: 'NZ',
    baseCurrency: 'NZD',
    isDemo: true,
    ...part,
  }
}

/** A second organisation, granted beside the first. */
export const otherOrganisation = organisation({
  tenantId: 'tenant-2',
  name: 'Kauri Furniture Ltd',
  isCurrent: false,
  isDemo: false,
})

export function switchPlan(part: Partial<SwitchView> = {}): SwitchView {
  return {
    from: organisation(),
    to: otherOrganisation,
    sent: 31,
    unfinished: 0,
    linked: 42,
    isReturn: false,
    refusal: { code: '', message: '', hint: '', fields: {}, id: '' },
    ...part,
  }
}
