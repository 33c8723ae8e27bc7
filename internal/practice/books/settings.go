package books

import (
	"slices"
	"strings"

	"daybook/internal/civil"
	"daybook/internal/money"
)

// The limits of tracking (contract section 13).
const (
	mostActiveTracking = 2
	mostTracking       = 4
)

// ArchiveAccount archives an account, which only a person can do here. The texts say why it is refused; none where it is
// accepted. So it is with all changes of settings below.
func (r *Rules) ArchiveAccount(a Account) (Account, []string) {
	if a.SystemAccount != "" {
		return a, []string{textSystemAccount}
	}
	a.Status, a.UpdatedAt = StatusArchived, r.now()
	return a, nil
}

// RestoreAccount makes an archived account active again.
func (r *Rules) RestoreAccount(a Account) (Account, []string) {
	a.Status, a.UpdatedAt = StatusActive, r.now()
	return a, nil
}

// RenameAccount gives an account another name, unique and at most 150 characters. Its code stays: documents name it.
func (r *Rules) RenameAccount(a Account, name string) (Account, []string) {
	var wrong refusals
	name = strings.TrimSpace(name)
	wrong.addIf(name == "", textAccountNameNeeded)
	checkLength(&wrong, "Name", name, 150)
	taken := slices.ContainsFunc(r.Reference.Accounts, func(other Account) bool {
		return other.ID != a.ID && strings.EqualFold(other.Name, name)
	})
	wrong.addIf(taken, textAccountNameTaken)
	if len(wrong) > 0 {
		return a, wrong
	}
	a.Name, a.UpdatedAt = name, r.now()
	return a, nil
}

// DeleteTaxRate deletes a tax rate. It stays on documents and in lists (contract section 13).
func (r *Rules) DeleteTaxRate(t TaxRate) (TaxRate, []string) {
	if t.TaxType == "NONE" {
		return t, []string{textTaxRateKept}
	}
	t.Status = StatusDeleted
	return t, nil
}

// EnableCurrency enables a currency, or gives an enabled one another day rate: units of it for one of the base currency.
func (r *Rules) EnableCurrency(c Currency) (Currency, []string) {
	var wrong refusals
	wrong.addIf(!c.Code.IsKnown(), textCurrencyCode)
	wrong.addIf(c.DayRate <= 0, textRate)
	wrong.addIf(c.Code == r.Reference.Organisation.BaseCurrency && c.DayRate != money.One, textBaseRate)
	if stored, ok := r.Reference.FindCurrency(c.Code); ok && c.Description == "" {
		c.Description = stored.Description
	}
	if c.Description == "" {
		c.Description = string(c.Code)
	}
	return c, wrong
}

// SetLockDates sets the last locked day for everyone but advisers and that for everyone; a zero date clears it (contract
// section 9, "Lock dates").
func (r *Rules) SetLockDates(period, yearEnd civil.Date) Organisation {
	o := r.Reference.Organisation
	o.PeriodLockDate, o.EndOfYearLockDate = period, yearEnd
	return o
}

// AddTracking adds an active tracking category with its options.
func (r *Rules) AddTracking(name string, options []string) (TrackingCategory, []string) {
	var wrong refusals
	t := TrackingCategory{ID: newID(), Name: name, Status: StatusActive}
	active := 0
	for _, other := range r.Reference.TrackingCategories {
		wrong.addIf(strings.EqualFold(other.Name, name), textTrackingTaken)
		if other.Status == StatusActive {
			active++
		}
	}
	wrong.addIf(active >= mostActiveTracking || len(r.Reference.TrackingCategories) >= mostTracking, textTrackingCount)
	wrong.addIf(strings.TrimSpace(name) == "", textTrackingName)
	checkLength(&wrong, "Name", name, 100)
	for _, option := range options {
		checkLength(&wrong, "Option", option, 100)
		t.Options = append(t.Options, TrackingOption{ID: newID(), Name: option, Status: StatusActive})
	}
	return t, wrong
}

// ArchiveTracking archives a tracking category, so that lines cannot take it any more.
func (r *Rules) ArchiveTracking(t TrackingCategory) TrackingCategory {
	t.Status = StatusArchived
	return t
}
