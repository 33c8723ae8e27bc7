import type {
  DecisionView,
  DifferenceView,
  ImportExample,
  LedgerHit,
  MergeLine,
  MergeView,
  PartyView,
} from '../backend'
import { contactForm } from './data'
import { decisionView } from './review'

/** Made-up answers on contacts and the ones at Xero. */

export function differences(id: number): DifferenceView[] {
  if (id % 4 === 0) return []
  return [
    { field: 'phone', mine: '09 378 4410', theirs: '+64 21 440 917', isChosen: false },
    { field: 'line1', mine: '12 Quay Street', theirs: '12 Quay St, Level 2', isChosen: true },
  ]
}

export function ledgerHit(part: Partial<LedgerHit> = {}): LedgerHit {
  return {
    ledgerId: 'ledger-9',
    name: 'Harbour and Pine Ltd',
    email: 'accounts@harbourpine.co.nz',
    city: 'Auckland',
    status: 'ACTIVE',
    contactId: 0,
    linkedTo: '',
    ...part,
  }
}

export function ledgerHits(text: string): LedgerHit[] {
  return [
    ledgerHit(),
    ledgerHit({
      ledgerId: 'ledger-10',
      name: 'Harbour Freight',
      email: '',
      contactId: 3,
      linkedTo: 'Waiheke Lodge',
    }),
    ledgerHit({
      ledgerId: 'ledger-11',
      name: 'Harbourside Café',
      email: '',
      city: 'Napier',
      status: 'ARCHIVED',
    }),
  ].filter((hit) => hit.name.toLowerCase().includes(text.toLowerCase()))
}

export function partyView(id: number): PartyView {
  const { name, isCustomer, isSupplier } = contactForm(id)
  return {
    contactId: id,
    ledgerId: '',
    name,
    status: '',
    isCustomer,
    isSupplier,
    linkedTo: '',
    linkedContactId: 0,
    linkedLedgerId: '',
    orders: id,
    value: `${id}200.00`,
  }
}

export function mergeView(left: number, right: number, part: Partial<MergeView> = {}): MergeView {
  const [one, other] = [contactForm(left), contactForm(right)]
  const line = (field: 'name' | 'email' | 'phone' | 'line1' | 'city' | 'taxNumber'): MergeLine => ({
    field,
    left: one[field],
    right: other[field],
    side: one[field] === '' ? 'right' : 'left',
  })
  return {
    left: partyView(left),
    right: partyView(right),
    rows: (['name', 'email', 'phone', 'line1', 'city', 'taxNumber'] as const).map(line),
    sentence: 'Nearly the same name and the same phone; the streets differ.',
    percent: '88.1',
    warnings: [],
    leftVersion: 1,
    rightVersion: 1,
    ...part,
  }
}

/** Some contacts of each category of an import. */
export function importExamples(): ImportExample[] {
  const example = (category: string, index: number, part: Partial<ImportExample> = {}): ImportExample => ({
    category,
    ledgerId: `ledger-${category}-${index}`,
    name: contactForm(index).name,
    contactId: 0,
    contact: '',
    sentence: '',
    percent: '',
    ...part,
  })
  return [
    ...Array.from({ length: 20 }, (_, index) => example('new', index + 1)),
    example('linked', 1, {
      contact: 'Harbour & Pine',
      contactId: 1,
      sentence: 'Same tax number and e-mail; the names differ only by “Ltd”.',
      percent: '99.9',
    }),
    example('review', 2, {
      contact: 'Kererū Interiors',
      contactId: 2,
      sentence: 'Nearly the same name and the same phone; the streets differ.',
      percent: '88.1',
    }),
    example('kept', 3, {
      contact: contactForm(3).name,
      contactId: 3,
      sentence: 'Phone: yours is 09 378 4410, Xero says 021 440 917.',
    }),
    example('merged', 4, {
      contact: contactForm(4).name,
      contactId: 4,
      sentence: 'Merged into Northland Joinery in Xero.',
    }),
    example('archived', 5),
  ]
}

/** What was decided of every second contact: a link, a merge, and who works there. */
export function contactDecisions(id: number): DecisionView[] {
  if (id % 2 === 0) return []
  const { name } = contactForm(id)
  const one = { left: name, at: '2026-03-12T02:14:00Z' }
  return [
    decisionView(4, { ...one, id: 304, answer: 'works_at', left: 'Aroha Ngata', right: name }),
    decisionView(2, { ...one, id: 302, right: 'Kereru Interiors Limited' }),
    decisionView(1, { ...one, id: 301, right: 'Harbour and Pine Ltd', actor: 'import' }),
  ]
}
