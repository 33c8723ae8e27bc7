package api_test

import (
	"encoding/json"
	"fmt"
	"net/url"

	"pgregory.net/rapid"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/practice/books"
)

// object is a thing to be sent as JSON.
type object map[string]any

// maybe sets a field in one draw of so many.
func (o object) maybe(t *rapid.T, oneIn int, name string, draw func() any) {
	if fair(t, oneIn, "send "+name) == oneIn-1 {
		o[name] = draw()
	}
}

func oneOf(t *rapid.T, name string, values ...string) func() any {
	return func() any { return values[fair(t, len(values), name)] }
}

// fair draws one of so many, each as often as the others: small figures are what rapid draws most.
func fair(t *rapid.T, n int, name string) int {
	drawn := 0
	for _, bit := range rapid.SliceOfN(rapid.Bool(), 10, 10).Draw(t, name) {
		drawn *= 2
		if bit {
			drawn++
		}
	}
	return drawn % n
}

// body is the body of a write of a collection.
func body(collection string, elements ...object) string {
	text, err := json.Marshal(map[string]any{collection: elements})
	if err != nil {
		panic(err)
	}
	return string(text)
}

// decimal is a figure between two, with as many decimals.
func decimal(t *rapid.T, name string, least, most int64, decimals int) json.Number {
	n := rapid.Int64Range(least, most).Draw(t, name)
	scale := int64(1)
	for range decimals {
		scale *= 10
	}
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	return json.Number(fmt.Sprintf("%s%d.%0*d", sign, n/scale, decimals, n%scale))
}

// method is PUT or POST, and query what may stand behind the address of a write.
func method(t *rapid.T) string { return rapid.SampledFrom([]string{"PUT", "POST"}).Draw(t, "method") }

func query(t *rapid.T) string {
	text, _ := oneOf(t, "query", "", "", "", "?summarizeErrors=false", "?unitdp=4", "?unitdp=4&summarizeErrors=false", "?allowBackorders=true")().(string)
	return text
}

func (s *surface) contactIDs() []string {
	var ids []string
	for _, c := range s.before.contacts {
		ids = append(ids, c.ContactID)
	}
	return ids
}

func (s *surface) documentIDs() []string {
	var ids []string
	for _, d := range s.before.documents {
		ids = append(ids, d.InvoiceID)
	}
	return ids
}

func (s *surface) noteIDs() []string {
	var ids []string
	for _, n := range s.before.notes {
		ids = append(ids, n.CreditNoteID)
	}
	return ids
}

// aContact names a contact in one of the ways a document may.
func (s *surface) aContact(t *rapid.T) object {
	o := object{}
	switch fair(t, 8, "contact by") {
	case 7:
		o["ContactNumber"] = rapid.SampledFrom([]string{"N1", "N2"}).Draw(t, "number")
	case 6:
		o["ContactID"] = some(t, s.contactIDs(), "contact")
		o.maybe(t, 4, "EmailAddress", oneOf(t, "e-mail", "a@hutt.nz", "nobody"))
	default:
		o["Name"] = oneOf(t, "name", "Abby", "Abby", "abby", "Bay")()
	}
	return o
}

func (s *surface) writeContact(t *rapid.T) {
	o := object{}
	o.maybe(t, 3, "ContactID", func() any { return some(t, s.contactIDs(), "contact") })
	o.maybe(t, 2, "Name", oneOf(t, "name", "Abby", "ABBY", "Bay", "City", "Dee", " "))
	o.maybe(t, 3, "ContactNumber", oneOf(t, "number", "N1", "N2"))
	o.maybe(t, 5, "ContactStatus", oneOf(t, "status", "ARCHIVED", "ACTIVE", "GDPRREQUEST"))
	o.maybe(t, 3, "EmailAddress", oneOf(t, "e-mail", "a@hutt.nz", "nobody", ""))
	o.maybe(t, 4, "ContactPersons", func() any { return []object{{"FirstName": "Ana"}} })
	s.write(t, call{method: method(t), path: "/Contacts" + query(t), body: body("Contacts", o)})
}

