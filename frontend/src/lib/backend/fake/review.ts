import type {
  Backend,
  BatchView,
  BulkView,
  DecisionView,
  DuplicateGroup,
  EvidenceBar,
  LearningView,
  LessonView,
  PairAnswer,
  PairLine,
  PairRow,
  PairView,
  PartyView,
  ReviewProgress,
  TextRun,
} from '../backend'

/** Made-up pairs for component tests and for looking at the review without the program. */

interface Sketch {
  kind: 'link' | 'here' | 'xero'
  percent: string
  sentence: string
  value: string
  left: string
  right: string
  rows: [field: string, left: string, right: string, level: string][]
  bars: [field: string, level: string, tenthBits: number, note: string, oneIn: number][]
  prior: number
  cap: number
  vetoes?: string[]
  verdict?: string
  status?: string
  rival?: number
}

const sketches: Sketch[] = [
  {
    kind: 'link',
    percent: '97.4',
    sentence:
      'Same tax number and street; the names differ only by “Ltd” and an ampersand; the phone differs.',
    value: '18420.50',
    left: 'Harbour & Pine',
    right: 'Harbour and Pine Ltd',
    rows: [
      ['name', 'Harbour *&* Pine', 'Harbour *and* Pine *Ltd*', 'close'],
      ['person', 'Mere Tipene', 'Mere Tipene', 'same'],
      ['taxNumber', '49-091-850', '49-091-850', 'same'],
      ['email', 'mere@harbourpine.co.nz', '*accounts*@harbourpine.co.nz', 'alike'],
      ['phone', '*09 378 4410*', '*021 440 917*', 'different'],
      ['street', '12 Quay Street', '12 Quay *St*', 'close'],
      ['city', 'Auckland', 'Auckland', 'same'],
      ['postalCode', '1010', '', 'missing'],
    ],
    bars: [
      ['tax_number', 'same', 143, '', 18200],
      ['name', 'close', 71, 'differs only by Ltd', 0],
      ['email', 'alike', 34, 'same domain', 240],
      ['phone', 'different', -28, '', 0],
      ['address', 'close', 62, '', 1200],
      ['locality', 'same', 12, '', 4],
    ],
    prior: -151,
    cap: -18,
  },
  {
    kind: 'here',
    percent: '88.1',
    sentence: 'Nearly the same name and the same phone; the streets differ.',
    value: '9304.00',
    left: 'Kererū Interiors',
    right: 'Kereru Interiors Limited',
    rows: [
      ['name', '*Kererū* Interiors', '*Kereru* Interiors *Limited*', 'close'],
      ['email', '', 'hello@kereru.nz', 'missing'],
      ['phone', '04 801 2240', '+64 4 801 2240', 'same'],
      ['street', '*88 Cuba Street*', '*4 Ghuznee Street*', 'different'],
      ['city', 'Wellington', 'Wellington', 'same'],
    ],
    bars: [
      ['name', 'close', 88, 'differs only by Limited', 0],
      ['phone', 'same', 96, '', 9000],
      ['address', 'different', -41, '', 0],
      ['locality', 'same', 9, '', 6],
    ],
    prior: -124,
    cap: 0,
    rival: 42,
  },
  {
    kind: 'link',
    percent: '41.0',
    sentence: 'Nearly the same name and city, but the tax numbers are two valid ones that differ.',
    value: '6120.75',
    left: 'Northland Joinery Supplies Limited',
    right: 'Northland Joinery (2019) Ltd',
    rows: [
      ['name', 'Northland Joinery *Supplies Limited*', 'Northland Joinery *(2019) Ltd*', 'alike'],
      ['taxNumber', '*49-091-850*', '*35-901-981*', 'different'],
      ['email', 'office@nljoinery.co.nz', 'office@nljoinery.co.nz', 'same'],
      ['city', 'Whangārei', 'Whangarei', 'same'],
    ],
    bars: [
      ['tax_number', 'different', -100, '', 0],
      ['name', 'alike', 48, '', 0],
      ['token', 'different', -52, '2019', 0],
      ['email', 'same', 118, 'shared mailbox', 7000],
      ['locality', 'same', 22, '', 40],
    ],
    prior: -41,
    cap: 0,
    vetoes: ['Two different valid tax numbers.', 'A number in the name differs: 2019.'],
    status: 'ARCHIVED',
  },
  {
    kind: 'link',
    percent: '63.2',
    sentence: 'A person with the firm’s e-mail domain: perhaps they work there.',
    value: '2210.00',
    left: 'Aroha Ngata',
    right: 'Cuba Street Café',
    rows: [
      ['name', '*Aroha Ngata*', '*Cuba Street Café*', 'different'],
      ['person', 'Aroha Ngata', '', 'missing'],
      ['email', '*aroha*@cubastreetcafe.nz', '*hello*@cubastreetcafe.nz', 'alike'],
      ['city', 'Wellington', 'Wellington', 'same'],
    ],
    bars: [
      ['name', 'different', -66, '', 0],
      ['email', 'alike', 131, 'same domain', 18000],
      ['locality', 'same', 9, '', 6],
    ],
    prior: -66,
    cap: 0,
    verdict: 'works_at',
  },
  {
    kind: 'xero',
    percent: '92.7',
    sentence: 'Same name and e-mail; only one of them says where it is.',
    value: '0.00',
    left: 'Tasman Timber Co',
    right: 'Tasman Timber Company',
    rows: [
      ['name', 'Tasman Timber *Co*', 'Tasman Timber *Company*', 'close'],
      ['email', 'sales@tasmantimber.nz', 'sales@tasmantimber.nz', 'same'],
      ['street', '', '9 Port Road', 'missing'],
    ],
    bars: [
      ['name', 'close', 110, 'differs only by Company', 0],
      ['email', 'same', 84, '', 900],
    ],
    prior: -158,
    cap: 0,
  },
]

