package match

// legalForms are the words and runs of words that say what a firm is in law, folded, with initials joined, and what they
// are short for. They are weak evidence: "Ltd" is left out, added and changed without a thought.
var legalForms = map[string]string{
	"ltd": "ltd", "limited": "ltd", "ltda": "ltda", "limitada": "ltda", "pty": "pty", "proprietary": "pty",
	"inc": "inc", "incorporated": "inc", "corp": "corp", "corporation": "corp", "co": "co", "company": "co", "cie": "co",
	"llc": "llc", "llp": "llp", "lp": "lp", "plc": "plc", "pllc": "llc", "pc": "pc", "cic": "cic", "cio": "cio",
	"gmbh": "gmbh", "mbh": "gmbh", "ag": "ag", "aktiengesellschaft": "ag", "kg": "kg", "kgaa": "kgaa", "ohg": "ohg", "ug": "ug", "gbr": "gbr",
	"ev": "ev", "eg": "eg", "se": "se", "sa": "sa", "sas": "sas", "sarl": "sarl", "sasu": "sas", "eurl": "sarl", "snc": "snc",
	"srl": "srl", "spa": "spa", "sl": "sl", "slu": "sl", "sau": "sa", "sab": "sa", "bv": "bv", "nv": "nv", "vof": "vof", "cv": "cv", "bvba": "bv",
	"cvba": "cv", "ab": "ab", "aktiebolag": "ab", "aktiebolaget": "ab", "as": "as", "asa": "as", "aps": "aps", "oy": "oy", "oyj": "oy",
	"kft": "kft", "zrt": "zrt", "doo": "doo", "sro": "sro", "ooo": "ooo", "zao": "zao", "oao": "oao", "pao": "pao", "kk": "kk", "bhd": "bhd",
	"sdn": "bhd", "pte": "pte", "pvt": "pvt", "private": "pvt", "publ": "plc", "trust": "trust", "trustees": "trust", "societe": "sa",
	"vennootschap": "nv", "naamloze": "nv", "besloten": "bv", "gesellschaft": "gmbh", "eood": "ood", "ood": "ood", "lda": "ltda", "dba": "",
}

// endsName are the legal forms after which a name is over, and what follows is a place.
var endsName = map[string]bool{
	"ltd": true, "inc": true, "corp": true, "llc": true, "llp": true, "plc": true, "gmbh": true, "ag": true, "kg": true, "kgaa": true, "se": true, "sa": true, "sas": true,
	"sarl": true, "srl": true, "spa": true, "sl": true, "bv": true, "nv": true, "cv": true, "ab": true, "as": true, "aps": true, "oy": true, "kft": true,
}

// strayWords join others and say nothing by themselves.
var strayWords = map[string]bool{
	"and": true, "the": true, "of": true, "for": true, "de": true, "la": true, "le": true, "les": true, "des": true, "du": true, "el": true,
	"und": true, "et": true, "y": true, "e": true, "der": true, "die": true, "das": true, "van": true, "von": true, "den": true, "di": true,
	"da": true, "do": true, "dos": true, "del": true, "en": true, "i": true, "a": true, "an": true, "at": true, "in": true, "on": true, "by": true,
}

// branchWords tell one branch of a firm from another.
var branchWords = map[string]string{
	"north": "n", "south": "s", "east": "e", "west": "w", "northern": "n", "southern": "s", "eastern": "e", "western": "w",
	"upper": "upper", "lower": "lower", "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9",
	"one": "1", "two": "2", "three": "3", "junior": "jr", "jr": "jr", "senior": "sr", "sr": "sr", "first": "1", "second": "2", "third": "3",
}