// lines are lines of a document, some of them those that it has.
func (s *surface) lines(t *rapid.T, isSales bool, stored []heldLine) []object {
	var lines []object
	for range rapid.IntRange(0, 3).Draw(t, "lines") {
		lines = append(lines, s.line(t, isSales, stored))
	}
	return lines
}

func (s *surface) line(t *rapid.T, isSales bool, stored []heldLine) object {
	o := object{}
	account := "310"
	if isSales {
		account = "200"
	}
	if len(stored) > 0 && rapid.Bool().Draw(t, "stored line") {
		o["LineItemID"] = rapid.SampledFrom(stored).Draw(t, "line").LineItemID
	} else {
		o["Description"], o["AccountCode"], o["UnitAmount"] = "x", account, decimal(t, "price", 1, 500, 2)
	}
	o.maybe(t, 9, "Description", oneOf(t, "description", "other", ""))
	o.maybe(t, 3, "Quantity", func() any { return decimal(t, "quantity", -20_000, 60_000, 4) })
	o.maybe(t, 5, "UnitAmount", func() any { return decimal(t, "unit amount", 0, 90_000, 4) })
	o.maybe(t, 20, "LineAmount", func() any { return decimal(t, "line amount", -100, 1_000, 2) })
	o.maybe(t, 9, "TaxAmount", func() any { return decimal(t, "tax amount", 0, 100, 2) })
	o.maybe(t, 20, "DiscountRate", func() any { return decimal(t, "rate", 0, 1_000, 1) })
	o.maybe(t, 30, "DiscountAmount", func() any { return decimal(t, "discount", 0, 100, 2) })
	o.maybe(t, 12, "AccountCode", oneOf(t, "account", "200", "310", "250", "631", "820", "860", "499", "299", "090", ""))
	o.maybe(t, 12, "TaxType", oneOf(t, "tax", "NONE", "OUTPUT2", "INPUT2", ""))
	o.maybe(t, 12, "Tracking", func() any { return []object{{"Name": "Region", "Option": "North"}} })
	o.maybe(t, 4, "ItemCode", func() any {
		if delete(o, "AccountCode"); !isSales {
			o["AccountCode"] = "630"
		}
		return oneOf(t, "item", "CASTOR", "CASTOR", "CHAIR", "WHEEL")()
	})
	return o
}

// fields are the fields of a document that may be sent.
func (s *surface) fields(t *rapid.T, o object) {
	o.maybe(t, 2, "Status", oneOf(t, "status", "AUTHORISED", "AUTHORISED", "AUTHORISED", "AUTHORISED", "SUBMITTED", "DRAFT", "VOIDED", "DELETED", "PAID"))
	o.maybe(t, 6, "Date", oneOf(t, "date", "2026-09-15", "2026-04-01", "2026-03-31", "2025-03-31"))
	o.maybe(t, 6, "Contact", func() any { return s.aContact(t) })
	o.maybe(t, 6, "DueDate", oneOf(t, "due date", "2026-12-31", "2026-08-01", ""))
	o.maybe(t, 6, "LineAmountTypes", oneOf(t, "types", "Inclusive", "Exclusive", "NoTax"))
	o.maybe(t, 16, "CurrencyCode", oneOf(t, "currency", "USD", "USD", "NZD", "EUR"))
	o.maybe(t, 9, "CurrencyRate", func() any { return decimal(t, "currency rate", 1, 3_000_000, 6) })
	o.maybe(t, 6, "Reference", oneOf(t, "reference", "a", "b"))
	o.maybe(t, 8, "SentToContact", func() any { return true })
	o.maybe(t, 8, "Total", func() any { return decimal(t, "total", 0, 1_000, 2) })
}

