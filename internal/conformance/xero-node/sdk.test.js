// The official SDK lists, creates and fails against the practice Xero. Nothing here was written for it: what the SDK
// sends and expects is what it sends to and expects of Xero.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import xeroNode from "xero-node";
import { signIn, start } from "./practice.js";

const {
  Account,
  Contact,
  CreditNote,
  Invoice,
  LineAmountTypes,
  ManualJournal,
  XeroClient,
} = xeroNode;

const scope = [
  "openid profile offline_access accounting.settings.read accounting.contacts accounting.invoices",
  "accounting.payments.read accounting.manualjournals accounting.attachments accounting.reports.trialbalance.read",
].join(" ");

let server, api, tenant, contactID;

before(async () => {
  server = await start();
  const tokens = await signIn(server.addresses, scope);
  assert.equal(
    tokens.claims().email,
    undefined,
    "the e-mail address was not asked for",
  );
  const client = new XeroClient();
  client.setTokenSet(tokens);
  api = client.accountingApi;
  api.basePath = `${server.addresses.api}/api.xro/2.0`;
  const reply = await fetch(server.addresses.connections, {
    headers: { authorization: `Bearer ${tokens.access_token}` },
  });
  const [connection] = await reply.json();
  tenant = connection.tenantId;
  const { body } = await api.createContacts(tenant, {
    contacts: [{ name: "Kererū Kitchens", emailAddress: "hi@kereru.example" }],
  });
  contactID = body.contacts[0].contactID;
});

after(() => server.stop());

/** What the SDK rejects with is text: the status and what the server said. */
async function refused(call) {
  const answer = await call().catch((error) => error);
  assert.equal(typeof answer, "string", "it was not refused");
  return JSON.parse(answer);
}

const line = {
  description: "A table",
  quantity: 2,
  unitAmount: 10.5,
  accountCode: "200",
  taxType: "OUTPUT2",
};
const invoice = (more) => ({
  type: Invoice.TypeEnum.ACCREC,
  contact: { contactID },
  lineAmountTypes: LineAmountTypes.Exclusive,
  date: "2026-11-20",
  dueDate: "2026-12-20",
  lineItems: [line],
  ...more,
});

test("the organisation and what it may do", async () => {
  const { body } = await api.getOrganisations(tenant);
  assert.equal(body.organisations[0].name, "Demo Furniture Ltd");
  assert.equal(body.organisations[0].baseCurrency, "NZD");
  assert.equal(body.organisations[0].organisationID, tenant);
  const actions = (await api.getOrganisationActions(tenant)).body.actions;
  assert.ok(
    actions.some(
      (each) =>
        each.name === "CreateApprovedInvoice" && each.status === "ALLOWED",
    ),
  );
});

test("accounts and tax rates", async () => {
  const accounts = (await api.getAccounts(tenant)).body.accounts;
  const sales = accounts.find((each) => each.code === "200");
  assert.equal(sales._class, Account.ClassEnum?.REVENUE ?? "REVENUE");
  const active = (
    await api.getAccounts(
      tenant,
      undefined,
      'Status=="ACTIVE" AND Class=="REVENUE"',
    )
  ).body.accounts;
  assert.ok(active.length > 0 && active.length < accounts.length);
  const rates = (await api.getTaxRates(tenant)).body.taxRates;
  assert.equal(
    rates.find((each) => each.taxType === "OUTPUT2").effectiveRate,
    15,
  );
  assert.ok(rates.some((each) => String(each.status) === "DELETED"));
});

test("contacts are listed, created, changed and refused", async () => {
  const { body } = await api.getContacts(
    tenant,
    undefined,
    undefined,
    undefined,
    undefined,
    1,
    true,
    false,
    undefined,
    10,
  );
  assert.equal(body.contacts.length, 10);
  assert.equal(body.pagination.pageSize, 10);
  const found = (
    await api.getContacts(tenant, undefined, 'Name=="kererū kitchens"')
  ).body.contacts;
  assert.deepEqual(
    found.map((each) => each.contactID),
    [contactID],
  );
  const changed = await api.updateContact(tenant, contactID, {
    contacts: [{ contactNumber: "K-1" }],
  });
  assert.equal(changed.body.contacts[0].contactNumber, "K-1");
  assert.equal(
    (await api.getContact(tenant, "K-1")).body.contacts[0].name,
    "Kererū Kitchens",
  );
  const error = await refused(() =>
    api.createContacts(tenant, { contacts: [{ name: "Kererū Kitchens" }] }),
  );
  assert.equal(error.response.statusCode, 400);
  assert.match(
    error.response.body.Elements[0].ValidationErrors[0].Message,
    /already assigned to another contact/,
  );
});

