package sqlite_test

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"daybook/internal/fault"
	"daybook/internal/sqlite"
)

func TestACreatedFileIsPrivateAndSaysWhatItIs(t *testing.T) {
	t.Parallel()
	path := create(t)
	if got := slices.Sorted(keys(contents(t, filepath.Dir(path)))); !slices.Equal(got, []string{path, path + ".lock"}) {
		t.Errorf("the folder holds %q", got)
	}
	f := open(t, path)
	got := must(f.Info(t.Context()))(t)
	want := info()
	want.ID = got.ID
	if got != want || len(got.ID) != 32 {
		t.Errorf("info %+v, want %+v with an id of 32 digits", got, want)
	}
	for _, suffix := range []string{"", ".lock", "-wal", "-shm"} {
		file := must(os.Stat(path + suffix))(t)
		if mode := file.Mode().Perm(); runtime.GOOS != "windows" && mode != 0o600 {
			t.Errorf("%s has mode %o, want 600", file.Name(), mode)
		}
	}
	if other := must(setup(t).Info(t.Context()))(t); other.ID == got.ID {
		t.Error("two companies have one id")
	}
}

func keys(files map[string]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for path := range files {
			if !yield(path) {
				return
			}
		}
	}
}

func TestTheCompanyCanBeRenamedAndTakenOver(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	before := must(f.Info(ctx))(t)
	if err := f.UpdateCompany(ctx, "Kauri Ltd", "AUD"); err != nil {
		t.Fatal(err)
	}
	if err := f.TakeOver(ctx, "m2"); err != nil {
		t.Fatal(err)
	}
	want := before
	want.Name, want.BaseCurrency, want.MachineID = "Kauri Ltd", "AUD", "m2"
	if got := must(f.Info(ctx))(t); got != want {
		t.Errorf("info %+v, want %+v", got, want)
	}
	if err := f.UpdateCompany(ctx, "", "AUD"); !fault.Is(err, fault.Invalid) {
		t.Errorf("an empty name: %v, want invalid", err)
	}
}

func TestOpeningRefusesWithAFaultAndTouchesNothing(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name string
		// prepare returns the path to open in folder.
		prepare func(t *testing.T, folder string) string
		want    fault.Code
	}{
		{"a file that is not there", func(_ *testing.T, folder string) string {
			return filepath.Join(folder, "none.daybook")
		}, fault.NotFound},
		{"a folder that is not there", func(_ *testing.T, folder string) string {
			return filepath.Join(folder, "none", "a.daybook")
		}, fault.NotFound},
		{"a folder", func(_ *testing.T, folder string) string { return folder }, fault.Invalid},
		{"an empty file", func(t *testing.T, folder string) string {
			return write(t, folder, "")
		}, fault.Invalid},
		{"a short text", func(t *testing.T, folder string) string {
			return write(t, folder, "SQLite format 3\x00")
		}, fault.Invalid},
		{"a long text", func(t *testing.T, folder string) string {
			return write(t, folder, strings.Repeat("date;amount\n", 1000))
		}, fault.Invalid},
		{"another program's database", func(t *testing.T, folder string) string {
			path := filepath.Join(folder, "other.db")
			raw(t, path, "CREATE TABLE company (id INTEGER)", "PRAGMA application_id = 12345")
			return path
		}, fault.Invalid},
		{"a file of a newer Daybook", func(t *testing.T, folder string) string {
			path := createIn(t, folder)
			raw(t, path, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)")
			return path
		}, fault.NewerDatabase},
		{"a file of a newer Daybook that ended badly", func(t *testing.T, folder string) string {
			return newerWithLog(t, folder)
		}, fault.NewerDatabase},
		{"a file whose end is missing", func(t *testing.T, folder string) string {
			path := createIn(t, folder)
			rewrite(t, path, func(b []byte) []byte { return b[:len(b)/2] })
			return path
		}, fault.Damaged},
		{"a file whose first page is scribbled over", func(t *testing.T, folder string) string {
			path := createIn(t, folder)
			rewrite(t, path, func(b []byte) []byte { return slices.Concat(b[:100], make([]byte, 3000), b[3100:]) })
			return path
		}, fault.Damaged},
		{"a file without its tables", func(t *testing.T, folder string) string {
			path := filepath.Join(folder, "bare.daybook")
			raw(t, path, "CREATE TABLE other (id INTEGER)", "PRAGMA application_id = 1148797547")
			return path
		}, fault.Damaged},
		{"a file without its company", func(t *testing.T, folder string) string {
			path := createIn(t, folder)
			raw(t, path, "DELETE FROM company")
			return path
		}, fault.Damaged},
		{"a read-only file", func(t *testing.T, folder string) string {
			path := createIn(t, folder)
			chmod(t, path, 0o400, 0o600)
			return path
		}, fault.ReadOnly},
		{"a file in a read-only folder", func(t *testing.T, folder string) string {
			path := createIn(t, folder)
			chmod(t, folder, 0o500, 0o700)
			return path
		}, fault.ReadOnly},
		{"a file open in this process", func(t *testing.T, folder string) string {
			path := createIn(t, folder)
			openAtRest(t, path)
			return path
		}, fault.InUse},
		{"another name of a file open in this process", func(t *testing.T, folder string) string {
			path := createIn(t, folder)
			link := filepath.Join(folder, "link.daybook")
			if err := os.Symlink(path, link); err != nil {
				t.Skip("no symbolic links here")
			}
			openAtRest(t, path)
			return link
		}, fault.InUse},
		{"a file open in another process", func(t *testing.T, folder string) string {
			path := createIn(t, folder)
			holdElsewhere(t, path)
			return path
		}, fault.InUse},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			path := c.prepare(t, folder)
			before := contents(t, folder)
			f, err := sqlite.Open(t.Context(), path, sqlite.Options{Now: noon})
			if !fault.Is(err, c.want) {
				t.Fatalf("opened with %v, want %s", err, c.want)
			}
			if f != nil {
				t.Error("a refusal comes with a file")
			}
			mustBeUntouched(t, folder, before)
		})
	}
}

