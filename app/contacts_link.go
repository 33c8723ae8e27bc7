package app

import (
	"daybook/internal/contact"
	"daybook/internal/matching"
)

// Differences returns the fields where the owner typed something else than Xero says.
func (c *Contacts) Differences(id int64) (list []DifferenceView, err error) {
	defer c.b.guard(&err)
	list = []DifferenceView{}
	services, ctx, err := c.b.desk.get()
	if err != nil {
		return list, err
	}
	found, err := services.Matching.Differences(ctx, id)
	for _, d := range found {
		list = append(list, DifferenceView{Field: string(d.Field), Mine: d.Mine, Theirs: d.Theirs, IsChosen: d.IsChosen})
	}
	return list, err
}

// Decisions returns the decisions that stand about a contact and about those that became part of it, newest first.
func (c *Contacts) Decisions(id int64) (list []DecisionView, err error) {
	defer c.b.guard(&err)
	list = []DecisionView{}
	services, ctx, err := c.b.desk.get()
	if err != nil {
		return list, err
	}
	entries, err := services.Matching.About(ctx, id)
	for _, e := range entries {
		list = append(list, decisionView(e))
	}
	return list, err
}

// Choose keeps "mine" or takes "theirs" for one field, and returns the contact as it then stands.
func (c *Contacts) Choose(id int64, field, side string) (view ContactView, err error) {
	defer c.b.guard(&err)
	services, ctx, err := c.b.desk.get()
	if err != nil {
		return ContactView{}, err
	}
	if err := services.Matching.Choose(ctx, id, contact.Field(field), matching.Side(side)); err != nil {
		return ContactView{}, err
	}
	c.b.host.Emit(EventContacts, nil)
	return contactView(ctx, services, id)
}

// Link says that a contact and one at Xero are one firm. Conflict when that one is linked to another contact.
func (c *Contacts) Link(id int64, ledgerID string) (view ContactView, err error) {
	defer c.b.guard(&err)
	services, ctx, err := c.b.desk.get()
	if err != nil {
		return ContactView{}, err
	}
	if _, err := services.Matching.Link(ctx, id, ledgerID); err != nil {
		return ContactView{}, err
	}
	c.b.host.Emit(EventContacts, nil)
	return contactView(ctx, services, id)
}

// Unlink ends a contact's link to Xero; the two are remembered as not the same.
func (c *Contacts) Unlink(id int64) (view ContactView, err error) {
	defer c.b.guard(&err)
	services, ctx, err := c.b.desk.get()
	if err != nil {
		return ContactView{}, err
	}
	if err := services.Matching.Unlink(ctx, id); err != nil {
		return ContactView{}, err
	}
	c.b.host.Emit(EventContacts, nil)
	return contactView(ctx, services, id)
}

// FindInXero searches Xero's contacts as last read by words of name, e-mail or city.
func (c *Contacts) FindInXero(text string) (list []LedgerHit, err error) {
	defer c.b.guard(&err)
	list = []LedgerHit{}
	services, ctx, err := c.b.desk.get()
	if err != nil {
		return list, err
	}
	hits, err := services.Matching.FindInXero(ctx, text)
	for _, h := range hits {
		list = append(list, hitView(h))
	}
	return list, err
}

// PreviewMerge says what two contacts would become; left stays in front. It decides nothing.
func (c *Contacts) PreviewMerge(left, right int64) (view MergeView, err error) {
	defer c.b.guard(&err)
	view = MergeView{Rows: []MergeLine{}, Warnings: []string{}}
	services, ctx, err := c.b.desk.get()
	if err != nil {
		return view, err
	}
	m, err := services.Matching.PreviewMerge(ctx, left, right)
	if err != nil {
		return view, err
	}
	return mergeView(m), nil
}

// Merge makes two contacts one: that of Left. It returns the decision, which Review.TakeBack takes. Conflict when either changed since it
// was shown.
func (c *Contacts) Merge(form MergeForm) (view DecisionView, err error) {
	defer c.b.guard(&err)
	services, ctx, err := c.b.desk.get()
	if err != nil {
		return DecisionView{}, err
	}
	entry, err := services.Matching.Merge(ctx, form.order())
	if err != nil {
		return DecisionView{}, err
	}
	c.b.host.Emit(EventContacts, nil)
	return decisionView(entry), nil
}
