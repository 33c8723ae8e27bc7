package main_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The shape of the program, kept by a test: who may import what, and why. The files themselves are read, not the
// build's list of them, so that every operating system and build tag is seen at once, and the test cache notices a
// change. Test files are free: they may
// bring both sides of a port together.

const module = "daybook"

// A layer may import itself and the layers named; a package belongs to the layer with the longest matching path.
type layer struct {
	name  string
	paths []string
	may   []string
}

var layers = []layer{
	{"leaf", []string{"internal/fault", "internal/money", "internal/civil"}, nil},
	{"pure", []string{"internal/contact", "internal/order", "internal/stock", "internal/refdata", "internal/pack"}, []string{"leaf"}},
	{
		"service",
		[]string{
			"internal/posting", "internal/setup", "internal/connect", "internal/intake", "internal/sample",
			"internal/activity", "internal/jobs", "internal/diag", "internal/matching", "internal/warehouse", "internal/closing",
		},
		[]string{"leaf", "pure"},
	},
	{"app", []string{"app"}, []string{"leaf", "pure", "service"}},
	{"xero", []string{"internal/xero"}, []string{"leaf", "pure", "service"}},
	{"katana", []string{"internal/intake/katana"}, []string{"leaf", "pure", "service"}},
	{"sqlite", []string{"internal/sqlite"}, []string{"leaf", "pure", "service"}},
	{"backup", []string{"internal/backup"}, []string{"leaf", "pure", "service", "sqlite"}},
	{"keychain", []string{"internal/keychain"}, []string{"leaf", "pure", "service"}},
	{"practice", []string{"internal/practice"}, []string{"leaf", "pure", "service"}},
	{
		"wiring",
		[]string{".", "cmd", "internal/webui", "internal/killtest", "internal/conformance"},
		[]string{"leaf", "pure", "service", "app", "xero", "katana", "sqlite", "backup", "keychain", "practice"},
	},
}

// A restriction keeps an import to the packages named, each with all below it. A path ending in /... is a tree.
type restriction struct {
	imports []string
	only    []string
	because string
}

var restrictions = []restriction{
	{
		[]string{"github.com/wailsapp/wails/..."},
		[]string{"."},
		"the window toolkit stays at the edge: app takes a small Host, so that everything else runs and is tested without a window",
	},
	{
		[]string{"database/sql/...", "modernc.org/sqlite/...", "github.com/pressly/goose/..."},
		[]string{"internal/sqlite", "internal/backup", "internal/practice/store"},
		"SQL stands beside the tables it reads; services declare what they need as an interface",
	},
	{
		[]string{"github.com/xuri/excelize/...", "codeberg.org/go-pdf/fpdf/...", "golang.org/x/image/..."},
		[]string{"internal/pack"},
		"one place writes what accountants read",
	},
	{
		[]string{"net/http/..."},
		[]string{"internal/xero", "internal/intake/katana", "internal/practice", "internal/webui", "cmd"},
		"what leaves the computer leaves through one typed client, whose limits and rules about repeating hold",
	},
	{
		[]string{"golang.org/x/oauth2/..."},
		[]string{"internal/xero/signin"},
		"one place holds tokens",
	},
	{
		[]string{"github.com/pkg/browser"},
		[]string{".", "internal/xero/signin"},
		"only the sign-in and the window's links open the browser",
	},
	{
		[]string{"github.com/zalando/go-keyring"},
		[]string{"internal/keychain"},
		"one place talks to the system's secret store, with time-outs",
	},
	{
		[]string{"github.com/bojanz/currency"},
		[]string{"internal/money"},
		"one place knows currencies",
	},
	{
		[]string{"github.com/quagmt/udecimal"},
		[]string{"app", "internal/xero", "internal/intake", "internal/practice"},
		"decimals of any size belong at the edges, where foreign text comes in; inside, figures are scaled integers",
	},
	{
		[]string{
			"github.com/nyaruka/phonenumbers/...", "github.com/mozillazg/go-unidecode/...", "golang.org/x/net/publicsuffix", "golang.org/x/net/idna",
		},
		[]string{"internal/contact"},
		"phones, scripts and domains are read in one place each, or two readings of one contact would differ; their tables change with every release",
	},
	{
		[]string{"daybook/internal/webui/..."},
		[]string{".", "cmd/bench"},
		"the window over loopback is a way in for tests: main takes it in test builds only",
	},
	{
		[]string{"testing/...", "pgregory.net/rapid", "github.com/getkin/kin-openapi/...", "net/http/httptest"},
		[]string{"internal/practice/faults", "internal/posting/postingtest", "internal/matching/matchingtest"},
		"what serves tests stays in tests; the practice Xero's faults record a reply before they cut it, and postingtest and matchingtest are the suites that every company file is held to",
	},
}

