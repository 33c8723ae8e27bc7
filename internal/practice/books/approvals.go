package books

import "context"

// checkApprovals refuses an approval beyond what the legacy plan allows in the month the document is dated in (contract
// section 4).
func (r *Rules) checkApprovals(ctx context.Context, wrong *refusals, stored, i Invoice) error {
	if !r.Switches.LegacyPlan || stored.IsApproved() || !i.IsApproved() {
		return nil
	}
	first := i.Date
	first.Day = 1
	approved, err := r.Finder.CountApproved(ctx, i.Type, first, i.Date.EndOfMonth())
	most := 20
	if i.Type == Purchase {
		most = 5
	}
	wrong.addIf(approved >= most, textApprovalLimit)
	return err
}
