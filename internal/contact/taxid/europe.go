package taxid

// europe are the VAT numbers of the Union's members by name of country, and company numbers that stand inside them; then
// Norway and Switzerland. The shapes are those the Commission's VIES lists, the checks those of BMF's list.
var europe = []scheme{
	{kind: "eu_vat_at", country: "AT", shapes: []string{"U########"}, check: checked(isAustrian)},
	{kind: "eu_vat_be", country: "BE", shapes: []string{"0#########", "1#########", "#########"}, refine: padded(10), check: checked(isBelgian)},
	{kind: "eu_vat_bg", country: "BG", shapes: []string{"#########", "##########"}, check: checked(isBulgarian)},
	{kind: "eu_vat_cy", country: "CY", shapes: []string{"########@"}, check: checked(isCypriot)},
	{kind: "eu_vat_cz", country: "CZ", shapes: []string{"########", "#########", "##########"}, check: checkCzech},
	{kind: "eu_vat_de", country: "DE", shapes: []string{"#########"}, check: checked(isGerman)},
	{kind: "eu_vat_dk", country: "DK", shapes: []string{"########"}, check: checked(isDanish)},
	{kind: "eu_vat_ee", country: "EE", shapes: []string{"#########"}, check: checked(isEstonian)},
	{kind: "eu_vat_es", country: "ES", shapes: []string{"*#######*"}, check: checked(isSpanish)},
	{kind: "eu_vat_fi", country: "FI", shapes: []string{"########"}, check: checked(isFinnish)},
	{kind: "eu_vat_fr", country: "FR", shapes: []string{"**#########"}, check: checked(isFrench), company: sirenOfVAT},
	{kind: FrenchSIREN, country: "FR", shapes: []string{"#########"}, check: checked(luhn), company: first(9)},
	{kind: FrenchSIREN, country: "FR", shapes: []string{"##############"}, refine: first(9), check: checked(luhn), company: first(9), needsHint: true},
	{kind: "eu_vat_gr", country: "GR", shapes: []string{"#########", "########"}, refine: padded(9), check: checked(isGreek)},
	{kind: "eu_vat_hr", country: "HR", shapes: []string{"###########"}, check: checked(mod11and10)},
	{kind: "eu_vat_hu", country: "HU", shapes: []string{"########"}, check: checked(isHungarian)},
	{kind: "eu_vat_hu", country: "HU", shapes: []string{"###########"}, refine: first(8), check: checked(isHungarian), needsHint: true},
	{kind: "eu_vat_ie", country: "IE", shapes: []string{"#######@", "#######@@", "#@#####@"}, check: checked(isIrish)},
	{kind: "eu_vat_it", country: "IT", shapes: []string{"###########"}, check: checked(isItalian)},
	{kind: "eu_vat_lt", country: "LT", shapes: []string{"#######1#", "##########1#"}, check: checked(isLithuanian)},
	{kind: "eu_vat_lu", country: "LU", shapes: []string{"########"}, check: checked(isLuxembourgish)},
	{kind: "eu_vat_lv", country: "LV", shapes: []string{"###########"}, check: checked(isLatvian)},
	{kind: "eu_vat_mt", country: "MT", shapes: []string{"########"}, check: checked(isMaltese)},
	{kind: "eu_vat_nl", country: "NL", shapes: []string{"#########B##"}, check: checked(isDutch)},
	{kind: "eu_vat_pl", country: "PL", shapes: []string{"##########"}, check: checked(isPolish)},
	{kind: "eu_vat_pt", country: "PT", shapes: []string{"#########"}, check: checked(isPortuguese)},
	{kind: "eu_vat_ro", country: "RO", shapes: romanianShapes, check: checked(isRomanian)},
	{kind: "eu_vat_se", country: "SE", shapes: []string{"############"}, check: checked(isSwedish), company: first(10)},
	{kind: SwedishCompany, country: "SE", shapes: []string{"##########"}, check: checked(luhn), company: first(10)},
	{kind: "eu_vat_si", country: "SI", shapes: []string{"########"}, check: checked(isSlovene)},
	{kind: "eu_vat_sk", country: "SK", shapes: []string{"##########"}, check: checked(isSlovak)},
	{kind: NorwegianCompany, country: "NO", shapes: []string{"#########", "#########MVA"}, refine: first(9), check: checked(isNorwegian)},
	{kind: SwissUID, country: "CH", shapes: []string{"E#########", "E#########MWST", "E#########TVA", "E#########IVA", "#########"},
		refine: swissDigits, check: checked(isSwiss)},
}

// romanianShapes: the register counts on from two digits; shorter ones than five are left alone, because anything fits.
var romanianShapes = []string{"#####", "######", "#######", "########", "#########", "##########", "#############"}
