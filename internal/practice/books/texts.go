package books

import (
	"fmt"

	"daybook/internal/civil"
	"daybook/internal/money"
)

// The words of refusals that the contract quotes. They are matched by programs: change none of them without the source.
const (
	textContactArchived  = "The specified contact details matched an archived contact. Archived contacts cannot currently be edited via the API."
	textContactUnnamed   = "The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber"
	textEmail            = "Email address must be valid"
	textNumberTaken      = "Invoice # must be unique."
	textNotModifiable    = "Invoice not of valid status for modification"
	textNoSuchInvoice    = "An existing Invoice with the specified InvoiceID could not be found"
	textAllocated        = "This document cannot be edited as it has a payment or credit note allocated to it."
	textDescription      = "The description field is mandatory for each line item."
	textAccountMissing   = "Account must be valid."
	textTaxMissing       = "Tax rate must be valid."
	textDiscountOnBill   = "Discounts may not be applied to ACCPAY invoices."
	textAccountNameTaken = "Please enter a unique Name."
	textTotal            = "The document total does not equal the sum of the lines."
)

func textNameTaken(name string) string {
	return fmt.Sprintf("The contact name %s is already assigned to another contact. "+
		"The contact name must be unique across all active contacts.", name)
}

func textCurrency(code string) string {
	return "Organisation is not subscribed to currency " + code
}

func textAccount(code string) string {
	return fmt.Sprintf("Account code '%s' is not a valid code for this document.", code)
}

func textAccountArchived(code string) string {
	return fmt.Sprintf("Account code '%s' has been archived, or has been deleted. "+
		"Each line item must reference a valid account.", code)
}

func textTaxUnknown(taxType string) string {
	return fmt.Sprintf("The TaxType code '%s' does not exist or cannot be used for this type of transaction", taxType)
}

func textTaxPair(taxType, code string) string {
	return fmt.Sprintf("The TaxType code '%s' cannot be used with account code '%s'", taxType, code)
}

func textLineTotal(sent, expected money.Amount) string {
	return fmt.Sprintf("The line total %s does not match the expected line total %s", sent, expected)
}

func textStatusAllocated(status InvoiceStatus) string {
	return fmt.Sprintf("The status %s cannot be applied to the invoice because it has payments or credit notes "+
		"allocated to it.", status)
}

func textAccountDropped(code string) string {
	return fmt.Sprintf("Account code ''%s'' has been removed as it does not match a recognised account.", code)
}

func textUnbalanced(debits, credits money.Amount) string {
	return fmt.Sprintf("The total debits (%s) must equal total credits (%s)", debits, credits)
}

func textPeriodLock(lock civil.Date, s Switches) string {
	return "The document date cannot be before the period lock date, currently set at " + lockDate(lock, s)
}

func textYearLock(lock civil.Date, s Switches) string {
	return "The document date cannot be before the end of year lock date, currently set at " + lockDate(lock, s)
}

// lockDate is the tail of both, whose form differs between reports (contract section 18, 7).
func lockDate(d civil.Date, s Switches) string {
	if s.LockDateInFigures {
		return d.Time().Format("02/01/2006") + "."
	}
	return d.Time().Format("2 January 2006")
}

func textItemTaken(code string) string {
	return fmt.Sprintf("Price List Item with Code ''%s'' already exists", code)
}

