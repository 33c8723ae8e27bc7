package books

import (
	"time"

	"daybook/internal/money"
)

// Account is one account of the chart (contract section 13).
type Account struct {
	// ID is the account's UUID.
	ID string
	// Code is at most 10 characters; bank accounts may have none.
	Code string
	// Name is at most 150 characters.
	Name string
	// Type is such as "REVENUE", "DIRECTCOSTS", "BANK".
	Type string
	// Class is "ASSET", "EQUITY", "EXPENSE", "LIABILITY" or "REVENUE".
	Class string
	// TaxType is the default tax rate of the account.
	TaxType string
	// Status is "ACTIVE" or "ARCHIVED".
	Status string
	// Description may be empty.
	Description string
	// SystemAccount is such as "DEBTORS", or "" for an ordinary account.
	SystemAccount string
	// EnablePayments says whether payments may be made to the account.
	EnablePayments bool
	// BankAccountNumber and Currency are set on accounts of type BANK only.
	BankAccountNumber string
	Currency          money.Currency
	// HasAttachments says that a file was put on the account.
	HasAttachments bool
	// UpdatedAt is the instant of the last change, in UTC.
	UpdatedAt time.Time
}

// IsActive reports whether the account may be used.
func (a Account) IsActive() bool { return a.Status == StatusActive }

// The statuses of accounts, contacts, tax rates and tracking categories.
const (
	StatusActive   = "ACTIVE"
	StatusArchived = "ARCHIVED"
	StatusDeleted  = "DELETED"
)

// The system accounts that the ledger moves by itself (contract section 13).
const (
	SystemDebtors          = "DEBTORS"
	SystemCreditors        = "CREDITORS"
	SystemGST              = "GST"
	SystemRounding         = "ROUNDING"
	SystemRetainedEarnings = "RETAINEDEARNINGS"
	SystemRealisedGain     = "REALISEDCURRENCYGAIN"
	SystemTransfers        = "TRACKINGTRANSFERS"
)
