package posting

import (
	"cmp"
	"slices"
)

// Severity says how much a check weighs.
type Severity string

// The severities, worst first.
const (
	// Block: the document cannot be sent like this.
	Block Severity = "block"
	// Warning: it can be sent, and the owner should know.
	Warning Severity = "warning"
	// Note: for information.
	Note Severity = "note"
)

// Check is one finding about a document to be.
type Check struct {
	// Severity says how much it weighs.
	Severity Severity
	// Code is stable, for programs: one of the Check… constants.
	Code CheckCode
	// Path names the place, such as "lines[0].account", "contact", "dueDate"; empty for the whole document.
	Path string
	// Message says what is the matter, Hint what to do; Hint may be empty.
	Message, Hint string
	// Remedy says what a button can do about it; empty for nothing.
	Remedy Remedy
}

// Remedy is what a button can do about a check.
type Remedy string

// The remedies.
const (
	// RemedyEditOrder and RemedyEditContact open the order's or the contact's form.
	RemedyEditOrder   Remedy = "edit_order"
	RemedyEditContact Remedy = "edit_contact"
	// RemedyAccounts, RemedyTaxes, RemedyStatuses and RemedyStart open that step of the set-up.
	RemedyAccounts Remedy = "setup_accounts"
	RemedyTaxes    Remedy = "setup_taxes"
	RemedyStatuses Remedy = "setup_statuses"
	RemedyStart    Remedy = "setup_start"
	// RemedySignIn signs in to Xero, RemedyRefresh reads accounts, taxes and currencies again.
	RemedySignIn  Remedy = "sign_in"
	RemedyRefresh Remedy = "refresh_reference"
	// RemedyDecideContact asks which contact at Xero it is, or whether it is a new one.
	RemedyDecideContact Remedy = "decide_contact"
	// RemedyOpenDocument opens the document that is in the way.
	RemedyOpenDocument Remedy = "open_document"
)

// CheckCode names a check.
type CheckCode string

// The checks of a preview.
const (
	CheckNotConnected      CheckCode = "not_connected"
	CheckNoReference       CheckCode = "no_reference"
	CheckOldReference      CheckCode = "old_reference"
	CheckCancelled         CheckCode = "order_cancelled"
	CheckBeforeStart       CheckCode = "before_start"
	CheckAlreadySent       CheckCode = "already_sent"
	CheckElsewhere         CheckCode = "sent_elsewhere"
	CheckSameBill          CheckCode = "same_bill"
	CheckStray             CheckCode = "already_at_xero"
	CheckReplacesGone      CheckCode = "replaces_gone"
	CheckReplacesMissing   CheckCode = "replaces_missing"
	CheckNoStatus          CheckCode = "no_status"
	CheckNoContact         CheckCode = "no_contact"
	CheckContactArchived   CheckCode = "contact_archived"
	CheckContactUnsure     CheckCode = "contact_unsure"
	CheckContactName       CheckCode = "contact_name_differs"
	CheckContactNamesake   CheckCode = "contact_name_twice"
	CheckContactTwice      CheckCode = "contact_twice"
	CheckContactWorksAt    CheckCode = "contact_works_at"
	CheckContactRenamed    CheckCode = "contact_renamed"
	CheckContactNew        CheckCode = "contact_new"
	CheckContactInvalid    CheckCode = "contact_invalid"
	CheckContactConflict   CheckCode = "contact_in_doubt"
	CheckNoNumber          CheckCode = "no_number"
	CheckLength            CheckCode = "too_long"
	CheckNoDate            CheckCode = "no_date"
	CheckDueBeforeDate     CheckCode = "due_before_date"
	CheckLockDate          CheckCode = "lock_date"
	CheckCurrency          CheckCode = "currency_not_enabled"
	CheckRateOfDay         CheckCode = "rate_of_day"
	CheckRateInBase        CheckCode = "rate_in_base"
	CheckNoLines           CheckCode = "no_lines"
	CheckNoDescription     CheckCode = "no_description"
	CheckNoAccount         CheckCode = "no_account"
	CheckAccountGone       CheckCode = "account_gone"
	CheckAccountUnfit      CheckCode = "account_unfit"
	CheckTaxNotMapped      CheckCode = "tax_not_mapped"
	CheckTaxGone           CheckCode = "tax_gone"
	CheckTaxUnfit          CheckCode = "tax_unfit"
	CheckTaxRateDiffers    CheckCode = "tax_rate_differs"
	CheckNoTax             CheckCode = "no_tax"
	CheckDecimals          CheckCode = "more_than_4_decimals"
	CheckFigures           CheckCode = "figures"
	CheckZeroTotal         CheckCode = "zero_total"
	CheckNegativeTotal     CheckCode = "negative_total"
	CheckDiscountAsAmount  CheckCode = "discount_as_amount"
	CheckDiscountInPrice   CheckCode = "discount_in_price"
	CheckQuantityFolded    CheckCode = "quantity_folded"
	CheckForbiddenLetters  CheckCode = "forbidden_letters"
	CheckAmountOutOfBounds CheckCode = "amount_too_large"
)

var severityRank = map[Severity]int{Block: 0, Warning: 1, Note: 2}

// worstFirst sorts by severity and otherwise keeps the order in which the checks were made.
func worstFirst(checks []Check) {
	slices.SortStableFunc(checks, func(a, b Check) int {
		return cmp.Compare(severityRank[a.Severity], severityRank[b.Severity])
	})
}