// The words of refusals whose wording the contract does not have; these are this project's.
const (
	textContactNameNeeded = "The contact name must be specified."
	textContactNameForm   = "The contact name must not contain < or >, nor leading, trailing or double spaces."
	textContactNotActive  = "The contact of the document is archived."
	textContactUnknown    = "The contact could not be found."
	textPersons           = "A contact must not have more than 5 contact persons."
	textTerms             = "The payment terms must have a known type and a day that it allows."
	textCountry           = "The country of an address must contain letters only."
	textTypeNeeded        = "The invoice type must be ACCREC or ACCPAY."
	textTypeChanged       = "The type of an invoice cannot be changed."
	textNoLines           = "One or more line items must be specified."
	textDueDate           = "The due date must be specified."
	textStatusNew         = "The status of a new invoice must be DRAFT, SUBMITTED or AUTHORISED."
	textLineAmountTypes   = "The line amount types must be Exclusive, Inclusive or NoTax."
	textTheme             = "The branding theme could not be found."
	textURL               = "The Url must be a web address and must not contain the name of the accounting service."
	textRate              = "The currency rate must be greater than zero."
	textLineUnknown       = "A line item with the specified LineItemID could not be found."
	textLineAmount        = "The line amount is too large."
	textTwoDiscounts      = "A line item may have a discount rate or a discount amount, not both."
	textDiscountRange     = "A discount rate must be between 0 and 100."
	textDiscountNeedsUnit = "A discounted line item needs a quantity and a unit amount."
	textNoteEmpty         = "The details of a history record must be specified."
	textFileCount         = "A record must not have more than 10 files."
	textFileOnline        = "Only the files of sales documents can be included online."
	textSystemAccount     = "A system account cannot be archived."
	textAccountNameNeeded = "The account name must be specified."
	textTaxRateKept       = "The tax rate for no tax cannot be deleted."
	textCurrencyCode      = "The currency must be a code such as EUR."
	textBaseRate          = "The rate of the base currency is 1."
	textTrackingName      = "The name of a tracking category must be specified."
	textTrackingTaken     = "There is a tracking category of that name."
	textTrackingCount     = "There can be 2 active tracking categories, and 4 in all."
	textNoSuchItem        = "An existing Item with the specified ItemID could not be found"
	textItemCodeNeeded    = "The item code must be specified."
	textTrackedHalf       = "A tracked item needs both an InventoryAssetAccountCode and a COGSAccountCode."
	textTrackedStock      = "The inventory account of an item with stock cannot be changed."
	textNarration         = "A manual journal must have a narration."
	textJournalLines      = "A manual journal must have at least two journal lines."
	textJournalPosted     = "A posted manual journal cannot be changed by an app."
	textNoSuchJournal     = "A manual journal with the specified ManualJournalID could not be found."
	textApprovalLimit     = "You have reached the limit of invoices you can approve"
	textRoundingRange     = "The rounding amount must be between -0.10 and 0.10."
	textRoundingStatus    = "A rounding amount needs a document that is submitted or approved."
	textRoundingTotals    = "A rounding amount needs SubTotal, TotalTax and Total, and they must agree with the lines."
	textEnteredTotal      = "An entered total is for drafts."
	textRateSuspicious    = "The currency rate differs a lot from the day's rate. Check that it is right."
	textTracking          = "A line item may have at most 2 active tracking categories, each with an active option."
)

// TextFileName is the refusal of a file name (contract section 15).
const TextFileName = "The file name must not contain < > : \" / \\ | ? * NUL or +, and square brackets must be percent-encoded."

func textTooLong(field string, most int) string {
	return fmt.Sprintf("The field %s must not be longer than %d characters.", field, most)
}

func textContactNumberTaken(number string) string {
	return fmt.Sprintf("The contact number %s is already assigned to another contact.", number)
}

// textJournalStatus is as integrators quote it.
func textJournalStatus(status JournalStatus) string {
	return fmt.Sprintf("The status '%s' cannot be applied to the document", status)
}

func textContactStatus(status string) string {
	return fmt.Sprintf("The contact status %s is not valid.", status)
}

func textAddressType(kind string) string {
	return fmt.Sprintf("The address or phone type %s is not valid.", kind)
}

func textStockAccount(code string) string {
	return fmt.Sprintf("Account code '%s' is not an active account of type INVENTORY.", code)
}

func textCostAccount(code string) string {
	return fmt.Sprintf("Account code '%s' is not an active account for the cost of goods sold.", code)
}

func textOversold(code string) string {
	return fmt.Sprintf("There is not enough of item code '%s' on hand.", code)
}

func textItem(code string) string {
	return fmt.Sprintf("Item code '%s' is not valid.", code)
}