// Pure packages work out figures and decisions; they reach nothing.
var notPure = []string{"os/...", "net", "net/http/...", "io/fs", "syscall", "log/...", "embed", "math/rand/...", "crypto/rand"}

// Matching carries its fitted weights, a table too long to write as Go. They are set into the program when it is built: embedding them
// reaches nothing while it runs.
var mayEmbed = []string{"internal/contact/match"}

// The client of Xero has wire types of its own, so that it can be read beside the contract.
var xeroClientMay = []string{"daybook/internal/fault", "daybook/internal/money", "daybook/internal/civil"}

func TestImportsPointDown(t *testing.T) {
	t.Parallel()
	packages := readImports(t)
	if len(packages) < 10 {
		t.Fatalf("only %d packages were found", len(packages))
	}
	for _, from := range slices.Sorted(maps.Keys(packages)) {
		if layerOf(from) == nil {
			t.Errorf("%s belongs to no layer: say in imports_test.go where it stands", from)
			continue
		}
		for _, imported := range packages[from] {
			if because := forbidden(from, imported); because != "" {
				t.Errorf("%s imports %s: %s", from, imported, because)
			}
		}
	}
}

// A rule that cannot fail is worse than none: each is shown one import it must stop and one it must let through.
func TestEachImportRuleBites(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		from, imported string
		allowed        bool
	}{
		{"internal/money", "daybook/internal/fault", true},
		{"internal/money", "github.com/bojanz/currency", true},
		{"internal/money", "golang.org/x/text/currency", false},
		{"internal/civil", "github.com/bojanz/currency", false},
		{"internal/fault", "daybook/internal/order", false},
		{"internal/order", "daybook/internal/money", true},
		{"internal/order", "daybook/internal/posting", false},
		{"internal/order", "net/http", false},
		{"internal/order", "os", false},
		{"internal/order", "embed", false},
		{"internal/contact", "embed", false},
		{"internal/contact/match", "embed", true},
		{"internal/contact/match", "os", false},
		{"internal/contact", "golang.org/x/text/unicode/norm", true},
		{"internal/contact/phone", "github.com/nyaruka/phonenumbers", true},
		{"internal/intake/contacts", "github.com/nyaruka/phonenumbers", false},
		{"internal/contact/script", "github.com/mozillazg/go-unidecode", true},
		{"app", "github.com/mozillazg/go-unidecode", false},
		{"internal/contact/domain", "golang.org/x/net/publicsuffix", true},
		{"internal/xero", "golang.org/x/net/publicsuffix", false},
		{"internal/matching", "golang.org/x/net/idna", false},
		{"internal/posting", "daybook/internal/order", true},
		{"internal/matching", "daybook/internal/contact/match", true},
		{"internal/matching", "daybook/internal/sqlite", false},
		{"internal/posting", "daybook/internal/xero", false},
		{"internal/posting", "daybook/internal/sqlite", false},
		{"internal/posting", "daybook/app", false},
		{"internal/posting", "database/sql", false},
		{"internal/xero", "daybook/internal/money", true},
		{"internal/xero", "daybook/internal/order", false},
		{"internal/xero", "daybook/internal/xero/signin", false},
		{"internal/xero/ledger", "daybook/internal/xero", true},
		{"internal/xero/ledger", "daybook/internal/posting", true},
		{"internal/xero/signin", "golang.org/x/oauth2", true},
		{"internal/xero", "golang.org/x/oauth2", false},
		{"internal/xero/ledger", "daybook/internal/sqlite", false},
		{"internal/intake/katana", "daybook/internal/xero", false},
		{"internal/intake/katana", "net/http", true},
		{"internal/intake/contacts", "net/http", false},
		{"internal/sqlite", "daybook/internal/posting", true},
		{"internal/sqlite", "daybook/internal/keychain", false},
		{"internal/sqlite", "database/sql", true},
		{"internal/practice/store", "database/sql", true},
		{"internal/practice/api", "database/sql", false},
		{"internal/practice/api", "daybook/internal/xero", false},
		{"internal/practice/api", "net/http", true},
		{"internal/practice/api", "net/http/httptest", false},
		{"internal/keychain", "github.com/zalando/go-keyring", true},
		{"app", "daybook/internal/posting", true},
		{"app", "daybook/internal/sqlite", false},
		{"app", "github.com/wailsapp/wails/v2/pkg/runtime", false},
		{"app", "github.com/zalando/go-keyring", false},
		{".", "github.com/wailsapp/wails/v2", true},
		{".", "daybook/internal/sqlite", true},
		{".", "daybook/internal/webui", true},
		{"app", "daybook/internal/webui", false},
		{"internal/order", "github.com/quagmt/udecimal", false},
		{"internal/posting", "testing", false},
		{"internal/posting/postingtest", "testing", true},
		{"internal/killtest/poster", "daybook/internal/killtest", true},
		{".", "daybook/internal/killtest", false},
		{"internal/posting", "daybook/internal/posting/postingtest", false},
		{"internal/nowhere", "fmt", true},
	} {
		because := forbidden(test.from, test.imported)
		if (because == "") != test.allowed {
			t.Errorf("%s importing %s: allowed is %v, want %v (%s)", test.from, test.imported, !test.allowed, test.allowed, because)
		}
	}
	if layerOf("internal/nowhere") != nil {
		t.Error("a package that nobody placed has a layer")
	}
}

