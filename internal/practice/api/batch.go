package api

import (
	"strings"

	"daybook/internal/practice/books"
)

// batch collects what became of the elements of one write (contract section 6, summarizeErrors).
type batch struct {
	isSummarised bool
	all, refused []any
}

// element is one thing that a write accepted or refused.
type element interface {
	isRefused() bool
	// marked returns the thing as it is shown, with its StatusAttributeString.
	marked(word *string) any
}

// newBatch reads summarizeErrors; left out it means true, whatever the interface description says.
func newBatch(q *request) *batch {
	return &batch{isSummarised: !strings.EqualFold(q.http.URL.Query().Get("summarizeErrors"), "false"), all: []any{}}
}

// word is the StatusAttributeString of an element; summarised replies have none.
func (b *batch) word(status string) *string {
	if b.isSummarised {
		return nil
	}
	return &status
}

func (b *batch) accept(element any) { b.all = append(b.all, element) }

func (b *batch) refuse(element any) {
	b.all = append(b.all, element)
	b.refused = append(b.refused, element)
}

// take adds an element that was accepted or refused.
func (b *batch) take(e element) {
	if e.isRefused() {
		b.refuse(e.marked(b.word("ERROR")))
		return
	}
	b.accept(e.marked(b.word("OK")))
}

// reply answers 200 with every element, or 400 with the refused ones where the reply is summarised.
func (b *batch) reply(q *request, collection string, switches books.Switches) (*reply, error) {
	if !b.isSummarised || len(b.refused) == 0 {
		return envelope(q, collection, b.all, nil)
	}
	answer := invalid(b.refused, validationText)
	answer.discards = !switches.SavesGoodWhenSummarised
	return answer, nil
}
