package coverage

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Claims are the tests that say they would fail if a row of the contract were broken: by key, each test as
// "internal/xero.TestName", in the order of the alphabet.
type Claims map[string][]string

var (
	keyForm = regexp.MustCompile(`^\d+(\.[a-z0-9-]+)?/[a-z0-9-]+$`)
	// testName is the name of what can be run by itself, and claimsAnything a comment that claims rows.
	testName       = regexp.MustCompile(`^(Test|Fuzz)`)
	claimsAnything = regexp.MustCompile(`(?m)^Covers `)
	// scriptTest is a test of the browser or of the official SDK: its claim stands right above it.
	scriptTest = regexp.MustCompile(`(?m)^\s*// (Covers .*)\n\s*test\('([^']+)'`)
)

// FindClaims reads every test below root. A test claims rows in a comment of its own that begins with "Covers ", the
// keys parted by commas and ended by a full stop. The error names a claim that cannot be read.
func FindClaims(root fs.FS) (Claims, error) {
	claims := Claims{}
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			return skipFolder(name, entry)
		}
		switch {
		case strings.HasSuffix(name, "_test.go"):
			return claims.readGo(root, name)
		case strings.HasSuffix(name, ".test.js") || strings.HasSuffix(name, ".spec.ts"):
			return claims.readScript(root, name)
		}
		return nil
	})
	for key, tests := range claims {
		slices.Sort(tests)
		claims[key] = slices.Compact(tests)
	}
	return claims, err
}

func skipFolder(name string, entry fs.DirEntry) error {
	skipped := []string{"node_modules", "bin", "build", "dist", "testdata"}
	if slices.Contains(skipped, entry.Name()) || strings.HasPrefix(entry.Name(), ".") && name != "." {
		return fs.SkipDir
	}
	return nil
}

func (c Claims) readGo(root fs.FS, name string) error {
	source, err := fs.ReadFile(root, name)
	if err != nil {
		return err
	}
	if !strings.Contains(string(source), "// Covers ") {
		return nil
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ParseComments)
	if err != nil {
		return err
	}
	for _, declared := range file.Decls {
		function, isFunction := declared.(*ast.FuncDecl)
		if !isFunction {
			continue
		}
		isTest := testName.MatchString(function.Name.Name)
		for _, comment := range file.Comments {
			isDoc := comment == function.Doc
			isInside := comment.Pos() > function.Pos() && comment.End() < function.End()
			if !isDoc && !isInside {
				continue
			}
			if !isTest && claimsAnything.MatchString(comment.Text()) {
				return fmt.Errorf("%s: %s claims rows and is no test", name, function.Name.Name)
			}
			if err := c.claim(comment.Text(), path.Dir(name)+"."+function.Name.Name); err != nil {
				return fmt.Errorf("%s, %s: %w", name, function.Name.Name, err)
			}
		}
	}
	return nil
}

func (c Claims) readScript(root fs.FS, name string) error {
	source, err := fs.ReadFile(root, name)
	if err != nil {
		return err
	}
	for _, found := range scriptTest.FindAllStringSubmatch(string(source), -1) {
		if err := c.claim(found[1], path.Dir(name)+": "+found[2]); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// claim adds what a comment claims for a test.
func (c Claims) claim(comment, test string) error {
	for _, paragraph := range strings.Split("\n"+comment, "\nCovers ")[1:] {
		text := strings.Join(strings.Fields(paragraph), " ")
		list, _, isEnded := strings.Cut(text+" ", ". ")
		if !isEnded {
			return fmt.Errorf("the claim %q does not end in a full stop", text)
		}
		for key := range strings.SplitSeq(list, ",") {
			key = strings.TrimSpace(key)
			if !keyForm.MatchString(key) {
				return fmt.Errorf("%q is no key of a row", key)
			}
			c[key] = append(c[key], test)
		}
	}
	return nil
}