function runs(text: string): TextRun[] {
  return text
    .split('*')
    .map((part, index) => ({ text: part, isDifferent: index % 2 === 1 }))
    .filter((run) => run.text !== '')
}

const plain = (text: string) => text.replaceAll('*', '')

function sketchOf(id: number): Sketch {
  const found = sketches[(id - 1) % sketches.length] ?? sketches[0]
  if (!found) throw new Error('there are no pairs')
  return found
}

/** The same five pairs again and again, told apart by their names. */
const nameOf = (name: string, id: number) => {
  const round = Math.floor((id - 1) / sketches.length)
  return round === 0 ? name : `${name} ${round + 1}`
}

function party(isXero: boolean, name: string, id: number, sketch: Sketch): PartyView {
  return {
    contactId: isXero ? 0 : id,
    ledgerId: isXero ? `ledger-${id}` : '',
    name,
    status: isXero ? (sketch.status ?? 'ACTIVE') : '',
    isCustomer: true,
    isSupplier: false,
    linkedTo: '',
    linkedContactId: 0,
    linkedLedgerId: '',
    orders: isXero ? 0 : 14,
    value: isXero ? '0.00' : sketch.value,
  }
}

export function pairView(id: number, part: Partial<PairView> = {}): PairView {
  const sketch = sketchOf(id)
  const rows = sketch.rows.map(([field, left, right, level]): PairLine => ({
    field,
    left: plain(left),
    right: plain(right),
    level,
    leftParts: runs(left),
    rightParts: runs(right),
  }))
  const bars = sketch.bars.map(([field, level, tenthBits, note, oneIn]): EvidenceBar => ({
    field,
    level,
    tenthBits,
    note,
    oneIn,
    left: '',
    right: '',
  }))
  return {
    id,
    kind: sketch.kind,
    verdict: sketch.verdict ?? 'review',
    isOpen: true,
    isPutOff: false,
    left: party(sketch.kind === 'xero', nameOf(sketch.left, id), id, sketch),
    right: party(sketch.kind !== 'here', nameOf(sketch.right, id), id + 500, sketch),
    rows,
    sentence: sketch.sentence,
    percent: sketch.percent,
    bars,
    prior: sketch.prior,
    cap: sketch.cap,
    others: 0,
    learnt: 0,
    total: bars.reduce((sum, bar) => sum + bar.tenthBits, sketch.prior + sketch.cap),
    vetoes: sketch.vetoes ?? [],
    hasRival: sketch.rival !== undefined,
    rivalTenthBits: sketch.rival ?? 0,
    value: sketch.value,
    currency: 'NZD',
    model: '1',
    isPersonLeft: true,
    ...part,
  }
}

