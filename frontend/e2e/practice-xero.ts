import type { Browser } from '@playwright/test'
import { createHash, randomBytes } from 'node:crypto'

/** A document as the practice Xero's own interface answers it. Figures stay text, as they came over the line. */
export interface LedgerDocument {
  InvoiceNumber: string
  Type: string
  Status: string
  Reference: string
  CurrencyCode: string
  Contact: { Name: string }
  figures: { subTotal: string; tax: string; total: string; lines: string[] }
}

/** The practice Xero's interface, asked with a sign-in of the test's own. */
export class PracticeXero {
  private constructor(
    private readonly root: string,
    private readonly token: string,
    private readonly tenant: string,
  ) {}

  /** Signs in through the consent page. authorize is an address the program opened: it names the practice Xero. */
  static async signIn(browser: Browser, authorize: string): Promise<PracticeXero> {
    const root = new URL(authorize).origin
    const verifier = randomBytes(32).toString('base64url')
    const redirect = 'http://localhost:28912/callback'
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: 'daybook-practice',
      redirect_uri: redirect,
      scope: 'accounting.invoices accounting.contacts accounting.settings.read accounting.manualjournals',
      state: 'test',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    })
    const page = await browser.newPage()
    const answered = page.waitForRequest((request) => request.url().startsWith(redirect))
    await page.goto(`${root}/identity/connect/authorize?${query}`)
    await page.getByRole('button', { name: 'Allow access' }).click()
    const code = new URL((await answered).url()).searchParams.get('code') ?? ''
    await page.close()
    const form = {
      grant_type: 'authorization_code',
      client_id: 'daybook-practice',
      code,
      redirect_uri: redirect,
    }
    const reply = await fetch(`${root}/identity/connect/token`, {
      method: 'POST',
      body: new URLSearchParams({ ...form, code_verifier: verifier }),
    })
    const { access_token: token } = (await reply.json()) as { access_token: string }
    const connections = await fetch(`${root}/connections`, { headers: { authorization: `Bearer ${token}` } })
    const [first] = (await connections.json()) as { tenantId: string }[]
    if (!first) throw new Error('the practice Xero granted no organisation')
    return new PracticeXero(root, token, first.tenantId)
  }

  /** Gives the document of a number another due date, as a person does in Xero. */
  async postpone(number: string, dueDate: string): Promise<void> {
    const reply = await fetch(`${this.root}/api.xro/2.0/Invoices/${encodeURIComponent(number)}`, {
      method: 'POST',
      headers: { ...this.#headers, 'content-type': 'application/json' },
      body: JSON.stringify({ DueDate: dueDate }),
    })
    if (!reply.ok) throw new Error(`the due date was refused: ${await reply.text()}`)
  }

  /** Archives a contact, as a person does in Xero. */
  async archive(contactId: string): Promise<void> {
    const reply = await fetch(`${this.root}/api.xro/2.0/Contacts`, {
      method: 'POST',
      headers: { ...this.#headers, 'content-type': 'application/json' },
      body: JSON.stringify({ ContactID: contactId, ContactStatus: 'ARCHIVED' }),
    })
    if (!reply.ok) throw new Error(`archiving was refused: ${await reply.text()}`)
  }

  /** Every contact of a name, archived ones too. */
  async contactsNamed(name: string): Promise<{ Name: string }[]> {
    const where = encodeURIComponent(`Name=="${name}"`)
    const reply = await fetch(`${this.root}/api.xro/2.0/Contacts?includeArchived=true&where=${where}`, {
      headers: this.#headers,
    })
    return ((await reply.json()) as { Contacts: { Name: string }[] }).Contacts
  }

  /** Every manual journal that carries Daybook's mark. */
  async journals(): Promise<{ Narration: string; Status: string; HasAttachments: boolean }[]> {
    const reply = await fetch(`${this.root}/api.xro/2.0/ManualJournals`, { headers: this.#headers })
    const { ManualJournals: all } = (await reply.json()) as {
      ManualJournals: { Narration: string; Status: string; HasAttachments: boolean }[]
    }
    return all.filter(({ Narration }) => Narration.includes('[DB '))
  }

  get #headers() {
    return {
      accept: 'application/json',
      authorization: `Bearer ${this.token}`,
      'xero-tenant-id': this.tenant,
    }
  }

  /** Every document of a number. */
  async documents(number: string): Promise<LedgerDocument[]> {
    const reply = await fetch(
      `${this.root}/api.xro/2.0/Invoices?page=1&unitdp=4&InvoiceNumbers=${encodeURIComponent(number)}`,
      { headers: this.#headers },
    )
    // Figures are taken from the text: a JSON number would become a float.
    const text = (await reply.text()).replace(/:\s*(-?\d+\.\d+)/g, ':"$1"')
    const { Invoices } = JSON.parse(text) as { Invoices: (LedgerDocument & Record<string, unknown>)[] }
    return Invoices.map((each) => ({
      ...each,
      figures: {
        subTotal: cents(each['SubTotal']),
        tax: cents(each['TotalTax']),
        total: cents(each['Total']),
        lines: (each['LineItems'] as { LineAmount: string }[]).map((line) => cents(line.LineAmount)),
      },
    }))
  }
}

/** A figure with two decimals: "24.0" is "24.00". */
function cents(figure: unknown): string {
  const [whole, fraction = ''] = String(figure).split('.')
  return `${whole}.${fraction.padEnd(2, '0').slice(0, 2)}`
}
