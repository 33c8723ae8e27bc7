package sqlite

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"fmt"
	"time"

	"daybook/internal/fault"
	"daybook/internal/money"
)

// Kind parts practice companies from real ones.
type Kind string

// The kinds of company.
const (
	// Practice: bound to the practice Xero in the app.
	Practice Kind = "practice"
	// Xero: bound to an organisation at Xero.
	Xero Kind = "xero"
)

// Info is what a company file says of itself.
type Info struct {
	// ID is 128 random bits in 32 hexadecimal digits, made with the file and never changed. Sealed secrets are bound
	// to it.
	ID string
	// Name is what the owner calls the company.
	Name string
	// Kind is Practice or Xero.
	Kind Kind
	// BaseCurrency is the currency of the books; empty until it is known.
	BaseCurrency money.Currency
	// CreatedAt is when the file was made, UTC.
	CreatedAt time.Time
	// MachineID is the computer that may send from this file (rule R12); another must take over first.
	MachineID string
}

// NewID returns 128 random bits in 32 hexadecimal digits.
func NewID() string {
	var bits [16]byte
	// crypto/rand never fails: it ends the program where the system has no randomness.
	_, _ = rand.Read(bits[:])
	return hex.EncodeToString(bits[:])
}

func (i Info) check() error {
	problems := map[string]string{}
	if i.Name == "" {
		problems["name"] = "Give the company a name."
	}
	if i.Kind != Practice && i.Kind != Xero {
		problems["kind"] = "A company is a practice company or one at Xero."
	}
	if i.BaseCurrency != "" && !i.BaseCurrency.IsKnown() {
		problems["baseCurrency"] = "Choose a currency."
	}
	if i.CreatedAt.IsZero() {
		problems["createdAt"] = "The time is missing."
	}
	if decoded, err := hex.DecodeString(i.ID); err != nil || len(decoded) != 16 {
		problems["id"] = "The id is not 128 bits."
	}
	return fault.InvalidFields("The company cannot be created as it is.", problems)
}

// Info returns what the file says of itself.
func (f *File) Info(ctx context.Context) (Info, error) {
	var info Info
	err := f.read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `
			SELECT
				company_id,
				name,
				kind,
				base_currency,
				created_at,
				machine_id
			FROM company`).Scan(&info.ID, &info.Name, &info.Kind, &info.BaseCurrency, instant{&info.CreatedAt}, &info.MachineID)
	})
	if err != nil {
		return Info{}, fmt.Errorf("read the company: %w", err)
	}
	return info, nil
}

// UpdateCompany changes the company's name and base currency.
func (f *File) UpdateCompany(ctx context.Context, name string, base money.Currency) error {
	info, err := f.Info(ctx)
	if err != nil {
		return err
	}
	info.Name, info.BaseCurrency = name, base
	if err := info.check(); err != nil {
		return err
	}
	return f.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE company SET name = ?, base_currency = ?`, name, base)
		return err
	})
}

// TakeOver makes a computer the one that may send from this file (rule R12). It is a person's decision.
func (f *File) TakeOver(ctx context.Context, machineID string) error {
	return f.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE company SET machine_id = ?`, machineID)
		return err
	})
}

func insertCompany(ctx context.Context, tx *sql.Tx, info Info) error {
	_, err := tx.ExecContext(ctx, `
		INSERT INTO company (
			id,
			company_id,
			name,
			kind,
			base_currency,
			machine_id,
			created_at
		) VALUES (1, ?, ?, ?, ?, ?, ?)`,
		info.ID, info.Name, info.Kind, info.BaseCurrency, info.MachineID, stamp(info.CreatedAt))
	return err
}
