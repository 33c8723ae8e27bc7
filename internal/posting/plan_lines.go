package posting

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"daybook/internal/money"
	"daybook/internal/order"
	"daybook/internal/refdata"
)

// planLines fills the lines in the order's order.
func (p *planner) planLines() {
	if len(p.facts.Order.Lines) == 0 {
		p.note(Check{Block, CheckNoLines, "lines", "The order has no lines.", "Add what was sold or bought.", RemedyEditOrder})
	}
	for i, l := range p.facts.Order.Lines {
		line := &linePlanner{planner: p, path: fmt.Sprintf("lines[%d]", i), number: i + 1, source: l}
		line.run()
		p.preview.Content.Lines = append(p.preview.Content.Lines, line.content)
		p.preview.Lines = append(p.preview.Lines, line.plan)
	}
}

// linePlanner works out one line.
type linePlanner struct {
	*planner
	path    string
	number  int
	source  order.Line
	content ContentLine
	plan    LinePlan
}

func (l *linePlanner) run() {
	l.plan.SKU = l.source.SKU
	l.planDescription()
	account, hasAccount := l.planAccount()
	l.planTax(account, hasAccount)
	l.planFigures()
}

func (l *linePlanner) planDescription() {
	l.content.Description = strings.TrimSpace(l.source.Description)
	if l.content.Description == "" {
		l.note(Check{Block, CheckNoDescription, l.path + ".description", fmt.Sprintf("Line %d has no description.", l.number), "Describe it in the order.", RemedyEditOrder})
	}
	if n := utf8.RuneCountInString(l.content.Description); n > order.MaxDescription {
		l.note(Check{Block, CheckLength, l.path + ".description", fmt.Sprintf("The description of line %d has %d characters; Xero keeps %d.", l.number, n, order.MaxDescription),
			"Shorten it in the order.", RemedyEditOrder})
	}
}

func (l *linePlanner) planAccount() (refdata.Account, bool) {
	path := l.path + ".account"
	l.content.AccountCode, l.plan.Account = l.accountFor(l.source)
	code := l.content.AccountCode
	if code == "" {
		l.note(Check{Block, CheckNoAccount, path, fmt.Sprintf("No account is chosen for line %d.", l.number), "Choose the account for all in the set-up, or one on the line.", RemedyAccounts})
		return refdata.Account{}, false
	}
	if !l.hasReference() {
		return refdata.Account{}, false
	}
	remedy := RemedyAccounts
	if l.plan.Account != FromDefault {
		remedy = RemedyEditOrder
	}
	account, ok := l.facts.Reference.AccountByCode(code)
	l.plan.AccountName = account.Name
	fits := account.IsForPurchases()
	if l.isSale() {
		fits = account.IsForSales()
	}
	switch {
	case !ok:
		l.note(Check{Block, CheckAccountGone, path, fmt.Sprintf("Xero has no account %s.", code), "Choose another, or refresh if it was just made.", remedy})
	case account.Status == refdata.Gone:
		l.note(Check{Block, CheckAccountGone, path, fmt.Sprintf("Account %s, %s, is no longer in Xero.", code, account.Name), "Choose another.", remedy})
	case !account.IsActive():
		l.note(Check{Block, CheckAccountGone, path, fmt.Sprintf("Account %s, %s, is archived in Xero.", code, account.Name), "Choose another, or restore it in Xero.", remedy})
	case !fits:
		l.note(Check{Block, CheckAccountUnfit, path, fmt.Sprintf("Account %s, %s, cannot be used on a line of this %s.", code, account.Name, l.noun()), "Choose another.", remedy})
	}
	return account, ok
}

func (l *linePlanner) planTax(account refdata.Account, hasAccount bool) {
	if l.facts.Order.TaxMode == money.NoTax {
		return
	}
	path := l.path + ".tax"
	ours, isKnown := l.facts.Taxes[l.source.TaxID]
	l.content.TaxRate = ours.Rate
	l.content.TaxType, l.plan.Tax = l.taxFor(l.source)
	if l.content.TaxType == "" {
		name := ours.Name
		if l.source.TaxID == 0 {
			name = "no tax"
		}
		l.note(Check{Block, CheckTaxNotMapped, path, fmt.Sprintf("It is not chosen which Xero tax rate stands for %q.", name), "Choose it in the set-up.", RemedyTaxes})
		return
	}
	if !l.hasReference() {
		return
	}
	remedy := RemedyTaxes
	if l.plan.Tax == FromLine {
		remedy = RemedyEditOrder
	}
	tax, ok := l.facts.Reference.TaxByType(l.content.TaxType)
	switch {
	case !ok:
		l.note(Check{Block, CheckTaxGone, path, fmt.Sprintf("Xero has no tax rate %s.", l.content.TaxType), "Choose another, or refresh if it was just made.", remedy})
		return
	case !tax.IsActive():
		l.note(Check{Block, CheckTaxGone, path, fmt.Sprintf("Tax rate %s, %s, is no longer in use in Xero.", l.content.TaxType, tax.Name), "Choose another.", remedy})
		return
	}
	l.plan.TaxName, l.content.TaxRate = tax.Name, tax.EffectiveRate
	if hasAccount && !tax.Fits(account.Class) {
		l.note(Check{Block, CheckTaxUnfit, path, fmt.Sprintf("Xero does not accept %s with account %s, %s.", tax.Name, account.Code, account.Name),
			"Choose another tax rate or another account.", remedy})
	}
	if isKnown && l.plan.Tax != FromLine && ours.Rate != tax.EffectiveRate {
		l.note(Check{Warning, CheckTaxRateDiffers, path, fmt.Sprintf("The order says %s, and %s is %s in Xero. Xero's rate counts.", ours.Rate.Words(), tax.Name, tax.EffectiveRate.Words()),
			"Choose another Xero tax rate if that is wrong.", RemedyTaxes})
	}
}

