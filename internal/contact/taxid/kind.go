package taxid

import "strings"

// Kind is a scheme of numbers.
type Kind string

// The kinds, but for those of EUVAT.
const (
	// Unknown is any number whose scheme is not known.
	Unknown Kind = "unknown"
	// AustralianABN and AustralianACN are Australia's business and company number.
	AustralianABN Kind = "au_abn"
	AustralianACN Kind = "au_acn"
	// NewZealandBusiness and NewZealandGST are New Zealand's business number and the number for goods and services tax, which
	// is the Inland Revenue number.
	NewZealandBusiness Kind = "nz_nzbn"
	NewZealandGST      Kind = "nz_gst"
	// BritishVAT and BritishCompany are the United Kingdom's.
	BritishVAT     Kind = "gb_vat"
	BritishCompany Kind = "gb_company"
	// AmericanEIN is the employer identification number of the United States.
	AmericanEIN Kind = "us_ein"
	// CanadianBusiness is Canada's business number without its programme accounts.
	CanadianBusiness Kind = "ca_bn"
	// SouthAfricanVAT is South Africa's.
	SouthAfricanVAT Kind = "za_vat"
	// SingaporeUEN and SingaporeGST are Singapore's entity number and tax numbers of the older form.
	SingaporeUEN Kind = "sg_uen"
	SingaporeGST Kind = "sg_gst"
	// FrenchSIREN and SwedishCompany are company numbers that stand inside VAT numbers.
	FrenchSIREN    Kind = "fr_siren"
	SwedishCompany Kind = "se_org"
	// NorwegianCompany and SwissUID serve as VAT numbers too.
	NorwegianCompany Kind = "no_org"
	SwissUID         Kind = "ch_uid"
	// IBAN is an international bank account; the others are national ones.
	IBAN           Kind = "iban"
	NewZealandBank Kind = "nz_bank"
	AustralianBank Kind = "au_bank"
	BritishBank    Kind = "gb_bank"
)

// EUVAT is the kind of VAT numbers of a member of the European Union by its ISO 3166 code: "eu_vat_de" for DE.
func EUVAT(country string) Kind { return Kind("eu_vat_" + strings.ToLower(country)) }
