package contact_test

import (
	"testing"

	"pgregory.net/rapid"

	"daybook/internal/contact"
)

// typed is what an owner typed before any decision.
func typed(values ...string) contact.Known { return typedAfter(0, values...) }

// typedAfter takes fields and values in turn.
func typedAfter(decision int64, values ...string) contact.Known {
	k := contact.Known{Own: map[contact.Field]contact.OwnValue{}}
	for i := 0; i < len(values); i += 2 {
		k.Own[contact.Field(values[i])] = contact.OwnValue{Value: values[i+1], After: decision}
	}
	return k
}

func broughtIn(values contact.Values) contact.Known { return contact.Known{Source: values} }

// firms of these tests: 1 took in 2 by decision 7; both are linked.
func two(take ...contact.Field) contact.Group {
	return contact.Group{Survivor: 1, Members: []int64{1, 2}, Ties: []contact.Tie{{LedgerID: "x", ContactID: 1}, {LedgerID: "y", ContactID: 2}},
		Merges: []contact.Merge{{DecisionID: 7, Into: 1, From: 2, Take: take}}}
}

func TestAViewIsPutTogetherBySurvivorship(t *testing.T) {
	t.Parallel()
	const phone = contact.FieldPhone
	xeroSays := map[string]contact.LedgerContact{"x": {ID: "x", Phone: "x-phone", Status: "ACTIVE"}, "y": {ID: "y", Phone: "y-phone", Status: "ACTIVE"}}
	archived := map[string]contact.LedgerContact{"x": {ID: "x", Phone: "x-phone", Status: "ARCHIVED"}, "y": {ID: "y", Phone: "y-phone", Status: "ACTIVE"}}
	silent := map[string]contact.LedgerContact{"x": {ID: "x", Status: "ACTIVE"}, "y": {ID: "y", Phone: "y-phone", Status: "ARCHIVED"}}
	alone := contact.Group{Survivor: 1, Members: []int64{1}}
	three := contact.Group{Survivor: 3, Members: []int64{3, 1, 2}, Merges: []contact.Merge{{DecisionID: 7, Into: 1, From: 2, Take: []contact.Field{phone}}, {DecisionID: 8, Into: 3, From: 1}}}
	mine := contact.Origin{Party: here(1), IsTyped: true}
	theirs := contact.Origin{Party: here(2), IsTyped: true}
	tests := []struct {
		name   string
		group  contact.Group
		known  map[int64]contact.Known
		ledger map[string]contact.LedgerContact
		want   string
		from   contact.Origin
	}{
		{"nobody says anything", alone, nil, nil, "", contact.Origin{}},
		{"typed", alone, map[int64]contact.Known{1: typed("phone", "mine")}, nil, "mine", mine},
		{"what it was brought in with", alone, map[int64]contact.Known{1: broughtIn(contact.Values{phone: "source"})}, nil, "source", contact.Origin{Party: here(1)}},
		{"Xero is newer than what it was brought in with", two(), map[int64]contact.Known{1: broughtIn(contact.Values{phone: "source"})}, xeroSays, "x-phone", contact.Origin{Party: xero("x")}},
		{"typed stands above Xero", two(), map[int64]contact.Known{1: typed("phone", "mine"), 2: typed("phone", "other")}, xeroSays, "mine", mine},
		{"what was typed into a merged one stands above Xero", two(), map[int64]contact.Known{2: typed("phone", "other")}, xeroSays, "other", theirs},
		{"emptied by the owner", two(), map[int64]contact.Known{1: typed("phone", ""), 2: typed("phone", "other")}, xeroSays, "", mine},
		{"emptied in the merged one hides only its own Xero contact", two(), map[int64]contact.Known{2: typed("phone", "")}, xeroSays, "x-phone", contact.Origin{Party: xero("x")}},
		{"emptied in the merged one, and nothing else", two(), map[int64]contact.Known{2: typed("phone", "")}, silent, "", contact.Origin{}},
		{"an archived contact at Xero comes after an active one", two(), nil, archived, "y-phone", contact.Origin{Party: xero("y")}},
		{"an archived contact speaks where the active one is silent", two(), nil, silent, "y-phone", contact.Origin{Party: xero("y")}},
		{"a contact at Xero that was never read says nothing", two(), map[int64]contact.Known{2: broughtIn(contact.Values{phone: "source"})}, nil, "source", contact.Origin{Party: here(2)}},
		{"taken from the other side", two(phone), map[int64]contact.Known{1: typed("phone", "mine"), 2: typed("phone", "other")}, xeroSays, "other", theirs},
		{"taken from the other side's Xero contact", two(phone), map[int64]contact.Known{1: typed("phone", "mine")}, xeroSays, "y-phone", contact.Origin{Party: xero("y")}},
		{"nothing is taken too", two(phone), map[int64]contact.Known{1: typed("phone", "mine"), 2: typed("phone", "")}, xeroSays, "", theirs},
		{"typed after the merge stands above what it took", two(phone), map[int64]contact.Known{1: typedAfter(7, "phone", "newer"), 2: typed("phone", "other")}, xeroSays, "newer", mine},
		{"a later merge keeps what an earlier one took", three, map[int64]contact.Known{1: typed("phone", "mine"), 2: typed("phone", "other")}, nil, "other", theirs},
		{"and the new survivor stands above both", three, map[int64]contact.Known{1: typed("phone", "mine"), 2: typed("phone", "other"), 3: typed("phone", "third")},
			nil, "third", contact.Origin{Party: here(3), IsTyped: true}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			view := contact.Merged(test.group, test.known, test.ledger)
			if view.Values[phone] != test.want || view.From[phone] != test.from {
				t.Errorf("%q from %+v, want %q from %+v", view.Values[phone], view.From[phone], test.want, test.from)
			}
		})
	}
}

