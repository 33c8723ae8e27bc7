package books

import "daybook/internal/civil"

// settle works out what the payments and credits that stand come to, and whether anything is still due.
func (r *Rules) settle(i Invoice) Invoice {
	i.AmountPaid, i.AmountCredited, i.Status, i.FullyPaidOn = 0, 0, Authorised, civil.Date{}
	var last civil.Date
	for _, p := range i.Payments {
		if !p.IsDeleted {
			i.AmountPaid += p.Amount
			last = later(last, p.Date)
		}
	}
	for _, c := range i.Credits {
		i.AmountCredited += c.Amount
		last = later(last, c.Date)
	}
	if i.IsAllocated() && i.AmountDue() == 0 {
		i.Status, i.FullyPaidOn = Paid, last
	}
	i.UpdatedAt = r.now()
	return i
}

func later(a, b civil.Date) civil.Date {
	if b.After(a) {
		return b
	}
	return a
}
