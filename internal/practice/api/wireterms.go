package api

import "daybook/internal/practice/books"

type wireGroup struct {
	ContactGroupID string `json:"ContactGroupID,omitempty"`
	Name           string `json:"Name,omitempty"`
	Status         string `json:"Status,omitempty"`
}

type wireTerms struct {
	Bills *wireTerm `json:"Bills,omitempty"`
	Sales *wireTerm `json:"Sales,omitempty"`
}

type wireTerm struct {
	Day  int    `json:"Day"`
	Type string `json:"Type"`
}

// showDueTerms writes the rules for due dates; nil where there are none.
func showDueTerms(c books.Contact) *wireTerms {
	show := func(t books.PaymentTerm) *wireTerm {
		if t.Type == "" {
			return nil
		}
		return &wireTerm{Day: t.Day, Type: t.Type}
	}
	terms := wireTerms{Bills: show(c.BillTerms), Sales: show(c.SalesTerms)}
	if terms == (wireTerms{}) {
		return nil
	}
	return &terms
}

// input turns a rule for due dates into what the rules take; nil was not sent.
func (t *wireTerm) input() *books.PaymentTerm {
	if t == nil {
		return nil
	}
	return &books.PaymentTerm{Day: t.Day, Type: t.Type}
}

func showGroups(stored []books.ContactGroup) []wireGroup {
	shown := make([]wireGroup, 0, len(stored))
	for _, g := range stored {
		shown = append(shown, wireGroup{ContactGroupID: g.ID, Name: g.Name, Status: books.StatusActive})
	}
	return shown
}
