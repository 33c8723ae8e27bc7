package sqlite_test

import (
	"sync"
	"testing"

	"daybook/internal/connect"
	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/posting"
	steps "daybook/internal/setup"
)

func TestChoicesAndBindingComeBack(t *testing.T) {
	t.Parallel()
	ctx, f := t.Context(), setup(t)
	if c := must(f.LoadChoices(ctx))(t); c.Posting.SalesAccount != "" || !c.Import.ImportedAt.IsZero() {
		t.Errorf("a new file has choices: %+v", c)
	}
	want := posting.Settings{InvoiceStatus: posting.StatusDraft, SalesAccount: "200", SalesTaxes: map[int64]string{0: "NONE", 7: "OUTPUT2"}, StartDate: today()}
	if err := f.ChangeChoices(ctx, func(c *steps.Choices) { c.Posting = want }); err != nil {
		t.Fatal(err)
	}
	got := must(f.LoadPostingSettings(ctx))(t)
	if got.SalesTaxes[7] != "OUTPUT2" || got.StartDate != today() || got.InvoiceStatus != posting.StatusDraft {
		t.Errorf("came back as %+v", got)
	}
	b := connect.Binding{TenantID: "t", Name: "Demo", IsConnected: true}
	if err := f.SaveBinding(ctx, b); err != nil {
		t.Fatal(err)
	}
	if again := must(f.LoadBinding(ctx))(t); again != b {
		t.Errorf("binding %+v", again)
	}
}

func TestTaxUseCountsOrdersOnce(t *testing.T) {
	t.Parallel()
	ctx, f := t.Context(), setup(t)
	tax := must(f.SaveOrderTax(ctx, order.Tax{Name: "GST", Rate: 15 * money.One}))(t)
	c := saveContact(ctx, t, f, aContact("Kauri"))
	cancelled := anOrder("SO-3", c.ID, tax.ID)
	cancelled.IsCancelled = true
	noTax := anOrder("SO-4", c.ID, tax.ID)
	noTax.TaxMode = money.NoTax
	orders := []order.Order{anOrder("SO-1", c.ID, tax.ID), anOrder("SO-2", c.ID, tax.ID), cancelled, noTax}
	if _, err := f.SaveOrders(ctx, orders); err != nil {
		t.Fatal(err)
	}
	uses := must(f.ListTaxUse(ctx))(t)
	// Each order has one line with the rate and one without.
	if len(uses) != 2 || uses[0].Tax.ID != 0 || uses[1].Tax.ID != tax.ID || uses[0].Orders != 2 || uses[1].Orders != 2 || uses[1].Kind != order.Sale {
		t.Errorf("uses %+v", uses)
	}
}

func TestChoicesChangedAtOnceAllStand(t *testing.T) {
	t.Parallel()
	ctx, f := t.Context(), setup(t)
	const changes = 20
	var group sync.WaitGroup
	for i := range int64(changes) {
		group.Go(func() {
			err := f.ChangeChoices(ctx, func(c *steps.Choices) {
				if c.Posting.SalesTaxes == nil {
					c.Posting.SalesTaxes = map[int64]string{}
				}
				c.Posting.SalesTaxes[i] = "OUTPUT2"
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if got := must(f.LoadPostingSettings(ctx))(t).SalesTaxes; len(got) != changes {
		t.Errorf("of %d changes made at once %d stand: %v", changes, len(got), got)
	}
}
