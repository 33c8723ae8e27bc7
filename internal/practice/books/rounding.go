package books

import "daybook/internal/money"

// mostRounding is a tenth of the currency's unit (contract section 9, RoundingAmount).
const mostRounding money.Amount = 10

// decideRounding applies a sent rounding of the whole, which needs the three totals with it, and the total entered with
// a draft (contract section 9). A stored rounding is lost where the sums change without it.
func decideRounding(wrong *refusals, i *Invoice, stored Invoice, in InvoiceInput) {
	isDraft := i.Status == Draft
	if isDraft {
		setIfSent(&i.EnteredTotal, in.EnteredTotal)
	} else {
		i.EnteredTotal = 0
		wrong.addIf(in.EnteredTotal != nil, textEnteredTotal)
	}
	if isDraft || i.SubTotal != stored.SubTotal || i.TotalTax != stored.TotalTax {
		i.RoundingAmount = 0
	}
	if in.RoundingAmount != nil {
		i.RoundingAmount = *in.RoundingAmount
	}
	i.Total += i.RoundingAmount
	if i.RoundingAmount == 0 || in.RoundingAmount == nil {
		return
	}
	wrong.addIf(isDraft, textRoundingStatus)
	wrong.addIf(i.RoundingAmount < -mostRounding || i.RoundingAmount > mostRounding, textRoundingRange)
	wrong.addIf(!isSent(in.SubTotal, i.SubTotal) || !isSent(in.TotalTax, i.TotalTax) || !isSent(in.Total, i.Total), textRoundingTotals)
}

func isSent(sent *money.Amount, want money.Amount) bool { return sent != nil && *sent == want }
