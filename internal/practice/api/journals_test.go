package api_test

import (
	"strings"
	"testing"

	"daybook/internal/practice/books"
)

// stockJournal is a journal of 100.00 from cost of goods sold to stock, with the given fields before its lines.
func stockJournal(fields string) string {
	return journalOf(fields, `{"LineAmount":100,"AccountCode":"631","Description":"Closing stock"},{"LineAmount":-100,"AccountCode":"310"}`)
}

func journalOf(fields, lines string) string {
	return `{"ManualJournals":[{` + fields + `,"JournalLines":[` + lines + `]}]}`
}

const narrated = `"Narration":"Stock October","Date":"2026-09-14"`

// Covers 11/status-draft-default-posted-deleted-drafts, 11/lineamounttypes-default-notax,
// 11/taxtype-per-line-taxamount-returned-tracking, 11/available-on-every-developer-tier, 6/creating-answers-200-not-201.
func TestCreatingManualJournals(t *testing.T) {
	t.Parallel()
	t.Run("section 11: a journal is a draft without tax, shown on a cash basis", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		g := b.put("/ManualJournals", stockJournal(narrated)).wantStatus(200)
		for path, want := range map[string]string{
			"Status": "DRAFT", "LineAmountTypes": "NoTax", "Narration": "Stock October", "Date": "/Date(1789344000000+0000)/",
			"ShowOnCashBasisReports": "true", "HasAttachments": "false", "JournalLines.0.LineAmount": "100.0",
			"JournalLines.0.TaxType": "NONE", "JournalLines.0.TaxAmount": "0.0", "JournalLines.0.AccountCode": "631",
			"JournalLines.0.Description": "Closing stock", "JournalLines.0.IsBlank": "false", "JournalLines.0.Tracking": "[]",
			"JournalLines.0.AccountID": "7d05a53d-613d-4eb2-a2fc-dcb6adb80631", "JournalLines.1.LineAmount": "-100.0",
		} {
			g.want("ManualJournals.0."+path, want)
		}
		if g.has("ManualJournals.0.StatusAttributeString") || g.has("ManualJournals.0.Warnings") {
			t.Error("a single success has a status attribute or warnings")
		}
		one := b.get("/ManualJournals/" + strings.ToUpper(g.at("ManualJournals.0.ManualJournalID"))).wantStatus(200)
		one.want("ManualJournals.0.JournalLines.1.AccountCode", "310")
		one.want("ManualJournals.0.Attachments", "[]")
	})
	t.Run("section 9: without a date it is dated today in the organisation's zone", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.clock.advance(3 * 3600e9)
		b.put("/ManualJournals", stockJournal(`"Narration":"n"`)).want("ManualJournals.0.Date", "/Date(1789430400000+0000)/")
	})
	t.Run("section 11: tax is worked out per line, whatever was sent", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		taxed := func(types, credit string) got {
			return b.put("/ManualJournals", journalOf(narrated+`,"Status":"POSTED","LineAmountTypes":"`+types+`"`,
				`{"LineAmount":25.61,"AccountCode":"310","TaxAmount":9},{"LineAmount":`+credit+`,"AccountCode":"631"}`)).wantStatus(200)
		}
		g := taxed("Exclusive", "-29.45")
		g.want("ManualJournals.0.JournalLines.0.TaxType", "INPUT2")
		g.want("ManualJournals.0.JournalLines.0.TaxAmount", "3.84")
		g.want("ManualJournals.0.JournalLines.1.TaxAmount", "0.0")
		taxed("Inclusive", "-25.61").want("ManualJournals.0.JournalLines.0.TaxAmount", "3.34")
	})
	t.Run("section 11: the tax type of a line is the one that was sent", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		g := b.put("/ManualJournals", journalOf(narrated+`,"LineAmountTypes":"Inclusive"`,
			`{"LineAmount":23,"AccountCode":"310","TaxType":"NONE"},{"LineAmount":-23,"AccountCode":"631","TaxType":"INPUT2"}`)).wantStatus(200)
		g.want("ManualJournals.0.JournalLines.0.TaxType", "NONE")
		g.want("ManualJournals.0.JournalLines.0.TaxAmount", "0.0")
		g.want("ManualJournals.0.JournalLines.1.TaxType", "INPUT2")
		g.want("ManualJournals.0.JournalLines.1.TaxAmount", "-3.0")
	})
	t.Run("section 11: Url, tracking, the account by id, and a journal for accrual reports only", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		g := b.put("/ManualJournals", journalOf(narrated+`,"Url":"https://daybook.example/1","ShowOnCashBasisReports":false`,
			`{"LineAmount":1,"AccountID":"7D05A53D-613D-4EB2-A2FC-DCB6ADB80631","Tracking":[{"Name":"Region","Option":"north"}]},{"LineAmount":-1,"AccountCode":"310"}`)).wantStatus(200)
		g.want("ManualJournals.0.Url", "https://daybook.example/1")
		g.want("ManualJournals.0.ShowOnCashBasisReports", "false")
		g.want("ManualJournals.0.JournalLines.0.AccountCode", "631")
		g.want("ManualJournals.0.JournalLines.0.Tracking.0.TrackingOptionID", "6eb12fdf-63de-4033-98df-be679d84e3c2")
	})
	t.Run("section 11: a draft may lack accounts, and lines of words are blank", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		lines := `{"Description":"As counted"},{"LineAmount":5,"Description":"x"},{"LineAmount":-5,"AccountCode":"310"}`
		g := b.put("/ManualJournals", journalOf(narrated, lines)).wantStatus(200)
		g.want("ManualJournals.0.JournalLines.0.IsBlank", "true")
		g.want("ManualJournals.0.JournalLines.1.IsBlank", "false")
		b.put("/ManualJournals", journalOf(narrated+`,"Status":"POSTED"`, lines)).wantRefused("Account must be valid.")
	})
}

