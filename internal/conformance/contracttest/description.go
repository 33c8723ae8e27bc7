// Package contracttest holds requests and replies to Xero's own description of its interface.
package contracttest

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
)

// Folder is where the specifications lie, seen from the repository's root. They are not part of it.
const Folder = "../shared/xero"

// Description is Xero's description of the Accounting API and of the connections. It is safe for concurrent use.
type Description struct {
	loose, strict *openapi3.T
}

// Find returns the description, or skips the test, saying NOT RUN, where the specifications do not lie beside the
// repository.
func Find(t *testing.T) *Description {
	t.Helper()
	d, err := load()
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip(NotRun("no request and no reply was checked against the description"))
	}
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// IfThere returns the description, or nil where the specifications do not lie beside the repository: for tests that have
// more to show than what it says.
func IfThere(t *testing.T) *Description {
	t.Helper()
	d, err := load()
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return d
}

// NotRun is the text a test skips itself with; consequence completes "so".
func NotRun(consequence string) string {
	return "NOT RUN: " + Folder + " is not there, so " + consequence
}

// Path returns where a file of the specifications is expected, whether it is there or not.
func Path(t *testing.T, name string) string {
	t.Helper()
	root, err := root()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(root, filepath.FromSlash(Folder), name)
}

// root is the folder of go.mod above the test's own.
func root() (string, error) {
	folder, err := os.Getwd()
	for err == nil {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder, nil
		}
		above := filepath.Dir(folder)
		if above == folder {
			return "", fmt.Errorf("no go.mod above the test's folder")
		}
		folder = above
	}
	return "", err
}

// load reads the description once: the file is large.
var load = sync.OnceValues(func() (*Description, error) {
	loose, err := read()
	if err != nil {
		return nil, err
	}
	strict, err := read()
	if err != nil {
		return nil, err
	}
	no := false
	for _, schema := range strict.Components.Schemas {
		if schema.Value != nil && schema.Value.Type.Is("object") {
			schema.Value.AdditionalProperties = openapi3.AdditionalProperties{Has: &no}
		}
	}
	for _, item := range strict.Paths.Map() {
		for _, operation := range item.Operations() {
			if body := operation.RequestBody; body != nil && body.Value.Content.Get(octets) != nil {
				body.Value.Content.Get(octets).Schema.Value.Format = "binary" // it says byte, which is text in base 64
			}
		}
	}
	return &Description{loose: loose, strict: strict}, nil
})

func read() (*openapi3.T, error) {
	folder, err := root()
	if err != nil {
		return nil, err
	}
	path := filepath.Join(folder, filepath.FromSlash(Folder), "xero_accounting.yaml")
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	return openapi3.NewLoader().LoadFromFile(path)
}
