package sqlite_test

import (
	"database/sql"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "modernc.org/sqlite"
)

// contents returns every file below folder by name, with its bytes; not those of "-shm", which is memory that SQLite
// shares among those who look.
func contents(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		bytes, err := os.ReadFile(path)
		files[path] = string(bytes)
		if strings.HasSuffix(path, "-shm") {
			files[path] = ""
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// mustBeUntouched compares a folder with what it held before.
func mustBeUntouched(t *testing.T, folder string, before map[string]string) {
	t.Helper()
	after := contents(t, folder)
	if maps.Equal(before, after) {
		return
	}
	for path := range after {
		if was, ok := before[path]; !ok || was != after[path] {
			t.Errorf("%s was made or changed", path)
		}
	}
	for path := range before {
		if _, ok := after[path]; !ok {
			t.Errorf("%s was taken away", path)
		}
	}
}

// raw runs statements on a database as another program would.
func raw(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	for _, statement := range statements {
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// rewrite changes the bytes of a file.
func rewrite(t *testing.T, path string, change func([]byte) []byte) {
	t.Helper()
	bytes, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, change(bytes), 0o600); err != nil {
		t.Fatal(err)
	}
}