// Covers 5/same-key-same-request-the-stored-reply-is, 9.fields/invoicenumber, 10/2-10-50-exclusive-at-15.
test("an invoice is created once under its key, read back, approved and refused", async () => {
  const key = randomUUID();
  const create = () =>
    api.createInvoices(
      tenant,
      { invoices: [invoice({ invoiceNumber: "SDK-1" })] },
      true,
      4,
      key,
    );
  const [first] = (await create()).body.invoices;
  assert.equal(first.total, 24.15);
  assert.equal((await create()).body.invoices[0].invoiceID, first.invoiceID);
  const read = (await api.getInvoice(tenant, first.invoiceID, 4)).body
    .invoices[0];
  assert.equal(read.lineItems[0].taxAmount, 3.15);
  assert.equal(new Date(read.date).toISOString().slice(0, 10), "2026-11-20");
  const approved = await api.updateInvoice(tenant, first.invoiceID, {
    invoices: [{ status: Invoice.StatusEnum.AUTHORISED }],
  });
  assert.equal(approved.body.invoices[0].status, Invoice.StatusEnum.AUTHORISED);
  const listed = await api.getInvoices(
    tenant,
    undefined,
    undefined,
    undefined,
    undefined,
    ["SDK-1"],
    undefined,
    undefined,
    1,
  );
  assert.equal(listed.body.invoices.length, 1);
  const since = await api.getInvoices(tenant, new Date(Date.now() + 3_600_000));
  assert.equal(since.body.invoices.length, 0);
  const error = await refused(() =>
    api.createInvoices(tenant, {
      invoices: [invoice({ invoiceNumber: "SDK-1" })],
    }),
  );
  assert.match(
    error.response.body.Elements[0].ValidationErrors[0].Message,
    /must be unique/,
  );
});

// Covers 6.summarizeerrors/summarizeerrors-false.
test("of two invoices the good one stands and the bad one says why", async () => {
  const bad = invoice({ lineItems: [{ ...line, accountCode: "9999" }] });
  const { body } = await api.createInvoices(
    tenant,
    { invoices: [invoice({ invoiceNumber: "SDK-2" }), bad] },
    false,
  );
  assert.deepEqual(
    body.invoices.map((each) => each.statusAttributeString),
    ["OK", "ERROR"],
  );
  assert.match(body.invoices[1].validationErrors[0].message, /9999/);
});

test("a credit note is created and allocated", async () => {
  const number = "SDK-3";
  const approved = invoice({
    invoiceNumber: number,
    status: Invoice.StatusEnum.AUTHORISED,
  });
  const [due] = (await api.createInvoices(tenant, { invoices: [approved] }))
    .body.invoices;
  const note = {
    type: CreditNote.TypeEnum.ACCRECCREDIT,
    contact: { contactID },
    date: "2026-11-21",
    status: CreditNote.StatusEnum.AUTHORISED,
    lineAmountTypes: LineAmountTypes.Exclusive,
    lineItems: [{ ...line, quantity: 1 }],
  };
  const [credit] = (
    await api.createCreditNotes(tenant, { creditNotes: [note] })
  ).body.creditNotes;
  assert.equal(credit.total, 12.08);
  const allocation = {
    amount: 12.08,
    date: "2026-11-21",
    invoice: { invoiceID: due.invoiceID },
  };
  const { body } = await api.createCreditNoteAllocation(
    tenant,
    credit.creditNoteID,
    { allocations: [allocation] },
  );
  assert.equal(body.allocations[0].amount, 12.08);
  const after = (await api.getInvoice(tenant, due.invoiceID)).body.invoices[0];
  assert.equal(after.amountCredited, 12.08);
  assert.equal(after.amountDue, 12.07);
  const listed = (
    await api.getCreditNotes(
      tenant,
      undefined,
      `CreditNoteID==Guid("${credit.creditNoteID}")`,
    )
  ).body.creditNotes;
  assert.equal(String(listed[0].status), "PAID");
  const error = await refused(() =>
    api.createCreditNoteAllocation(tenant, credit.creditNoteID, {
      allocations: [{ ...allocation, amount: 1 }],
    }),
  );
  assert.equal(error.response.statusCode, 400);
});

