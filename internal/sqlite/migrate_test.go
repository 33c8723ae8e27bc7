package sqlite_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"daybook/internal/fault"
	"daybook/internal/order"
	"daybook/internal/posting"
	"daybook/internal/sqlite"
)

// shipped returns the migration files numbered up to last, as a file system of their own that more can be put into.
func shipped(t *testing.T, last string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for _, entry := range must(os.ReadDir("migrations"))(t) {
		if entry.Name()[:4] <= last {
			files[entry.Name()] = &fstest.MapFile{Data: must(os.ReadFile(filepath.Join("migrations", entry.Name())))(t)}
		}
	}
	return files
}

// copies returns the copies that were kept beside a company file.
func copies(t *testing.T, path string) []string {
	t.Helper()
	return must(filepath.Glob(strings.TrimSuffix(path, ".daybook") + ".before-update-*"))(t)
}

func TestEachMigrationKeepsTheRowsThatWereThere(t *testing.T) {
	t.Parallel()
	names := must(fs.Glob(shipped(t, "9999"), "*.sql"))(t)
	for i, name := range names[:len(names)-1] {
		t.Run("from "+name, func(t *testing.T) {
			t.Parallel()
			ctx := t.Context()
			path := filepath.Join(t.TempDir(), "old.daybook")
			if err := sqlite.CreateWith(ctx, path, info(), shipped(t, name[:4])); err != nil {
				t.Fatal(err)
			}
			for version := 1; version <= i+1; version++ {
				raw(t, path, readStatements(t, version)...)
			}
			f := open(t, path)
			if i >= 1 {
				documentIsKept(t, f)
			}
			o := must(f.GetOrder(ctx, 1))(t)
			if o.Number != "SO-1" || len(o.Lines) != 1 || o.Lines[0].Description != "Oak table" {
				t.Errorf("the order reads %+v", o)
			}
			if c := must(f.GetContact(ctx, 1))(t); c.Name != "Rimu" || c.LedgerID != "x-1" {
				t.Errorf("the contact reads %+v", c)
			}
			if _, err := f.VerifyActivity(ctx); err != nil {
				t.Error(err)
			}
			if kept := copies(t, path); len(kept) != 1 {
				t.Errorf("%d copies were kept of version %d, want 1", len(kept), i+1)
			}
		})
	}
}

// readStatements returns the statements that put a row of each kind into what a version of the file has new; none where a version
// has nothing new to fill.
func readStatements(t *testing.T, version int) []string {
	t.Helper()
	statements, err := os.ReadFile(fmt.Sprintf("testdata/version%d.sql", version))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return strings.Split(strings.TrimSpace(string(must(statements, err)(t))), ";\n")
}

// documentIsKept checks the document of version 2: sent and paid before Daybook kept what settled it.
func documentIsKept(t *testing.T, f *sqlite.File) {
	t.Helper()
	outbox := posting.Outbox{Store: f.Outbox(), Now: noon}
	s := must(outbox.Status(t.Context(), 1))(t)
	if s.Label != posting.LabelSent || s.LedgerID != "b-1" || s.Ledger.Status != posting.StatusPaid || s.Ledger.AmountPaid != 1150 || s.Ledger.Settlements != nil ||
		s.Ledger.IsChanged || !s.Ledger.UpdatedAt.IsZero() {
		t.Errorf("the document reads %+v", s.Ledger)
	}
	if events := must(outbox.History(t.Context(), 1))(t); len(events) != 1 || events[0].Name != posting.EventSent {
		t.Errorf("its log reads %+v", events)
	}
	if err := f.Exec(t.Context(), `DELETE FROM outbox_events`); err == nil {
		t.Error("the log of what left can be deleted")
	}
}