func (s *surface) writeDocument(t *rapid.T) {
	isSales := rapid.Bool().Draw(t, "is an invoice")
	o := object{"Type": map[bool]string{true: "ACCREC", false: "ACCPAY"}[isSales], "DueDate": "2026-12-30", "Date": "2026-09-14"}
	s.fields(t, o)
	o["Contact"], o["LineItems"] = s.aContact(t), append(s.lines(t, isSales, nil), s.line(t, isSales, nil))
	o.maybe(t, 4, "InvoiceNumber", oneOf(t, "number", "1", "2", "INV-0055", "INV-0057"))
	elements := []object{o}
	if fair(t, 6, "second") == 5 {
		elements = append(elements, object{"Type": "ACCREC", "Contact": s.aContact(t), "LineItems": s.lines(t, true, nil)})
	}
	s.write(t, call{method: method(t), path: "/Invoices" + query(t), body: body("Invoices", elements...)})
}

func (s *surface) editDocument(t *rapid.T) {
	if len(s.before.documents) == 0 {
		return
	}
	d := rapid.SampledFrom(s.before.documents).Draw(t, "document")
	o := object{"InvoiceID": d.InvoiceID}
	s.fields(t, o)
	o.maybe(t, 2, "LineItems", func() any { return s.lines(t, d.Type == "ACCREC", d.LineItems) })
	o.maybe(t, 6, "InvoiceNumber", oneOf(t, "number", "1", "2", "INV-0055"))
	o.maybe(t, 4, "RoundingAmount", func() any { return s.rounding(t, d, o) })
	s.write(t, call{method: "POST", path: "/Invoices" + query(t), body: body("Invoices", o)})
}

// rounding draws a rounding of the whole and sends the totals with it.
func (s *surface) rounding(t *rapid.T, d heldDocument, o object) any {
	by := rapid.IntRange(-11, 11).Draw(t, "rounding")
	net := d.SubTotal + d.TotalTax
	o["SubTotal"], o["TotalTax"] = json.Number(money.Amount(d.SubTotal).String()), json.Number(money.Amount(d.TotalTax).String())
	o["Total"] = json.Number((money.Amount(net) + money.Amount(by)).String())
	return json.Number(money.Amount(by).String())
}

func aStatus(t *rapid.T) any {
	return oneOf(t, "status", "AUTHORISED", "AUTHORISED", "VOIDED", "SUBMITTED", "DRAFT", "DELETED", "PAID")()
}

func (s *surface) moveDocument(t *rapid.T) {
	if id := some(t, s.documentIDs(), "document"); id != "" {
		s.write(t, call{method: "POST", path: "/Invoices/" + id, body: body("Invoices", object{"Status": aStatus(t)})})
	}
}

func (s *surface) moveNote(t *rapid.T) {
	if id := some(t, s.noteIDs(), "note"); id != "" {
		s.write(t, call{method: "POST", path: "/CreditNotes/" + id, body: body("CreditNotes", object{"Status": aStatus(t)})})
	}
}

func (s *surface) writeNote(t *rapid.T) {
	isSales := rapid.Bool().Draw(t, "is to a customer")
	o := object{"Type": map[bool]string{true: "ACCRECCREDIT", false: "ACCPAYCREDIT"}[isSales], "Date": "2026-09-14"}
	s.fields(t, o)
	if len(s.before.notes) > 0 && rapid.Bool().Draw(t, "edit") {
		n := rapid.SampledFrom(s.before.notes).Draw(t, "note")
		o["CreditNoteID"], o["Type"] = n.CreditNoteID, n.Type
		o.maybe(t, 2, "LineItems", func() any { return s.lines(t, n.Type == "ACCRECCREDIT", n.LineItems) })
	} else {
		o["Contact"], o["LineItems"] = s.aContact(t), append(s.lines(t, isSales, nil), s.line(t, isSales, nil))
		o.maybe(t, 3, "CreditNoteNumber", oneOf(t, "number", "1", "CN-0001"))
	}
	s.write(t, call{method: method(t), path: "/CreditNotes" + query(t), body: body("CreditNotes", o)})
}

