package taxid_test

import (
	"testing"

	"daybook/internal/contact/taxid"
)

// The numbers are examples that tax offices, registers or the open library python-stdnum publish.
var examples = []struct {
	number, in, key string
	kind            taxid.Kind
	country         string
	verdict         taxid.Verdict
}{
	{"51 824 753 556", "AU", "51824753556", taxid.AustralianABN, "AU", taxid.Valid},
	{"ABN: 83 914 571 673", "", "83914571673", taxid.AustralianABN, "AU", taxid.Valid},
	{"99 999 999 998", "Australia", "99999999998", taxid.AustralianABN, "AU", taxid.Invalid},
	{"004 085 616", "AU", "004085616", taxid.AustralianACN, "AU", taxid.Valid},
	{"ACN 010 499 966", "", "010499966", taxid.AustralianACN, "AU", taxid.Valid},
	{"002 724 335", "AU", "002724335", taxid.AustralianACN, "AU", taxid.Invalid},
	{"49-091-850", "NZ", "049091850", taxid.NewZealandGST, "NZ", taxid.Valid},
	{"GST 049 098 576", "New Zealand", "049098576", taxid.NewZealandGST, "NZ", taxid.Valid},
	{"NZ 35-901-981", "", "035901981", taxid.NewZealandGST, "NZ", taxid.Valid},
	{"136-410-132", "NZ", "136410132", taxid.NewZealandGST, "NZ", taxid.Valid},
	{"136-410-133", "NZ", "136410133", taxid.NewZealandGST, "NZ", taxid.Invalid},
	{"9-125-5680", "NZ", "091255680", taxid.NewZealandGST, "NZ", taxid.Invalid},
	{"9429041535110", "NZ", "9429041535110", taxid.NewZealandBusiness, "NZ", taxid.Valid},
	{"NZBN 9429041535111", "", "9429041535111", taxid.NewZealandBusiness, "NZ", taxid.Invalid},
	{"GB 980 7806 84", "", "980780684", taxid.BritishVAT, "GB", taxid.Valid},
	{"VAT Reg. No. 980 7806 84", "UK", "980780684", taxid.BritishVAT, "GB", taxid.Valid},
	{"XI980780684001", "", "980780684", taxid.BritishVAT, "GB", taxid.Valid},
	{"802311781", "United Kingdom", "802311781", taxid.BritishVAT, "GB", taxid.Invalid},
	{"434031494", "GB", "434031494", taxid.BritishVAT, "GB", taxid.Valid},
	{"GBGD499", "", "GD499", taxid.BritishVAT, "GB", taxid.Valid},
	{"GBHA499", "", "HA499", taxid.BritishVAT, "GB", taxid.Invalid},
	{"SC123456", "GB", "SC123456", taxid.BritishCompany, "GB", taxid.Unchecked},
	{"Company no. 445790", "GB", "00445790", taxid.BritishCompany, "GB", taxid.Unchecked},
	{"QQ123456", "GB", "QQ123456", taxid.BritishCompany, "GB", taxid.Invalid},
	{"91-1144442", "US", "911144442", taxid.AmericanEIN, "US", taxid.Unchecked},
	{"EIN 07-1144442", "", "071144442", taxid.AmericanEIN, "US", taxid.Invalid},
	{"12302 6635 RC 0001", "Canada", "123026635", taxid.CanadianBusiness, "CA", taxid.Valid},
	{"123026635", "CA", "123026635", taxid.CanadianBusiness, "CA", taxid.Valid},
	{"123456783 RT0001", "CA", "123456783", taxid.CanadianBusiness, "CA", taxid.Invalid},
	{"VAT 4490245315", "ZA", "4490245315", taxid.SouthAfricanVAT, "ZA", taxid.Valid},
	{"4490245310", "ZA", "4490245310", taxid.SouthAfricanVAT, "ZA", taxid.Invalid},
	{"00192200M", "SG", "00192200M", taxid.SingaporeUEN, "SG", taxid.Valid},
	{"197401143C", "SG", "197401143C", taxid.SingaporeUEN, "SG", taxid.Valid},
	{"S16FC0121D", "SG", "S16FC0121D", taxid.SingaporeUEN, "SG", taxid.Valid},
	{"UEN T01FC6132E", "", "T01FC6132E", taxid.SingaporeUEN, "SG", taxid.Invalid},
	{"M2-0123456-7", "SG", "M201234567", taxid.SingaporeGST, "SG", taxid.Unchecked},
	{"GB82 WEST 1234 5698 7654 32", "", "GB82WEST12345698765432", taxid.IBAN, "GB", taxid.Valid},
	{"IBAN DE89 3704 0044 0532 0130 00", "AU", "DE89370400440532013000", taxid.IBAN, "DE", taxid.Valid},
	{"GB82 WEST 1234 5698 7654 33", "", "GB82WEST12345698765433", taxid.IBAN, "GB", taxid.Invalid},
	{"01-0902-0068389-00", "NZ", "0109020068389000", taxid.NewZealandBank, "NZ", taxid.Valid},
	{"08-6523-1954512-001", "NZ", "0865231954512001", taxid.NewZealandBank, "NZ", taxid.Valid},
	{"26-2600-0320871-032", "NZ", "2626000320871032", taxid.NewZealandBank, "NZ", taxid.Valid},
	{"01-0242-0100195-00", "NZ", "0102420100195000", taxid.NewZealandBank, "NZ", taxid.Invalid},
	{"77-0242-0100195-00", "NZ", "7702420100195000", taxid.NewZealandBank, "NZ", taxid.Unchecked},
	{"062-000 1234 5678", "AU", "06200012345678", taxid.AustralianBank, "AU", taxid.Unchecked},
	{"20-00-00 55779911", "GB", "20000055779911", taxid.BritishBank, "GB", taxid.Unchecked},
	{"ATU13585627", "", "U13585627", taxid.EUVAT("AT"), "AT", taxid.Valid},
	{"BE 428759497", "", "0428759497", taxid.EUVAT("BE"), "BE", taxid.Valid},
	{"BG 175 074 752", "", "175074752", taxid.EUVAT("BG"), "BG", taxid.Valid},
	{"BG 7523169263", "", "7523169263", taxid.EUVAT("BG"), "BG", taxid.Valid},
	{"CY-10259033P", "", "10259033P", taxid.EUVAT("CY"), "CY", taxid.Valid},
	{"CZ 25123891", "", "25123891", taxid.EUVAT("CZ"), "CZ", taxid.Valid},
	{"CZ7103192745", "", "7103192745", taxid.EUVAT("CZ"), "CZ", taxid.Valid},
	{"CZ640903926", "", "640903926", taxid.EUVAT("CZ"), "CZ", taxid.Valid},
	{"CZ395601439", "", "395601439", taxid.EUVAT("CZ"), "CZ", taxid.Unchecked},
	{"CZ399901439", "", "399901439", taxid.EUVAT("CZ"), "CZ", taxid.Invalid},
	{"DE 136,695 976", "", "136695976", taxid.EUVAT("DE"), "DE", taxid.Valid},
	{"USt-IdNr. DE 136695976", "", "136695976", taxid.EUVAT("DE"), "DE", taxid.Valid},
	{"136695978", "Germany", "136695978", taxid.EUVAT("DE"), "DE", taxid.Invalid},
	{"DK 13585628", "", "13585628", taxid.EUVAT("DK"), "DK", taxid.Valid},
	{"EE 100 931 558", "", "100931558", taxid.EUVAT("EE"), "EE", taxid.Valid},
	{"EL 094259216", "", "094259216", taxid.EUVAT("GR"), "GR", taxid.Valid},
	{"GR 94259216", "", "094259216", taxid.EUVAT("GR"), "GR", taxid.Valid},
	{"ES B-58378431", "", "B58378431", taxid.EUVAT("ES"), "ES", taxid.Valid},
	{"54362315K", "ES", "54362315K", taxid.EUVAT("ES"), "ES", taxid.Valid},
	{"X-5253868-R", "ES", "X5253868R", taxid.EUVAT("ES"), "ES", taxid.Valid},
	{"M-1234567-L", "ES", "M1234567L", taxid.EUVAT("ES"), "ES", taxid.Valid},
	{"J99216582", "ES", "J99216582", taxid.EUVAT("ES"), "ES", taxid.Valid},
	{"B64717839", "ES", "B64717839", taxid.EUVAT("ES"), "ES", taxid.Invalid},
	{"FI 20774740", "", "20774740", taxid.EUVAT("FI"), "FI", taxid.Valid},
	{"Fr 40 303 265 045", "", "40303265045", taxid.EUVAT("FR"), "FR", taxid.Valid},
	{"FR K7399859412", "", "K7399859412", taxid.EUVAT("FR"), "FR", taxid.Valid},
	{"FR 4Z123456782", "", "4Z123456782", taxid.EUVAT("FR"), "FR", taxid.Valid},
	{"84 323 140 391", "FR", "84323140391", taxid.EUVAT("FR"), "FR", taxid.Invalid},
	{"SIREN 552 008 443", "", "552008443", taxid.FrenchSIREN, "FR", taxid.Valid},
	{"HR 33392005961", "", "33392005961", taxid.EUVAT("HR"), "HR", taxid.Valid},
	{"HU-12892312", "", "12892312", taxid.EUVAT("HU"), "HU", taxid.Valid},
	{"12892312-2-41", "HU", "12892312", taxid.EUVAT("HU"), "HU", taxid.Valid},
	{"IE 6433435F", "", "6433435F", taxid.EUVAT("IE"), "IE", taxid.Valid},
	{"IE 6433435OA", "", "6433435OA", taxid.EUVAT("IE"), "IE", taxid.Valid},
	{"8D79739I", "Ireland", "8D79739I", taxid.EUVAT("IE"), "IE", taxid.Valid},
	{"6433435E", "IE", "6433435E", taxid.EUVAT("IE"), "IE", taxid.Invalid},
	{"P.IVA IT 00743110157", "", "00743110157", taxid.EUVAT("IT"), "IT", taxid.Valid},
	{"LT 100001919017", "", "100001919017", taxid.EUVAT("LT"), "LT", taxid.Valid},
	{"LT 100004801610", "", "100004801610", taxid.EUVAT("LT"), "LT", taxid.Valid},
	{"119511515", "LT", "119511515", taxid.EUVAT("LT"), "LT", taxid.Valid},
	{"LU 150 274 42", "", "15027442", taxid.EUVAT("LU"), "LU", taxid.Valid},
	{"LV 4000 3521 600", "", "40003521600", taxid.EUVAT("LV"), "LV", taxid.Valid},
	{"161175-19997", "LV", "16117519997", taxid.EUVAT("LV"), "LV", taxid.Valid},
	{"328673-00679", "LV", "32867300679", taxid.EUVAT("LV"), "LV", taxid.Valid},
	{"MT 1167-9112", "", "11679112", taxid.EUVAT("MT"), "MT", taxid.Valid},
	{"NL 004495445B01", "", "004495445B01", taxid.EUVAT("NL"), "NL", taxid.Valid},
	{"NL002455799B11", "", "002455799B11", taxid.EUVAT("NL"), "NL", taxid.Valid},
	{"NL123456789B90", "", "123456789B90", taxid.EUVAT("NL"), "NL", taxid.Invalid},
	{"PL 8567346215", "", "8567346215", taxid.EUVAT("PL"), "PL", taxid.Valid},
	{"PT 501 964 843", "", "501964843", taxid.EUVAT("PT"), "PT", taxid.Valid},
	{"RO 185 472 90", "", "18547290", taxid.EUVAT("RO"), "RO", taxid.Valid},
	{"RO1630615123457", "", "1630615123457", taxid.EUVAT("RO"), "RO", taxid.Valid},
	{"SE 556188840401", "", "556188840401", taxid.EUVAT("SE"), "SE", taxid.Valid},
	{"556188-8404", "Sweden", "5561888404", taxid.SwedishCompany, "SE", taxid.Valid},
	{"SI 5022 3054", "", "50223054", taxid.EUVAT("SI"), "SI", taxid.Valid},
	{"SK 202 274 96 19", "", "2022749619", taxid.EUVAT("SK"), "SK", taxid.Valid},
	{"988 077 917 MVA", "NO", "988077917", taxid.NorwegianCompany, "NO", taxid.Valid},
	{"CHE-100.155.212 MWST", "", "100155212", taxid.SwissUID, "CH", taxid.Valid},
}

func TestPublishedExamplesAreReadAsTheirSchemeSays(t *testing.T) {
	t.Parallel()
	for _, e := range examples {
		got := taxid.Read(e.number, e.in)
		if got.Key != e.key || got.Kind != e.kind || got.Country != e.country || got.Verdict != e.verdict || got.IsBlank || got.IsGuess {
			t.Errorf("Read(%q, %q) is %+v, want %+v", e.number, e.in, got, e)
		}
	}
}
