package books

// Switches are the points the contract leaves open (section 18). The zero Switches are the defaults; tests run the
// other setting too.
type Switches struct {
	// CaseSensitiveNames lets two active contacts differ only by case (point 10). Default: they may not.
	CaseSensitiveNames bool
	// ArchivedNamesMatch makes a name that only an archived contact has match that contact, and so be refused (point 7).
	// Default: such a name is free, and a new contact is made.
	ArchivedNamesMatch bool
	// SavesGoodWhenSummarised keeps the good elements of a request whose summarised reply is 400 (point 4).
	// Default: nothing of it is kept.
	SavesGoodWhenSummarised bool
	// ApprovesWithoutDueDate accepts an approval without a due date (point 6). Default: it is refused.
	ApprovesWithoutDueDate bool
	// ToleratesLineTotal accepts a sent line amount that is one hundredth off (point 5). Default: it must agree.
	ToleratesLineTotal bool
	// PostKeepsBillsApart makes a POST without an id create a new bill where the number belongs to a bill of another
	// supplier (point 9). Default: it overwrites any bill of that number.
	PostKeepsBillsApart bool
	// ReusesDeadNumbers lets a sales invoice take the number of a voided or deleted one (point 15). Default: refused.
	ReusesDeadNumbers bool
	// RoundsAfterDiscount takes a discount before quantity × price is rounded (point 13). Default: rounded first.
	RoundsAfterDiscount bool
	// ChecksTotal refuses a sent Total that differs (section 9). Default: it is ignored.
	ChecksTotal bool
	// ConflictTextInElements puts the text of a reused idempotency key in Elements (point 3). Default: in Message.
	ConflictTextInElements bool
	// ConcurrentHasRetryAfter adds Retry-After to a 429 for too many calls at once (point 2). Default: it has none.
	ConcurrentHasRetryAfter bool
	// ConcurrentWord and AppMinuteWord are the X-Rate-Limit-Problem of the two limits whose spelling is open (point 2).
	// Default: "concurrent" and "appminute".
	ConcurrentWord, AppMinuteWord string
	// ServerErrorBody is the form of a 500 (point 11). Default: plain text.
	ServerErrorBody ErrorBody
	// SaysDescription spells the texts of ValidationErrors and Warnings "Description", as some samples do (section 6).
	// Default: "Message".
	SaysDescription bool
	// LowerCaseForbidden writes the keys of a 403 in lower case (section 16). Default: capitalised.
	LowerCaseForbidden bool
	// NamesRepeat lets active contacts share a name, as Xero warns it may one day (section 8). Default: they may not.
	NamesRepeat bool
	// MatchesNameFirst makes a POST without an id look for a contact's name before its number (section 8). Default: the
	// number comes first.
	MatchesNameFirst bool
	// ArchivedHasOwnText refuses a document that names an archived contact with a text of its own (point 7). Default: that
	// of an edit of the contact.
	ArchivedHasOwnText bool
	// LockDateInFigures ends the texts of lock dates with "31/03/2026." (point 7). Default: "31 March 2026".
	LockDateInFigures bool
	// NegativeHalvesRise rounds halves below zero up, towards zero (point 8). Default: away from zero.
	NegativeHalvesRise bool
	// WholeUnits rounds amounts in currencies without cents, such as JPY, to whole units (point 14). Default: two decimals
	// in every currency.
	WholeUnits bool
	// LegacyPlan limits approvals to 20 invoices and 5 bills a month, by the document's date (section 4).
	LegacyPlan bool
	// IgnoresPeriodLock lets documents into a locked period, as an adviser may (section 9). The end of year lock stays.
	IgnoresPeriodLock bool
	// LacksReportsPermission makes the signed-in user one of the Standard role without the reports permission: manual
	// journals and reports are answered with 403 (sections 11 and 12). Default: the user has it.
	LacksReportsPermission bool
	// EditsPostedJournals lets an app change a posted manual journal, which section 11 leaves open. Default: an app can
	// only void it; a person can change it.
	EditsPostedJournals bool
}

// ErrorBody is the form of an answer that says that the service failed.
type ErrorBody string

// The forms that a client has to bear.
const (
	// PlainError is one sentence of text.
	PlainError ErrorBody = ""
	// EmptyError has neither body nor content type.
	EmptyError ErrorBody = "empty"
	// HTMLError is a page.
	HTMLError ErrorBody = "html"
	// JSONError is an object of the form of a 401, as a gateway before the service writes it.
	JSONError ErrorBody = "json"
)
