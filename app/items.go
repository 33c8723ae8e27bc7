package app

import (
	"strings"

	"daybook/internal/fault"
	"daybook/internal/money"
	"daybook/internal/order"
)

// Items is what is sold and bought, as the order form needs it.
type Items struct{ b Bridge }

// Suggest offers items whose SKU or name has the words.
func (i *Items) Suggest(text string) (list []ItemForm, err error) {
	defer i.b.guard(&err)
	list = []ItemForm{}
	services, ctx, err := i.b.desk.get()
	if err != nil {
		return list, err
	}
	items, err := services.Store.ListItems(ctx, text, suggestions)
	for _, item := range items {
		list = append(list, encodeItem(item))
	}
	return list, err
}

// Save keeps an item. Invalid names each field of the form.
func (i *Items) Save(form ItemForm) (saved ItemForm, err error) {
	defer i.b.guard(&err)
	services, ctx, err := i.b.desk.get()
	if err != nil {
		return ItemForm{}, err
	}
	problems := map[string]string{}
	item := order.Item{ID: form.ID, SKU: strings.TrimSpace(form.SKU), Name: strings.TrimSpace(form.Name),
		SalesPrice:    readFigure(problems, "salesPrice", form.SalesPrice, money.ParsePrice),
		PurchasePrice: readFigure(problems, "purchasePrice", form.PurchasePrice, money.ParsePrice),
		SalesAccount:  form.SalesAccount, PurchaseAccount: form.PurchaseAccount,
		SalesTaxID: form.SalesTaxID, PurchaseTaxID: form.PurchaseTaxID}
	if item.SKU == "" {
		problems["sku"] = "Give the item a code."
	}
	if item.Name == "" {
		problems["name"] = "Give the item a name."
	}
	if err := fault.InvalidFields("The item cannot be saved as it is.", problems); err != nil {
		return ItemForm{}, err
	}
	kept, err := services.Store.SaveItem(ctx, item)
	return encodeItem(kept), err
}

func encodeItem(i order.Item) ItemForm {
	return ItemForm{ID: i.ID, SKU: i.SKU, Name: i.Name, SalesPrice: orEmpty(i.SalesPrice), PurchasePrice: orEmpty(i.PurchasePrice),
		SalesAccount: i.SalesAccount, PurchaseAccount: i.PurchaseAccount, SalesTaxID: i.SalesTaxID, PurchaseTaxID: i.PurchaseTaxID}
}