// openAtRest opens a file until the test ends and waits until nothing writes to it by itself any more.
func openAtRest(t *testing.T, path string) {
	t.Helper()
	f, verdicts := openChecked(t, path, noon)
	t.Cleanup(func() { closeFile(t, f) })
	if err := <-verdicts; err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, folder, text string) string {
	t.Helper()
	path := filepath.Join(folder, "a.daybook")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func createIn(t *testing.T, folder string) string {
	t.Helper()
	path := filepath.Join(folder, "kauri.daybook")
	if err := sqlite.Create(t.Context(), path, info()); err != nil {
		t.Fatal(err)
	}
	return path
}

func chmod(t *testing.T, path string, mode, after os.FileMode) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such modes")
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(path, after) })
}

// newerWithLog copies a file and its log away while both are in use, as they stay behind when a program dies: the
// newer version stands in the log alone.
func newerWithLog(t *testing.T, folder string) string {
	t.Helper()
	ctx := t.Context()
	f := setup(t)
	if err := f.Exec(ctx, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)"); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "newer.daybook")
	for _, suffix := range []string{"", "-wal", "-shm"} {
		bytes := must(os.ReadFile(f.Path() + suffix))(t)
		if err := os.WriteFile(path+suffix, bytes, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

func TestCreatingRefusesWithAFaultAndMakesNothing(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name    string
		prepare func(t *testing.T, folder string) string
		info    func(*sqlite.Info)
		want    fault.Code
	}{
		{"a name that is taken", createIn, nil, fault.Conflict},
		{"a folder that is not there", func(_ *testing.T, folder string) string {
			return filepath.Join(folder, "none", "a.daybook")
		}, nil, fault.NotFound},
		{"a file in place of the folder", func(t *testing.T, folder string) string {
			return filepath.Join(write(t, folder, "x"), "a.daybook")
		}, nil, fault.Invalid},
		{"a read-only folder", func(t *testing.T, folder string) string {
			chmod(t, folder, 0o500, 0o700)
			return filepath.Join(folder, "a.daybook")
		}, nil, fault.ReadOnly},
		{"no name", nil, func(i *sqlite.Info) { i.Name = "" }, fault.Invalid},
		{"an unknown kind", nil, func(i *sqlite.Info) { i.Kind = "shop" }, fault.Invalid},
		{"an unknown currency", nil, func(i *sqlite.Info) { i.BaseCurrency = "QQQ" }, fault.Invalid},
		{"an id of the wrong size", nil, func(i *sqlite.Info) { i.ID = "abcd" }, fault.Invalid},
		{"no time", nil, func(i *sqlite.Info) { i.CreatedAt = time.Time{} }, fault.Invalid},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			path := filepath.Join(folder, "a.daybook")
			if c.prepare != nil {
				path = c.prepare(t, folder)
			}
			company := info()
			if c.info != nil {
				c.info(&company)
			}
			before := contents(t, folder)
			if err := sqlite.Create(t.Context(), path, company); !fault.Is(err, c.want) {
				t.Fatalf("created with %v, want %s", err, c.want)
			}
			mustBeUntouched(t, folder, before)
		})
	}
}

