package books

import (
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
)

// Organisation is the one organisation whose books these are (contract section 13).
type Organisation struct {
	// ID is the organisation's UUID; it is the tenant id too.
	ID string
	// Name is the display name.
	Name string
	// LegalName is printed on reports.
	LegalName string
	// ShortCode is the name in deep links and begins with "!".
	ShortCode string
	// BaseCurrency is the currency the books are kept in.
	BaseCurrency money.Currency
	// CountryCode is ISO 3166, such as "NZ".
	CountryCode string
	// Version is the regional edition, such as "NZ".
	Version string
	// TaxNumber is the GST number; may be empty.
	TaxNumber string
	// PaysTax says whether the organisation is registered for sales tax.
	PaysTax bool
	// SalesTaxBasis is such as "INVOICE" or "PAYMENTS".
	SalesTaxBasis string
	// SalesTaxPeriod is such as "TWOMONTHS".
	SalesTaxPeriod string
	// FinancialYearEndDay and FinancialYearEndMonth are the last day of the financial year.
	FinancialYearEndDay   int
	FinancialYearEndMonth int
	// PeriodLockDate is the last locked day for everyone but advisers; zero for none.
	PeriodLockDate civil.Date
	// EndOfYearLockDate is the last locked day for everyone; zero for none.
	EndOfYearLockDate civil.Date
	// Timezone is the name the API shows, such as "NEWZEALANDSTANDARDTIME".
	Timezone string
	// Zone is the IANA name of the same zone, such as "Pacific/Auckland"; "today" is the day it is there.
	Zone string
	// Addresses and Phones may be empty; a phone of an organisation may have the type OFFICE too.
	Addresses []Address
	Phones    []Phone
	// CreatedAt is the instant the organisation was made.
	CreatedAt time.Time
	// NextInvoiceNumber is the number the next generated invoice number is tried with, such as 55 for INV-0055.
	NextInvoiceNumber int
	// NextCreditNoteNumber is the same for credit notes, such as 3 for CN-0003.
	NextCreditNoteNumber int
}

// Today returns the day it is at an instant in the organisation's zone, in UTC where the zone is unknown.
func (o Organisation) Today(now time.Time) civil.Date {
	zone, err := time.LoadLocation(o.Zone)
	if err != nil {
		zone = time.UTC
	}
	return civil.In(now, zone)
}

// YearStart returns the first day of the financial year that a day falls in; without a year's end it begins in January.
func (o Organisation) YearStart(day civil.Date) civil.Date {
	end := o.yearEnd(day.Year)
	if day.After(end) {
		return end.AddDays(1)
	}
	return o.yearEnd(day.Year - 1).AddDays(1)
}

// yearEnd is the last day of the financial year that ends in a calendar year.
func (o Organisation) yearEnd(year int) civil.Date {
	if o.FinancialYearEndMonth == 0 {
		return civil.Date{Year: year, Month: time.December, Day: 31}
	}
	last := civil.Date{Year: year, Month: time.Month(o.FinancialYearEndMonth), Day: 1}.EndOfMonth()
	last.Day = min(last.Day, o.FinancialYearEndDay)
	return last
}