func TestRolesAreOnlyGained(t *testing.T) {
	t.Parallel()
	customer := map[string]contact.LedgerContact{"y": {ID: "y", IsCustomer: true, Status: "ARCHIVED"}}
	tests := []struct {
		name   string
		known  map[int64]contact.Known
		ledger map[string]contact.LedgerContact
		want   string
		from   contact.Origin
	}{
		{"nobody says so", nil, nil, contact.No, contact.Origin{}},
		{"any of them is one", map[int64]contact.Known{1: typed("customer", "0"), 2: typed("customer", "1")}, nil, contact.Yes, contact.Origin{Party: here(2), IsTyped: true}},
		{"Xero says so", nil, customer, contact.Yes, contact.Origin{Party: xero("y")}},
		{"the owner said no", map[int64]contact.Known{1: typed("customer", "0")}, customer, contact.No, contact.Origin{Party: here(1), IsTyped: true}},
		{"the source said so", map[int64]contact.Known{2: broughtIn(contact.Values{contact.FieldCustomer: contact.Yes})}, nil, contact.Yes, contact.Origin{Party: here(2)}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			view := contact.Merged(two(), test.known, test.ledger)
			if view.Values[contact.FieldCustomer] != test.want || view.From[contact.FieldCustomer] != test.from || view.Values[contact.FieldSupplier] != contact.No {
				t.Errorf("%+v from %+v", view.Values, view.From)
			}
		})
	}
}

