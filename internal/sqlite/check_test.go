package sqlite_test

import (
	"os"
	"testing"
	"testing/synctest"
	"time"

	"daybook/internal/fault"
	"daybook/internal/sqlite"
)

// openChecked opens a file and returns the verdicts of its background checks.
func openChecked(t *testing.T, path string, now func() time.Time) (*sqlite.File, chan error) {
	t.Helper()
	verdicts := make(chan error, 10)
	f := must(sqlite.Open(t.Context(), path, sqlite.Options{Now: now, Checked: func(err error) { verdicts <- err }}))(t)
	return f, verdicts
}

func closeFile(t *testing.T, f *sqlite.File) {
	t.Helper()
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestAFileIsCheckedOnceADayAndNotMore(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		path := create(t)
		f, verdicts := openChecked(t, path, time.Now)
		if err := <-verdicts; err != nil {
			t.Errorf("the first check: %v, want a sound file", err)
		}
		synctest.Wait()
		closeFile(t, f)

		time.Sleep(23 * time.Hour)
		f, verdicts = openChecked(t, path, time.Now)
		synctest.Wait()
		if len(verdicts) != 0 {
			t.Error("a file checked 23 hours ago was checked again")
		}
		time.Sleep(2 * time.Hour)
		synctest.Wait()
		if len(verdicts) != 1 || <-verdicts != nil {
			t.Error("a file left open was not checked when a day had passed")
		}
		time.Sleep(24 * time.Hour)
		synctest.Wait()
		if len(verdicts) != 1 {
			t.Error("nor on the day after")
		}
		closeFile(t, f)
	})
}

func TestAFileIsCheckedAfterAnUncleanEnd(t *testing.T) {
	t.Parallel()
	path := create(t)
	f, verdicts := openChecked(t, path, noon)
	if err := <-verdicts; err != nil {
		t.Fatal(err)
	}
	closeFile(t, f)
	kill := holdElsewhere(t, path)
	kill()
	f, verdicts = openChecked(t, path, noon)
	if err := <-verdicts; err != nil {
		t.Errorf("the check after a killed process: %v, want a sound file", err)
	}
	var held bool
	if found := must(f.LoadSetting(t.Context(), "held", &held))(t); !found || !held {
		t.Error("what the killed process had saved is lost")
	}
	closeFile(t, f)
}

func TestDamageInTheMiddleIsFoundBesideTheWork(t *testing.T) {
	t.Parallel()
	path := create(t)
	f := must(sqlite.Open(t.Context(), path, sqlite.Options{Now: noon}))(t)
	fillOrders(t, f, 500)
	closeFile(t, f)
	rewrite(t, path, func(b []byte) []byte {
		const page = 4096
		for i := len(b) - 40*page; i < len(b)-20*page; i++ {
			b[i] = 0xff
		}
		return b
	})
	if err := os.WriteFile(path+".lock", []byte("open\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	f, verdicts := openChecked(t, path, noon)
	if err := <-verdicts; !fault.Is(err, fault.Damaged) {
		t.Errorf("the check says %v, want damaged", err)
	}
	if got := must(f.Info(t.Context()))(t); got.Name != info().Name {
		t.Errorf("meanwhile the company reads %q", got.Name)
	}
	closeFile(t, f)
}

func TestClosingDoesNotWaitForACheckToEnd(t *testing.T) {
	t.Parallel()
	path := create(t)
	f := must(sqlite.Open(t.Context(), path, sqlite.Options{Now: noon}))(t)
	closeFile(t, f)
	f, _ = openChecked(t, path, noon)
	closeFile(t, f)
	open(t, path)
}
