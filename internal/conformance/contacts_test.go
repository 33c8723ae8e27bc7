package conformance_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"daybook/internal/contact"
	"daybook/internal/contact/match"
	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/practice/books"
	"daybook/internal/sample"
	"daybook/internal/xero"
	"daybook/internal/xero/gateway"
)

// mirror reads every contact of the practice company as an import does.
func mirror(t *testing.T, b *bench, query xero.ContactQuery) []contact.LedgerContact {
	t.Helper()
	query.IncludeArchived = true
	all, err := b.Client.ListAllContacts(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	list := make([]contact.LedgerContact, 0, len(all))
	for _, c := range all {
		list = append(list, gateway.ToContact(c))
	}
	return list
}

func named(t *testing.T, list []contact.LedgerContact, name string, isActive bool) contact.LedgerContact {
	t.Helper()
	at := slices.IndexFunc(list, func(c contact.LedgerContact) bool { return c.Name == name && c.IsActive() == isActive })
	if at < 0 {
		t.Fatalf("no contact %s", name)
	}
	return list[at]
}

// One list carries all that matching and the owner need, as one contact fetched alone does.
//
// Covers 8/addresses, 8/phones, 8/contactpersons, 8/accountnumber-taxnumber-companynumber, 8/recorded-list-shape-unused-addresses-and.
func TestAPageOfContactsSaysEverything(t *testing.T) {
	t.Parallel()
	b := setup(t)
	list := mirror(t, b, xero.ContactQuery{})
	kauri, hotel := named(t, list, "Kauri and Company Limited", true), named(t, list, "Harbour Hotel Group", true)
	if kauri.Phone != "+64 9 555 0101" || len(kauri.Phones) != 2 || kauri.Phones[1] != (contact.Phone{Kind: contact.PhoneMobile, Number: "+64 21 555 131"}) {
		t.Errorf("phones %+v", kauri.Phones)
	}
	if kauri.Address.Line1 != "PO Box 47 012" || kauri.Postal.Attention != "Accounts payable" || kauri.Street.Line1 != "12 Ponsonby Rd" || kauri.Street.Line2 != "Ponsonby" {
		t.Errorf("addresses %+v, %+v", kauri.Postal, kauri.Street)
	}
	if kauri.TaxNumber != "149301178" || kauri.CompanyNumber != "9429991004179" || kauri.AccountNumber != "KAU01" || kauri.Website != "https://kauriandco.example" {
		t.Errorf("numbers %+v", kauri)
	}
	if !slices.Equal(kauri.People, []contact.Person{{FirstName: "Tama", LastName: "Reid", Email: "tama@kauriandco.example"}}) {
		t.Errorf("people %+v", kauri.People)
	}
	if kauri.SalesTerms != (contact.Terms{Day: 20, Rule: contact.OfNextMonth}) || kauri.SalesAccount != "200" || kauri.SalesTax != "OUTPUT2" {
		t.Errorf("terms %+v", kauri)
	}
	if hotel.Discount != 10*money.One || !slices.Equal(hotel.Groups, []string{"Hospitality"}) {
		t.Errorf("discount %s, groups %q", hotel.Discount, hotel.Groups)
	}
	timber := named(t, list, "Canterbury Hardwoods Ltd", true)
	if timber.BankAccount != "02-0889-0277513-00" || timber.BillTerms.Rule != contact.OfNextMonth || timber.PurchaseAccount != "300" || timber.PurchaseTax != "INPUT2" {
		t.Errorf("supplier %+v", timber)
	}
	for _, c := range []contact.LedgerContact{kauri, hotel, timber} {
		one, err := b.Client.GetContact(t.Context(), c.ID)
		if got := gateway.ToContact(one); err != nil || fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", c) {
			t.Errorf("alone it is\n%+v, %v\nin the list\n%+v", got, err, c)
		}
	}
}

