package coverage_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"daybook/internal/conformance/contracttest"
	"daybook/internal/conformance/coverage"
)

var update = flag.Bool("update", false, "write docs/xero-coverage.md, and the list of rows where the contract is there")

const (
	root        = "../../.."
	rowsFile    = "rows.txt"
	reasonsFile = "reasons.txt"
	pageFile    = root + "/docs/xero-coverage.md"
)

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.FromSlash(name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.FromSlash(name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// A contract that was changed must be read again: the digests say which rows. It runs before the tests that read the
// list, because with -update it writes it.
func TestContractRowsAreTheOnesListed(t *testing.T) {
	path := contracttest.Path(t, "CONTRACT.md")
	text, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		t.Skip(contracttest.NotRun("the list of the contract's rows was not compared with it"))
	}
	if err != nil {
		t.Fatal(err)
	}
	rows := coverage.ParseRows(string(text))
	if *update {
		write(t, rowsFile, coverage.WriteRowList(rows))
	}
	listed, err := coverage.ParseRowList(read(t, rowsFile))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if !slices.Contains(listed, row) {
			t.Errorf("%s is new or was changed: read it, mend what holds us to it, then make coverage", row.Key)
		}
	}
	if len(rows) != len(listed) {
		t.Errorf("the contract has %d rows, the list %d", len(rows), len(listed))
	}
}

func TestEveryRowIsHeldByATestOrHasAReason(t *testing.T) {
	t.Parallel()
	rows, claims, reasons := all(t)
	for _, wrong := range coverage.Check(rows, claims, reasons) {
		t.Error(wrong)
	}
	page := coverage.Page(rows, claims, reasons)
	if *update {
		write(t, pageFile, page)
	}
	if read(t, pageFile) != page {
		t.Error("docs/xero-coverage.md is out of date: make coverage writes it")
	}
}

func all(t *testing.T) ([]coverage.Row, coverage.Claims, coverage.Reasons) {
	t.Helper()
	rows, err := coverage.ParseRowList(read(t, rowsFile))
	if err != nil {
		t.Fatal(err)
	}
	reasons, err := coverage.ParseReasons(read(t, reasonsFile))
	if err != nil {
		t.Fatal(err)
	}
	claims, err := coverage.FindClaims(os.DirFS(root))
	if err != nil {
		t.Fatal(err)
	}
	return rows, claims, reasons
}

const contract = `# Facts
| tag | source |
|---|---|
| **S** | no row: before section 1 |

## 1. Hosts

| purpose | address |
|---|---|
| token, refresh | POST |
| token, refresh | again |

Every call: a header.

## 2. Figures

### Lines (of documents)

1. Round first. 2. Then
   multiply at 400. 3. Then add.
`

func TestRowsOfTablesListsAndParagraphsAreNamed(t *testing.T) {
	t.Parallel()
	var keys []string
	for _, row := range coverage.ParseRows(contract) {
		keys = append(keys, row.Key)
	}
	want := []string{"1/token-refresh", "1/token-refresh-2", "1/text", "2.lines/1", "2.lines/2", "2.lines/3"}
	if !slices.Equal(keys, want) {
		t.Errorf("%v, want %v", keys, want)
	}
	changed := coverage.ParseRows(strings.Replace(contract, "Then add", "Then subtract", 1))
	if before := coverage.ParseRows(contract); changed[5].Digest == before[5].Digest || changed[4] != before[4] {
		t.Errorf("%+v, before %+v", changed, before)
	}
}

func TestClaimsAreReadFromComments(t *testing.T) {
	t.Parallel()
	claims, err := coverage.FindClaims(fstest.MapFS{
		"a/x_test.go":              {Data: []byte("package a\n\n// TestOne is one.\n// Covers 2.lines/1, 1/text.\nfunc TestOne() {\n\t// Covers 2.lines/2.\n}\n\nfunc TestTwo() {}\n")},
		"b/sdk.test.js":            {Data: []byte("// Covers 1/text.\ntest('it lists', async () => {})\n")},
		"a/node_modules/y_test.go": {Data: []byte("not Go")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(claims["1/text"], []string{"a.TestOne", "b: it lists"}) || len(claims["2.lines/2"]) != 1 || len(claims) != 3 {
		t.Errorf("%v", claims)
	}
	if _, err := coverage.FindClaims(fstest.MapFS{
		"a/x_test.go": {Data: []byte("package a\n\n// Covers the whole.\nfunc TestOne() {}\n")},
	}); err == nil {
		t.Error("a claim that names no row was read")
	}
	if _, err := coverage.FindClaims(fstest.MapFS{
		"a/x_test.go": {Data: []byte("package a\n\n// Covers 1/text.\nfunc helper() {}\n")},
	}); err == nil {
		t.Error("a claim of what is no test was read")
	}
}

func TestWhatIsNotHeldIsFound(t *testing.T) {
	t.Parallel()
	rows := []coverage.Row{{Key: "1/a"}, {Key: "1/b"}, {Key: "1/c"}}
	claims := coverage.Claims{"1/a": {"x.T"}, "1/z": {"x.T"}}
	wrong := coverage.Check(rows, claims, coverage.Reasons{"1/a": "both", "1/b": "fine", "1/y": "none"})
	if len(wrong) != 4 {
		t.Errorf("%q", wrong)
	}
}
