//go:build e2e

package main

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"daybook/app"
	"daybook/internal/money"
)

// drawn is how many orders are drawn; the seed is fixed, so that a failure comes again.
const drawn = 300

func TestEveryPreviewIsWhatXeroWorksOut(t *testing.T) {
	t.Setenv("DAYBOOK_CLOCK_FACTOR", "60")
	w, _ := open(t, t.TempDir())
	w.signIn(t)
	w.importContacts(t)
	w.setUp(t)
	people := map[string][]app.Suggestion{"sale": must(w.contacts.Suggest("", "sale"))(t), "purchase": must(w.contacts.Suggest("", "purchase"))(t)}
	taxes := must(w.orders.Options("sale"))(t).Taxes
	random := rand.New(rand.NewPCG(7, 11))
	sent := 0
	for i := range drawn {
		form := draw(random, i, people, taxes)
		order, err := w.orders.Save(form)
		if err != nil {
			t.Fatalf("order %d %+v: %v", i, form, err)
		}
		preview := w.decide(t, must(w.orders.Preview(order.ID))(t))
		if !preview.CanSend {
			// A total of zero or less is refused before it is sent; nothing else drawn here should be.
			if preview.Checks[0].Code != "zero_total" && preview.Checks[0].Code != "negative_total" {
				t.Errorf("order %d %+v cannot be sent: %+v", i, form, preview.Checks[0])
			}
			continue
		}
		if debits, credits := sums(t, preview); debits != credits {
			t.Errorf("order %d: the effect on the ledger is %s against %s", i, debits, credits)
		}
		_, view := w.send(t, order.ID)
		if view.Status.State != "sent" || view.Sent.Ours != view.Sent.Theirs || len(view.Sent.Differences) > 0 {
			t.Errorf("order %d %+v: %+v, previewed %+v, Xero %+v, %v", i, form, view.Status, view.Sent.Ours, view.Sent.Theirs, view.Sent.Differences)
		}
		sent++
	}
	t.Logf("%d of %d orders were sent and compared", sent, drawn)
	if sent < drawn*3/4 {
		t.Errorf("only %d of %d orders could be sent", sent, drawn)
	}
}

// draw makes an order with what makes figures awkward: four decimals, small shares, discounts, all tax modes.
func draw(random *rand.Rand, i int, people map[string][]app.Suggestion, taxes []app.FormTax) app.OrderForm {
	kind := []string{"sale", "purchase"}[random.IntN(2)]
	who := people[kind][random.IntN(len(people[kind]))]
	form := app.OrderForm{Kind: kind, Number: fmt.Sprintf("T-%d", i), ContactID: who.ID, Date: "2026-06-15", Currency: "NZD",
		TaxMode: []string{"exclusive", "inclusive", "no_tax"}[random.IntN(3)]}
	for range 1 + random.IntN(5) {
		line := app.LineForm{Description: "Board, ½ \"planed\" & <sanded>", TaxID: taxes[random.IntN(len(taxes))].ID,
			Quantity:  fmt.Sprintf("%d.%04d", random.IntN(40), random.IntN(10000)),
			UnitPrice: fmt.Sprintf("%d.%04d", random.IntN(300), random.IntN(10000))}
		if line.Quantity == "0.0000" {
			line.Quantity = "1"
		}
		switch random.IntN(4) {
		case 0:
			line.Discount = fmt.Sprintf("%d.%02d%%", random.IntN(60), random.IntN(100))
		case 1:
			line.Discount = fmt.Sprintf("%d.%02d", random.IntN(3), random.IntN(100))
		case 2:
			if random.IntN(3) == 0 {
				line.UnitPrice = "-" + line.UnitPrice
			}
		}
		form.Lines = append(form.Lines, line)
	}
	return form
}

// sums adds the two sides of a preview's effect on the ledger.
func sums(t *testing.T, p app.PreviewView) (debits, credits money.Amount) {
	t.Helper()
	for _, row := range p.Ledger {
		debits += amount(t, row.Debit)
		credits += amount(t, row.Credit)
	}
	return debits, credits
}

func amount(t *testing.T, text string) money.Amount {
	t.Helper()
	if text == "" {
		return 0
	}
	return must(money.ParseAmount(text))(t)
}
