package firms

// The words of names, most common first.
var (
	trades = []string{
		"Services", "Plumbing", "Electrical", "Builders", "Construction", "Engineering", "Consulting", "Transport", "Motors",
		"Cafe", "Design", "Cleaning", "Accounting", "Landscapes", "Painters", "Roofing", "Foods", "Farms", "Dental", "Legal",
		"Pharmacy", "Logistics", "Software", "Media", "Interiors", "Kitchens", "Flooring", "Joinery", "Concrete", "Drainage",
		"Glass", "Fencing", "Scaffolding", "Catering", "Bakery", "Butchery", "Winery", "Brewery", "Orchards", "Nursery",
		"Forestry", "Fisheries", "Marine", "Aviation", "Couriers", "Storage", "Packaging", "Printing", "Signs", "Textiles",
		"Furniture", "Appliances", "Cycles", "Tyres", "Panelbeaters", "Towing", "Security", "Fire Protection", "Refrigeration",
		"Solar", "Insurance", "Finance", "Mortgages", "Realty", "Surveyors", "Architects", "Physiotherapy", "Optometry",
		"Veterinary", "Childcare", "Fitness", "Yoga", "Photography", "Events", "Travel", "Books", "Toys", "Jewellers", "Florists",
		"Upholstery", "Locksmiths", "Pest Control",
	}
	generals = []string{
		"Group", "Holdings", "Trading", "Enterprises", "Investments", "Solutions", "Industries", "Supplies", "Partners",
		"Developments", "Properties", "International", "Associates", "Management", "Systems", "Technologies", "Distributors",
		"Imports", "Wholesale", "Manufacturing",
	}
	places = []string{
		"Northern", "Southern", "Central", "Eastern", "Western", "Pacific", "Bay", "Valley", "Harbour", "Riverside", "Coastal",
		"Alpine", "Island", "Lakeside", "Highland", "City", "Metro", "Capital", "Peninsula", "Plains", "Gateway", "Crossroads",
		"Parkside", "Hilltop", "Bridge", "Mill", "Station", "Market", "Old Town", "Westgate", "Eastgate",
	}
	things = []string{
		"Oak", "Kauri", "Silver", "Fern", "Blue", "Red", "Green", "Golden", "Summit", "Eagle", "Falcon", "Phoenix", "Star", "Sun",
		"Moon", "Stone", "Iron", "Copper", "River", "Ocean", "Anchor", "Compass", "Lighthouse", "Maple", "Cedar", "Willow", "Rose",
		"Thistle", "Wattle", "Banksia", "Tui", "Kiwi", "Kea", "Koru", "Lion", "Bear", "Fox", "Wolf", "Heron", "Swan", "Crown",
		"Shield", "Arrow", "Beacon", "Horizon", "Pinnacle", "Vertex", "Quantum", "Nova", "Apex", "Delta", "Omega", "Alpha",
		"Prime", "Evergreen", "Cascade", "Granite", "Marble", "Amber", "Coral",
	}
	given = []string{
		"John", "Sarah", "David", "Emma", "Michael", "Anna", "James", "Maria", "Peter", "Lucy", "Robert", "Kate", "William",
		"Jane", "Thomas", "Helen", "Mark", "Susan", "Paul", "Karen", "Andrew", "Laura", "Daniel", "Rachel", "Richard", "Sophie",
		"Stephen", "Amy", "Christopher", "Olivia", "Matthew", "Grace", "Anthony", "Alice", "George", "Ruth", "Simon", "Claire",
		"Hemi", "Aroha", "Wiremu", "Mere", "Tane", "Ngaire", "Wei", "Mei", "Hiroshi", "Yuki", "Priya", "Arjun", "Fatima", "Omar",
		"Ivan", "Olga", "Hans", "Greta", "Pierre", "Chloe", "Luca", "Giulia",
	}
	nicknames = map[string]string{
		"Michael": "Mike", "Robert": "Bob", "William": "Bill", "Thomas": "Tom", "Katherine": "Kate", "Susan": "Sue", "Andrew": "Andy",
		"Daniel": "Dan", "Richard": "Dick", "Stephen": "Steve", "Christopher": "Chris", "Matthew": "Matt", "Anthony": "Tony", "David": "Dave",
	}
	families = []string{
		"Smith", "Jones", "Williams", "Brown", "Wilson", "Taylor", "Johnson", "White", "Martin", "Anderson", "Thompson", "Nguyen",
		"Singh", "Patel", "Lee", "Wang", "Chen", "Walker", "Harris", "Lewis", "Robinson", "King", "Wright", "Hughes", "Green",
		"Hall", "Wood", "Clarke", "Edwards", "Turner", "Hill", "Cooper", "Ward", "Morris", "Baker", "Young", "Allen", "Scott",
		"Mitchell", "Campbell", "Kelly", "Watson", "Bennett", "Murphy", "Reid", "Stewart", "Ross", "Murray", "McDonald",
		"Macdonald", "O'Brien", "O'Connor", "Fraser", "Cameron", "Tamihana", "Ngata", "Parata", "Tanaka", "Suzuki", "Kim", "Park",
		"Schmidt", "Müller", "Weber", "Fischer", "Becker", "Dubois", "Lefèvre", "Moreau", "Rossi", "Bianchi", "Kowalski", "Novák",
		"Jensen", "Larsen", "García", "Fernández",
	}
	// Families of any number are made of a beginning and an end.
	familyHeads = []string{
		"Ash", "Black", "Brad", "Carl", "Chad", "Dal", "Earn", "Ed", "Fair", "Far", "Glad", "Hamp", "Hart", "Hol", "Kirk", "Lang",
		"Lin", "Mar", "Nor", "Oak", "Pem", "Rams", "Red", "Rush", "Sax", "Shel", "Stan", "Sut", "Thorn", "Wal", "War", "West",
		"Whit", "Win", "Wood", "Wynd", "Har", "Bur", "Cram", "Den", "Fen", "Gar", "Hels", "Ing", "Jar", "Ken", "Lan", "Mel", "New",
		"Ox", "Pad",
	}
	familyTails = []string{
		"ton", "ford", "ley", "worth", "field", "wood", "bury", "ham", "well", "more", "land", "by", "wick", "den", "shaw",
		"stone", "bourne", "croft", "dale", "gate", "house", "mond", "ridge", "son", "stead", "water", "brook", "cliffe", "combe",
		"cott",
	}
	streetTypes = []string{
		"Street", "Road", "Avenue", "Drive", "Lane", "Place", "Crescent", "Terrace", "Parade", "Highway", "Court", "Way",
	}
	roles = []string{
		"info", "accounts", "admin", "office", "sales", "hello", "enquiries", "contact", "reception", "orders",
	}
	freeMail = []string{
		"gmail.com", "outlook.com", "hotmail.com", "yahoo.com", "xtra.co.nz", "bigpond.com", "icloud.com",
	}
)

// syllable is a sound in the scripts in which names of one firm may be written.
type syllable struct{ latin, cyrillic, greek, kana string }

var syllables = []syllable{
	{"ka", "ка", "κα", "カ"},
	{"to", "то", "το", "ト"},
	{"mi", "ми", "μι", "ミ"},
	{"ra", "ра", "ρα", "ラ"},
	{"no", "но", "νο", "ノ"},
	{"se", "се", "σε", "セ"},
	{"ri", "ри", "ρι", "リ"},
	{"ta", "та", "τα", "タ"},
	{"ko", "ко", "κο", "コ"},
	{"ne", "не", "νε", "ネ"},
	{"ma", "ма", "μα", "マ"},
	{"sa", "са", "σα", "サ"},
	{"ni", "ни", "νι", "ニ"},
	{"ro", "ро", "ρο", "ロ"},
	{"me", "ме", "με", "メ"},
	{"na", "на", "να", "ナ"},
	{"ki", "ки", "κι", "キ"},
	{"mo", "мо", "μο", "モ"},
	{"re", "ре", "ρε", "レ"},
	{"te", "те", "τε", "テ"},
}

func (s syllable) in(script int) string {
	return [...]string{s.latin, s.cyrillic, s.greek, s.kana}[script]
}
