package connect_test

import (
	"context"
	"strings"
	"testing"

	"daybook/internal/civil"
	"daybook/internal/connect"
	"daybook/internal/fault"
	"daybook/internal/posting"
	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
	steps "daybook/internal/setup"
)

// Covers 13/organisation.
func TestTheConnectionIsExaminedAsThePracticeXeroHasIt(t *testing.T) {
	t.Parallel()
	ctx, o := t.Context(), newOffice(t)
	if c := o.worst(); c.ID != "organisation" || c.Action != connect.FirstSignIn {
		t.Fatalf("before the sign-in: %+v", c)
	}
	if p := o.signIn(); p.Phase != "done" {
		t.Fatalf("the sign-in ended with %+v", p)
	}
	if c := o.worst(); c.State != connect.OK {
		t.Fatalf("after the sign-in: %+v", c)
	}
	choose(t, o, "200", "310")

	account := must(o.file.LoadReference(ctx))(t)
	sales, _ := account.AccountByCode("200")
	if err := desk(o).ArchiveAccount(ctx, sales.ID); err != nil {
		t.Fatal(err)
	}
	if err := o.Refresh(ctx); err != nil {
		t.Fatal(err)
	}
	if c := o.worst(); c.ID != "account:200:sales" || c.State != connect.Problem || !strings.HasPrefix(c.Is, "Sales (200) was archived in Xero on ") || c.Action != connect.ChooseAccounts {
		t.Errorf("an archived account: %+v", c)
	}
	if err := desk(o).RestoreAccount(ctx, sales.ID); err != nil {
		t.Fatal(err)
	}
	if err := o.Refresh(ctx); err != nil || o.worst().State != connect.OK {
		t.Errorf("restored: %v, %+v", err, o.worst())
	}

	day := civil.Date{Year: 2026, Month: 5, Day: 31}
	if err := desk(o).SetLockDates(ctx, day, day.AddDays(-365)); err != nil {
		t.Fatal(err)
	}
	if err := o.Refresh(ctx); err != nil {
		t.Fatal(err)
	}
	locks := check(t, must(o.Examine(ctx))(t).Checks, "lock_dates")
	if locks.Is != "The period is locked up to 31 May 2026; the year is locked up to 31 May 2025." {
		t.Errorf("the lock dates: %+v", locks)
	}
}

// choose makes the choices of the set-up.
func choose(t *testing.T, o *office, sales, purchases string) {
	t.Helper()
	settings := posting.Settings{InvoiceStatus: posting.StatusDraft, BillStatus: posting.StatusAuthorised, SalesAccount: sales, PurchaseAccount: purchases}
	if err := o.file.ChangeChoices(t.Context(), func(c *steps.Choices) { c.Posting = settings }); err != nil {
		t.Fatal(err)
	}
}

// desk is a person at work in the practice organisation.
func desk(o *office) *store.Desk { return store.NewDesk(o.practice.Store(), nil, books.Switches{}) }

// Covers 16/403.
func TestADisconnectAtXeroIsNamedAndMended(t *testing.T) {
	t.Parallel()
	ctx, o := t.Context(), newOffice(t)
	o.signIn()
	before := must(o.file.LoadReference(ctx))(t)
	if err := o.practice.Disconnect(ctx); err != nil {
		t.Fatal(err)
	}
	if err := o.Refresh(ctx); !fault.Is(err, fault.Forbidden) {
		t.Fatalf("refreshed with %v", err)
	}
	if c := o.worst(); c.ID != "organisation" || c.State != connect.Problem || c.Action != connect.ConnectAgain {
		t.Errorf("disconnected: %+v", c)
	}
	if after := must(o.file.LoadReference(ctx))(t); len(after.Accounts) != len(before.Accounts) || !after.ReadAt.Equal(before.ReadAt) {
		t.Error("what was read before is lost")
	}
	if p := o.signIn(); p.Phase != "done" || o.worst().State != connect.OK {
		t.Errorf("connected again: %+v, %+v", p, o.worst())
	}
}

func TestAPermissionThatWasLeftOutIsAllowedLater(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.leavesOut = "accounting.attachments"
	if p := o.signIn(); p.Phase != "done" {
		t.Fatalf("the sign-in ended with %+v", p)
	}
	if c := o.worst(); c.ID != "permissions" || c.State != connect.Warning || c.Action != connect.AllowScope || !strings.Contains(c.Is, "attach") {
		t.Errorf("without a permission: %+v", c)
	}
	o.leavesOut = ""
	o.signIn()
	if c := o.worst(); c.State != connect.OK {
		t.Errorf("allowed later: %+v", c)
	}
}

