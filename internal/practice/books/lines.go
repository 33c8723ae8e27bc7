package books

import (
	"strings"

	"daybook/internal/money"
)

// mostLineAmount is 9,999,999,999.99 (contract section 9, "Lines").
const mostLineAmount money.Amount = 999_999_999_999

// mergeLines returns the lines a request asks for: one with an id updates that line, one without is added, and a
// stored line that is missing is gone (contract section 9, "update rule").
func (r *Rules) mergeLines(wrong *refusals, i Invoice, stored []Line, sent []LineInput) []Line {
	lines := make([]Line, 0, len(sent))
	for _, in := range sent {
		line, isStored := Line{ID: newID()}, false
		if filled(in.ID) {
			line, isStored = findLine(stored, *in.ID)
			wrong.addIf(!isStored, textLineUnknown)
		}
		lines = append(lines, r.mergeLine(wrong, i, line, in, isStored && !line.IsText))
	}
	return lines
}

func findLine(lines []Line, id string) (Line, bool) {
	for _, line := range lines {
		if strings.EqualFold(line.ID, id) {
			return line, true
		}
	}
	return Line{}, false
}

// mergeLine returns a line with what was sent. hasFigures says that it had a quantity and a price before.
func (r *Rules) mergeLine(wrong *refusals, i Invoice, line Line, in LineInput, hasFigures bool) Line {
	setIfSent(&line.Description, in.Description)
	setIfSent(&line.ItemCode, in.ItemCode)
	setIfSent(&line.TaxType, in.TaxType)
	r.mergeAccount(&line, in)
	if in.Tracking != nil {
		line.Tracking = r.resolveTracking(wrong, in.Tracking)
	}
	line.IsText = !hasFigures && !in.hasFigures() && line.AccountCode == "" && line.TaxType == "" && line.ItemCode == ""
	if line.IsText {
		return line
	}
	if in.DiscountRate != nil || in.DiscountAmount != nil {
		line.DiscountRate, line.DiscountAmount = 0, 0
		setIfSent(&line.DiscountRate, in.DiscountRate)
		setIfSent(&line.DiscountAmount, in.DiscountAmount)
	}
	r.mergeFigures(wrong, &line, in, hasFigures, r.Switches.rounding(i.Currency))
	line.IsTaxOverridden = in.TaxAmount != nil || line.IsTaxOverridden && !in.hasFigures()
	setIfSent(&line.TaxAmount, in.TaxAmount)
	r.defaultTax(&line, i)
	return line
}

// mergeAccount takes the account by code, or by id where only that was sent.
func (r *Rules) mergeAccount(line *Line, in LineInput) {
	setIfSent(&line.AccountCode, in.AccountCode)
	if filled(in.AccountCode) || !filled(in.AccountID) {
		return
	}
	for _, a := range r.Reference.Accounts {
		if strings.EqualFold(a.ID, *in.AccountID) {
			line.AccountCode = a.Code
		}
	}
}

// defaultTax gives a line the tax type of its account where it has none, and NONE where the document has no tax.
func (r *Rules) defaultTax(line *Line, i Invoice) {
	if i.LineAmountTypes == NoTax {
		line.TaxType = "NONE"
		return
	}
	if line.TaxType == "" {
		account, _ := r.Reference.FindAccount(line.AccountCode)
		line.TaxType = account.TaxType
	}
}

// mergeFigures works quantity, price and line amount out of those that were sent (contract sections 9 and 10).
func (r *Rules) mergeFigures(wrong *refusals, line *Line, in LineInput, hadFigures bool, rounding money.Rounding) {
	hasQuantity, hasUnit := hadFigures || in.Quantity != nil, hadFigures || in.UnitAmount != nil
	setIfSent(&line.Quantity, in.Quantity)
	setIfSent(&line.UnitAmount, in.UnitAmount)
	if in.Quantity != nil || in.UnitAmount != nil || in.LineAmount != nil {
		line.IsAmountGiven = false
	}
	if in.LineAmount != nil && !(hasQuantity && hasUnit) {
		wrong.addIf(line.DiscountRate != 0 || line.DiscountAmount != 0, textDiscountNeedsUnit)
		line.takeAmount(wrong, *in.LineAmount, hasQuantity, hasUnit)
		return
	}
	if !hasQuantity {
		line.Quantity = money.One
	}
	if in.LineAmount != nil {
		r.compareAmount(wrong, *line, *in.LineAmount, rounding)
	}
}

// takeAmount lets a sent line amount stand in for quantity, price or both.
func (line *Line) takeAmount(wrong *refusals, amount money.Amount, hasQuantity, hasUnit bool) {
	var err error
	switch {
	case hasQuantity:
		line.UnitAmount, err = money.PricePer(amount, line.Quantity)
	case hasUnit:
		line.Quantity, err = money.QuantityFor(amount, line.UnitAmount)
	default:
		line.Quantity = money.One
		line.UnitAmount, err = money.PricePer(amount, money.One)
	}
	line.LineAmount, line.IsAmountGiven = amount, true
	wrong.addIf(err != nil, textLineTotal(amount, 0))
}

// compareAmount refuses a sent line amount that is not what quantity, price and discount come to.
func (r *Rules) compareAmount(wrong *refusals, line Line, sent money.Amount, rounding money.Rounding) {
	expected, _, err := lineTotal(line, 0, money.NoTax, rounding, r.Switches)
	if err != nil {
		wrong.add(textLineAmount)
		return
	}
	off := sent - expected.Amount
	isTolerated := r.Switches.ToleratesLineTotal && off >= -1 && off <= 1
	wrong.addIf(off != 0 && !isTolerated, textLineTotal(sent, expected.Amount))
}

// resolveTracking finds categories and options by id or name.
func (r *Rules) resolveTracking(wrong *refusals, sent []LineTracking) []LineTracking {
	resolved := make([]LineTracking, 0, len(sent))
	for _, t := range sent {
		found, ok := r.findTracking(t)
		wrong.addIf(!ok, textTracking)
		resolved = append(resolved, found)
	}
	wrong.addIf(len(resolved) > 2, textTracking)
	return resolved
}

func (r *Rules) findTracking(t LineTracking) (LineTracking, bool) {
	for _, category := range r.Reference.TrackingCategories {
		if category.Status != StatusActive || !isNamed(t.CategoryID, t.Category, category.ID, category.Name) {
			continue
		}
		for _, option := range category.Options {
			if option.Status == StatusActive && isNamed(t.OptionID, t.Option, option.ID, option.Name) {
				return LineTracking{
					CategoryID: category.ID, Category: category.Name, OptionID: option.ID, Option: option.Name,
				}, true
			}
		}
	}
	return t, false
}

// isNamed compares by id where one was sent, else by name.
func isNamed(sentID, sentName, id, name string) bool {
	if sentID != "" {
		return strings.EqualFold(sentID, id)
	}
	return strings.EqualFold(sentName, name)
}
