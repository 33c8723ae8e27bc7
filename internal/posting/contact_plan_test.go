package posting_test

import (
	"slices"
	"strings"
	"testing"

	"daybook/internal/contact"
	"daybook/internal/posting"
	"daybook/internal/posting/postingtest"
)

// press is a contact here, and what is known of it.
func press(candidates ...contact.LedgerContact) posting.ContactFacts {
	f := posting.ContactFacts{Organisation: postingtest.Organisation, Engine: postingtest.Engine(), Candidates: candidates,
		Contact: contact.Contact{ID: 7, Name: "Pohutukawa Press", Email: "hello@pohutukawa.example", Address: contact.Address{City: "Napier"}}}
	for _, l := range candidates {
		f.TakenNames = append(f.TakenNames, l.Name)
	}
	return f
}

func atXero(id, name, email string) contact.LedgerContact {
	return contact.LedgerContact{ID: id, Name: name, Email: email, Status: "ACTIVE"}
}

func archived(l contact.LedgerContact) contact.LedgerContact {
	l.Status = "ARCHIVED"
	return l
}

func merged(l contact.LedgerContact, into string) contact.LedgerContact {
	l = archived(l)
	l.MergedToID = into
	return l
}

func numbered(l contact.LedgerContact, number string) contact.LedgerContact {
	l.Number = number
	return l
}