// allocate sets a note off against a document, most often one that it fits.
func (s *surface) allocate(t *rapid.T) {
	if len(s.before.notes) == 0 || len(s.before.documents) == 0 {
		return
	}
	n, d := rapid.SampledFrom(s.before.notes).Draw(t, "note"), rapid.SampledFrom(s.before.documents).Draw(t, "document")
	amount := money.Amount(min(n.RemainingCredit, d.AmountDue))
	if rapid.Bool().Draw(t, "other amount") {
		amount = money.Amount(rapid.Int64Range(-1, 3_000).Draw(t, "amount"))
	}
	o := object{"Amount": json.Number(amount.String()), "Invoice": object{"InvoiceID": d.InvoiceID}}
	s.write(t, call{method: "PUT", path: "/CreditNotes/" + n.CreditNoteID + "/Allocations" + query(t), body: body("Allocations", o)})
}

func (s *surface) deallocate(t *rapid.T) {
	for _, n := range s.before.notes {
		if len(n.Allocations) > 0 {
			a := rapid.SampledFrom(n.Allocations).Draw(t, "allocation")
			s.write(t, call{method: "DELETE", path: "/CreditNotes/" + n.CreditNoteID + "/Allocations/" + a.AllocationID})
			return
		}
	}
}

func (s *surface) writeJournal(t *rapid.T) {
	amount := decimal(t, "amount", 1, 10_000, 2)
	account := func() any {
		return rapid.SampledFrom([]string{"310", "631", "200", "820", "860", "299", "476", ""}).Draw(t, "account")
	}
	o := object{"Narration": "n", "JournalLines": []object{
		{"LineAmount": amount, "AccountCode": account()}, {"LineAmount": "-" + amount, "AccountCode": account()},
	}}
	o.maybe(t, 2, "ManualJournalID", func() any {
		if len(s.before.journals) == 0 {
			return ""
		}
		return rapid.SampledFrom(s.before.journals).Draw(t, "journal").ManualJournalID
	})
	o.maybe(t, 2, "Status", oneOf(t, "status", "POSTED", "POSTED", "DRAFT", "VOIDED", "DELETED", "ARCHIVED"))
	o.maybe(t, 3, "LineAmountTypes", oneOf(t, "types", "Inclusive", "Exclusive", "NoTax"))
	o.maybe(t, 2, "Date", oneOf(t, "date", "2026-09-14", "2026-03-31", "2025-03-31"))
	o.maybe(t, 4, "ShowOnCashBasisReports", func() any { return false })
	s.write(t, call{method: method(t), path: "/ManualJournals" + query(t), body: body("ManualJournals", o)})
}

func (s *surface) writeItem(t *rapid.T) {
	o := object{"Code": rapid.SampledFrom([]string{"CASTOR", "CHAIR", "WHEEL"}).Draw(t, "code")}
	if fair(t, 4, "tracked") < 3 {
		o["InventoryAssetAccountCode"], o["PurchaseDetails"] = "630", object{"COGSAccountCode": "310", "UnitPrice": 2}
	}
	o.maybe(t, 8, "InventoryAssetAccountCode", oneOf(t, "stock account", "630", "", "310"))
	o.maybe(t, 8, "IsPurchased", func() any { return rapid.Bool().Draw(t, "purchased") })
	o.maybe(t, 3, "SalesDetails", func() any { return object{"UnitPrice": decimal(t, "price", 0, 99_999, 4), "AccountCode": "200"} })
	if len(s.before.items) > 0 && fair(t, 4, "recode") == 3 {
		o["ItemID"] = rapid.SampledFrom(s.before.items).Draw(t, "item").ItemID
	}
	s.write(t, call{method: method(t), path: "/Items" + query(t), body: body("Items", o)})
}

// addToRecord puts a file or a note on a document, or e-mails it.
func (s *surface) addToRecord(t *rapid.T) {
	id := some(t, s.documentIDs(), "document")
	if id == "" {
		return
	}
	c := rapid.SampledFrom([]call{
		{method: "PUT", path: "/Attachments/a.txt?IncludeOnline=true", body: "file"}, {method: "POST", path: "/Attachments/b.txt", body: "file"},
		{method: "PUT", path: "/History", body: body("HistoryRecords", object{"Details": "noted"}, object{})}, {method: "POST", path: "/Email", body: "{}"},
	}).Draw(t, "deed")
	c.path = "/Invoices/" + id + c.path
	s.write(t, c)
}

