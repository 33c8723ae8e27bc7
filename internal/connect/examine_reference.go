package connect

import (
	"fmt"
	"time"

	"daybook/internal/refdata"
)

// StaleAfter is the age from which accounts, tax rates, currencies and lock dates are read again.
const StaleAfter = 24 * time.Hour

// isOld reports whether what was read at a time is to be read again. A time to come says that a clock was wrong, and so
// nothing about the age.
func isOld(readAt, now time.Time) bool {
	age := now.Sub(readAt)
	return age > StaleAfter || age < -clockTolerance
}

// examineReferences says how old the reference data is, and what of it vanished or changed under the set-up or an order.
func examineReferences(f Facts) []Check {
	const id, name = "reference", "Accounts and tax rates"
	if !f.hasBooks() {
		return nil
	}
	var found []Check
	for _, r := range f.Use.References {
		found = append(found, f.examineReference(r)...)
	}
	switch {
	case isOld(f.Set.ReadAt, f.Now) && f.Status.State == Connected:
		return append(found, warning(id, name, "They were last read from Xero "+f.when(f.Set.ReadAt)+".", "Read them again to see what changed since.", ReadAgain))
	case len(found) > 0:
		return append(found, ok(id, name, "They were last read "+f.when(f.Set.ReadAt)+"."))
	}
	return []Check{ok(id, name, "None in use has changed; they were last read "+f.when(f.Set.ReadAt)+".")}
}

// examineReference checks one account or tax rate in use.
func (f Facts) examineReference(r Reference) []Check {
	subject := f.subjectOf(r)
	if subject.problem != "" {
		c := Check{ID: string(r.Resource) + ":" + r.Key + ":" + r.Role, State: Problem, Name: subject.name,
			Is: subject.problem + "; " + r.users() + ".", Do: "Choose another.", Action: r.chooser()}
		if r.Role == "" {
			c.State, c.Do, c.Action, c.Target = Warning, "Choose another in the order.", OpenOrder, fmt.Sprintf("%s:%d", r.OrderKind, r.OrderID)
		}
		return []Check{c}
	}
	if r.Role == "" {
		return nil
	}
	var checks []Check
	for _, c := range f.Set.Changes {
		if c.Resource == r.Resource && c.Key == r.Key && c.What == refdata.Changed {
			checks = append(checks, Check{ID: string(r.Resource) + ":" + r.Key + ":" + r.Role + ":" + c.Field, State: Warning, Name: subject.name,
				Is: changeSentence(c, subject.called, f.on(c.At)), Do: "Look whether it is still the right one, and save.", Action: r.chooser()})
		}
	}
	return checks
}

// subject is an account or tax rate as the sentences name it.
type subject struct {
	// name is what the check is about; called is the thing itself; problem is why it cannot be used, empty when it can.
	name, called, problem string
}

func (f Facts) subjectOf(r Reference) subject {
	change, hasVanished := f.Set.FindChange(r.Resource, r.Key, refdata.Vanished)
	when := ""
	if hasVanished {
		when = " on " + f.on(change.At)
	}
	if r.Resource == refdata.TaxRates {
		return taxSubject(f.Set, r, when)
	}
	return accountSubject(f.Set, r, when)
}

func accountSubject(set refdata.Set, r Reference, when string) subject {
	account, isThere := set.AccountByCode(r.Key)
	s := subject{name: "Account " + r.Key, called: account.Name + " (" + r.Key + ")"}
	code, isRecoded := set.FindChange(refdata.Accounts, r.Key, refdata.Changed)
	switch {
	case !isThere && isRecoded && code.Field == refdata.FieldCode:
		s.problem = fmt.Sprintf("%s (%s) has the code %s in Xero now", code.Name, r.Key, code.Now)
	case !isThere:
		s.problem = "Xero has no account " + r.Key
	case account.Status == refdata.Gone:
		s.problem = s.called + " is no longer in Xero, seen" + when
	case !account.IsActive():
		s.problem = s.called + " was archived in Xero" + when
	case !fitsRole(account, r.Role):
		s.problem = s.called + " became " + account.Type + " in Xero, which cannot be used here"
	}
	return s
}

func fitsRole(a refdata.Account, role string) bool {
	switch role {
	case "sales", "shipping":
		return a.IsForSales()
	case "purchases":
		return a.IsForPurchases()
	}
	return true
}

func taxSubject(set refdata.Set, r Reference, when string) subject {
	tax, isThere := set.TaxByType(r.Key)
	s := subject{name: "Tax rate", called: tax.Name + " (" + r.Key + ")"}
	switch {
	case !isThere:
		s.problem = "Xero has no tax rate " + r.Key
	case tax.Status == refdata.Gone:
		s.problem = s.called + " is no longer in Xero, seen" + when
	case !tax.IsActive():
		s.problem = s.called + " was deleted in Xero" + when
	}
	return s
}

// chooser is where another one is chosen.
func (r Reference) chooser() Action {
	if r.Resource == refdata.TaxRates {
		return ChooseTaxes
	}
	return ChooseAccounts
}

// users says what depends on it.
func (r Reference) users() string {
	switch r.Role {
	case "sales":
		return "sales go to it"
	case "purchases":
		return "purchases go to it"
	case "shipping":
		return "carriage goes to it"
	case "tax":
		return "the set-up uses it"
	}
	if r.Orders == 1 {
		return r.Number + " names it"
	}
	return fmt.Sprintf("%s and %s name it", r.Number, counted(r.Orders-1, "other open order", "other open orders"))
}

func changeSentence(c refdata.Change, called, when string) string {
	switch c.Field {
	case refdata.FieldRate:
		return fmt.Sprintf("%s went from %s%% to %s%% in Xero, seen on %s.", called, c.Was, c.Now, when)
	case refdata.FieldTaxType:
		return fmt.Sprintf("%s has another tax rate in Xero since %s: %s instead of %s.", called, when, orNone(c.Now), orNone(c.Was))
	case refdata.FieldApplies:
		return fmt.Sprintf("%s now fits accounts for %s instead of %s, seen on %s.", called, orNone(c.Now), orNone(c.Was), when)
	}
	return fmt.Sprintf("%s is of another kind in Xero since %s: %s instead of %s.", called, when, orNone(c.Now), orNone(c.Was))
}

func orNone(text string) string {
	if text == "" {
		return "none"
	}
	return text
}