func TestWhichContactAtXeroItIs(t *testing.T) {
	t.Parallel()
	const email = "hello@pohutukawa.example"
	same, other := atXero("x-1", "Pohutukawa Press Ltd", email), atXero("x-2", "Kea Kindergarten", "kea@kea.example")
	for name, test := range map[string]struct {
		facts    posting.ContactFacts
		change   func(f *posting.ContactFacts)
		outcome  posting.ContactOutcome
		evidence contact.Evidence
		ledgerID string
		asked    string
		check    posting.CheckCode
	}{
		"nobody is like it":                        {press(other), nil, posting.ContactCreated, contact.ByNone, "", "", posting.CheckContactNew},
		"beyond doubt":                             {press(other, same), nil, posting.ContactLinked, contact.ByMatch, "x-1", "", posting.CheckContactName},
		"beyond doubt, and archived":               {press(archived(same)), nil, posting.ContactBlocked, contact.ByMatch, "x-1", "", posting.CheckContactArchived},
		"the name alone":                           {press(atXero("x-3", "Pohutukawa Press", "")), nil, posting.ContactAsked, contact.ByNone, "", "x-3", posting.CheckContactUnsure},
		"the name of an archived one":              {press(archived(atXero("x-3", "POHUTUKAWA PRESS", ""))), nil, posting.ContactAsked, contact.ByNone, "", "x-3", posting.CheckContactUnsure},
		"two that fit as well":                     {press(atXero("x-3", "Pohutukawa Press", email), atXero("x-4", "Pohutukawa Press", email)), nil, posting.ContactAsked, contact.ByNone, "", "x-3 x-4", posting.CheckContactUnsure},
		"one that was erased":                      {press(contact.LedgerContact{ID: "x-3", Name: "Pohutukawa Press", Status: "GDPRREQUEST"}), nil, posting.ContactCreated, contact.ByNone, "", "", posting.CheckContactRenamed},
		"one of the name that was merged into one": {press(merged(atXero("x-3", "Pohutukawa Press", ""), "x-2"), other), nil, posting.ContactAsked, contact.ByNone, "", "x-2", posting.CheckContactUnsure},
		"said to be another, with its name": {press(atXero("x-3", "Pohutukawa press", "")), func(f *posting.ContactFacts) { f.Apart = map[string]bool{"x-3": true} },
			posting.ContactCreated, contact.ByNone, "", "", posting.CheckContactRenamed},
		"said to be another, like it": {press(same), func(f *posting.ContactFacts) { f.Apart = map[string]bool{"x-1": true} },
			posting.ContactCreated, contact.ByNone, "", "", posting.CheckContactNew},
		"linked": {press(same, other), func(f *posting.ContactFacts) { f.Contact.LedgerID = "x-2" },
			posting.ContactLinked, contact.ByLink, "x-2", "", ""},
		"linked to one that was merged": {press(merged(atXero("x-3", "Old", ""), "x-2"), other), func(f *posting.ContactFacts) { f.Contact.LedgerID = "x-3" },
			posting.ContactLinked, contact.ByLink, "x-2", "", ""},
		"linked to one that is archived": {press(archived(other)), func(f *posting.ContactFacts) { f.Contact.LedgerID = "x-2" },
			posting.ContactBlocked, contact.ByLink, "x-2", "", posting.CheckContactArchived},
		"linked to one that is not mirrored": {press(same), func(f *posting.ContactFacts) { f.Contact.LedgerID = "x-9" },
			posting.ContactLinked, contact.ByLink, "x-9", "", ""},
		"with the number Daybook gave it": {press(numbered(other, "DB-1")), func(f *posting.ContactFacts) { f.Contact.Number = "DB-1" },
			posting.ContactLinked, contact.ByNumber, "x-2", "", ""},
		"with the number, and said to be another": {press(numbered(other, "DB-1")), func(f *posting.ContactFacts) {
			f.Contact.Number, f.Apart = "DB-1", map[string]bool{"x-2": true}
		}, posting.ContactCreated, contact.ByNone, "", "", posting.CheckContactNew},
		"created before": {press(), func(f *posting.ContactFacts) {
			f.ContactDocuments = []posting.Document{{State: posting.StateSent, LedgerID: "x-9"}}
		}, posting.ContactLinked, contact.ByLink, "x-9", "", ""},
		"created before, and said to be another since": {press(), func(f *posting.ContactFacts) {
			f.ContactDocuments, f.Apart = []posting.Document{{State: posting.StateSent, LedgerID: "x-9"}}, map[string]bool{"x-9": true}
		}, posting.ContactCreated, contact.ByNone, "", "", posting.CheckContactNew},
		"in conflict": {press(), func(f *posting.ContactFacts) {
			f.ContactDocuments = []posting.Document{{State: posting.StateConflict}}
		}, posting.ContactBlocked, contact.ByNone, "", "", posting.CheckContactConflict},
		"on its way, when one like it appears": {press(same), func(f *posting.ContactFacts) {
			f.ContactDocuments = []posting.Document{{State: posting.StateChecking}}
		}, posting.ContactCreated, contact.ByNone, "", "", posting.CheckContactNew},
		"of a name that is being created": {press(), func(f *posting.ContactFacts) { f.Namesakes = []string{"pohutukawa PRESS"} },
			posting.ContactBlocked, contact.ByNone, "", "", posting.CheckContactNamesake},
		"with an address Xero refuses": {press(), func(f *posting.ContactFacts) { f.Contact.Email = "jürgen@example.com" },
			posting.ContactBlocked, contact.ByNone, "", "", posting.CheckContactInvalid},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if test.change != nil {
				test.change(&test.facts)
			}
			plan, checks := posting.PlanContact(test.facts, "invoice")
			var asked []string
			for _, l := range plan.Asked {
				asked = append(asked, l.Ledger.ID)
			}
			if plan.Outcome != test.outcome || plan.Evidence != test.evidence || plan.Ledger.ID != test.ledgerID || strings.Join(asked, " ") != test.asked {
				t.Errorf("got %s by %s, %q, asked about %q: %s", plan.Outcome, plan.Evidence, plan.Ledger.ID, asked, plan.Reason)
			}
			var code posting.CheckCode
			if len(checks) > 0 {
				code = checks[0].Code
			}
			if code != test.check {
				t.Errorf("the first check is %q: %+v", code, checks)
			}
			isBlocked := len(checks) > 0 && checks[0].Severity == posting.Block
			if isBlocked != (plan.Outcome == posting.ContactAsked || plan.Outcome == posting.ContactBlocked) || plan.Reason == "" {
				t.Errorf("the outcome is %s, the reason %q, the checks %+v", plan.Outcome, plan.Reason, checks)
			}
		})
	}
}