// Covers 11/a-code-that-is-not-an-account-may-be-dropped, 6.summarizeerrors/warnings-message-may-sit-beside-success-e-g,
// 6.summarizeerrors/summarizeerrors-false.
func TestAnUnknownAccountIsDroppedFromAJournalWithAWarning(t *testing.T) {
	t.Parallel()
	const dropped = "Account code ''476'' has been removed as it does not match a recognised account."
	b := setup(t)
	harmless := journalOf(narrated, `{"LineAmount":100,"AccountCode":"631"},{"LineAmount":-100,"AccountCode":"310"},{"LineAmount":0,"AccountCode":"476"}`)
	g := b.put("/ManualJournals", harmless).wantStatus(200)
	g.want("ManualJournals.0.Warnings.0.Message", dropped)
	g.want("ManualJournals.0.JournalLines.2", "")
	b.put("/ManualJournals?summarizeErrors=false", harmless).want("ManualJournals.0.StatusAttributeString", "WARNING")
	unbalanced := journalOf(narrated, `{"LineAmount":100,"AccountCode":"631"},{"LineAmount":-10,"AccountCode":"310"},{"LineAmount":-90,"AccountCode":"476"}`)
	g = b.put("/ManualJournals?summarizeErrors=false", unbalanced).wantStatus(200)
	g.want("ManualJournals.0.StatusAttributeString", "ERROR")
	g.want("ManualJournals.0.Warnings.0.Message", dropped)
	g.want("ManualJournals.0.ValidationErrors.0.Message", "The total debits (100.00) must equal total credits (-10.00)")
	b.put("/ManualJournals", unbalanced).wantRefused("The total debits (100.00) must equal total credits (-10.00)")
	b.get("/ManualJournals?page=1").want("pagination.itemCount", "2")
}