// Covers 11/out-of-balance-the-total-debits-100-00-must.
test("a manual journal is drafted, posted and refused", async () => {
  const journal = {
    narration: "Stock at 31 October [SDK]",
    date: "2026-10-31",
    journalLines: [
      { lineAmount: 120.5, accountCode: "630", description: "Materials" },
      { lineAmount: -120.5, accountCode: "310" },
    ],
  };
  const [draft] = (
    await api.createManualJournals(tenant, { manualJournals: [journal] })
  ).body.manualJournals;
  assert.equal(String(draft.status), "DRAFT");
  const posted = await api.updateManualJournal(tenant, draft.manualJournalID, {
    manualJournals: [
      {
        manualJournalID: draft.manualJournalID,
        status: ManualJournal.StatusEnum.POSTED,
      },
    ],
  });
  assert.equal(String(posted.body.manualJournals[0].status), "POSTED");
  const read = (await api.getManualJournal(tenant, draft.manualJournalID)).body
    .manualJournals[0];
  assert.deepEqual(
    read.journalLines.map((each) => each.lineAmount),
    [120.5, -120.5],
  );
  const listed = await api.getManualJournals(
    tenant,
    undefined,
    undefined,
    undefined,
    1,
    100,
  );
  assert.ok(
    listed.body.manualJournals.some(
      (each) => each.manualJournalID === draft.manualJournalID,
    ),
  );
  const lopsided = {
    ...journal,
    journalLines: [
      { lineAmount: 100, accountCode: "630" },
      { lineAmount: -10, accountCode: "310" },
    ],
  };
  const error = await refused(() =>
    api.createManualJournals(tenant, { manualJournals: [lopsided] }),
  );
  assert.match(
    JSON.stringify(error.response.body),
    /The total debits \(100\.00\) must equal total credits \(-10\.00\)/,
  );
});

// Covers 15/upload, 15/reply.
test("a file is attached, listed, fetched and refused", async () => {
  const [due] = (
    await api.createInvoices(tenant, {
      invoices: [invoice({ invoiceNumber: "SDK-4" })],
    })
  ).body.invoices;
  const bytes = Buffer.from("an order\n");
  const headers = { headers: { "Content-Type": "text/plain" } };
  const attached = await api.createInvoiceAttachmentByFileName(
    tenant,
    due.invoiceID,
    "order 4.txt",
    bytes,
    true,
    randomUUID(),
    headers,
  );
  assert.equal(attached.body.attachments[0].contentLength, bytes.length);
  const listed = (await api.getInvoiceAttachments(tenant, due.invoiceID)).body
    .attachments;
  assert.deepEqual(
    listed.map((each) => [each.fileName, each.mimeType]),
    [["order 4.txt", "text/plain"]],
  );
  const fetched = await api.getInvoiceAttachmentByFileName(
    tenant,
    due.invoiceID,
    "order 4.txt",
    "text/plain",
  );
  assert.deepEqual(Buffer.from(fetched.body), bytes);
  assert.equal(
    (await api.getInvoice(tenant, due.invoiceID)).body.invoices[0]
      .hasAttachments,
    true,
  );
  await refused(() =>
    api.createInvoiceAttachmentByFileName(
      tenant,
      due.invoiceID,
      "a+b.txt",
      bytes,
      true,
      randomUUID(),
      headers,
    ),
  );
});

test("items and payments are listed", async () => {
  const items = (await api.getItems(tenant)).body.items;
  assert.ok(items.length > 0 && items.every((each) => each.code));
  const payments = (
    await api.getPayments(tenant, undefined, undefined, undefined, 1)
  ).body;
  assert.equal(payments.pagination.page, 1);
});

test("history is noted and read", async () => {
  await api.createContactHistory(tenant, contactID, {
    historyRecords: [{ details: "Noted by the SDK" }],
  });
  const { body } = await api.getContactHistory(tenant, contactID);
  assert.ok(
    body.historyRecords.some((each) => each.details === "Noted by the SDK"),
  );
});

test("the trial balance adds up", async () => {
  const { body } = await api.getReportTrialBalance(tenant, "2026-11-30");
  const [report] = body.reports;
  assert.deepEqual(
    report.rows[0].cells.map((each) => each.value),
    ["Account", "Debit", "Credit", "YTD Debit", "YTD Credit"],
  );
  const total = report.rows
    .flatMap((each) => each.rows ?? [])
    .findLast((each) => String(each.rowType) === "SummaryRow");
  const [, , , debit, credit] = total.cells.map((each) => each.value);
  assert.equal(debit, credit);
  assert.notEqual(Number(debit), 0);
});

test("what is not there and what is not allowed fails as the SDK expects", async () => {
  assert.equal(
    (await refused(() => api.getInvoice(tenant, randomUUID()))).response
      .statusCode,
    404,
  );
  assert.equal(
    (await refused(() => api.getContacts(randomUUID()))).response.statusCode,
    403,
  );
  assert.equal(
    (await refused(() => api.getReportBalanceSheet(tenant))).response
      .statusCode,
    401,
    "the scope was not asked for",
  );
});
