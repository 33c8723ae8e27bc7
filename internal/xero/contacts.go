package xero

import (
	"context"
	"iter"
	"net/url"
	"slices"
	"strings"
	"time"

	"daybook/internal/fault"
)

// ContactQuery chooses contacts; empty fields choose all active ones. Everything given must hold at once.
type ContactQuery struct {
	// IDs is a list of which one must match; 40 at most.
	IDs []string
	// Name and EmailAddress must be equal, whatever the case of letters; neither may hold a quote or a backslash.
	Name, EmailAddress string
	// NumberPrefix is what the contact number must begin with; it may not hold a quote or a backslash either.
	NumberPrefix string
	// SearchTerm looks for a text in names, numbers and the e-mail address.
	SearchTerm string
	// IncludeArchived adds archived contacts.
	IncludeArchived bool
	// SummaryOnly leaves out whether they are customers and suppliers, which makes the answer small.
	SummaryOnly bool
	// ModifiedSince leaves out what has not changed since, to the second; some changes do not count (section 7).
	ModifiedSince time.Time
	// Page is from 1, PageSize up to MaxPageSize; 0 means 1 and MaxPageSize.
	Page, PageSize int
}

// ContactPage is one page of a list, with every field.
type ContactPage struct {
	// Page says which page it is.
	Page Page
	// Contacts are its contacts.
	Contacts []Contact
	// ServerTime is Xero's clock when it answered, in UTC; zero when it did not say.
	ServerTime time.Time
}

// ListContacts returns one page. Errors: invalid when the query cannot be asked, offline, auth_expired, forbidden,
// rate_limited.
func (c *Client) ListContacts(ctx context.Context, q ContactQuery) (ContactPage, error) {
	page, err := c.readContacts(ctx, q)
	return toContactPage(page), err
}

func (c *Client) readContacts(ctx context.Context, q ContactQuery) (pageOf[Contact], error) {
	number, size, query := paging(q.Page, q.PageSize)
	if err := q.addTo(query); err != nil {
		return pageOf[Contact]{}, err
	}
	r := request{path: accountingPath + "/Contacts", query: query, modifiedSince: q.ModifiedSince}
	return readPage[Contact](ctx, c, "read contacts", r, "Contacts", number, size)
}

func toContactPage(p pageOf[Contact]) ContactPage {
	return ContactPage{Page: p.page, Contacts: p.list, ServerTime: p.serverTime}
}

// ContactPages returns every page from that of the query on. It ends after the first error, which comes with an empty page.
func (c *Client) ContactPages(ctx context.Context, q ContactQuery) iter.Seq2[ContactPage, error] {
	before := max(q.Page-1, 0)
	return pages(func(number int) (pageOf[Contact], error) {
		q.Page = before + number
		return c.readContacts(ctx, q)
	}, toContactPage)
}

// ListAllContacts returns the contacts of every page.
func (c *Client) ListAllContacts(ctx context.Context, q ContactQuery) ([]Contact, error) {
	return allOf(c.ContactPages(ctx, q), func(p ContactPage) []Contact { return p.Contacts })
}

// FindContactsByID returns the contacts with these ids, archived ones included; unknown ids are left out.
func (c *Client) FindContactsByID(ctx context.Context, ids []string) ([]Contact, error) {
	return inChunks(ids, func(chunk []string) ([]Contact, error) {
		return c.ListAllContacts(ctx, ContactQuery{IDs: chunk, IncludeArchived: true})
	})
}

// FindContactsByName returns the contacts of this name, whatever the case of letters, archived ones included.
func (c *Client) FindContactsByName(ctx context.Context, name string) ([]Contact, error) {
	if _, ok := whereEquals("Name", name); ok {
		return c.ListAllContacts(ctx, ContactQuery{Name: name, IncludeArchived: true})
	}
	all, err := c.ListAllContacts(ctx, ContactQuery{SearchTerm: name, IncludeArchived: true})
	return slices.DeleteFunc(all, func(found Contact) bool { return !strings.EqualFold(found.Name, name) }), err
}