func TestTheValuesOfAContactAreItsFields(t *testing.T) {
	t.Parallel()
	c := contact.Contact{ID: 4, Name: "A", FirstName: "B", LastName: "C", Email: "D", Phone: "E", TaxNumber: "F", Currency: "NZD",
		Address: contact.Address{Line1: "G", Line2: "H", City: "I", Region: "J", PostalCode: "K", Country: "L"}, IsSupplier: true, PaymentDays: 7,
		Note: "M", Source: contact.SourceTyped, Number: "n", LedgerID: "x", Version: 3}
	v := c.Values()
	for _, f := range contact.OwnFields() {
		if v[f] == "" {
			t.Errorf("%s is missing in %v", f, v)
		}
	}
	if got := (contact.Contact{ID: 4, Source: contact.SourceTyped, Number: "n", LedgerID: "x", Version: 3}).With(v); got != c {
		t.Errorf("with its values\n%+v\nwant\n%+v", got, c)
	}
	if bare := (contact.Contact{}).With(nil); bare.PaymentDays != -1 {
		t.Errorf("without values %+v", bare)
	}
	l := contact.LedgerContact{ID: "x", Name: "A", FirstName: "B", LastName: "C", Email: "D", Phone: "E", TaxNumber: "F", Currency: "NZD", Address: c.Address, IsSupplier: true}
	for _, f := range contact.Fields() {
		if l.Values()[f] != v[f] {
			t.Errorf("%s at Xero is %q, want %q", f, l.Values()[f], v[f])
		}
	}
	if changed := (contact.Contact{Name: "A", Email: "new", PaymentDays: -1}).Values().Changed(contact.Contact{Name: "A", Phone: "1", PaymentDays: -1}.Values()); len(changed) != 2 ||
		changed[contact.FieldEmail] != "new" || changed[contact.FieldPhone] != "" {
		t.Errorf("changed %v", changed)
	}
	if said := (contact.Contact{Name: "A", IsCustomer: true, PaymentDays: -1}).Values().NotEmpty(); len(said) != 2 {
		t.Errorf("says %v", said)
	}
	r := c.Record()
	if r.ID != "4" || r.Name != "A" || r.Emails[0] != "D" || r.Addresses[0].Street != "G\nH" || r.Addresses[0].PostalCode != "K" {
		t.Errorf("record %+v", r)
	}
	if r := (contact.LedgerContact{ID: "x", Name: "A"}).Record(); r.ID != "x" || r.Emails != nil || r.Addresses != nil {
		t.Errorf("record %+v", r)
	}
}

// A view holds for every field a value somebody gave, or nothing where nobody did, and the place it names has that value.
func TestEveryValueOfAViewIsWhereItSays(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		known, ledger := map[int64]contact.Known{}, map[string]contact.LedgerContact{}
		value := rapid.SampledFrom([]string{"", "a", "b"})
		for id := range int64(5) {
			k := contact.Known{Own: map[contact.Field]contact.OwnValue{}, Source: contact.Values{}}
			for _, f := range contact.OwnFields() {
				if rapid.Bool().Draw(t, "typed") {
					k.Own[f] = contact.OwnValue{Value: value.Draw(t, "own"), After: rapid.Int64Range(0, 14).Draw(t, "after")}
				}
				if rapid.Bool().Draw(t, "brought") {
					k.Source[f] = value.Draw(t, "source")
				}
			}
			known[id+1] = k
		}
		for _, id := range []string{"u", "v", "w"} {
			ledger[id] = contact.LedgerContact{ID: id, Phone: value.Draw(t, "phone"), Email: value.Draw(t, "email"),
				Status: rapid.SampledFrom([]string{"ACTIVE", "ARCHIVED"}).Draw(t, "status")}
		}
		ds := drawDecisions(t)
		for i := range ds {
			if rapid.Bool().Draw(t, "takes") {
				ds[i].TakeRight = []contact.Field{rapid.SampledFrom(contact.OwnFields()).Draw(t, "take")}
			}
		}
		for _, g := range contact.Resolve(ds).Groups {
			view := contact.Merged(g, known, ledger)
			for _, f := range contact.OwnFields() {
				from := view.From[f]
				var want string
				switch {
				case from.IsTyped:
					want = known[from.Party.ContactID].Own[f].Value
				case from.Party.IsLedger():
					want = ledger[from.Party.LedgerID].Values()[f]
				default:
					want = known[from.Party.ContactID].Source[f]
				}
				if view.Values[f] != want {
					t.Fatalf("%s is %q and is said to be from %+v, where it is %q", f, view.Values[f], from, want)
				}
			}
		}
	})
}