// planFigures works out the line and chooses the form in which nothing about it is open.
func (l *linePlanner) planFigures() {
	s := l.source
	line := money.Line{Quantity: money.RoundQuantity(s.Quantity), UnitPrice: money.RoundPrice(s.UnitPrice), Discount: s.Discount,
		DiscountAmount: s.DiscountAmount, TaxRate: l.content.TaxRate}
	if line.Quantity != s.Quantity || line.UnitPrice != s.UnitPrice {
		l.note(Check{Warning, CheckDecimals, l.path, fmt.Sprintf("Line %d has more than 4 decimals; %s × %s is what Xero keeps.", l.number, line.Quantity.Words(), line.UnitPrice.Words()),
			"Check that the amount is right.", RemedyEditOrder})
	}
	if s.Quantity == 0 {
		l.note(Check{Block, CheckFigures, l.path + ".quantity", fmt.Sprintf("Line %d has no quantity.", l.number), "Give it one in the order, or take the line out.", RemedyEditOrder})
	}
	total, err := line.Total(l.facts.Order.TaxMode)
	if err != nil {
		l.note(Check{Block, CheckFigures, l.path, fmt.Sprintf("Line %d cannot be worked out: %v.", l.number, err), "Correct it in the order.", RemedyEditOrder})
		return
	}
	if total.Amount > order.MaxLineAmount || total.Amount < -order.MaxLineAmount {
		l.note(Check{Block, CheckAmountOutOfBounds, l.path, fmt.Sprintf("The amount of line %d is larger than Xero keeps.", l.number), "Split the line in the order.", RemedyEditOrder})
	}
	l.content.Figures = total
	l.content.Quantity, l.content.UnitPrice = line.Quantity, line.UnitPrice
	l.content.Discount, l.content.DiscountAmount = line.Discount, line.DiscountAmount
	l.planDiscount(line, total)
}

// planDiscount sends a discount in a form that Xero takes and that can be read one way only.
func (l *linePlanner) planDiscount(line money.Line, total money.LineTotal) {
	if line.Discount == 0 && line.DiscountAmount == 0 {
		return
	}
	full, err := money.Line{Quantity: line.Quantity, UnitPrice: line.UnitPrice}.Total(money.NoTax)
	if err != nil {
		return
	}
	if !l.isSale() || full.Amount < 0 {
		l.foldDiscount(line, total)
		return
	}
	// Xero keeps two decimals of a percentage, and does not say whether it rounds before the discount (section 18, 13).
	if line.Discount%(money.One/100) != 0 || line.DiscountIsAmbiguous() {
		l.content.Discount, l.content.DiscountAmount = 0, full.Amount-total.Amount
		l.plan.Arithmetic = arithmetic(line, total.Amount)
		l.note(Check{Note, CheckDiscountAsAmount, l.path, fmt.Sprintf("The discount of line %d is sent as %s, not as %s: so the amount cannot come out a cent different.",
			l.number, l.content.DiscountAmount.Words(), line.Discount.Words()), "", ""})
	}
}

// foldDiscount takes the discount out of the price, because Xero refuses discounts on bills (contract section 9). Where no price of
// four decimals gives the amount, the line becomes one piece of that amount and the description says how it was reached.
func (l *linePlanner) foldDiscount(line money.Line, total money.LineTotal) {
	l.content.Discount, l.content.DiscountAmount = 0, 0
	l.plan.Arithmetic = arithmetic(line, total.Amount)
	if price, ok := line.NetPrice(); ok {
		l.content.UnitPrice = price
		l.note(Check{Note, CheckDiscountInPrice, l.path, fmt.Sprintf("Xero takes no discount here, so line %d is sent at %s each: the price less the discount.", l.number, price.Words()), "", ""})
		return
	}
	l.content.Quantity, l.content.UnitPrice = money.One, money.PriceOf(total.Amount)
	if with := l.content.Description + " (" + l.plan.Arithmetic + ")"; utf8.RuneCountInString(with) <= order.MaxDescription {
		l.content.Description = with
	}
	l.note(Check{Note, CheckQuantityFolded, l.path, fmt.Sprintf("Xero takes no discount here, so line %d is sent as one piece at %s, and the description says how it was reached.",
		l.number, total.Amount.Words()), "", ""})
}

// arithmetic says in words how an amount came about.
func arithmetic(line money.Line, amount money.Amount) string {
	if line.Discount != 0 {
		return fmt.Sprintf("%s × %s less %s = %s", line.Quantity.Words(), line.UnitPrice.Words(), line.Discount.Words(), amount.Words())
	}
	return fmt.Sprintf("%s × %s less %s = %s", line.Quantity.Words(), line.UnitPrice.Words(), line.DiscountAmount.Words(), amount.Words())
}