func TestWhoIsFoundOrAskedAboutSaysWhy(t *testing.T) {
	t.Parallel()
	found, _ := posting.PlanContact(press(atXero("x-1", "Pohutukawa Press", "hello@pohutukawa.example")), "invoice")
	if found.Comparison == nil || !strings.Contains(found.Reason, found.Comparison.Sentence()) || !strings.HasSuffix(found.Reason, "%)") {
		t.Errorf("found: %q", found.Reason)
	}
	asked, checks := posting.PlanContact(press(atXero("x-1", "Pohutukawa Press", "")), "invoice")
	if !strings.Contains(asked.Reason, asked.Asked[0].Comparison.Sentence()) || checks[0].Message != asked.Reason || checks[0].Remedy != posting.RemedyDecideContact {
		t.Errorf("asked: %q, %+v", asked.Reason, checks)
	}
}

// Covers 8/names-are-unique-among-active-contacts-the, 18/10.
func TestANewContactGetsANameThatNobodyHas(t *testing.T) {
	t.Parallel()
	for want, change := range map[string]func(f *posting.ContactFacts){
		"Pohutukawa Press":          func(f *posting.ContactFacts) { f.TakenNames = []string{"Pohutukawa Press North"} },
		"Pohutukawa Press (Napier)": func(f *posting.ContactFacts) { f.TakenNames = []string{"POHUTUKAWA  press"} },
		"Pohutukawa Press (Hawke's Bay)": func(f *posting.ContactFacts) {
			f.Contact.Address.Region = "Hawke's Bay"
			f.TakenNames = []string{"Pohutukawa Press", "Pohutukawa Press (napier)"}
		},
		"Pohutukawa Press (2)": func(f *posting.ContactFacts) {
			f.Contact.Address, f.TakenNames = contact.Address{}, []string{"Pohutukawa Press"}
		},
		"Pohutukawa Press (3)": func(f *posting.ContactFacts) {
			f.Contact.Address.City, f.Namesakes = "<b>", []string{"Pohutukawa Press (2)"}
			f.TakenNames = []string{"Pohutukawa Press"}
		},
		strings.Repeat("a", 246) + " (Napier)": func(f *posting.ContactFacts) {
			f.Contact.Name = strings.Repeat("a", 255)
			f.TakenNames = []string{f.Contact.Name}
		},
	} {
		f := press()
		change(&f)
		plan, checks := posting.PlanContact(f, "invoice")
		if plan.Create == nil || plan.Create.Name != want {
			t.Errorf("created as %+v, want %q", plan.Create, want)
		}
		if isRenamed := checks[0].Code == posting.CheckContactRenamed; isRenamed != (want != f.Contact.Name) {
			t.Errorf("%q: the checks are %+v", want, checks)
		}
	}
}

func TestAPersonWhoseFirmXeroHasIsCreatedAndSaidToBelongThere(t *testing.T) {
	t.Parallel()
	firm := atXero("x-1", "Pohutukawa Press Limited", "hello@pohutukawa.example")
	f := press(firm)
	f.Contact.Name, f.Contact.FirstName, f.Contact.LastName, f.Contact.Email = "Mere Tipene", "Mere", "Tipene", "mere@pohutukawa.example"
	plan, checks := posting.PlanContact(f, "invoice")
	if plan.Outcome != posting.ContactCreated || !slices.ContainsFunc(checks, func(c posting.Check) bool {
		return c.Code == posting.CheckContactWorksAt && c.Severity == posting.Warning && strings.Contains(c.Message, "Pohutukawa Press Limited")
	}) {
		t.Errorf("%s, %+v", plan.Outcome, checks)
	}
	f = press(archived(firm))
	f.Contact.Name, f.Contact.FirstName, f.Contact.LastName, f.Contact.Email = "Mere Tipene", "Mere", "Tipene", "mere@pohutukawa.example"
	if _, checks := posting.PlanContact(f, "invoice"); slices.ContainsFunc(checks, func(c posting.Check) bool { return c.Code == posting.CheckContactWorksAt }) {
		t.Errorf("an archived firm is named: %+v", checks)
	}
}