// Covers 11/narration-needed-at-least-two-journallines, 11/out-of-balance-the-total-debits-100-00-must,
// 11/refused-accounts-accounts-receivable, 11/accounts-of-type-inventory-tracked-stock, 11/lock-dates-apply-as-in-section-9,
// 11/taxtype-per-line-taxamount-returned-tracking,
// 9.lines/tracking, 9.fields/brandingthemeid-url, 6.summarizeerrors/failed-create, 18/7.
func TestManualJournalRefusals(t *testing.T) {
	t.Parallel()
	with := func(line string) string { return line + `,{"LineAmount":-100,"AccountCode":"310"}` }
	fine := with(`{"LineAmount":100,"AccountCode":"631"}`)
	account := func(code string) string { return with(`{"LineAmount":100,"AccountCode":"` + code + `"}`) }
	notValid := func(code string) []string {
		return []string{"Account code '" + code + "' is not a valid code for this document."}
	}
	const posted = narrated + `,"Status":"POSTED"`
	for name, c := range map[string]struct {
		fields, lines string
		texts         []string
	}{
		"no narration":               {`"Narration":" "`, fine, []string{"A manual journal must have a narration."}},
		"one line":                   {narrated, `{"LineAmount":0,"AccountCode":"631"}`, []string{"A manual journal must have at least two journal lines."}},
		"no lines":                   {narrated, ``, []string{"A manual journal must have at least two journal lines."}},
		"out of balance":             {narrated, `{"LineAmount":100,"AccountCode":"631"},{"LineAmount":-10,"AccountCode":"310"}`, []string{"The total debits (100.00) must equal total credits (-10.00)"}},
		"out of balance by tax":      {narrated + `,"LineAmountTypes":"Exclusive"`, fine, []string{"The total debits (100.00) must equal total credits (-115.00)"}},
		"accounts receivable":        {narrated, account("610"), notValid("610")},
		"accounts payable":           {narrated, account("800"), notValid("800")},
		"retained earnings":          {narrated, account("960"), notValid("960")},
		"a bank account":             {narrated, account("090"), notValid("090")},
		"tracked stock":              {narrated, account("630"), notValid("630")},
		"an archived account":        {narrated, account("299"), []string{"Account code '299' has been archived, or has been deleted. Each line item must reference a valid account."}},
		"tax that does not fit":      {narrated + `,"LineAmountTypes":"Inclusive"`, with(`{"LineAmount":100,"AccountCode":"200","TaxType":"INPUT2"}`), []string{"The TaxType code 'INPUT2' cannot be used with account code '200'"}},
		"a tax that is not there":    {narrated + `,"LineAmountTypes":"Inclusive"`, with(`{"LineAmount":100,"AccountCode":"631","TaxType":"VAT"}`), []string{"The TaxType code 'VAT' does not exist or cannot be used for this type of transaction"}},
		"posting without a tax type": {posted + `,"LineAmountTypes":"Inclusive"`, with(`{"LineAmount":100,"AccountCode":"250"}`), []string{"Tax rate must be valid."}},
		"three trackings":            {narrated, with(`{"LineAmount":100,"AccountCode":"631","Tracking":[{"Name":"Region","Option":"North"},{"Name":"Region","Option":"North"},{"Name":"Region","Option":"North"}]}`), []string{"A line item may have at most 2 active tracking categories, each with an active option."}},
		"an archived option":         {narrated, with(`{"LineAmount":100,"AccountCode":"631","Tracking":[{"Name":"Region","Option":"Old"}]}`), []string{"A line item may have at most 2 active tracking categories, each with an active option."}},
		"an address of the service":  {narrated + `,"Url":"https://xero.example/1"`, fine, []string{"The Url must be a web address and must not contain the name of the accounting service."}},
		"voided from the start":      {narrated + `,"Status":"VOIDED"`, fine, []string{"The status 'VOIDED' cannot be applied to the document"}},
		"deleted from the start":     {narrated + `,"Status":"DELETED"`, fine, []string{"The status 'DELETED' cannot be applied to the document"}},
		"too large an amount":        {narrated, `{"LineAmount":10000000000,"AccountCode":"631"},{"LineAmount":-10000000000,"AccountCode":"310"}`, []string{"The line amount is too large."}},
		"a long description":         {narrated, with(`{"LineAmount":100,"AccountCode":"631","Description":"` + strings.Repeat("x", 4001) + `"}`), []string{"The field Description must not be longer than 4000 characters."}},
		"posting in a locked period": {`"Narration":"n","Date":"2026-03-31","Status":"POSTED"`, fine, []string{"The document date cannot be before the period lock date, currently set at 31 March 2026"}},
		"posting in a locked year":   {`"Narration":"n","Date":"2025-03-31","Status":"POSTED"`, fine, []string{"The document date cannot be before the end of year lock date, currently set at 31 March 2025"}},
	} {
		t.Run("section 11: refused: "+name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			g := b.put("/ManualJournals", journalOf(c.fields, c.lines)).wantRefused(c.texts...)
			g.want("Elements.0.ManualJournalID", "00000000-0000-0000-0000-000000000000")
			if line := g.at("Elements.0.JournalLines.1.AccountCode"); c.lines != "" && name != "one line" && line != "310" {
				t.Errorf("the echo's second line is on %q", line)
			}
			b.get("/ManualJournals").want("ManualJournals", "[]")
		})
	}
	t.Run("section 11: refused: words the description does not know", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.must(call{method: "PUT", path: "/ManualJournals", body: stockJournal(narrated + `,"Status":"VOID"`), isBad: true}).
			wantRefused("The status 'VOID' cannot be applied to the document")
		b.must(call{method: "PUT", path: "/ManualJournals", body: stockJournal(narrated + `,"LineAmountTypes":"Net"`), isBad: true}).
			wantRefused("The line amount types must be Exclusive, Inclusive or NoTax.")
		b.must(call{method: "PUT", path: "/ManualJournals", body: stockJournal(`"Narration":"n","Date":"yesterday"`)}).
			want("Type", "PostDataInvalidException")
	})
}

