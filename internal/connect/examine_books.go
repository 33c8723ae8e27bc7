package connect

import (
	"fmt"
	"strings"

	"daybook/internal/civil"
	"daybook/internal/refdata"
)

// examineLockDates says up to which day nothing can be approved (contract section 9), and whether this person may pass
// the period's lock.
func examineLockDates(f Facts) []Check {
	const id, name = "lock_dates", "Lock dates"
	if !f.hasBooks() {
		return nil
	}
	o := f.Set.Organisation
	mayPass, _ := f.Set.May(refdata.PassPeriodLock)
	is := lockSentence(o, mayPass)
	if f.Use.Locked == 0 {
		return []Check{ok(id, name, is)}
	}
	return []Check{warning(id, name, fmt.Sprintf("%s on or before %s, up to which the books are locked.", counted(f.Use.Locked, "order that waits is dated", "orders that wait are dated"), stoppingLock(f.Set).Words()),
		"Move the date, or have the lock date changed in Xero.", OpenXero)}
}

// stoppingLock is the day up to which this person can approve nothing; zero when there is none. Who may pass the
// period's lock is stopped by that of the year alone.
func stoppingLock(set refdata.Set) civil.Date {
	if mayPass, _ := set.May(refdata.PassPeriodLock); mayPass {
		return set.Organisation.EndOfYearLockOn
	}
	return set.Organisation.LockOn()
}

func lockSentence(o refdata.Organisation, mayPass bool) string {
	var parts []string
	if !o.PeriodLockOn.IsZero() {
		part := "The period is locked up to " + o.PeriodLockOn.Words()
		if mayPass {
			part += ", which you may pass"
		}
		parts = append(parts, part)
	}
	if !o.EndOfYearLockOn.IsZero() {
		parts = append(parts, "the year is locked up to "+o.EndOfYearLockOn.Words())
	}
	if len(parts) == 0 {
		return "No lock date is set in Xero."
	}
	text := strings.Join(parts, "; ")
	return strings.ToUpper(text[:1]) + text[1:] + "."
}

// examineRights compares what the set-up creates with what this person may do in Xero (contract section 13).
func examineRights(f Facts) []Check {
	const id, name = "rights", "Your rights in Xero"
	if !f.hasBooks() || len(f.Set.Actions) == 0 {
		return nil
	}
	clashes := []string{}
	for _, c := range []struct{ status, draft, approved, documents string }{
		{f.Use.InvoiceStatus, refdata.CreateDraftInvoice, refdata.CreateApprovedInvoice, "invoices"},
		{f.Use.BillStatus, refdata.CreateDraftBill, refdata.CreateApprovedBill, "bills"},
	} {
		action, kind := c.draft, "draft "
		if c.status == "AUTHORISED" {
			action, kind = c.approved, "approved "
		}
		if isAllowed, isKnown := f.Set.May(action); isKnown && !isAllowed {
			clashes = append(clashes, kind+c.documents)
		}
	}
	if len(clashes) == 0 {
		return []Check{ok(id, name, "You may create what the set-up asks for.")}
	}
	return []Check{warning(id, name, "The set-up creates "+strings.Join(clashes, " and ")+", which Xero does not let you do.",
		"Choose another status for new documents, or have your role changed in Xero.", ChooseStatuses)}
}

// examineCurrencies says which currencies are enabled, and which orders wait in one that is not.
func examineCurrencies(f Facts) []Check {
	const id, name = "currencies", "Currencies"
	if !f.hasBooks() {
		return nil
	}
	var barred []string
	orders, base := 0, f.Set.Organisation.BaseCurrency
	may, isKnown := f.Set.May(refdata.UseMulticurrency)
	isSingle := isKnown && !may
	for _, w := range f.Use.Waiting {
		if !f.Set.HasCurrency(w.Currency) || isSingle && w.Currency != base {
			barred, orders = append(barred, string(w.Currency)), orders+w.Orders
		}
	}
	switch {
	case len(barred) == 0:
		return []Check{ok(id, name, enabled(f.Set)+" can be used.")}
	case isSingle:
		return []Check{warning(id, name, fmt.Sprintf("%s in %s, and Xero lets you use %s only.", counted(orders, "order waits", "orders wait"), listed(barred), base),
			"Have several currencies allowed for you in Xero.", OpenXero)}
	}
	which, add := "which is", "Add it"
	if len(barred) > 1 {
		which, add = "which are", "Add them"
	}
	return []Check{warning(id, name, fmt.Sprintf("%s in %s, %s not enabled in Xero.", counted(orders, "order waits", "orders wait"), listed(barred), which),
		add+" in Xero under Currencies, then read accounts and tax rates again here.", OpenXero)}
}

// enabled lists the currencies of the books, the base currency first.
func enabled(set refdata.Set) string {
	base := set.Organisation.BaseCurrency
	codes := []string{string(base)}
	for _, c := range set.Currencies {
		if c.Code != base {
			codes = append(codes, string(c.Code))
		}
	}
	return listed(codes)
}

// listed joins words with commas and "and".
func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// counted writes a number before the word that fits it.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return number(n) + " " + many
}
