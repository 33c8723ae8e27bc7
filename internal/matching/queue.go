package matching

import (
	"context"
	"fmt"

	"daybook/internal/contact"
)

// Question is one pair with both parties.
type Question struct {
	Pair

	LeftView, RightView PartyView
}

// QueuePage is a window of the queue with names.
type QueuePage struct {
	// Rows is never nil.
	Rows []Question
	// Total, PutOff and Value are those of PairPage.
	Total, PutOff int
	Value         int64
}

// Queue returns a window of the pairs to review, those worth most first.
func (s Service) Queue(ctx context.Context, q PairQuery) (QueuePage, error) {
	page, err := s.Store.ListPairs(ctx, q)
	if err != nil {
		return QueuePage{}, fmt.Errorf("list pairs: %w", err)
	}
	rows, err := s.questions(ctx, page.Rows)
	return QueuePage{Rows: rows, Total: page.Total, PutOff: page.PutOff, Value: page.Value}, err
}

func (s Service) questions(ctx context.Context, pairs []Pair) ([]Question, error) {
	rows := make([]Question, 0, len(pairs))
	for _, p := range pairs {
		left, right, err := s.both(ctx, p.Left, p.Right)
		if err != nil {
			return nil, err
		}
		rows = append(rows, Question{Pair: p, LeftView: left, RightView: right})
	}
	return rows, nil
}

// Card is one question ready to be looked at.
type Card struct {
	Question

	// LeftLink and RightLink are the names of what the parties are linked to, empty for none.
	LeftLink, RightLink string
	// Lines is the fields of both side by side, never nil.
	Lines []Line
	// IsPersonLeft: of a person and their company the person is on the left.
	IsPersonLeft bool
}

// Card returns one pair, open or not, or NotFound.
func (s Service) Card(ctx context.Context, id int64) (Card, error) {
	pair, err := s.Store.GetPair(ctx, id)
	if err != nil {
		return Card{}, fmt.Errorf("read pair %d: %w", id, err)
	}
	left, right, err := s.both(ctx, pair.Left, pair.Right)
	if err != nil {
		return Card{}, err
	}
	card := Card{Question: Question{Pair: pair, LeftView: left, RightView: right}, Lines: lines(left, right, pair.Comparison),
		IsPersonLeft: isPerson(left, right)}
	if card.LeftLink, err = s.nameOf(ctx, left.LinkedTo); err != nil {
		return Card{}, err
	}
	card.RightLink, err = s.nameOf(ctx, right.LinkedTo)
	return card, err
}

func (s Service) nameOf(ctx context.Context, p contact.Party) (string, error) {
	if p == (contact.Party{}) {
		return "", nil
	}
	v, err := s.Store.GetParty(ctx, p)
	if err != nil {
		return "", fmt.Errorf("read %s: %w", PartyID(p), err)
	}
	return v.Name(), nil
}

// PutOff keeps a pair for later, or brings it back.
func (s Service) PutOff(ctx context.Context, id int64, isPutOff bool) error {
	return s.Store.PutOff(ctx, id, isPutOff)
}
