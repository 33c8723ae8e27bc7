package xero_test

// Bodies in the shapes recorded from Xero (sections 6, 8, 9 and 16); names and ids are made up.

const createdInvoice = `{"Id":"0f9a","Status":"OK","ProviderName":"Daybook","DateTimeUTC":"\/Date(1789378199160)\/",
"Invoices":[{"Type":"ACCREC","InvoiceID":"D6362594-9AB3-4E26-B6FF-2B7F4F2C9A10","InvoiceNumber":"SO-1042","Reference":"PO 77",
"Payments":[],"CreditNotes":[],"Prepayments":[],"Overpayments":[],"AmountDue":24.15,"AmountPaid":0.0,"AmountCredited":0.0,
"CurrencyRate":1.0000000000,"IsDiscounted":false,"HasAttachments":false,"HasErrors":false,"StatusAttributeString":"OK",
"Contact":{"ContactID":"bd2270c3-8706-4c11-9cfb-000b551c3f51","Name":"Kauri & Sons","Addresses":[],"Phones":[],"ValidationErrors":[]},
"DateString":"2026-09-14T00:00:00","Date":"\/Date(1789344000000+0000)\/","DueDateString":"2026-10-14T00:00:00",
"DueDate":"\/Date(1791936000000+0000)\/","Status":"AUTHORISED","LineAmountTypes":"Exclusive",
"LineItems":[{"Description":"Stool","UnitAmount":10.5000,"TaxType":"OUTPUT2","TaxAmount":3.15,"LineAmount":21.00,"AccountCode":"200",
"Tracking":[],"Quantity":2.0000,"LineItemID":"52208ff9-528a-4985-a9ad-b2b1d4210e38","ValidationErrors":[]}],
"SubTotal":21.00,"TotalTax":3.15,"Total":24.15,"UpdatedDateUTC":"\/Date(1789378199100+0000)\/","CurrencyCode":"NZD",
"SomethingNew":{"deep":[1,2,3]}}]}`

const mixedInvoices = `{"Id":"0f9b","Status":"OK","ProviderName":"Daybook","DateTimeUTC":"\/Date(1789378199160)\/","Invoices":[
{"Type":"ACCREC","InvoiceID":"d6362594-9ab3-4e26-b6ff-2b7f4f2c9a10","InvoiceNumber":"SO-1","Status":"DRAFT","StatusAttributeString":"WARNING",
"Warnings":[{"Message":"The currency rate looks unusual."}],"Contact":{"ContactID":"bd2270c3-8706-4c11-9cfb-000b551c3f51"},
"LineItems":[{"LineAmount":1}],"SubTotal":1,"TotalTax":0.15,"Total":1.15,"HasErrors":false},
{"Type":"ACCREC","InvoiceID":"00000000-0000-0000-0000-000000000000","InvoiceNumber":"SO-2","Status":"DRAFT","StatusAttributeString":"ERROR",
"HasErrors":true,"Date":"soon","LineItems":[{"Description":"x","ValidationErrors":[{"Message":"Account must be valid."}]}],
"ValidationErrors":[{"Message":"Invoice # must be unique."},{"Message":"Invoice # must be unique."},{"Description":"An old sample's spelling."}]}]}`

const validationException = `{"ErrorNumber":10,"Type":"ValidationException","Message":"A validation exception occurred",
"Elements":[{"ContactID":"00000000-0000-0000-0000-000000000000","Name":"Kauri & Sons","ValidationErrors":[{"Message":
"The contact name Kauri & Sons is already assigned to another contact. The contact name must be unique across all active contacts."}]}]}`

const keyConflict = `{"ErrorNumber":17,"Type":"PostDataInvalidException","Message":"Idempotency Key: 5f2c is used with a different request."}`

const tokenExpired = `{"Type":null,"Title":"Unauthorized","Status":401,"Detail":"TokenExpired: token expired at 09/24/2021 08:23:47","Instance":"b3b5","Extensions":{}}`

const scopeMissing = `{"Type":null,"Title":"Unauthorized","Status":401,"Detail":"AuthorizationUnsuccessful","Instance":"b3b5","Extensions":{}}`

const forbidden = `{"type":null,"title":"Forbidden","status":403,"detail":"AuthenticationUnsuccessful","instance":"b3b5"}`

const htmlPage = "<!doctype html><html><head><title>Sign in to Hotel Wifi</title></head><body>Welcome</body></html>"

const contactsPage = `{"Id":"0f9c","Status":"OK","ProviderName":"Daybook","DateTimeUTC":"\/Date(1789378199160)\/",
"pagination":{"page":1,"pageSize":1000,"pageCount":1,"itemCount":2},
"Contacts":[{"ContactID":"bd2270c3-8706-4c11-9cfb-000b551c3f51","ContactNumber":"7f3k","ContactStatus":"ACTIVE","Name":"Kauri & Sons",
"EmailAddress":"accounts@kauri.example","Addresses":[{"AddressType":"STREET"},{"AddressType":"POBOX","AddressLine1":"PO Box 1","City":"Nelson"}],
"Phones":[{"PhoneType":"DEFAULT","PhoneNumber":"555 0100","PhoneAreaCode":"03","PhoneCountryCode":"64"},{"PhoneType":"FAX"}],
"UpdatedDateUTC":"\/Date(1789378199100+0000)\/","IsSupplier":false,"IsCustomer":true,"DefaultCurrency":"NZD",
"PaymentTerms":{"Bills":{"Day":20,"Type":"OFFOLLOWINGMONTH"},"Sales":{"Day":14,"Type":"DAYSAFTERBILLDATE"}},
"ContactPersons":[{"FirstName":"Ana","LastName":"Reid","EmailAddress":"ana@kauri.example","IncludeInEmails":true}],
"Balances":{"AccountsReceivable":{"Outstanding":849.5,"Overdue":0.0}},"HasAttachments":false,"HasValidationErrors":false},
{"ContactID":"11111111-8706-4c11-9cfb-000b551c3f51","ContactStatus":"GDPRREQUEST","Name":"Gone","EmailAddress":null,
"MergedToContactID":"bd2270c3-8706-4c11-9cfb-000b551c3f51","Addresses":[],"Phones":[]}]}`

// everything answers any read of a list with one empty element.
const everything = `{"Organisations":[{}],"Actions":[{}],"Accounts":[],"TaxRates":[],"Currencies":[],"TrackingCategories":[],"BrandingThemes":[],
"Contacts":[{"ContactID":"` + aContact + `"}],"Invoices":[{"InvoiceID":"` + anID + `"}],"CreditNotes":[{"CreditNoteID":"` + aCreditNote + `"}],
"Payments":[{"PaymentID":"` + aPayment + `"}],"ManualJournals":[{"ManualJournalID":"` + aJournal + `"}],"Items":[{"ItemID":"` + anItem + `"}],"Attachments":[{}],"HistoryRecords":[{}],"OnlineInvoices":[{}]}`
