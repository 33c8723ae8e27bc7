package sqlite_test

import (
	"context"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"daybook/internal/contact"
	"daybook/internal/contact/match"
	"daybook/internal/fault"
	"daybook/internal/matching"
	"daybook/internal/sqlite"
)

// wordHashes are keys and terms for tests: one for each word of a name, e-mail and phone.
func wordHashes(r match.Record) (keys, terms []uint64) {
	for word := range strings.FieldsSeq(strings.ToLower(strings.Join(append(append([]string{r.Name}, r.Emails...), r.Phones...), " "))) {
		h := fnv.New64a()
		_, _ = h.Write([]byte(word))
		keys = append(keys, h.Sum64())
	}
	slices.Sort(keys)
	keys = slices.Compact(keys)
	return keys, keys
}

// playground is a company with five contacts that have orders, and four contacts at Xero, two of which say something.
type playground struct {
	*rapid.T

	ctx  context.Context
	file *sqlite.File
}

// template makes the company that every playground is a copy of.
func template(t *testing.T) []byte {
	t.Helper()
	f, ctx := setup(t), t.Context()
	people := []contact.Contact{aContact("Ash"), aContact("Beech"), aContact("Cedar"), aContact("Ash"),
		{Name: "X One", Source: contact.SourceXero, SourceRef: "u", PaymentDays: -1}}
	people[1].Email, people[2].Phone, people[3].Note = "v1@beech.example", "v2", "Ring first"
	for i, c := range must(f.SaveContacts(ctx, people))(t) {
		must(f.SaveOrder(ctx, anOrder(fmt.Sprintf("SO-%d", i), c.ID, 0)))(t)
	}
	one := atXero("u", "X One")
	one.Email, one.IsSupplier = "v3@x.example", true
	two := atXero("v", "X Two")
	two.Phone, two.Status = "v1", "ARCHIVED"
	if err := f.UpsertLedgerContacts(ctx, []contact.LedgerContact{one, two, atXero("w", "Ash"), atXero("x", "Cedar")}); err != nil {
		t.Fatal(err)
	}
	closeFile(t, f)
	return must(os.ReadFile(f.Path()))(t)
}

func newPlayground(ctx context.Context, t *rapid.T, path string, company []byte) *playground {
	p := &playground{T: t, ctx: ctx}
	p.must(os.WriteFile(path, company, 0o600))
	var err error
	p.file, err = sqlite.Open(ctx, path, sqlite.Options{Now: noon})
	p.must(err)
	t.Cleanup(func() { _ = p.file.Close() })
	p.must(p.file.UseHash(ctx, "words", wordHashes))
	return p
}

func (p *playground) must(err error) {
	if err != nil {
		p.Fatal(err)
	}
}

func (p *playground) party(label string) contact.Party {
	if rapid.IntRange(0, 2).Draw(p.T, label+" is Xero's") == 0 {
		return xero(rapid.SampledFrom([]string{"u", "v", "w", "x"}).Draw(p.T, label))
	}
	return contact.Party{ContactID: rapid.Int64Range(1, 5).Draw(p.T, label)}
}

// decide answers one question or two, or is refused.
func (p *playground) decide() {
	var decisions []contact.Decision
	for range rapid.IntRange(1, 2).Draw(p.T, "answers") {
		d := same(p.party("left"), p.party("right"))
		d.Answer = rapid.SampledFrom([]contact.Answer{contact.Same, contact.Same, contact.Same, contact.Different, contact.WorksAt}).Draw(p.T, "answer")
		if rapid.Bool().Draw(p.T, "takes") {
			d.TakeRight = []contact.Field{rapid.SampledFrom(contact.OwnFields()).Draw(p.T, "field")}
		}
		d.Comparison = &match.Comparison{Evidence: []match.Evidence{}}
		decisions = append(decisions, d)
	}
	if _, err := p.file.Decide(p.ctx, decisions); err != nil && !fault.Is(err, fault.Conflict) && !fault.Is(err, fault.Invalid) {
		p.Fatal(err)
	}
}

func (p *playground) standing() []int64 {
	all, err := p.file.ListDecisions(p.ctx)
	p.must(err)
	var ids []int64
	for _, d := range all {
		if d.Stands() {
			ids = append(ids, d.ID)
		}
	}
	return ids
}