export function pairRow(id: number, part: Partial<PairRow> = {}): PairRow {
  const { kind, verdict, left, right, sentence, percent, value, isPutOff } = pairView(id)
  return {
    id,
    kind,
    verdict,
    left: left.name,
    right: right.name,
    sentence,
    percent,
    value,
    isPutOff,
    ...part,
  }
}

export function decisionView(id: number, part: Partial<DecisionView> = {}): DecisionView {
  const pair = pairView(id)
  return {
    id,
    answer: 'same',
    kind: pair.kind,
    actor: 'owner',
    batch: 0,
    left: pair.left.name,
    right: pair.right.name,
    sentence: pair.sentence,
    percent: pair.percent,
    at: '2026-03-12T02:14:00Z',
    undoneAt: '',
    undoneBy: '',
    ...part,
  }
}

export function batchView(part: Partial<BatchView> = {}): BatchView {
  return {
    id: 7,
    actor: 'import',
    at: '2026-03-12T01:02:00Z',
    decisions: 41,
    standing: 40,
    added: 58,
    remaining: 58,
    ...part,
  }
}

export function bulkView(part: Partial<BulkView> = {}): BulkView {
  return {
    percent: '95',
    digest: 'bulk-1',
    links: 11,
    merges: 3,
    duplicates: 2,
    left: 4,
    value: '61204.10',
    currency: 'NZD',
    rows: Array.from({ length: 16 }, (_, index) => pairRow(1 + index * 5, { percent: `${95 + index / 10}` })),
    ...part,
  }
}

export function duplicateGroup(part: Partial<DuplicateGroup> = {}): DuplicateGroup {
  const contact = { email: 'sales@tasmantimber.nz', isCustomer: false, isSupplier: true, contactId: 0 }
  return {
    contacts: [
      {
        ...contact,
        ledgerId: 'ledger-5',
        name: 'Tasman Timber Co',
        city: 'Nelson',
        contactId: 5,
        isInFront: true,
      },
      { ...contact, ledgerId: 'ledger-505', name: 'Tasman Timber Company', city: '', isInFront: false },
    ],
    isKnown: true,
    sentence: 'Same name and e-mail; only one of them says where it is.',
    percent: '92.7',
    pairId: 0,
    ...part,
  }
}

function groups(): DuplicateGroup[] {
  const maybe = duplicateGroup({ isKnown: false, pairId: 10, percent: '71.5' })
  return [
    duplicateGroup(),
    {
      ...maybe,
      sentence: 'Same name in two cities; neither has a tax number.',
      contacts: maybe.contacts.map((contact, index) => ({
        ...contact,
        ledgerId: `ledger-${700 + index}`,
        name: index === 0 ? 'Southern Cross Hotels' : 'Southern Cross Hotels (Queenstown)',
        email: 'ap@southerncross.co.nz',
        city: index === 0 ? 'Christchurch' : 'Queenstown',
        isCustomer: true,
        isSupplier: false,
        contactId: 0,
        isInFront: false,
      })),
    },
  ]
}

export function lessonView(part: Partial<LessonView> = {}): LessonView {
  return {
    answers: 62,
    rightBefore: 51,
    rightAfter: 57,
    at: '',
    points: [
      { field: 'name', level: 'alike', tenthBits: 6, same: 14, different: 3 },
      { field: 'phone', level: 'same', tenthBits: -11, same: 6, different: 17 },
      { field: 'address', level: 'same', tenthBits: -4, same: 9, different: 15 },
      { field: 'locality', level: 'different', tenthBits: 13, same: 18, different: 2 },
    ],
    ...part,
  }
}

