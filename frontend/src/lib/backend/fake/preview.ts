import type { PreviewView } from '../backend'
import { orderView } from './data'

/** A preview that can be sent, with a note about the contact it creates. */
export function previewView(kind: string, id: number): PreviewView {
  const order = orderView(kind, id)
  const isInvoice = kind === 'sale'
  const account = isInvoice ? { code: '200', name: 'Sales' } : { code: '310', name: 'Cost of Goods Sold' }
  return {
    orderId: id,
    digest: `digest-${id}`,
    kind: isInvoice ? 'invoice' : 'bill',
    organisation: 'Demo Furniture Ltd',
    status: 'DRAFT',
    contact: {
      id: order.contactId,
      name: order.contact,
      outcome: 'create',
      match: 'create',
      ledgerName: '',
      email: 'accounts@example.com',
      address: ['12 Quay Street', 'Auckland 1010', 'New Zealand'],
      reason: 'Xero knows no contact with this name or e-mail.',
      sentence: '',
      percent: '',
      asked: [],
    },
    values: [
      { field: 'number', value: order.number, from: 'order' },
      { field: 'reference', value: order.reference, from: 'order' },
      { field: 'date', value: order.date, from: 'order' },
      { field: 'dueDate', value: order.dueDate, from: 'default' },
    ],
    currency: order.currency,
    taxMode: order.taxMode,
    baseTotal: '',
    baseCurrency: 'NZD',
    lines: order.lines.map((line) => ({
      description: line.description,
      sku: line.sku,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      discount: line.discount,
      accountCode: account.code,
      accountName: account.name,
      accountFrom: 'default',
      taxType: isInvoice ? 'OUTPUT2' : 'INPUT2',
      taxName: isInvoice ? '15% GST on Income' : '15% GST on Expenses',
      taxRate: '15',
      taxFrom: 'default',
      amount: line.amount,
      tax: line.tax,
      arithmetic: '',
    })),
    taxTotals: [{ name: 'GST 15%', rate: '15', net: order.totals.subTotal, tax: order.totals.tax }],
    totals: order.totals,
    ledger: isInvoice
      ? [
          { code: '610', name: 'Accounts Receivable', debit: order.totals.total, credit: '' },
          { ...account, debit: '', credit: order.totals.subTotal },
          { code: '820', name: 'GST', debit: '', credit: order.totals.tax },
        ]
      : [
          { ...account, debit: order.totals.subTotal, credit: '' },
          { code: '820', name: 'GST', debit: order.totals.tax, credit: '' },
          { code: '800', name: 'Accounts Payable', debit: '', credit: order.totals.total },
        ],
    checks: [
      {
        severity: 'note',
        code: 'contact_created',
        path: 'contact',
        message: `${order.contact} is created in Xero first.`,
        hint: '',
        remedy: '',
      },
    ],
    canSend: true,
    createsContact: true,
    isRevision: false,
  }
}
