package matcheval

import (
	"fmt"
	"io"
	"strings"

	"daybook/internal/contact/match"
)

// Explain writes the n worst false matches and the n worst misses, each with its explanation and both records.
func (m *Measured) Explain(w io.Writer, e Engine, n int) error {
	var text strings.Builder
	for _, x := range m.mistakes(e, n) {
		m.tell(&text, x)
	}
	if _, err := io.WriteString(w, text.String()); err != nil {
		return fmt.Errorf("explain the mistakes in %s: %w", m.set.Name, err)
	}
	return nil
}

func (m *Measured) tell(text *strings.Builder, x mistake) {
	c := x.pair.Comparison
	verdict := string(x.pair.Verdict)
	if verdict == "" {
		verdict = "never compared"
	}
	fmt.Fprintf(text, "%s %s: %s, %s %%, %s bits (prior %s, cap %s, groups %d%s)\n", m.set.Name, x.kind, verdict,
		tenths(c.PerMille), tenths(c.TenthBits), tenths(c.PriorTenthBits), tenths(c.CapTenthBits), c.Groups, rival(c))
	fmt.Fprintf(text, "  %s\n", c.Sentence())
	for _, ev := range c.Evidence {
		fmt.Fprintf(text, "  %-14s %-9s %6s  %q | %q%s\n", ev.Field, ev.Level, tenths(ev.TenthBits), ev.Left, ev.Right, remarks(ev))
	}
	for _, v := range c.Vetoes {
		fmt.Fprintf(text, "  veto %s\n", v)
	}
	fmt.Fprintf(text, "  left  %s\n  right %s\n", show(m.set.Left[x.pair.Left]), show(m.set.others()[x.pair.Right]))
}

// tenths writes a figure kept in tenths.
func tenths(n int) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	return fmt.Sprintf("%s%d.%d", sign, n/10, n%10)
}

func rival(c match.Comparison) string {
	if !c.HasRival {
		return ""
	}
	return ", ahead of its rival by " + tenths(c.RivalTenthBits)
}

func remarks(ev match.Evidence) string {
	s := ""
	if ev.OneIn > 0 {
		s += fmt.Sprintf("  one in %d", ev.OneIn)
	}
	if ev.Note != "" {
		s += "  " + ev.Note
	}
	return s
}

// show is a record on one line, without what is empty.
func show(r match.Record) string {
	parts := []string{r.ID, r.Name, strings.TrimSpace(r.GivenName + " " + r.FamilyName), r.BirthDate}
	for _, list := range [][]string{r.TaxNumbers, r.CompanyNumbers, r.BankAccounts, r.Emails, r.Phones, r.Websites} {
		parts = append(parts, list...)
	}
	for _, a := range r.Addresses {
		parts = append(parts, a.Street, a.City, a.Region, a.PostalCode, a.Country)
	}
	filled := parts[:0]
	for _, p := range parts {
		if p != "" {
			filled = append(filled, p)
		}
	}
	return strings.Join(filled, " · ")
}