func TestBeforeAMigrationACopyIsKept(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	path := create(t)
	f := open(t, path)
	c := saveContact(ctx, t, f, aContact("Rimu"))
	saved := must(f.SaveOrder(ctx, anOrder("SO-1", c.ID, 0)))(t)
	files := shipped(t, "9999")
	files["9000_more.sql"] = &fstest.MapFile{Data: []byte("-- +goose Up\nALTER TABLE items ADD COLUMN more TEXT NOT NULL DEFAULT '';\n")}
	if err := f.Migrate(ctx, files); err != nil {
		t.Fatal(err)
	}
	if got := must(f.GetOrder(ctx, saved.ID))(t); !reflect.DeepEqual(got, saved) {
		t.Errorf("after the migration the order reads %+v, want %+v", got, saved)
	}
	kept := copies(t, path)
	if len(kept) != 1 || !strings.HasSuffix(kept[0], "-20261124T120000Z.daybook") {
		t.Fatalf("copies %q, want one with the time in its name", kept)
	}
	if mode := must(os.Stat(kept[0]))(t).Mode().Perm(); runtime.GOOS != "windows" && mode != 0o600 {
		t.Errorf("the copy has mode %o, want 600", mode)
	}
	old := open(t, kept[0])
	if got := must(old.GetOrder(ctx, saved.ID))(t); !reflect.DeepEqual(got, saved) {
		t.Errorf("in the copy the order reads %+v, want %+v", got, saved)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := sqlite.Open(ctx, path, sqlite.Options{}); !fault.Is(err, fault.NewerDatabase) {
		t.Errorf("a Daybook that does not know the migration opens it with %v, want newer_database", err)
	}
}

func TestAMigrationThatFailsChangesNothing(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	f := setup(t)
	c := saveContact(ctx, t, f, aContact("Rimu"))
	files := shipped(t, "9999")
	files["9000_bad.sql"] = &fstest.MapFile{Data: []byte(
		"-- +goose Up\nALTER TABLE items ADD COLUMN more TEXT NOT NULL DEFAULT '';\nINSERT INTO nowhere VALUES (1);\n")}
	if err := f.Migrate(ctx, files); err == nil {
		t.Fatal("a statement that cannot run was accepted")
	}
	if got := must(f.GetContact(ctx, c.ID))(t); got.Name != "Rimu" {
		t.Errorf("the contact reads %+v", got)
	}
	if err := f.Exec(ctx, "UPDATE items SET more = ''"); err == nil {
		t.Error("the first half of the migration stayed")
	}
	closeFile(t, f)
	open(t, f.Path())
}

func TestAMigrationWithoutRoomChangesNothing(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	f := setup(t)
	if err := f.LimitPages(ctx, 1); err != nil {
		t.Fatal(err)
	}
	files := shipped(t, "9999")
	files["9000_large.sql"] = &fstest.MapFile{Data: []byte(
		"-- +goose Up\nCREATE TABLE large (value BLOB) STRICT;\nINSERT INTO large (value) VALUES (zeroblob(1000000));\n")}
	if err := f.Migrate(ctx, files); !fault.Is(err, fault.DiskFull) {
		t.Fatalf("migrated with %v, want disk_full", err)
	}
	closeFile(t, f)
	if got := must(open(t, f.Path()).ListOrders(ctx, order.Query{Kind: order.Sale}))(t); got.Total != 0 {
		t.Errorf("%d orders came from nowhere", got.Total)
	}
}

func TestADamagedFileIsNotMigrated(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	path := create(t)
	f := must(sqlite.Open(ctx, path, sqlite.Options{Now: noon}))(t)
	fillOrders(t, f, 2000) // so that the middle of the file is orders, not the schema
	closeFile(t, f)
	rewrite(t, path, func(b []byte) []byte {
		copy(b[len(b)/2:], slices.Repeat([]byte{0xff}, 20*4096))
		return b
	})
	f = must(sqlite.Open(ctx, path, sqlite.Options{Now: noon}))(t)
	files := shipped(t, "9999")
	files["9000_more.sql"] = &fstest.MapFile{Data: []byte("-- +goose Up\nALTER TABLE items ADD COLUMN more TEXT NOT NULL DEFAULT '';\n")}
	before := contents(t, filepath.Dir(path))
	if err := f.Migrate(ctx, files); !fault.Is(err, fault.Damaged) {
		t.Errorf("migrated with %v, want damaged", err)
	}
	mustBeUntouched(t, filepath.Dir(path), before)
	closeFile(t, f)
}
