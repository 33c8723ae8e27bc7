package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"daybook/internal/civil"
	"daybook/internal/fault"
	"daybook/internal/practice"
	"daybook/internal/sample"
	"daybook/internal/sqlite"
)

// endpoints is where Xero is for test builds; zero otherwise.
type endpoints struct {
	// api and identity are roots such as "http://127.0.0.1:4700" and "http://127.0.0.1:4700/identity".
	api, identity string
	// clockFactor divides waits; 0 leaves them.
	clockFactor int
}

// practiceFolder holds the practice company and the practice Xero's data.
func practiceFolder(home string) string { return filepath.Join(home, "practice") }

// openFile opens the company file the options name, making it first where asked, or the practice company.
func openFile(ctx context.Context, o options, log *slog.Logger) (*sqlite.File, error) {
	machine, err := machineID(o.home)
	if err != nil {
		return nil, err
	}
	path := o.company
	switch {
	case path == "":
		path = filepath.Join(practiceFolder(o.home), "practice.daybook")
		if err := makePractice(ctx, path, machine, log); err != nil {
			return nil, err
		}
	case o.create != "":
		info := sqlite.Info{Name: o.create, Kind: sqlite.Xero, CreatedAt: time.Now(), MachineID: machine}
		if err := sqlite.Create(ctx, path, info); err != nil {
			return nil, err
		}
	}
	return sqlite.Open(ctx, path, sqlite.Options{Log: log, Checked: func(err error) {
		if err != nil {
			log.Error("the company file did not pass its check", "error", err)
		}
	}})
}

// machineID names this computer in company files (R12): a random number kept beside the log, not the hardware's.
func machineID(home string) (string, error) {
	path := filepath.Join(home, "machine-id")
	known, err := os.ReadFile(path)
	if id := strings.TrimSpace(string(known)); err == nil && id != "" {
		return id, nil
	}
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return "", fmt.Errorf("read %s: %w", path, err)
	}
	id := sqlite.NewID()
	if err := os.WriteFile(path, []byte(id+"\n"), 0o600); err != nil {
		return "", fault.Wrap(fault.ReadOnly, err, "Daybook cannot write to its folder "+home+".", "Check the folder's permissions.")
	}
	return id, nil
}

// makePractice makes the practice company unless it is there. It is filled under another name and then renamed, so that
// a crash leaves no half of it.
func makePractice(ctx context.Context, path, machine string, log *slog.Logger) error {
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("make the folder of the practice company: %w", err)
	}
	draft := path + ".new"
	for _, leftover := range []string{draft, draft + "-wal", draft + "-shm", draft + ".lock"} {
		if err := os.Remove(leftover); err != nil && !errors.Is(err, os.ErrNotExist) {
			return fmt.Errorf("remove an unfinished practice company: %w", err)
		}
	}
	info := sqlite.Info{Name: "Practice company", Kind: sqlite.Practice, BaseCurrency: "NZD", CreatedAt: time.Now(), MachineID: machine}
	if err := sqlite.Create(ctx, draft, info); err != nil {
		return err
	}
	file, err := sqlite.Open(ctx, draft, sqlite.Options{Log: log})
	if err != nil {
		return err
	}
	if err := errors.Join(sample.Fill(ctx, file, civil.Of(time.Now())), file.Close()); err != nil {
		return fmt.Errorf("fill the practice company: %w", err)
	}
	if err := os.Rename(draft, path); err != nil {
		return fmt.Errorf("put the practice company in its place: %w", err)
	}
	// The lock of a name that is gone; if it stays, nothing is hurt.
	_ = os.Remove(draft + ".lock")
	return nil
}

// startPractice starts the practice Xero beside the practice company.
func startPractice(ctx context.Context, home string, test endpoints, log *slog.Logger) (*practice.Server, error) {
	return practice.Start(ctx, practice.Config{Dir: filepath.Join(practiceFolder(home), "xero"), ClockFactor: test.clockFactor, Log: log})
}
