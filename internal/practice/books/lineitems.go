package books

import (
	"context"
	"slices"

	"daybook/internal/money"
)

// useItems finds the items that lines name and fills in, from them, what was not sent (contract section 9, "ItemCode"). It
// returns the lines as if that had been sent, and keeps the items for the checks that follow.
func (r *Rules) useItems(ctx context.Context, kind InvoiceType, stored []Line, in InvoiceInput) ([]LineInput, error) {
	if err := r.loadItems(ctx, stored); err != nil {
		return nil, err
	}
	lines := slices.Clone(in.Lines)
	for n, sent := range lines {
		if !filled(sent.ItemCode) {
			continue
		}
		if err := r.loadItem(ctx, *sent.ItemCode); err != nil {
			return nil, err
		}
		before, _ := findLine(stored, value(sent.ID))
		if item := r.items[*sent.ItemCode]; item != nil && before.ItemCode != item.Code {
			lines[n] = item.fill(sent, kind, in.HasFourDecimals)
		}
	}
	return lines, nil
}

// loadItems begins anew with the items of stored lines.
func (r *Rules) loadItems(ctx context.Context, lines []Line) error {
	r.items = map[string]*Item{}
	for _, line := range lines {
		if err := r.loadItem(ctx, line.ItemCode); err != nil {
			return err
		}
	}
	return nil
}

// loadItem finds the item with a code, once; unknown codes stay unknown.
func (r *Rules) loadItem(ctx context.Context, code string) error {
	if r.items[code] != nil || code == "" {
		return nil
	}
	item, ok, err := r.Finder.FindItemByCode(ctx, code)
	if ok {
		r.items[code] = &item
	}
	return err
}

// fill returns a sent line with what the item knows and the line does not say.
func (i Item) fill(sent LineInput, kind InvoiceType, hasFourDecimals bool) LineInput {
	description, terms := i.terms(kind)
	if !filled(sent.Description) && description != "" {
		sent.Description = &description
	}
	if sent.UnitAmount == nil && sent.LineAmount == nil && terms.Price != nil {
		price := *terms.Price
		if cents, err := money.ReadAmount(price.String()); err == nil && !hasFourDecimals {
			price = money.PriceOf(cents)
		}
		sent.UnitAmount = &price
	}
	if !filled(sent.AccountCode) && !filled(sent.AccountID) && terms.AccountCode != "" {
		sent.AccountCode = &terms.AccountCode
	}
	if !filled(sent.TaxType) && terms.TaxType != "" {
		sent.TaxType = &terms.TaxType
	}
	return sent
}

// checkItemOfLine refuses an unknown item, a purchase of a tracked one that would not reach its stock account, and a stock account
// where no tracked stock moves: what lies on it is what is in stock (contract section 11 says so of journals).
func (r *Rules) checkItemOfLine(wrong *refusals, kind InvoiceType, line Line) {
	item := r.items[line.ItemCode]
	wrong.addIf(line.ItemCode != "" && item == nil, textItem(line.ItemCode))
	isBought := item != nil && item.IsTracked() && kind == Purchase
	account, _ := r.Reference.FindAccount(line.AccountCode)
	wrong.addIf(isBought && line.AccountCode != item.StockAccountCode || !isBought && account.Type == "INVENTORY", textAccount(line.AccountCode))
}