// undo takes one of the decisions back that stand; false where none does.
func (p *playground) undo() bool {
	ids := p.standing()
	if len(ids) > 0 {
		id := rapid.SampledFrom(ids).Draw(p.T, "undone")
		p.must(p.file.Undo(p.ctx, []int64{id}, contact.ByOwner, rapid.Bool().Draw(p.T, "asked again")))
	}
	return len(ids) > 0
}

// edit types a value nobody has, or nothing where both companies show something, into the contact shown for one; the
// other company gets the same.
func (p *playground) edit(other *playground, at int) {
	shown, err := p.file.GetContact(p.ctx, rapid.Int64Range(1, 5).Draw(p.T, "edited"))
	p.must(err)
	there, err := other.file.GetContact(p.ctx, shown.ID)
	p.must(err)
	f := rapid.SampledFrom([]contact.Field{contact.FieldName, contact.FieldEmail, contact.FieldPhone, contact.FieldNote}).Draw(p.T, "field")
	value := fmt.Sprintf("v%d typed", at)
	if f != contact.FieldName && shown.Values()[f] != "" && there.Values()[f] != "" && rapid.Bool().Draw(p.T, "emptied") {
		value = ""
	}
	for _, c := range []struct {
		in *playground
		contact.Contact
	}{{p, shown}, {other, there}} {
		values := c.Values()
		values[f] = value
		_, err := c.in.file.SaveContact(p.ctx, c.With(values))
		p.must(err)
	}
}

// read takes a change at Xero into both companies.
func (p *playground) read(other *playground, at int) {
	l := atXero(rapid.SampledFrom([]string{"u", "v", "w", "x"}).Draw(p.T, "changed"), fmt.Sprintf("v%d read", at))
	l.Email = rapid.SampledFrom([]string{"", "v2@x.example"}).Draw(p.T, "email")
	l.IsCustomer = rapid.Bool().Draw(p.T, "customer")
	if rapid.IntRange(0, 3).Draw(p.T, "gone") == 0 {
		l.Status = "ARCHIVED"
		l.MergedToID = rapid.SampledFrom([]string{"", "u", "v", "w", "x"}).Draw(p.T, "into")
	}
	for _, in := range []*playground{p, other} {
		p.must(in.file.UpsertLedgerContacts(p.ctx, []contact.LedgerContact{l}))
	}
}

// Any sequence of merges, links and undos, with edits and readings of Xero between them, ends in the same state once all is
// undone, in whatever order: that of a company in which nothing was ever decided.
func TestOnceEverythingIsUndoneNothingShowsThatItWasDecided(t *testing.T) {
	t.Parallel()
	folder, runs, company := t.TempDir(), 0, template(t)
	rapid.Check(t, func(r *rapid.T) {
		runs++
		p := newPlayground(t.Context(), r, filepath.Join(folder, fmt.Sprintf("a%d.daybook", runs)), company)
		other := newPlayground(t.Context(), r, filepath.Join(folder, fmt.Sprintf("b%d.daybook", runs)), company)
		start := p.state()
		if !slices.Equal(start, other.state()) {
			r.Fatal("the two companies differ from the start")
		}
		changed := false
		for at := range rapid.IntRange(1, 12).Draw(r, "steps") {
			switch rapid.SampledFrom([]string{"decide", "decide", "decide", "undo", "edit", "read"}).Draw(r, "step") {
			case "decide":
				p.decide()
			case "undo":
				p.undo()
			case "edit":
				p.edit(other, at)
				changed = true
			case "read":
				p.read(other, at)
				changed = true
			}
		}
		before := p.state()
		p.must(p.file.SettleAll(p.ctx))
		p.equal(p.state(), before, "worked out anew")
		for p.undo() {
		}
		p.equal(p.state(), other.state(), "with everything undone")
		if !changed {
			p.equal(p.state(), start, "with everything undone, against the start")
		}
	})
}

func (p *playground) state() []string {
	lines, err := readState(p.ctx, p.file)
	p.must(err)
	return lines
}

func (p *playground) equal(got, want []string, when string) {
	if slices.Equal(got, want) {
		return
	}
	var text strings.Builder
	for _, line := range got {
		if !slices.Contains(want, line) {
			text.WriteString("+ " + line + "\n")
		}
	}
	for _, line := range want {
		if !slices.Contains(got, line) {
			text.WriteString("- " + line + "\n")
		}
	}
	page, err := p.file.ListPairs(p.ctx, matching.PairQuery{})
	p.Fatalf("%s the state is another:\n%s(%d questions, %v)", when, text.String(), page.Total, err)
}
