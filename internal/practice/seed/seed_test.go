package seed_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/practice/books"
	"daybook/internal/practice/reports"
	"daybook/internal/practice/seed"
	"daybook/internal/practice/store"
)

// Covers 13/items, 13/tracked-items-on-documents.
func TestFillIsABelievableCompany(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	// Two days on which months and zones go wrong first: the end of a long month, and a leap day.
	for _, now := range []time.Time{time.Date(2026, 10, 31, 13, 0, 0, 0, time.UTC), time.Date(2028, 2, 29, 1, 0, 0, 0, time.UTC)} {
		s, err := store.Open(ctx, filepath.Join(t.TempDir(), "practice.db"))
		if err != nil {
			t.Fatal(err)
		}
		if err := seed.Fill(ctx, s, now); err != nil {
			t.Fatal(err)
		}
		err = s.View(ctx, func(tx *store.Tx) error {
			reference, err := tx.GetReference(ctx)
			if err != nil {
				return err
			}
			if len(reference.Accounts) < 50 || len(reference.TaxRates) != 7 || len(reference.Currencies) != 3 {
				t.Errorf("%d accounts, %d tax rates, %d currencies", len(reference.Accounts), len(reference.TaxRates), len(reference.Currencies))
			}
			contacts, err := tx.ListContacts(ctx, store.ContactQuery{IncludesArchived: true})
			if err != nil {
				return err
			}
			roles := map[string]int{}
			for _, c := range contacts {
				roles["customer"] += count(c.IsCustomer)
				roles["supplier"] += count(c.IsSupplier)
				roles["neither"] += count(!c.IsCustomer && !c.IsSupplier)
			}
			if len(contacts) < 75 || roles["customer"] < 20 || roles["supplier"] < 10 || roles["neither"] < 10 {
				t.Errorf("%d contacts, roles %v", len(contacts), roles)
			}
			checkItems(t, reference, tx)
			documents, err := tx.ListInvoices(ctx, store.InvoiceQuery{})
			if err != nil {
				return err
			}
			states := map[books.InvoiceStatus]int{}
			for _, d := range documents {
				states[d.Status]++
				if d.Total <= 0 || d.SubTotal+d.TotalTax != d.Total {
					t.Errorf("%s adds up to %s", d.Number, d.Total)
				}
			}
			if len(documents) < 120 || len(documents) > 180 || states[books.Paid] == 0 || states[books.Authorised] == 0 || states[books.Draft] == 0 {
				t.Errorf("%d documents: %v", len(documents), states)
			}
			return checkBooks(ctx, t, tx, reference, now)
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// checkBooks holds the books to what a going concern looks like: they balance on either basis, money is in the bank, customers owe and
// suppliers are owed, and last month moved.
func checkBooks(ctx context.Context, t *testing.T, tx *store.Tx, ref books.Reference, now time.Time) error {
	t.Helper()
	for _, isCashBasis := range []bool{false, true} {
		entries, err := tx.ListEntries(ctx, ref, isCashBasis)
		if err != nil {
			return err
		}
		trial, err := reports.NewTrialBalance(ref, entries, civil.Of(now).AddMonths(-1).EndOfMonth())
		if err != nil {
			return err
		}
		balances, moved, off := map[string]money.Amount{}, 0, money.Amount(0)
		for _, line := range trial.Lines {
			balances[line.Account.Code] = line.Balance
			off += line.Balance
			moved += count(line.Movement != 0 && line.Movement != line.Balance)
		}
		if off != 0 || moved == 0 || balances["090"] <= 0 || balances["960"] >= 0 || !isCashBasis && (balances["610"] <= 0 || balances["800"] >= 0) {
			t.Errorf("cash basis %v: off by %s, %d accounts moved, balances %v", isCashBasis, off, moved, balances)
		}
	}
	return nil
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// checkItems holds the items to the limits of contract section 13: they must be such as Xero would have taken.
func checkItems(t *testing.T, reference books.Reference, tx *store.Tx) {
	t.Helper()
	items, err := tx.ListItems(t.Context(), time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	rules := &books.Rules{Reference: reference, Finder: tx, Now: time.Now()}
	tracked := 0
	for _, i := range items {
		outcome, err := rules.UpdateItem(t.Context(), i, books.ItemInput{})
		if err != nil || len(outcome.Errors) > 0 {
			t.Errorf("%s is refused: %v, %v", i.Code, outcome.Errors, err)
		}
		if i.IsTracked() {
			tracked++
			if i.Stock <= 0 || i.CostPool <= 0 {
				t.Errorf("%s has a stock of %s for %s", i.Code, i.Stock, i.CostPool)
			}
		}
	}
	if len(items) < 25 || tracked != 2 {
		t.Errorf("%d items, %d tracked", len(items), tracked)
	}
}

// Covers 13/nz-sample.
func TestTaxRatesAreThoseRecordedForNewZealand(t *testing.T) {
	t.Parallel()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "practice.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if err := seed.Fill(t.Context(), s, time.Date(2026, 9, 14, 0, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	var reference books.Reference
	err = s.View(t.Context(), func(tx *store.Tx) (err error) {
		reference, err = tx.GetReference(t.Context())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for taxType, want := range map[string]struct{ percent, status, classes string }{
		"OUTPUT2":      {"15", "ACTIVE", "ASSET EQUITY LIABILITY REVENUE"},
		"INPUT2":       {"15", "ACTIVE", "ASSET EQUITY EXPENSE LIABILITY"},
		"OUTPUT":       {"12.5", "DELETED", "ASSET EQUITY LIABILITY REVENUE"},
		"INPUT":        {"12.5", "DELETED", "ASSET EQUITY EXPENSE LIABILITY"},
		"NONE":         {"0", "ACTIVE", "ASSET EQUITY EXPENSE LIABILITY REVENUE"},
		"ZERORATED":    {"0", "ACTIVE", "LIABILITY REVENUE"},
		"GSTONIMPORTS": {"0", "ACTIVE", "LIABILITY"},
	} {
		rate, ok := reference.FindTaxRate(taxType)
		var classes []string
		for _, class := range []string{"ASSET", "EQUITY", "EXPENSE", "LIABILITY", "REVENUE"} {
			if rate.CanApplyTo(class) {
				classes = append(classes, class)
			}
		}
		if !ok || rate.EffectiveRate.String() != want.percent || rate.Status != want.status || strings.Join(classes, " ") != want.classes {
			t.Errorf("%s is %s %%, %s, for %v", taxType, rate.EffectiveRate, rate.Status, classes)
		}
	}
}