// Covers 8/mergedtocontactid, 8/contactstatus, 7/if-modified-since, 7/not-caught-by-it.
func TestWhatPeopleDoToContactsShowsInTheNextList(t *testing.T) {
	t.Parallel()
	b := setup(t)
	list := mirror(t, b, xero.ContactQuery{})
	double, kept := named(t, list, "Canterbury Hardwoods", true), named(t, list, "Canterbury Hardwoods Ltd", true)
	gone, back := named(t, list, "Koru Physiotherapy", true), named(t, list, "Old Showroom Landlord", false)
	ctx := t.Context()
	added, err := b.Desk.CreateContact(ctx, books.ContactInput{Name: new("Kahikatea Kitchens"), Number: new("an app's")})
	err = errors.Join(err, b.Desk.MergeContact(ctx, double.ID, kept.ID), b.Desk.ArchiveContact(ctx, gone.ID), b.Desk.RestoreContact(ctx, back.ID),
		b.Desk.EditContact(ctx, kept.ID, books.ContactInput{EmailAddress: new("new@canterburyhardwoods.example")}))
	if err != nil {
		t.Fatal(err)
	}
	changed := mirror(t, b, xero.ContactQuery{ModifiedSince: today.Add(-time.Hour)})
	got := map[string]string{}
	for _, c := range changed {
		got[c.Name] = strings.Join([]string{c.Status, c.MergedToID, c.Email}, "|")
	}
	want := map[string]string{
		"Canterbury Hardwoods": "ARCHIVED|" + kept.ID + "|", "Koru Physiotherapy": "ARCHIVED||desk@koruphysio.example", "Old Showroom Landlord": "ACTIVE||",
		"Canterbury Hardwoods Ltd": "ACTIVE||new@canterburyhardwoods.example", added.Name: "ACTIVE||",
	}
	for name, state := range want {
		if got[name] != state {
			t.Errorf("%s is %q, want %q", name, got[name], state)
		}
	}
	if len(got) != len(want) || added.Number != "" {
		t.Errorf("%d changed: %v; the person wrote the number %q", len(got), got, added.Number)
	}
	if added.IsCustomer || added.IsSupplier {
		t.Error("a contact without documents has a role")
	}
	// A role comes with the first document, and does not show as a change.
	put(t, b, xero.PathInvoices, encode(t, document(xero.SalesInvoice, added.ID, "SO-role", money.Exclusive, plainLine)), "role")
	if one, err := b.Client.GetContact(ctx, added.ID); err != nil || !one.IsCustomer || !one.UpdatedAt.Equal(added.UpdatedAt) {
		t.Errorf("after its first invoice %+v, %v", one, err)
	}
}

// Covers 6.summarizeerrors/summarizeerrors-false, 8/names-are-unique-among-active-contacts-the, 8/contactnumber.
func TestFiftyContactsAreCreatedInOneRequestEachWithItsOwnVerdict(t *testing.T) {
	t.Parallel()
	b := setup(t)
	contacts := make([]xero.NewContact, 50)
	for n := range contacts {
		contacts[n] = xero.NewContact{Name: fmt.Sprintf("Mill %d", n), ContactNumber: fmt.Sprintf("DB-%d", n), Phones: []xero.Phone{{PhoneType: "DEFAULT", PhoneNumber: "03 555 0100"}}}
	}
	contacts[3].Name = "quay legal CONVEYANCING" // an active one has it
	contacts[11].Name = "Harbour View Motel"     // an archived one has it
	contacts[20].Name = "Mill 19"                // the one before has it
	contacts[49].EmailAddress = "nobody"
	contacts[30].ContactNumber = "DB-29"
	body, err := xero.EncodeContacts(contacts)
	if err != nil {
		t.Fatal(err)
	}
	reply := put(t, b, xero.PathContacts, body, "fifty")
	if len(reply.Elements) != 50 {
		t.Fatalf("%d elements: %+v", len(reply.Elements), reply)
	}
	for n, e := range reply.Elements {
		want := map[int]string{3: "must be unique across all active contacts", 20: "must be unique across all active contacts",
			49: "Email address must be valid", 30: "contact number DB-29 is already assigned"}[n]
		if e.HasErrors != (want != "") || !strings.Contains(strings.Join(e.ValidationErrors, " "), want) {
			t.Errorf("%s: %v %q", contacts[n].Name, e.HasErrors, e.ValidationErrors)
		}
		if (e.ID == "") != (want != "") {
			t.Errorf("%s has the id %q", contacts[n].Name, e.ID)
		}
	}
	for n, isThere := range map[int]bool{3: false, 11: true, 29: true, 48: true, 49: false} {
		if found, ok, err := b.Client.FindContactByNumber(t.Context(), contacts[n].ContactNumber); ok != isThere || err != nil || ok && found.Name != contacts[n].Name {
			t.Errorf("%s: %v, %v", contacts[n].ContactNumber, ok, err)
		}
	}
	if _, err := xero.EncodeContacts(append(slices.Clone(contacts), xero.NewContact{Name: "One more", ContactNumber: "DB-50"})); !fault.Is(err, fault.Invalid) {
		t.Errorf("fifty-one contacts: %v", err)
	}
}