// Covers 11/status-draft-default-posted-deleted-drafts, 11/lock-dates-apply-as-in-section-9,
// 9.lock-dates/a-draft-dated-in-a-locked-period-is-accepted, 9.lock-dates/approving-or-editing-an-approved-document,
// 6.summarizeerrors/failed-update.
func TestChangingManualJournals(t *testing.T) {
	t.Parallel()
	create := func(b *bench, fields string) string {
		b.t.Helper()
		return b.put("/ManualJournals", stockJournal(fields)).wantStatus(200).at("ManualJournals.0.ManualJournalID")
	}
	set := func(b *bench, id, fields string) got {
		b.t.Helper()
		return b.postBare("/ManualJournals/"+id, `{`+fields+`}`)
	}
	t.Run("section 11: the statuses a journal may take", func(t *testing.T) {
		t.Parallel()
		const draft, posted = "DRAFT", "POSTED"
		for _, c := range []struct {
			from    string
			through []string
			may     []string
		}{
			{draft, nil, []string{"DRAFT", "POSTED", "DELETED"}},
			{posted, nil, []string{"VOIDED", "ARCHIVED"}},
			{draft, []string{"DELETED"}, nil},
			{posted, []string{"VOIDED"}, nil},
			{posted, []string{"ARCHIVED"}, []string{"POSTED"}},
		} {
			for _, to := range []string{"DRAFT", "POSTED", "DELETED", "VOIDED", "ARCHIVED"} {
				b := setup(t)
				id := create(b, narrated+`,"Status":"`+c.from+`"`)
				before := c.from
				for _, status := range c.through {
					set(b, id, `"Status":"`+status+`"`).wantStatus(200)
					before = status
				}
				g := set(b, id, `"Status":"`+to+`"`)
				isAllowed := strings.Contains(strings.Join(c.may, " "), to)
				if isAllowed != (g.status == 200) {
					t.Errorf("%s to %s answers %d %s", before, to, g.status, g.raw)
				}
				if want := map[bool]string{true: to, false: before}[isAllowed]; b.get("/ManualJournals/"+id).at("ManualJournals.0.Status") != want {
					t.Errorf("%s to %s leaves another status", before, to)
				}
				if !isAllowed {
					g.want("Elements.0.ManualJournalID", id)
					g.want("Elements.0.Status", to)
					g.want("Elements.0.JournalLines.1.AccountCode", "310")
				}
			}
		}
	})
	t.Run("section 11: a draft is edited; lines are replaced as a whole, and left alone where none are sent", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		id := create(b, narrated)
		b.post("/ManualJournals/"+id, `{"ManualJournals":[{"ManualJournalID":"00000000-0000-0000-0000-000000000000","Narration":"Hello","JournalLines":[]}]}`).
			want("ManualJournals.0.JournalLines.1.AccountCode", "310")
		g := b.post("/ManualJournals", `{"ManualJournals":[{"ManualJournalID":"`+strings.ToUpper(id)+`","Narration":"Again","JournalLines":[{"LineAmount":7,"AccountCode":"310"},{"LineAmount":-7,"AccountCode":"631"}]}]}`).wantStatus(200)
		g.want("ManualJournals.0.ManualJournalID", id)
		g.want("ManualJournals.0.Narration", "Again")
		g.want("ManualJournals.0.JournalLines.0.LineAmount", "7.0")
		g.want("ManualJournals.0.JournalLines.2", "")
		set(b, id, `"JournalLines":[{"LineAmount":1,"AccountCode":"310"},{"LineAmount":-2,"AccountCode":"631"}]`).
			wantRefused("The total debits (1.00) must equal total credits (-2.00)")
		b.get("/ManualJournals/"+id).want("ManualJournals.0.JournalLines.0.LineAmount", "7.0")
	})
	t.Run("section 11: an app changes a posted journal only where that is switched on", func(t *testing.T) {
		t.Parallel()
		for _, edits := range []bool{false, true} {
			b := setup(t, with(func(s *books.Switches) { s.EditsPostedJournals = edits }))
			g := set(b, create(b, narrated+`,"Status":"POSTED"`), `"Narration":"Other"`)
			if edits {
				g.wantStatus(200).want("ManualJournals.0.Narration", "Other")
				continue
			}
			g.wantRefused("A posted manual journal cannot be changed by an app.")
		}
	})
	t.Run("section 9: a locked draft passes, posting and voiding it do not", func(t *testing.T) {
		t.Parallel()
		const text = "The document date cannot be before the period lock date, currently set at 31 March 2026"
		b := setup(t, with(func(s *books.Switches) { s.EditsPostedJournals = true }))
		draft := create(b, `"Narration":"n","Date":"2026-03-31"`)
		set(b, draft, `"Status":"POSTED"`).wantRefused(text)
		set(b, draft, `"Narration":"still a draft"`).wantStatus(200)
		posted := create(b, narrated+`,"Status":"POSTED"`)
		set(b, posted, `"Date":"2026-03-31"`).wantRefused(text)
		lockAll(t, b)
		set(b, posted, `"Date":"2026-10-01"`).wantRefused(lockedNow)
		set(b, posted, `"Status":"VOIDED"`).wantRefused(lockedNow)
		set(b, posted, `"Status":"ARCHIVED"`).wantStatus(200)
		set(b, draft, `"Status":"DELETED"`).wantStatus(200)
		advised := setup(t, with(func(s *books.Switches) { s.IgnoresPeriodLock = true }))
		create(advised, `"Narration":"n","Date":"2026-03-31","Status":"POSTED"`)
	})
	t.Run("section 16: what is not there", func(t *testing.T) {
		t.Parallel()
		const unknown = "de621a4e-2ee2-4c55-9a79-115494f98c9d"
		b := setup(t)
		b.get("/ManualJournals/" + unknown).wantStatus(404)
		set(b, unknown, `"Narration":"x"`).wantStatus(404)
		b.post("/ManualJournals", `{"ManualJournals":[{"ManualJournalID":"`+unknown+`","Narration":"x"}]}`).
			wantRefused("A manual journal with the specified ManualJournalID could not be found.")
		b.post("/ManualJournals", stockJournal(narrated)).wantStatus(200)
	})
}
