package sqlite_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// statementStart is how every statement of this package begins.
var statementStart = regexp.MustCompile(`^\s*(SELECT|INSERT|REPLACE|UPDATE|DELETE|WITH|VACUUM|PRAGMA)\s`)

// TestEveryStatementCompiles reads the package's own source and prepares each text that is a whole statement: a literal, or
// literals and constants put together. What a list builds at run time is covered by the tests of its plans.
func TestEveryStatementCompiles(t *testing.T) {
	t.Parallel()
	f := setup(t)
	statements, unfinished := statementsOf(t)
	if len(statements) < 80 {
		t.Fatalf("only %d statements were found", len(statements))
	}
	for _, s := range statements {
		if unfinished[s.name] {
			continue
		}
		if err := f.Prepare(t.Context(), s.text); err != nil {
			t.Errorf("%s: %v\n%s", s.position, err, s.text)
		}
	}
}

// statement is a text of the source that looks like SQL; name is the constant it defines, if any.
type statement struct{ position, name, text string }

// statementsOf returns the package's statements, and the names of constants that others are built on.
func statementsOf(t *testing.T) (found []statement, usedAsPart map[string]bool) {
	t.Helper()
	set := token.NewFileSet()
	var files []*ast.File
	for _, name := range must(filepath.Glob("*.go"))(t) {
		if !strings.HasSuffix(name, "_test.go") {
			files = append(files, must(parser.ParseFile(set, name, nil, 0))(t))
		}
	}
	constants := map[string]ast.Expr{}
	for _, file := range files {
		for _, declaration := range file.Decls {
			group, ok := declaration.(*ast.GenDecl)
			if !ok || group.Tok != token.CONST {
				continue
			}
			for _, spec := range group.Specs {
				value := spec.(*ast.ValueSpec)
				for i, name := range value.Names {
					if i < len(value.Values) {
						constants[name.Name] = value.Values[i]
					}
				}
			}
		}
	}
	usedAsPart = map[string]bool{}
	for _, file := range files {
		ast.Inspect(file, func(node ast.Node) bool {
			expression, ok := node.(ast.Expr)
			if !ok {
				return true
			}
			if _, isName := expression.(*ast.Ident); isName {
				return true
			}
			text, isWhole := evaluate(expression, constants, usedAsPart)
			if isWhole && statementStart.MatchString(text) {
				found = append(found, statement{set.Position(expression.Pos()).String(), nameOf(expression, constants), text})
			}
			// A part of a sum is not a statement of its own, also where the sum is known at run time only.
			_, isSum := expression.(*ast.BinaryExpr)
			return !isWhole && !isSum
		})
	}
	return found, usedAsPart
}

func nameOf(expression ast.Expr, constants map[string]ast.Expr) string {
	for name, value := range constants {
		if value == expression {
			return name
		}
	}
	return ""
}

// evaluate returns the text of an expression made of literals and constants, and notes the constants it adds to.
func evaluate(expression ast.Expr, constants map[string]ast.Expr, usedAsPart map[string]bool) (string, bool) {
	switch e := expression.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, err == nil && e.Kind == token.STRING
	case *ast.Ident:
		value, ok := constants[e.Name]
		if !ok {
			return "", false
		}
		return evaluate(value, constants, usedAsPart)
	case *ast.ParenExpr:
		return evaluate(e.X, constants, usedAsPart)
	case *ast.BinaryExpr:
		for _, part := range []ast.Expr{e.X, e.Y} {
			if name, isName := part.(*ast.Ident); isName {
				usedAsPart[name.Name] = true
			}
		}
		left, isLeft := evaluate(e.X, constants, usedAsPart)
		right, isRight := evaluate(e.Y, constants, usedAsPart)
		return left + right, isLeft && isRight && e.Op == token.ADD
	}
	return "", false
}

func TestNoStatementHoldsAValue(t *testing.T) {
	t.Parallel()
	statements, _ := statementsOf(t)
	formatted := regexp.MustCompile(`%[sdvq]`)
	index := slices.IndexFunc(statements, func(s statement) bool {
		return formatted.MatchString(s.text)
	})
	if index >= 0 {
		t.Errorf("%s puts a value into its text: %s", statements[index].position, statements[index].text)
	}
}