func TestWhatAnInterruptedCreationLeftDoesNotHinderTheNext(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "a.daybook")
	for _, suffix := range []string{".unfinished", ".unfinished-wal"} {
		if err := os.WriteFile(path+suffix, []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := sqlite.Create(t.Context(), path, info()); err != nil {
		t.Fatal(err)
	}
	open(t, path)
}

func TestAnyNameThatTheSystemAllowsWorks(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows allows fewer")
	}
	for _, name := range []string{"Tāne's 50% #1?mode=ro&x.daybook", "no extension", "two  spaces;semi.daybook", "%41.daybook"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), name)
			if err := sqlite.Create(t.Context(), path, info()); err != nil {
				t.Fatal(err)
			}
			f := open(t, path)
			if err := f.SaveSetting(t.Context(), "a", 1); err != nil {
				t.Fatal(err)
			}
			for file := range contents(t, filepath.Dir(path)) {
				if !strings.HasPrefix(file, path) {
					t.Errorf("something was written to %s", file)
				}
			}
		})
	}
}

func TestEveryConnectionHasItsSettings(t *testing.T) {
	t.Parallel()
	f := setup(t)
	for name, want := range map[string]struct{ writer, reader string }{
		"journal_mode": {"wal", "wal"}, "synchronous": {"2", "2"}, "foreign_keys": {"1", "1"},
		"busy_timeout": {"10000", "10000"}, "query_only": {"0", "1"}, "temp_store": {"2", "2"},
		"application_id": {"1148797547", "1148797547"},
	} {
		for _, value := range must(f.Setting(t.Context(), true, name))(t) {
			if value != want.writer {
				t.Errorf("the writing connection has %s at %s, want %s", name, value, want.writer)
			}
		}
		for _, value := range must(f.Setting(t.Context(), false, name))(t) {
			if value != want.reader {
				t.Errorf("a reading connection has %s at %s, want %s", name, value, want.reader)
			}
		}
	}
	if err := f.WriteWhileReading(t.Context()); !fault.Is(err, fault.ReadOnly) {
		t.Errorf("writing on a reading connection: %v, want read_only", err)
	}
}

func TestWritesTakeTurns(t *testing.T) {
	t.Parallel()
	var order []int
	err := setup(t).WriteInTurn(t.Context(), func() { order = append(order, 1) }, func() { order = append(order, 2) })
	if err != nil || !slices.Equal(order, []int{1, 2}) {
		t.Errorf("writes came in order %v with %v, want 1, 2", order, err)
	}
}

func TestAFullDiskChangesNothingAndSaysSo(t *testing.T) {
	t.Parallel()
	f, ctx := setup(t), t.Context()
	if err := f.SaveSetting(ctx, "before", "kept"); err != nil {
		t.Fatal(err)
	}
	if err := f.LimitPages(ctx, 2); err != nil {
		t.Fatal(err)
	}
	if err := f.SaveSetting(ctx, "large", strings.Repeat("x", 100_000)); !fault.Is(err, fault.DiskFull) {
		t.Fatalf("saving on a full disk: %v, want disk_full", err)
	}
	var value string
	if found := must(f.LoadSetting(ctx, "large", &value))(t); found {
		t.Error("something was kept of what did not fit")
	}
	if found := must(f.LoadSetting(ctx, "before", &value))(t); !found || value != "kept" {
		t.Errorf("what was there before reads %q", value)
	}
	if err := f.LimitPages(ctx, 1000); err != nil {
		t.Fatal(err)
	}
	if err := f.SaveSetting(ctx, "large", strings.Repeat("x", 100_000)); err != nil {
		t.Errorf("with room again: %v", err)
	}
}

func TestAClosedFileIsOneFileAndCanBeOpenedAgain(t *testing.T) {
	t.Parallel()
	path := create(t)
	f := must(sqlite.Open(t.Context(), path, sqlite.Options{Now: noon}))(t)
	if err := f.SaveSetting(t.Context(), "a", 1); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if got := slices.Sorted(keys(contents(t, filepath.Dir(path)))); !slices.Equal(got, []string{path, path + ".lock"}) {
		t.Errorf("after closing the folder holds %q", got)
	}
	var kept int
	if found := must(open(t, path).LoadSetting(t.Context(), "a", &kept))(t); !found || kept != 1 {
		t.Error("what was saved is not there any more")
	}
}

func TestPrepareFolderClosesItToOthers(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "data", "daybook")
	for range 2 {
		if err := sqlite.PrepareFolder(folder); err != nil {
			t.Fatal(err)
		}
		if mode := must(os.Stat(folder))(t).Mode().Perm(); runtime.GOOS != "windows" && mode != 0o700 {
			t.Errorf("mode %o, want 700", mode)
		}
		if err := os.Chmod(folder, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := sqlite.PrepareFolder(filepath.Join(write(t, folder, "x"), "below")); !fault.Is(err, fault.ReadOnly) {
		t.Errorf("a folder below a file: %v, want read_only", err)
	}
}
