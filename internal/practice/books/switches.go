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
	// IgnoresPeriodLock lets documents into a locked period, as an adviser may (section 9). The end of year lock stays.
	IgnoresPeriodLock bool
}