// Covers 2/list-content.
func TestAFileMovesToAnotherOrganisationAndBack(t *testing.T) {
	t.Parallel()
	ctx, o := t.Context(), newOffice(t)
	o.signIn()
	choose(t, o, "200", "310")
	first := o.imported()
	links := len(must(o.file.ListLinkedContacts(ctx))(t))
	home := must(o.file.LoadBinding(ctx))(t)
	if first.New < 20 || links < 20 || home.Name != furniture {
		t.Fatalf("imported %+v into %s", first, home.Name)
	}

	o.allows = coffee
	if p := o.signIn(); p.Phase != "done" || must(o.file.LoadBinding(ctx))(t).TenantID != home.TenantID {
		t.Fatalf("a consent for another organisation: %+v", p)
	}
	other := organisationNamed(t, o, coffee)
	if !other.IsRead() || other.Books.BaseCurrency != "NZD" || other.Books.CountryCode != "NZ" {
		t.Errorf("the other one reads %+v", other.Books)
	}
	plan := must(o.PlanSwitch(ctx, other.TenantID))(t)
	if plan.Refusal != nil || plan.Stakes.Linked != links || plan.Stakes.IsReturn || plan.Here.Name != furniture {
		t.Errorf("planned %+v", plan)
	}
	if err := o.Switch(ctx, other.TenantID, furniture); !fault.Is(err, fault.Invalid) {
		t.Errorf("typed the wrong name: %v", err)
	}
	if err := o.Switch(ctx, other.TenantID, coffee); err != nil {
		t.Fatal(err)
	}
	if set := must(o.file.LoadReference(ctx))(t); set.Organisation.Name != coffee || len(must(o.file.ListLinkedContacts(ctx))(t)) != 0 {
		t.Errorf("after the move: %s", set.Organisation.Name)
	}
	if organisation := must(o.gateway.Client().GetOrganisation(ctx))(t); organisation.Name != coffee {
		t.Errorf("requests go to %s", organisation.Name)
	}
	if choices := must(o.file.LoadChoices(ctx))(t); choices.Posting.SalesAccount != "" {
		t.Errorf("the choices of the other books are still there: %+v", choices.Posting)
	}

	back := must(o.PlanSwitch(ctx, home.TenantID))(t)
	if !back.Stakes.IsReturn {
		t.Errorf("a return is planned as %+v", back.Stakes)
	}
	if err := o.Switch(ctx, home.TenantID, furniture); err != nil {
		t.Fatal(err)
	}
	if choices := must(o.file.LoadChoices(ctx))(t); choices.Posting.SalesAccount != "200" || len(must(o.file.ListLinkedContacts(ctx))(t)) != links {
		t.Errorf("back again: %+v with %d links of %d", choices.Posting, len(must(o.file.ListLinkedContacts(ctx))(t)), links)
	}
	if again := o.imported(); again.New != 0 || again.Linked != 0 {
		t.Errorf("the import after the return: %+v", again)
	}
}

func organisationNamed(t *testing.T, o *office, name string) connect.Granted {
	t.Helper()
	for _, g := range must(o.Organisations(t.Context()))(t) {
		if g.Name == name {
			return g
		}
	}
	t.Fatalf("%s is not granted", name)
	return connect.Granted{}
}

// Covers 1/drop-one-connection.
func TestDisconnectAndReconnectDuplicateNothing(t *testing.T) {
	t.Parallel()
	ctx, o := t.Context(), newOffice(t)
	o.signIn()
	o.imported()
	links := len(must(o.file.ListLinkedContacts(ctx))(t))
	if err := o.Disconnect(ctx); err != nil {
		t.Fatal(err)
	}
	if c := o.worst(); c.ID != "organisation" || c.Action != connect.ConnectAgain {
		t.Errorf("disconnected: %+v", c)
	}
	o.signIn()
	if again := o.imported(); again.New != 0 || again.Linked != 0 || len(must(o.file.ListLinkedContacts(ctx))(t)) != links {
		t.Errorf("the import after the reconnect: %+v", again)
	}
	if o.worst().State != connect.OK {
		t.Errorf("reconnected: %+v", o.worst())
	}
}

func TestAFileWhoseXeroIsOutOfReachCanBeSignedOutHere(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.signIn()
	if err := o.practice.Close(); err != nil {
		t.Fatal(err)
	}
	if err := o.Disconnect(context.Background()); !fault.Is(err, fault.Offline) {
		t.Fatalf("disconnected with %v", err)
	}
	if err := o.Forget(context.Background()); err != nil {
		t.Fatal(err)
	}
	if session := must(o.gateway.Standing(context.Background()))(t); session.IsHeld {
		t.Error("the sign-in is still here")
	}
	if b := must(o.file.LoadBinding(context.Background()))(t); b.IsConnected || b.Name != furniture {
		t.Errorf("bound %+v", b)
	}
}