export function learningView(part: Partial<LearningView> = {}): LearningView {
  return {
    inForce: lessonView({ answers: 0, rightBefore: 0, rightAfter: 0, points: [] }),
    offered: lessonView(),
    isOffered: true,
    digest: 'lesson-1',
    same: 40,
    different: 22,
    needed: 10,
    ...part,
  }
}

/** A review that remembers its answers; count is how many pairs wait. */
export function fakeReview(count: number, job: Backend['jobs']['get']): Backend['review'] {
  const answered = new Map<number, PairAnswer>()
  const putOff = new Set<number>()
  const decisions: DecisionView[] = Array.from({ length: 14 }, (_, index) =>
    decisionView(index + 1, {
      id: 100 - index,
      actor: index % 4 === 3 ? 'import' : 'owner',
      batch: index % 4 === 3 ? 7 : 0,
      answer: index % 5 === 2 ? 'different' : 'same',
      ...(index === 4 ? { undoneAt: '2026-03-12T03:00:00Z', undoneBy: 'owner' } : {}),
    }),
  )
  let nextDecision = 200
  let learning = learningView()
  const ofDecision = new Map<number, number>()

  const open = (kind: string, isPutOff: boolean) =>
    Array.from({ length: count }, (_, index) => index + 1).filter(
      (id) =>
        !answered.has(id) && putOff.has(id) === isPutOff && (kind === 'all' || pairView(id).kind === kind),
    )
  const progress = (): ReviewProgress => ({
    decided: 14 + answered.size,
    open: open('all', false).length,
    putOff: putOff.size,
    worthPerMille: Math.min(1000, 840 + answered.size * 12),
    scannedAt: '2026-03-12T01:00:00Z',
  })
  const undo = (id: number) => {
    const index = decisions.findIndex((each) => each.id === id)
    const found = decisions[index]
    if (found) decisions[index] = { ...found, undoneAt: '2026-03-12T03:20:00Z', undoneBy: 'owner' }
    return Promise.resolve()
  }

  return {
    queue: ({ kind, isPutOff, offset, limit }) => {
      const ids = open(kind, isPutOff)
      return Promise.resolve({
        rows: ids.slice(offset, offset + limit).map((id) => pairRow(id, { isPutOff })),
        total: ids.length,
        putOff: open(kind, true).length,
        value: '48210.40',
        currency: 'NZD',
      })
    },
    pair: (id) => Promise.resolve(pairView(id, { isPutOff: putOff.has(id), isOpen: !answered.has(id) })),
    decide: (id, answer) => {
      answered.set(id, answer)
      const decision = decisionView(id, { id: nextDecision++, answer })
      ofDecision.set(decision.id, id)
      decisions.unshift(decision)
      return Promise.resolve(decision)
    },
    putOff: (id, isPutOff) => {
      if (isPutOff) putOff.add(id)
      else putOff.delete(id)
      return Promise.resolve()
    },
    takeBack: (id) => {
      answered.delete(ofDecision.get(id) ?? 0)
      return undo(id)
    },
    undo,
    undoBatch: () => Promise.resolve({ decisions: 41, removed: 55, kept: 3 }),
    previewBulk: (percent) => Promise.resolve(bulkView({ percent })),
    acceptBulk: () => job('job-bulk'),
    history: (offset, limit) =>
      Promise.resolve({ rows: decisions.slice(offset, offset + limit), total: decisions.length }),
    batches: () => Promise.resolve({ rows: [batchView()], total: 1 }),
    xeroDuplicates: (offset, limit) => {
      const all = count === 0 ? [] : groups()
      return Promise.resolve({ rows: all.slice(offset, offset + limit), total: all.length })
    },
    learning: () => Promise.resolve(learning),
    takeLesson: () => {
      learning = {
        ...learning,
        inForce: { ...learning.offered, at: '2026-03-12T03:30:00Z' },
        isOffered: false,
      }
      return job('job-scan')
    },
    dropLesson: () => {
      learning = { ...learning, inForce: lessonView({ points: [], at: '' }), isOffered: true }
      return job('job-scan')
    },
    scan: () => job('job-scan'),
    progress: () => Promise.resolve(progress()),
  }
}
