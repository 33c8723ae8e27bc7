package firms

// country is where a firm is, and how things are written there.
type country struct {
	code, name string
	// forms are the legal forms, each with its other spellings.
	forms [][]string
	// dial leads a number from abroad, trunk at home; areas are the first digits, after which so many follow.
	dial, trunk string
	areas       []string
	digits      int
	towns       []town
	domain      string
	// taxNumber makes a valid number, and how it may be written besides.
	taxNumber func(dice) (plain, spaced string)
}

// town is a city with its region, the first digits of its postcodes and how many follow.
type town struct {
	city, region, postcode string
	more                   int
	suburbs                []string
}

var companies = [][]string{
	{"Limited", "Ltd", "Ltd.", "LTD"},
	{"Limited", "Ltd", "Ltd.", "LTD"},
	{"Partnership", "& Partners"},
	{"Trust", "Family Trust"},
}

// countries has the home country often, for most contacts are near.
var countries = []country{
	{
		"NZ", "New Zealand", companies, "64", "0", []string{"9", "4", "3", "6", "7", "21", "27"}, 7,
		[]town{
			{"Auckland", "Auckland", "10", 2, []string{"Ponsonby", "Mount Eden", "Penrose", "Albany", "Manukau"}},
			{"Wellington", "Wellington", "60", 2, []string{"Te Aro", "Petone", "Karori", "Miramar"}},
			{"Christchurch", "Canterbury", "80", 2, []string{"Riccarton", "Addington", "Hornby"}},
			{"Palmerston North", "Manawatu", "44", 2, []string{"Hokowhitu", "Milson"}},
			{"Dunedin", "Otago", "90", 2, []string{"Mosgiel", "Caversham"}},
		}, "co.nz", gst,
	},
	{
		"AU", "Australia", [][]string{{"Pty Ltd", "Pty. Ltd.", "P/L", "Pty Limited", "PTY LTD"}, {"Pty Ltd", "P/L"}, {"Limited", "Ltd"}},
		"61", "0", []string{"2", "3", "7", "8", "4"}, 8,
		[]town{
			{"Sydney", "NSW", "20", 2, []string{"Parramatta", "Newtown", "Manly", "Surry Hills"}},
			{"Melbourne", "VIC", "30", 2, []string{"Richmond", "Carlton", "St Kilda"}},
			{"Brisbane", "QLD", "40", 2, []string{"Fortitude Valley", "Milton"}},
			{"Perth", "WA", "60", 2, []string{"Fremantle", "Subiaco"}},
		}, "com.au", abn,
	},
	{
		"GB", "United Kingdom", [][]string{{"Ltd", "Limited", "LTD."}, {"LLP", "L.L.P."}, {"plc", "PLC", "Public Limited Company"}},
		"44", "0", []string{"20", "121", "161", "131", "7700"}, 7,
		[]town{
			{"London", "", "E1 ", 1, []string{"Hackney", "Camden", "Islington"}},
			{"Manchester", "", "M1 ", 1, []string{"Salford", "Didsbury"}},
			{"Edinburgh", "", "EH1 ", 1, []string{"Leith", "Morningside"}},
		}, "co.uk", vatGB,
	},
	{
		"US", "United States", [][]string{{"Inc", "Inc.", "Incorporated"}, {"LLC", "L.L.C."}, {"Corp", "Corporation", "Corp."}},
		"1", "", []string{"212", "312", "415", "206", "512"}, 7,
		[]town{
			{"Chicago", "IL", "606", 2, []string{"Pilsen", "Hyde Park"}},
			{"Austin", "TX", "787", 2, []string{"Mueller", "Zilker"}},
			{"Seattle", "WA", "981", 2, []string{"Ballard", "Fremont"}},
		}, "com", ein,
	},
	{
		"DE", "Germany", [][]string{{"GmbH", "G.m.b.H.", "mbH"}, {"GmbH & Co. KG", "GmbH & Co KG"}, {"AG", "Aktiengesellschaft"}},
		"49", "0", []string{"30", "89", "40", "221"}, 7,
		[]town{
			{"München", "Bayern", "80", 3, []string{"Schwabing", "Pasing"}},
			{"Berlin", "", "10", 3, []string{"Mitte", "Kreuzberg"}},
		}, "de", vatDE,
	},
}

// home is the share of firms in the first country, in percent; the next has half of the rest.
const home = 60

func (d dice) country() *country {
	switch {
	case d.percent(home):
		return &countries[0]
	case d.percent(50):
		return &countries[1]
	default:
		return &countries[2+d.IntN(len(countries)-2)]
	}
}
