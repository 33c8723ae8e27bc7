package sample

// taxNumbers are GST numbers and ABNs as the owner typed them, with and without marks, by name. Their check digits are right;
// they were given to nobody.
var taxNumbers = map[string]string{
	"Kauri & Co":                    "149-301-178",
	"Harbour Hotel Group":           "149315160",
	"Wellington Workspaces Limited": "149-329-153",
	"Southern Alps Lodge":           "149 343 148",
	"Mānuka Medical Centre":         "149-357-130",
	"Coastline Kitchens Ltd":        "GST 149-371-125",
	"Harakeke Housing Trust":        "149-385-118",
	"Rātā Retirement Villages":      "149-413-099",
	"Quay Legal":                    "149-441-077",
	"Ferntree Architects":           "149-455-063",
	"Melbourne Modern Pty Ltd":      "31 900 100 417",
	"Tasman Trade Furniture":        "46900124174",
	"Northland Timber Supplies":     "149-469-052",
	"Canterbury Hardwoods Ltd":      "149-483-047",
	"Fixings Direct":                "149 497 038",
	"Pacific Upholstery Fabrics":    "149-511-024",
	"Ironbark Metal Fabrication":    "149525017",
	"EcoCoat Finishes":              "149-539-006",
}
