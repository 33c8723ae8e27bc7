package main_test

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The Wails command writes code for the library of its own version.
func TestTheWailsCommandHasTheLibrarysVersion(t *testing.T) {
	t.Parallel()
	version := regexp.MustCompile(`github\.com/wailsapp/wails/v2 (v\S+)`)
	find := func(file string) string {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		found := version.FindStringSubmatch(string(text))
		if found == nil {
			t.Fatalf("%s does not name Wails", file)
		}
		return found[1]
	}
	if library, command := find("go.mod"), find("build/tools/go.mod"); library != command {
		t.Errorf("the library is %s, the command %s", library, command)
	}
}

// Pages of the repository point at each other; a link that leads nowhere is worse than none.
func TestLinksInPagesLeadSomewhere(t *testing.T) {
	t.Parallel()
	link := regexp.MustCompile(`\]\(([^)#:]+)(#[^)]*)?\)`)
	pages := 0
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (entry.Name() == "node_modules" || entry.Name() == "bin" || strings.HasPrefix(entry.Name(), ".") && name != ".") {
			return fs.SkipDir
		}
		if path.Ext(name) != ".md" {
			return nil
		}
		pages++
		text, err := os.ReadFile(filepath.FromSlash(name))
		if err != nil {
			return err
		}
		for _, found := range link.FindAllStringSubmatch(string(text), -1) {
			target := path.Join(path.Dir(name), found[1])
			if _, err := os.Stat(filepath.FromSlash(target)); err != nil {
				t.Errorf("%s points at %s, which is not there", name, found[1])
			}
		}
		return nil
	})
	if err != nil || pages < 10 {
		t.Errorf("%d pages were read: %v", pages, err)
	}
}
