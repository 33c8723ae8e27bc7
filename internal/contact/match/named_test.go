package match_test

import (
	"testing"

	"daybook/internal/contact/match"
)

// What has no letter and no digit, or is only the way to somebody, names nobody.
func TestANameWithoutAWordTellsNothing(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"!", "-", "...", "***", "c/o Ledger Books", "()", "\u200b"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			unnamed := match.Record{Name: name, Emails: list("jane@kauri.co.nz"), Phones: list("09 377 8888")}
			for _, other := range []string{"Kauri Joinery", "?", "IBM", ""} {
				known := match.Record{Name: other, Emails: unnamed.Emails, Phones: unnamed.Phones}
				for _, c := range []match.Comparison{compare(unnamed, known), compare(known, unnamed)} {
					if e := field(c, match.FieldName); e.Level != "" || e.TenthBits != 0 {
						t.Errorf("%q and %q: %q, %d tenths of a bit", name, other, e.Level, e.TenthBits)
					}
				}
				for i, got := range verdicts(t, unnamed, known) {
					if got == match.New {
						t.Errorf("%q and %q with one mailbox and telephone: %s says %s", name, other, works[i], got)
					}
				}
			}
			if got := compare(match.Record{Name: name}, match.Record{Name: name}); len(got.Evidence) > 0 {
				t.Errorf("%q alone twice is evidence: %+v", name, got.Evidence)
			}
		})
	}
}
