package match_test

import (
	"slices"
	"testing"

	"daybook/internal/contact/match"
)

// A veto is worth its name only if the pair would be taken for one firm without it: each stands beside the pair that lacks only it.
var vetoes = []struct {
	name               string
	veto               match.Veto
	left, right, clear match.Record
}{
	{
		"two different valid tax numbers", match.VetoIDs,
		match.Record{Name: "Kauri Joinery Ltd", TaxNumbers: list(gst), Emails: list("jane@kauri.co.nz"), Addresses: at("12 Queen Street", "Auckland", "1010")},
		match.Record{Name: "Kauri Joinery Ltd", TaxNumbers: list(otherGST), Emails: list("jane@kauri.co.nz"), Addresses: at("12 Queen Street", "Auckland", "1010")},
		match.Record{Name: "Kauri Joinery Ltd", Emails: list("jane@kauri.co.nz"), Addresses: at("12 Queen Street", "Auckland", "1010")},
	},
	{
		"father and son", match.VetoSuffix,
		match.Record{GivenName: "Anthony", FamilyName: "Underhill Jr", Emails: list("underhill@kauri.co.nz"), Addresses: at("12 Queen Street", "Auckland", "1010")},
		match.Record{GivenName: "Anthony", FamilyName: "Underhill Sr", Emails: list("underhill@kauri.co.nz"), Addresses: at("12 Queen Street", "Auckland", "1010")},
		match.Record{GivenName: "Anthony", FamilyName: "Underhill", Emails: list("underhill@kauri.co.nz"), Addresses: at("12 Queen Street", "Auckland", "1010")},
	},
	{
		"relatives at one address", match.VetoGivenNames,
		match.Record{GivenName: "Anthony", FamilyName: "Underhill", Emails: list("underhill@kauri.co.nz"), Addresses: at("12 Queen Street", "Auckland", "1010")},
		match.Record{GivenName: "Margaret", FamilyName: "Underhill", Emails: list("underhill@kauri.co.nz"), Addresses: at("12 Queen Street", "Auckland", "1010")},
		match.Record{GivenName: "Anthony", FamilyName: "Underhill", Emails: list("underhill@kauri.co.nz"), Addresses: at("12 Queen Street", "Auckland", "1010")},
	},
	{
		"relatives whose names stand where the firm's does", match.VetoGivenNames,
		match.Record{Name: "Anthony Underhill", Phones: list("09 377 8888"), Addresses: at("12 Queen Street", "Auckland", "1010")},
		match.Record{Name: "Margaret Underhill", Phones: list("09 377 8888"), Addresses: at("12 Queen Street", "Auckland", "1010")},
		match.Record{Name: "Anthony Underhill", Phones: list("09 377 8888"), Addresses: at("12 Queen Street", "Auckland", "1010")},
	},
	{
		"two branches", match.VetoTokens,
		match.Record{Name: "Rimu Motors North", Emails: list("jane@rimumotors.co.nz"), Phones: list("09 377 8888")},
		match.Record{Name: "Rimu Motors South", Emails: list("jane@rimumotors.co.nz"), Phones: list("09 377 8888")},
		match.Record{Name: "Rimu Motors North", Emails: list("jane@rimumotors.co.nz"), Phones: list("09 377 8888")},
	},
	{
		"one tax number under two names", match.VetoName,
		match.Record{Name: "Rimu Motors", TaxNumbers: list(gst), Emails: list("jane@rimumotors.co.nz")},
		match.Record{Name: "Harbour Bakery", TaxNumbers: list(gst), Emails: list("jane@rimumotors.co.nz")},
		match.Record{Name: "Rimu Motors", TaxNumbers: list(gst), Emails: list("jane@rimumotors.co.nz")},
	},
	{
		"one bank account under two names", match.VetoName,
		match.Record{Name: "Rimu Motors", BankAccounts: list(bank), Emails: list("jane@rimumotors.co.nz")},
		match.Record{Name: "Harbour Bakery", BankAccounts: list(bank), Emails: list("jane@rimumotors.co.nz")},
		match.Record{Name: "Rimu Motors", BankAccounts: list(bank), Emails: list("jane@rimumotors.co.nz")},
	},
	{
		"only a role mailbox in common", match.VetoShared,
		match.Record{Name: "Rimu Motors", Emails: list("info@rimumotors.co.nz")},
		match.Record{Name: "Harbour Bakery", Emails: list("info@rimumotors.co.nz")},
		match.Record{Name: "Rimu Motors", Emails: list("info@rimumotors.co.nz")},
	},
	{
		"only a bookkeeper's domain in common", match.VetoShared,
		match.Record{Name: "Rimu Motors", Emails: list("jane@ledgerbooks.co.nz")},
		match.Record{Name: "Harbour Bakery", Emails: list("peter@ledgerbooks.co.nz")},
		match.Record{Name: "Rimu Motors", Emails: list("jane@ledgerbooks.co.nz")},
	},
}

func TestVetoesNeverGoUnasked(t *testing.T) {
	t.Parallel()
	for _, test := range vetoes {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := compare(test.left, test.right).Vetoes; !slices.Contains(got, test.veto) {
				t.Errorf("the vetoes are %v, without %s", got, test.veto)
			}
			if got := compare(test.left, test.clear).Vetoes; len(got) > 0 {
				t.Errorf("without the reason the vetoes are %v", got)
			}
			for i, got := range verdicts(t, test.left, test.right) {
				if got == match.Auto || got == match.WorksAt {
					t.Errorf("%s says %s", works[i], got)
				}
			}
			for i, got := range verdicts(t, test.left, test.clear) {
				if got != match.Auto {
					t.Errorf("without the reason %s says %s", works[i], got)
				}
			}
		})
	}
}

// works are what decides, in the order of verdicts.
var works = [3]string{"Link", "Dedupe", "Find"}
