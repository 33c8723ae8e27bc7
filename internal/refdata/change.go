package refdata

import (
	"slices"
	"time"
)

// Resource says what kind of thing changed.
type Resource string

// The resources whose changes are kept.
const (
	// Accounts is the chart; keys are codes.
	Accounts Resource = "account"
	// TaxRates is the tax rates; keys are tax types.
	TaxRates Resource = "tax_rate"
)

// What says what happened to one of them.
type What string

// What may happen.
const (
	// Added: it is new, or in use again.
	Added What = "added"
	// Vanished: it was in use and no longer is: archived, deleted, or no longer listed.
	Vanished What = "vanished"
	// Changed: one of its fields is another.
	Changed What = "changed"
)

// The fields whose changes matter to a document.
const (
	// FieldStatus is Xero's status, FieldCode an account's code, FieldClass and FieldType its kind.
	FieldStatus = "status"
	FieldCode   = "code"
	FieldClass  = "class"
	FieldType   = "type"
	// FieldTaxType is the tax rate that Xero proposes with an account, FieldRate a tax rate's per cent, FieldApplies
	// the classes of account that accept it.
	FieldTaxType = "tax_type"
	FieldRate    = "rate"
	FieldApplies = "applies_to"
)

// Change is how one account or tax rate came to differ.
type Change struct {
	// Resource and Key name it: the code or tax type that lines and settings hold.
	Resource Resource
	Key      string
	// Name is what people call it.
	Name string
	// What happened, and to which field; Field is empty for Added.
	What  What
	Field string
	// Was and Now are the field's values.
	Was, Now string
	// At is when Xero says it happened, or else when it was seen, UTC.
	At time.Time
}

// isAbout reports whether two changes are of the same field of the same thing.
func (c Change) isAbout(d Change) bool {
	return c.Resource == d.Resource && c.Key == d.Key && c.Field == d.Field
}

// fieldOf is one field before and after.
type fieldOf struct{ name, was, now string }

// Compare returns what changed from one reading to the next, in the order of the second. Names alone do not count: no
// document depends on them. Nothing changed when either reading is missing or they are of two organisations.
func Compare(before, now Set) []Change {
	changes := []Change{}
	if before.ReadAt.IsZero() || now.ReadAt.IsZero() || before.Organisation.TenantID != now.Organisation.TenantID {
		return changes
	}
	changes = append(changes, compareAccounts(before.Accounts, now)...)
	return append(changes, compareTaxRates(before.TaxRates, now)...)
}

func compareAccounts(before []Account, now Set) (changes []Change) {
	was := make(map[string]Account, len(before))
	for _, a := range before {
		was[a.ID] = a
	}
	for _, a := range now.Accounts {
		b, isKnown := was[a.ID]
		delete(was, a.ID)
		change := Change{Resource: Accounts, Key: a.Code, Name: a.Name, At: whenOf(a.UpdatedAt, b.UpdatedAt, now.ReadAt)}
		if isKnown {
			change.Key = b.Code
		}
		changes = append(changes, compareFields(change, isKnown, b.IsActive(), a.IsActive(), []fieldOf{
			{FieldStatus, b.Status, a.Status}, {FieldCode, b.Code, a.Code}, {FieldClass, string(b.Class), string(a.Class)},
			{FieldType, b.Type, a.Type}, {FieldTaxType, b.TaxType, a.TaxType},
		})...)
	}
	for _, a := range before {
		if _, isLeft := was[a.ID]; isLeft && a.Status != Gone {
			changes = append(changes, Change{Accounts, a.Code, a.Name, Vanished, FieldStatus, a.Status, Gone, now.ReadAt})
		}
	}
	return changes
}

