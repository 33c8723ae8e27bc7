package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"daybook/internal/fault"
	"daybook/internal/warehouse"
)

// movementColumns are read by scanMovement, in this order.
const movementColumns = `
	id,
	recording,
	moved_on,
	kind,
	item_id,
	quantity,
	unit_cost,
	value,
	operations,
	split,
	order_id,
	order_line,
	reason,
	note,
	entered_at`

func scanMovement(row scanner) (warehouse.Entry, error) {
	var e warehouse.Entry
	err := row.Scan(&e.ID, &e.Recording, day{&e.Date}, &e.Kind, reference{&e.ItemID}, &e.Quantity, &e.UnitCost, &e.Value, &e.Operations, &e.Split,
		reference{&e.OrderID}, &e.OrderLine, &e.Reason, &e.Note, instant{&e.EnteredAt})
	return e, err
}

// RecordMovements implements warehouse.Store.
func (f *File) RecordMovements(ctx context.Context, entries []warehouse.Entry) ([]warehouse.Entry, error) {
	kept := make([]warehouse.Entry, 0, len(entries))
	err := f.write(ctx, func(tx *sql.Tx) error {
		kept = kept[:0]
		for _, e := range entries {
			if len(kept) > 0 {
				e.Recording = kept[0].ID
			}
			e, err := insertMovement(ctx, tx, e, f.nowStamp())
			if err != nil {
				return err
			}
			kept = append(kept, e)
		}
		return markStock(ctx, tx)
	})
	return kept, err
}

// SaveMovements implements sample.Store: Of and Recording are places in the list, from 1; a Recording of 0 is one of its own.
func (f *File) SaveMovements(ctx context.Context, entries []warehouse.Entry) ([]warehouse.Entry, error) {
	kept := make([]warehouse.Entry, 0, len(entries))
	err := f.write(ctx, func(tx *sql.Tx) error {
		kept = kept[:0]
		for i, e := range entries {
			of := make([]int64, len(e.Of))
			for j, place := range e.Of {
				if place < 1 || place > int64(i) {
					return fmt.Errorf("movement %d refers to movement %d, which is not before it", i+1, place)
				}
				of[j] = kept[place-1].ID
			}
			if e.Recording > 0 && e.Recording <= int64(i) {
				e.Recording = kept[e.Recording-1].ID
			} else {
				e.Recording = 0
			}
			e.Of = of
			e, err := insertMovement(ctx, tx, e, f.nowStamp())
			if err != nil {
				return err
			}
			kept = append(kept, e)
		}
		return markStock(ctx, tx)
	})
	return kept, err
}