// FindContactsByEmail returns the contacts with this e-mail address, whatever the case, archived ones included.
func (c *Client) FindContactsByEmail(ctx context.Context, address string) ([]Contact, error) {
	if _, ok := whereEquals("EmailAddress", address); ok {
		return c.ListAllContacts(ctx, ContactQuery{EmailAddress: address, IncludeArchived: true})
	}
	all, err := c.ListAllContacts(ctx, ContactQuery{SearchTerm: address, IncludeArchived: true})
	return slices.DeleteFunc(all, func(found Contact) bool { return !strings.EqualFold(found.EmailAddress, address) }), err
}

// FindContactByNumber returns the contact Daybook created under a contact number, archived or merged as it may be by
// now, and whether there is one.
func (c *Client) FindContactByNumber(ctx context.Context, number string) (Contact, bool, error) {
	contact, err := c.getContact(ctx, number)
	if fault.Is(err, fault.NotFound) {
		return Contact{}, false, nil
	}
	return contact, err == nil, err
}

// FindContactsNumbered returns the contacts whose number begins with a text, archived ones included. Where there are so many
// contacts that Xero refuses such a filter (section 7, too broad), it is asked to search.
func (c *Client) FindContactsNumbered(ctx context.Context, prefix string) ([]Contact, error) {
	all, err := c.ListAllContacts(ctx, ContactQuery{NumberPrefix: prefix, IncludeArchived: true})
	if fault.Is(err, fault.Rejected) {
		all, err = c.ListAllContacts(ctx, ContactQuery{SearchTerm: prefix, IncludeArchived: true})
	}
	return slices.DeleteFunc(all, func(found Contact) bool { return !strings.HasPrefix(found.ContactNumber, prefix) }), err
}

// GetContact returns one contact by its id, with every field. Errors: not_found, offline, auth_expired, forbidden,
// rate_limited.
func (c *Client) GetContact(ctx context.Context, id string) (Contact, error) {
	return c.getContact(ctx, id)
}

// getContact asks by id or by contact number: Xero takes either (section 7).
func (c *Client) getContact(ctx context.Context, key string) (Contact, error) {
	if key == "" {
		return Contact{}, noID()
	}
	r := request{path: accountingPath + "/Contacts/" + url.PathEscape(key)}
	return readOne[Contact](ctx, c, "read the contact", r, "Contacts",
		func(found Contact) bool { return isNamed(key, found.ContactID) })
}

// DecodeContacts reads the body of a list of contacts. The error says what could not be read.
func DecodeContacts(body []byte) (ContactPage, error) {
	page, err := decodePage[Contact](body, "Contacts")
	return toContactPage(page), err
}

// isWhole reports whether the query is for all contacts, or all that changed. That may be many pages, which are asked for
// in the order of ids: in Xero's own order, a contact changed meanwhile could push another off the page not read yet.
func (q ContactQuery) isWhole() bool {
	return len(q.IDs) == 0 && q.Name == "" && q.EmailAddress == "" && q.NumberPrefix == "" && q.SearchTerm == ""
}

func (q ContactQuery) addTo(query url.Values) error {
	if err := addList(query, "IDs", q.IDs); err != nil {
		return err
	}
	if q.isWhole() {
		query.Set("order", "ContactID ASC")
	}
	if q.IncludeArchived {
		query.Set("includeArchived", "true")
	}
	if q.SummaryOnly {
		query.Set("summaryOnly", "true")
	}
	if q.SearchTerm != "" {
		query.Set("searchTerm", q.SearchTerm)
	}
	var conditions []string
	for _, field := range []struct{ name, value string }{{"Name", q.Name}, {"EmailAddress", q.EmailAddress}} {
		if field.value == "" {
			continue
		}
		condition, ok := whereEquals(field.name, field.value)
		if !ok {
			return cannotAsk(field.value)
		}
		conditions = append(conditions, condition)
	}
	if q.NumberPrefix != "" {
		condition, ok := whereStarts("ContactNumber", q.NumberPrefix)
		if !ok {
			return cannotAsk(q.NumberPrefix)
		}
		conditions = append(conditions, condition)
	}
	addWhere(query, conditions)
	return nil
}
