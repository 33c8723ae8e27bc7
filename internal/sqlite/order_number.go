package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"daybook/internal/order"
)

// firstNumbers begin the numbering of a company without orders.
var firstNumbers = map[order.Kind]string{order.Sale: "SO-1001", order.Purchase: "PO-1001"}

// numberAttempts bounds the search for a free number behind numbers that do not follow the pattern.
const numberAttempts = 1000

// NextOrderNumber proposes a number for a new order: one more than the highest with the letters of the newest order.
// It is free now; another order may take it before it is saved.
func (f *File) NextOrderNumber(ctx context.Context, kind order.Kind) (string, error) {
	var number string
	err := f.read(ctx, func(tx *sql.Tx) error {
		newest, err := newestNumber(ctx, tx, kind)
		if errors.Is(err, sql.ErrNoRows) {
			number = firstNumbers[kind]
			return nil
		}
		if err != nil {
			return err
		}
		highest, err := highestNumber(ctx, tx, kind, newest)
		if err != nil {
			return err
		}
		number, err = freeNumber(ctx, tx, kind, order.NextNumber(highest))
		return err
	})
	if err != nil {
		return "", fmt.Errorf("propose an order number: %w", err)
	}
	return number, nil
}

func newestNumber(ctx context.Context, tx *sql.Tx, kind order.Kind) (string, error) {
	var number string
	err := tx.QueryRowContext(ctx, `
		SELECT number
		FROM orders NOT INDEXED
		WHERE kind = ?
		ORDER BY id DESC
		LIMIT 1`, kind).Scan(&number)
	return number, err
}

// highestNumber returns the highest number that differs from number in its last digits alone, or number itself.
func highestNumber(ctx context.Context, tx *sql.Tx, kind order.Kind, number string) (string, error) {
	prefix, digits := order.SplitNumber(number)
	if digits == "" {
		return number, nil
	}
	key := order.NumberKey(prefix)
	// ":" follows "9": digits stand behind the prefix, nothing else.
	rows, err := tx.QueryContext(ctx, `
		SELECT number
		FROM orders INDEXED BY orders_by_number
		WHERE kind = ? AND number_sort >= ? AND number_sort < ?
		ORDER BY number_sort DESC
		LIMIT ?`, kind, key+"0", key+":", numberAttempts)
	if err != nil {
		return "", err
	}
	candidates, err := collect(rows, func(row scanner) (candidate string, err error) {
		err = row.Scan(&candidate)
		return candidate, err
	})
	if err != nil {
		return "", err
	}
	for _, candidate := range candidates {
		candidatePrefix, candidateDigits := order.SplitNumber(candidate)
		if candidateDigits != "" && order.NumberKey(candidatePrefix) == key {
			return prefix + candidateDigits, nil
		}
	}
	return number, nil
}

func freeNumber(ctx context.Context, tx *sql.Tx, kind order.Kind, number string) (string, error) {
	for range numberAttempts {
		var isTaken bool
		err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM orders WHERE kind = ? AND number = ?)`, kind, number).Scan(&isTaken)
		if err != nil || !isTaken {
			return number, err
		}
		number = order.NextNumber(number)
	}
	return number, nil
}
