package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// checkEvery is how often a sound file is checked again.
const checkEvery = 24 * time.Hour

// startChecks checks the file now when its last end was unclean or the last check is a day old, and every day after,
// on a connection of its own so that nobody waits for it.
func (f *File) startChecks(isSuspect bool, report func(error)) {
	ctx, stop := context.WithCancel(context.Background())
	f.stop = stop
	if report == nil {
		report = func(error) {}
	}
	f.checks.Go(func() {
		for {
			wait, err := f.untilCheck(ctx)
			if err == nil && (isSuspect || wait <= 0) {
				isSuspect, wait = false, checkEvery
				err = f.check(ctx)
				if ctx.Err() == nil {
					report(err)
				}
			}
			if err != nil {
				wait = checkEvery
			}
			if !sleep(ctx, wait) {
				return
			}
		}
	})
}

// sleep waits, and reports false when ctx ended first.
func sleep(ctx context.Context, wait time.Duration) bool {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-timer.C:
		return true
	}
}

// untilCheck returns how long the last check still holds, at most a day (a clock may have been wrong).
func (f *File) untilCheck(ctx context.Context) (time.Duration, error) {
	var checkedAt time.Time
	err := f.read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `SELECT checked_at FROM company`).Scan(instant{&checkedAt})
	})
	if err != nil {
		return 0, fmt.Errorf("read the time of the last check: %w", err)
	}
	return min(checkEvery-f.now().Sub(checkedAt), checkEvery), nil
}

// check reads every page. A sound file is noted; a damaged one is a fault, and nothing is written to it.
func (f *File) check(ctx context.Context) error {
	db, err := openPool(ctx, readerSource(f.path), 1, readerPragmas)
	if err != nil {
		return translate(err, f.path)
	}
	started := f.now()
	if err := errors.Join(quickCheck(ctx, db), db.Close()); err != nil {
		if ctx.Err() == nil {
			f.log.ErrorContext(ctx, "company file damaged", "error", err)
		}
		return damagedFault(f.path, err)
	}
	f.log.InfoContext(ctx, "company file checked", "milliseconds", f.now().Sub(started).Milliseconds())
	return f.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE company SET checked_at = ?`, stamp(f.now()))
		return err
	})
}

// quickCheck returns the first problem SQLite finds in the file's structure, or nil.
func quickCheck(ctx context.Context, db *sql.DB) error {
	var verdict string
	if err := db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&verdict); err != nil {
		return fmt.Errorf("check the file: %w", err)
	}
	if verdict != "ok" {
		return fmt.Errorf("check the file: %s", verdict)
	}
	return nil
}
