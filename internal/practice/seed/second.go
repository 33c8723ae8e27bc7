package seed

import (
	"context"
	"fmt"
	"time"

	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// secondOrganisationID is fixed for the same reason as organisationID.
const secondOrganisationID = "b7d9a0c4-2e61-4c58-8a3f-91c6e04d7f22"

// FillSecond puts a second, small organisation into an empty store: settings and two contacts, without documents. It is
// there to be chosen, or not, at consent.
func FillSecond(ctx context.Context, s *store.Store, now time.Time) error {
	now = now.UTC().Truncate(time.Millisecond)
	return s.Update(ctx, func(tx *store.Tx) error {
		if err := settings(ctx, tx, now, secondOrganisation(now), sameIDs); err != nil {
			return fmt.Errorf("seed the second organisation: %w", err)
		}
		for _, name := range []string{"Ferry Terminal Kiosk", "Island Roasters"} {
			c := books.Contact{ID: idOf("second contact", name), Name: name, Status: books.StatusActive, UpdatedAt: now.AddDate(0, -2, 0)}
			if err := tx.SaveContact(ctx, c); err != nil {
				return fmt.Errorf("seed the contact %s: %w", name, err)
			}
		}
		return nil
	})
}

func secondOrganisation(now time.Time) books.Organisation {
	return books.Organisation{
		ID: secondOrganisationID, Name: "Harbour Coffee Ltd", LegalName: "Harbour Coffee Limited", ShortCode: "!S3c0n",
		BaseCurrency: "NZD", CountryCode: "NZ", Version: "NZ", PaysTax: true, SalesTaxBasis: "INVOICE", SalesTaxPeriod: "SIXMONTHS",
		FinancialYearEndDay: 31, FinancialYearEndMonth: 3, Timezone: "NEWZEALANDSTANDARDTIME", Zone: "Pacific/Auckland",
		CreatedAt: now.AddDate(0, -6, 0), NextInvoiceNumber: 1,
	}
}
