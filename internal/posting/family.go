package posting

import (
	"context"
	"strings"
)

// SameFamily reports whether two document numbers are of one document and its revisions, such as SO-1 and SO-1-R2. Letter
// case does not matter.
func SameFamily(a, b string) bool { return sameNumber(FirstNumber(a), FirstNumber(b)) }

// FirstNumber is the number of the first revision of what bears a number: SO-1 for SO-1-R2, and SO-1 for itself.
func FirstNumber(number string) string {
	number = strings.TrimSpace(number)
	at := strings.LastIndex(strings.ToUpper(number), "-R")
	if at <= 0 {
		return number
	}
	if revision := number[at+2:]; revision == "" || strings.Trim(revision, "0123456789") != "" {
		return number
	}
	return number[:at]
}

// numbersToFind are the numbers by which an invoice or bill is looked up: its own, and those of other revisions of its order
// that this app made and the file does not know. A file restored from before a void has forgotten that one.
func (s *Sender) numbersToFind(ctx context.Context, d Document) ([]string, error) {
	ours := d.Content.Invoice.Number
	numbers := []string{ours}
	if !ruleRecover {
		return numbers, nil
	}
	err := s.store.Read(ctx, func(tx Tx) error {
		strays, err := tx.ListStrays(d.Organisation, d.Kind, ours)
		for _, f := range strays {
			if !sameNumber(f.Number, ours) && !f.Status.IsGone() && !d.hasToldApart(f.ID) {
				numbers = append(numbers, f.Number)
			}
		}
		return err
	})
	return numbers, err
}