func (s *surface) payDocument(t *rapid.T) {
	if id := some(t, s.documentIDs(), "document"); id != "" {
		p := books.Payment{Amount: money.Amount(max(0, rapid.Int64Range(-2_000, 2_000).Draw(t, "amount")))}
		if fair(t, 4, "rate") == 3 {
			p.CurrencyRate = money.Rate(rapid.Int64Range(100_000, 2_000_000).Draw(t, "payment rate"))
		}
		s.does(t, s.desk().PayInvoice(s.t.Context(), id, p))
	}
}

func (s *surface) removePayment(t *rapid.T) {
	if len(s.before.payments) > 0 {
		p := rapid.SampledFrom(s.before.payments).Draw(t, "payment")
		s.does(t, s.desk().RemovePayment(s.t.Context(), p.Invoice.InvoiceID, p.PaymentID))
	}
}

func (s *surface) creditDocument(t *rapid.T) {
	if id := some(t, s.documentIDs(), "document"); id != "" {
		note, err := s.desk().CreditInvoice(s.t.Context(), id, money.Amount(max(0, rapid.Int64Range(-1_000, 1_000).Draw(t, "amount"))))
		if s.does(t, err); err == nil && rapid.Bool().Draw(t, "allocate it") {
			s.does(t, s.desk().AllocateCredit(s.t.Context(), note, id, 0))
		}
	}
}

func (s *surface) mergeContacts(t *rapid.T) {
	from, into := some(t, s.contactIDs(), "from"), some(t, s.contactIDs(), "into")
	if from == "" {
		return
	}
	if rapid.Bool().Draw(t, "restore") {
		s.does(t, s.desk().RestoreContact(s.t.Context(), from))
		return
	}
	s.does(t, s.desk().MergeContact(s.t.Context(), from, into))
}

func (s *surface) changeSettings(t *rapid.T) {
	day := func(name string) civil.Date {
		return rapid.SampledFrom([]civil.Date{{}, {Year: 2026, Month: 3, Day: 31}, {Year: 2026, Month: 9, Day: 14}}).Draw(t, name)
	}
	account := "7d05a53d-613d-4eb2-a2fc-dcb6adb80" + rapid.SampledFrom([]string{"200", "310", "630", "090"}).Draw(t, "account")
	switch fair(t, 6, "setting") {
	case 5:
		s.does(t, s.desk().ArchiveAccount(s.t.Context(), account))
	case 1, 2, 3:
		s.does(t, s.desk().RestoreAccount(s.t.Context(), account))
	default:
		s.does(t, s.desk().SetLockDates(s.t.Context(), day("period"), day("year")))
	}
}

// readAnything reads a list in a way that must not fail, and its pages one after the other, which are the list.
func (s *surface) readAnything(t *rapid.T) {
	list := rapid.SampledFrom([]string{"Invoices", "CreditNotes", "Contacts", "ManualJournals", "Payments"}).Draw(t, "list")
	id := map[string]string{
		"Invoices": "InvoiceID", "CreditNotes": "CreditNoteID", "Contacts": "ContactID", "ManualJournals": "ManualJournalID", "Payments": "PaymentID",
	}[list]
	order := rapid.SampledFrom([]string{"", "&order=UpdatedDateUTC%20DESC", "&where=" + url.QueryEscape(id+"!=null")}).Draw(t, "order")
	whole := s.ask(t, call{method: "GET", path: "/" + list + "?page=1&pageSize=1000" + order}).names(list, id)
	var pages string
	for page := 1; ; page++ {
		names := s.ask(t, call{method: "GET", path: fmt.Sprintf("/%s?page=%d&pageSize=2%s", list, page, order)}).names(list, id)
		if names == "" {
			break
		}
		pages += " " + names
	}
	if whole != "" && pages != " "+whole {
		t.Fatalf("%s in pages:%s\nwhole: %s", list, pages, whole)
	}
}