func compareTaxRates(before []TaxRate, now Set) (changes []Change) {
	was := make(map[string]TaxRate, len(before))
	for _, t := range before {
		was[t.TaxType] = t
	}
	for _, t := range now.TaxRates {
		b, isKnown := was[t.TaxType]
		delete(was, t.TaxType)
		change := Change{Resource: TaxRates, Key: t.TaxType, Name: t.Name, At: now.ReadAt}
		changes = append(changes, compareFields(change, isKnown, b.IsActive(), t.IsActive(), []fieldOf{
			{FieldStatus, b.Status, t.Status}, {FieldRate, b.EffectiveRate.String(), t.EffectiveRate.String()},
			{FieldApplies, b.CanApplyTo.String(), t.CanApplyTo.String()},
		})...)
	}
	for _, t := range before {
		if _, isLeft := was[t.TaxType]; isLeft && t.Status != Gone {
			changes = append(changes, Change{TaxRates, t.TaxType, t.Name, Vanished, FieldStatus, t.Status, Gone, now.ReadAt})
		}
	}
	return changes
}

// compareFields says what happened to one thing; the first field is its status. What is out of use can only vanish.
func compareFields(c Change, isKnown, wasActive, isActive bool, fields []fieldOf) []Change {
	status := fields[0]
	switch {
	case isActive && !wasActive:
		c.What = Added
		return []Change{c}
	case !isActive && wasActive:
		c.What, c.Field, c.Was, c.Now = Vanished, status.name, status.was, status.now
		return []Change{c}
	case !isActive || !isKnown:
		return nil
	}
	var changes []Change
	for _, f := range fields[1:] {
		if f.was != f.now {
			c.What, c.Field, c.Was, c.Now = Changed, f.name, f.was, f.now
			changes = append(changes, c)
		}
	}
	return changes
}

// whenOf is when Xero says that something changed, where that is a new time, else when it was seen.
func whenOf(updated, before, seen time.Time) time.Time {
	if updated.After(before) {
		return updated
	}
	return seen
}

// Follow returns the set to keep after a new reading: what was read, what Xero no longer lists, and what the owner has
// not looked at yet. The first reading, and one of another organisation, is kept as it is.
func Follow(before, read Set) Set {
	kept := read
	if before.Organisation.TenantID != read.Organisation.TenantID {
		return kept
	}
	kept.Accounts, kept.TaxRates = slices.Clone(read.Accounts), slices.Clone(read.TaxRates)
	for _, a := range before.Accounts {
		if !slices.ContainsFunc(read.Accounts, func(b Account) bool { return b.ID == a.ID || b.Code == a.Code }) {
			a.Status = Gone
			kept.Accounts = append(kept.Accounts, a)
		}
	}
	for _, t := range before.TaxRates {
		if !slices.ContainsFunc(read.TaxRates, func(u TaxRate) bool { return u.TaxType == t.TaxType }) {
			t.Status = Gone
			kept.TaxRates = append(kept.TaxRates, t)
		}
	}
	if len(kept.Actions) == 0 {
		kept.Actions = before.Actions
	}
	kept.Changes = follow(before.Changes, Compare(before, read))
	return kept
}

// follow adds new changes to those not looked at yet. Two of one field become one, and a field that is as it was before
// the first has not changed. What is new or in use again has vanished no longer.
func follow(open, fresh []Change) []Change {
	open = slices.Clone(open)
	for _, c := range fresh {
		if i := slices.IndexFunc(open, c.isAbout); i >= 0 {
			c.Was = open[i].Was
			open = slices.Delete(open, i, i+1)
		}
		if c.What == Added {
			open = slices.DeleteFunc(open, func(d Change) bool {
				return d.Resource == c.Resource && d.Key == c.Key && d.What == Vanished
			})
			continue
		}
		if c.Was != c.Now {
			open = append(open, c)
		}
	}
	return open
}

// Accept returns the set without the changes of a resource that the owner has looked at: those of fields. What vanished
// stays, for as long as it is gone.
func (s Set) Accept(resource Resource) Set {
	s.Changes = slices.DeleteFunc(slices.Clone(s.Changes), func(c Change) bool { return c.Resource == resource && c.What == Changed })
	return s
}

// FindChange returns what happened to something, the newest of a kind; false when nothing did.
func (s Set) FindChange(resource Resource, key string, what What) (Change, bool) {
	for _, c := range slices.Backward(s.Changes) {
		if c.Resource == resource && c.Key == key && c.What == what {
			return c, true
		}
	}
	return Change{}, false
}
