package books

import "context"

// ItemOutcome is what a request about an item comes to.
type ItemOutcome struct {
	// Item is what is to be stored; where the request is refused it is what was sent, on top of what is stored.
	Item Item
	// IsNew says that the item was not stored before.
	IsNew bool
	// Errors are the texts of the refusal; none where it is accepted.
	Errors []string
}

// CreateItem decides over a PUT: it creates, and refuses a code that is taken.
func (r *Rules) CreateItem(ctx context.Context, in ItemInput) (ItemOutcome, error) {
	in.ID = nil
	return r.decideItem(ctx, Item{}, in.applyTo(Item{IsSold: true, IsPurchased: true}))
}

// SaveItem decides over a POST: it updates the item it finds by id or code and creates one where it finds none.
func (r *Rules) SaveItem(ctx context.Context, in ItemInput) (ItemOutcome, error) {
	var stored Item
	var ok bool
	var err error
	switch {
	case filled(in.ID):
		if stored, ok, err = r.Finder.FindItem(ctx, *in.ID); err == nil && !ok {
			return ItemOutcome{Item: in.applyTo(Item{ID: *in.ID}), Errors: []string{textNoSuchItem}}, nil
		}
	case filled(in.Code):
		stored, ok, err = r.Finder.FindItemByCode(ctx, *in.Code)
	}
	if err != nil {
		return ItemOutcome{}, err
	}
	if !ok {
		return r.CreateItem(ctx, in)
	}
	return r.UpdateItem(ctx, stored, in)
}

// UpdateItem decides over a change of one item.
func (r *Rules) UpdateItem(ctx context.Context, stored Item, in ItemInput) (ItemOutcome, error) {
	return r.decideItem(ctx, stored, in.applyTo(stored))
}

// decideItem checks an item and stamps it. stored is the zero Item where it is new.
func (r *Rules) decideItem(ctx context.Context, stored, i Item) (ItemOutcome, error) {
	outcome := ItemOutcome{Item: i, IsNew: stored.ID == ""}
	wrong := r.checkItem(stored, i)
	if i.Code != "" && i.Code != stored.Code {
		_, taken, err := r.Finder.FindItemByCode(ctx, i.Code)
		if err != nil {
			return ItemOutcome{}, err
		}
		wrong.addIf(taken, textItemTaken(i.Code))
	}
	if len(wrong) > 0 {
		outcome.Errors = wrong
		return outcome, nil
	}
	outcome.Item.UpdatedAt = r.now()
	if outcome.IsNew {
		outcome.Item.ID, outcome.Item.CreatedBy = newID(), r.ClientID
	}
	return outcome, nil
}

// checkItem returns what is wrong with an item by itself (contract section 13); uniqueness is not looked at.
func (r *Rules) checkItem(stored, i Item) refusals {
	var wrong refusals
	wrong.addIf(i.Code == "", textItemCodeNeeded)
	checkLength(&wrong, "Code", i.Code, 30)
	checkLength(&wrong, "Name", i.Name, 50)
	checkLength(&wrong, "Description", i.Description, 4000)
	checkLength(&wrong, "PurchaseDescription", i.PurchaseDescription, 4000)
	r.checkTerms(&wrong, i.Sale.AccountCode, i.Sale.TaxType)
	if i.IsTracked() {
		r.checkTerms(&wrong, "", i.Purchase.TaxType)
	} else {
		r.checkTerms(&wrong, i.Purchase.AccountCode, i.Purchase.TaxType)
	}
	r.checkTracking(&wrong, stored, i)
	return wrong
}

func (r *Rules) checkTerms(wrong *refusals, accountCode, taxType string) {
	account, ok := r.checkAccount(wrong, accountCode)
	r.checkTax(wrong, Line{AccountCode: accountCode, TaxType: taxType}, account, ok)
}

// checkTracking refuses an item that is tracked by half, or whose stock would lose its account.
func (r *Rules) checkTracking(wrong *refusals, stored, i Item) {
	wrong.addIf(i.IsTracked() != (i.CostAccountCode != ""), textTrackedHalf)
	hasStock := stored.Stock != 0 || stored.CostPool != 0
	wrong.addIf(hasStock && stored.StockAccountCode != i.StockAccountCode, textTrackedStock)
	if !i.IsTracked() || i.CostAccountCode == "" {
		return
	}
	account, ok := r.Reference.FindAccount(i.StockAccountCode)
	wrong.addIf(!ok || !account.IsActive() || account.Type != "INVENTORY", textStockAccount(i.StockAccountCode))
	account, ok = r.Reference.FindAccount(i.CostAccountCode)
	wrong.addIf(!ok || !account.IsActive() || account.Class != "EXPENSE", textCostAccount(i.CostAccountCode))
}