// insertMovement keeps one entry; one without a recording begins its own.
func insertMovement(ctx context.Context, tx *sql.Tx, e warehouse.Entry, now time.Time) (warehouse.Entry, error) {
	e.EnteredAt = now
	result, err := tx.ExecContext(ctx, `
		INSERT INTO movements (
			recording,
			moved_on,
			kind,
			item_id,
			quantity,
			unit_cost,
			value,
			operations,
			split,
			order_id,
			order_line,
			reason,
			note,
			entered_at
		) VALUES (coalesce(?, (SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'movements'), 1), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		orNull(e.Recording), e.Date.String(), e.Kind, orNull(e.ItemID), e.Quantity, e.UnitCost, e.Value, e.Operations, e.Split, orNull(e.OrderID), e.OrderLine,
		e.Reason, e.Note, stamp(now))
	if err != nil {
		return e, missingOfMovement(err)
	}
	if e.ID, err = result.LastInsertId(); err != nil {
		return e, err
	}
	if e.Recording == 0 {
		e.Recording = e.ID
	}
	for i, u := range e.Uses {
		if _, err := tx.ExecContext(ctx, `INSERT INTO movement_uses (movement_id, position, item_id, quantity) VALUES (?, ?, ?, ?)`,
			e.ID, i+1, u.ItemID, u.Quantity); err != nil {
			return e, missingOfMovement(err)
		}
	}
	for i, id := range e.Of {
		if _, err := tx.ExecContext(ctx, `INSERT INTO movement_origins (movement_id, position, origin_id) VALUES (?, ?, ?)`, e.ID, i+1, id); err != nil {
			return e, missingOfMovement(err)
		}
	}
	return e, nil
}

func missingOfMovement(err error) error {
	if isForeignKey(err) {
		return fault.Wrap(fault.NotFound, err, "An item, an order or a movement that this refers to does not exist.", "Look again, and choose another one.")
	}
	return fmt.Errorf("keep a movement: %w", err)
}

// DeleteRecording implements warehouse.Store.
func (f *File) DeleteRecording(ctx context.Context, recording int64) ([]warehouse.Entry, error) {
	var taken []warehouse.Entry
	err := f.write(ctx, func(tx *sql.Tx) (err error) {
		if taken, err = listMovements(ctx, tx, `WHERE recording = ?`, recording); err != nil {
			return err
		}
		if len(taken) == 0 {
			return fault.New(fault.NotFound, "This recording does not exist.", "")
		}
		// The last first: one of a recording may refer to another of it.
		for _, e := range slices.Backward(taken) {
			if _, err = tx.ExecContext(ctx, `DELETE FROM movements WHERE id = ?`, e.ID); isForeignKey(err) {
				return fault.Wrap(fault.Conflict, err, "Something recorded later refers to this.", "Take that away first.")
			} else if err != nil {
				return fmt.Errorf("take movement %d away: %w", e.ID, err)
			}
		}
		return markStock(ctx, tx)
	})
	return taken, err
}

// listMovements returns movements with what they use and refer to, in the order of entry.
func listMovements(ctx context.Context, tx *sql.Tx, condition string, arguments ...any) ([]warehouse.Entry, error) {
	rows, err := tx.QueryContext(ctx, `SELECT `+movementColumns+` FROM movements `+condition+` ORDER BY id`, arguments...)
	if err != nil {
		return nil, fmt.Errorf("list movements: %w", err)
	}
	entries, err := collect(rows, scanMovement)
	if err != nil {
		return nil, fmt.Errorf("list movements: %w", err)
	}
	at := make(map[int64]*warehouse.Entry, len(entries))
	for i := range entries {
		at[entries[i].ID] = &entries[i]
	}
	which := `(SELECT id FROM movements ` + condition + `)`
	err = scanEach(ctx, tx, `SELECT movement_id, item_id, quantity FROM movement_uses WHERE movement_id IN `+which+` ORDER BY movement_id, position`, arguments,
		func(row scanner) error {
			var id int64
			var u warehouse.Use
			err := row.Scan(&id, &u.ItemID, &u.Quantity)
			if e := at[id]; e != nil {
				e.Uses = append(e.Uses, u)
			}
			return err
		})
	if err != nil {
		return nil, fmt.Errorf("list what makes consume: %w", err)
	}
	err = scanEach(ctx, tx, `SELECT movement_id, origin_id FROM movement_origins WHERE movement_id IN `+which+` ORDER BY movement_id, position`, arguments,
		func(row scanner) error {
			var id, of int64
			err := row.Scan(&id, &of)
			if e := at[id]; e != nil {
				e.Of = append(e.Of, of)
			}
			return err
		})
	if err != nil {
		return nil, fmt.Errorf("list what movements refer to: %w", err)
	}
	return entries, nil
}

// scanEach calls take for every row of a query.
func scanEach(ctx context.Context, tx *sql.Tx, query string, arguments []any, take func(scanner) error) error {
	rows, err := tx.QueryContext(ctx, query, arguments...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := take(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// markStock notes that what stock is valued from changed.
func markStock(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, `UPDATE movement_marks SET version = version + 1`); err != nil {
		return fmt.Errorf("note that stock changed: %w", err)
	}
	return nil
}