// The first import of the practice company has something to link, to ask, and to leave alone.
func TestTheFirstImportHasSomethingToDecide(t *testing.T) {
	t.Parallel()
	b := setup(t)
	engine := match.NewEngine(match.Shipped(), b.Org.CountryCode)
	var here, there []*match.Form
	for n, c := range append(append(sample.Customers(), sample.Suppliers()...), sample.Others()...) {
		c.ID = int64(n + 1)
		here = append(here, engine.Prepare(c.Record()))
	}
	for _, c := range mirror(t, b, xero.ContactQuery{}) {
		if c.IsActive() {
			there = append(there, engine.Prepare(c.Record()))
		}
	}
	pairs, err := engine.Link(t.Context(), here, there, nil)
	if err != nil {
		t.Fatal(err)
	}
	verdicts, of := map[match.Verdict]int{}, map[string]match.Verdict{}
	for _, p := range pairs {
		verdicts[p.Verdict]++
		of[here[p.Left].Record.Name+" = "+there[p.Right].Record.Name] = p.Verdict
	}
	if verdicts[match.Auto] < 25 || verdicts[match.Review] < 8 || verdicts[match.Review] > 18 {
		t.Errorf("verdicts %v: %v", verdicts, of)
	}
	for pair, want := range map[string][]match.Verdict{
		"Kauri & Co = Kauri and Company Limited":                   {match.Auto},
		"Fixings Direct = Fixings Direct (NZ) Ltd":                 {match.Auto},
		"MSL Freight = Mainland Shipping & Logistics (NZ) Limited": {match.Review},
		"Marlborough Cellars = Marlborough Cellars Limited":        {match.Review},
		"Anna Petersen = Anna Peterson":                            {match.Review},
		"Paper & Print Packaging = P & P Packaging Ltd":            {match.Review},
		// Never by themselves, whatever the weights are.
		"Harakeke Housing Trust = Papatoetoe Community Homes":     {match.Review},
		"Rātā Retirement Villages = Rata Retirement Villages Ltd": {match.Review},
		"Quay Legal = Quay Legal Conveyancing":                    {match.Review, match.New, ""},
		"Sawdust & Sage Ceramics = Smoko Coffee Roasters":         {match.Review, match.New, ""},
		"J. Tamihana = Tamihana Joinery Ltd":                      {match.WorksAt, match.Review},
	} {
		if !slices.Contains(want, of[pair]) {
			t.Errorf("%s: %q, want one of %q", pair, of[pair], want)
		}
	}
	doubles, err := engine.Dedupe(t.Context(), there, nil)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, p := range doubles {
		found[there[p.Left].Record.Name+" = "+there[p.Right].Record.Name] = true
		found[there[p.Right].Record.Name+" = "+there[p.Left].Record.Name] = true
	}
	for _, pair := range []string{"Harbour Hotel Group = Harbour Hotels Group Ltd", "Canterbury Hardwoods Ltd = Canterbury Hardwoods"} {
		if !found[pair] {
			t.Errorf("%s is not found among Xero's own: %v", pair, found)
		}
	}
}