// isSuite reports whether a package serves tests, such as postingtest with the suite that every store runs, or killtest
// with the program that its tests kill: test code that cannot stand in a _test file.
func isSuite(pkg string) bool {
	return slices.ContainsFunc(strings.Split(pkg, "/"), func(part string) bool { return strings.HasSuffix(part, "test") })
}

// forbidden returns why a package (a path below the root) may not import another, or "".
func forbidden(from, imported string) string {
	if isSuite(from) {
		return ""
	}
	if isOurs(imported) && isSuite(imported) {
		return "a suite is for tests"
	}
	for _, r := range restrictions {
		if matches(imported, r.imports) && !below(from, r.only) {
			return r.because
		}
	}
	own := layerOf(from)
	switch {
	case own == nil:
		return ""
	case from == "internal/money" && imported == "github.com/bojanz/currency":
		return ""
	case own.name == "leaf" && !isStandard(imported) && !isOurs(imported):
		return "leaves import the standard library only, and money the currencies"
	case imported == "embed" && slices.Contains(mayEmbed, from):
		return ""
	case (own.name == "leaf" || own.name == "pure") && matches(imported, notPure):
		return "pure packages reach nothing outside: what they need is passed in"
	case from == "internal/xero" && isOurs(imported) && !slices.Contains(xeroClientMay, imported):
		return "the client of Xero knows the contract, not the business"
	case !isOurs(imported):
		return ""
	}
	other := layerOf(strings.TrimPrefix(imported, module+"/"))
	if other == nil || other.name == own.name || slices.Contains(own.may, other.name) {
		return ""
	}
	return "imports point down, and adapters never meet: " + own.name + " may not see " + other.name
}

func layerOf(pkg string) *layer {
	var found *layer
	longest := -1
	for i, l := range layers {
		for _, p := range l.paths {
			if (pkg == p || p != "." && strings.HasPrefix(pkg, p+"/")) && len(p) > longest {
				found, longest = &layers[i], len(p)
			}
		}
	}
	return found
}

func isOurs(imported string) bool { return strings.HasPrefix(imported, module+"/") }

func isStandard(imported string) bool {
	first, _, _ := strings.Cut(imported, "/")
	return !strings.Contains(first, ".") && first != module
}

// matches reports whether an import is one of the patterns.
func matches(imported string, patterns []string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		tree, isTree := strings.CutSuffix(pattern, "/...")
		return imported == tree || isTree && strings.HasPrefix(imported, tree+"/")
	})
}

// below reports whether a package is one of those named or stands below one. "." is the root package alone.
func below(pkg string, places []string) bool {
	return slices.ContainsFunc(places, func(place string) bool {
		return pkg == place || place != "." && strings.HasPrefix(pkg, place+"/")
	})
}

// readImports returns the imports of every package's own files, by the package's path below the root.
func readImports(t *testing.T) map[string][]string {
	t.Helper()
	packages := map[string][]string{}
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if skipped := []string{"frontend", "bin", "build", "testdata"}; slices.Contains(skipped, entry.Name()) ||
				strings.HasPrefix(entry.Name(), ".") && name != "." {
				return fs.SkipDir
			}
			return nil
		}
		if path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), filepath.FromSlash(name), nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		folder := path.Dir(name)
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if !slices.Contains(packages[folder], imported) {
				packages[folder] = append(packages[folder], imported)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return packages
}
