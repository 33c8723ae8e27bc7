// Package page is the practice Xero's own page: what the practice organisation holds, drawn like a ledger, with the
// few things a person may do there: approve or post, record a payment, credit, change a narration, void, delete, add and
// change contacts, merge, archive and restore them, change settings, and start again.
package page

import (
	"context"
	"embed"
	"html/template"
	"log/slog"
	"net/http"
	"net/url"
	"time"

	"daybook/internal/practice/books"
	"daybook/internal/practice/look"
	"daybook/internal/practice/store"
)

//go:embed *.html
var files embed.FS

// Config is what the page needs.
type Config struct {
	// Store is the organisation's data.
	Store *store.Store
	// Now is the clock.
	Now func() time.Time
	// Reset puts the original practice data back.
	Reset func(context.Context) error
	// Switches are the points the contract leaves open, which bind a person too.
	Switches books.Switches
	// Log receives what goes wrong inside.
	Log *slog.Logger
}

// Page answers the page's addresses.
type Page struct {
	cfg Config
}

// New returns the page.
func New(cfg Config) *Page { return &Page{cfg: cfg} }

// Register adds the page's addresses to mux, among them those that Xero's deep links have (contract section 15).
func (p *Page) Register(mux *http.ServeMux) {
	mux.HandleFunc("GET /{$}", p.overview)
	mux.HandleFunc("GET /contacts", p.contacts)
	mux.HandleFunc("GET /invoices", p.documents(books.Sales))
	mux.HandleFunc("GET /bills", p.documents(books.Purchase))
	mux.HandleFunc("GET /creditnotes", p.creditNotes)
	mux.HandleFunc("GET /journals", p.journals)
	mux.HandleFunc("GET /items", p.items)
	mux.HandleFunc("GET /settings", p.settings)
	mux.HandleFunc("POST /settings", p.setSettings)
	mux.HandleFunc("GET /app/{code}/files/{owner}/{id}", p.file)
	mux.HandleFunc("GET /app/{code}/invoicing/view/{id}", p.document(books.Sales))
	mux.HandleFunc("GET /app/{code}/bills/view/{id}", p.document(books.Purchase))
	mux.HandleFunc("GET /app/{code}/contacts/contact/{id}", p.contact)
	mux.HandleFunc("GET /app/{code}/journals/view/{id}", p.journal)
	mux.HandleFunc("POST /app/{code}/invoicing/view/{id}", p.act(books.Sales))
	mux.HandleFunc("POST /app/{code}/bills/view/{id}", p.act(books.Purchase))
	mux.HandleFunc("POST /app/{code}/contacts/contact/{id}", p.actOnContact)
	mux.HandleFunc("GET /contacts/new", p.contactForm)
	mux.HandleFunc("POST /contacts/new", p.saveContact)
	mux.HandleFunc("GET /app/{code}/contacts/edit/{id}", p.contactForm)
	mux.HandleFunc("POST /app/{code}/contacts/edit/{id}", p.saveContact)
	mux.HandleFunc("POST /app/{code}/journals/view/{id}", p.actOnJournal)
	mux.HandleFunc("GET /app/{code}/creditnotes/view/{id}", p.creditNote)
	mux.HandleFunc("POST /app/{code}/creditnotes/view/{id}", p.actOnCreditNote)
	mux.HandleFunc("GET /organisationlogin/default.aspx", p.olderLink)
	mux.HandleFunc("GET /Journal/View.aspx", p.journalLink)
	mux.HandleFunc("GET /reset", p.askReset)
	mux.HandleFunc("POST /reset", p.reset)
}

// frame is what every page shows around its content.
type frame struct {
	// Title is the page's heading and the window's title.
	Title string
	// Tab is the path of the current tab.
	Tab string
	// Organisation is the name of the organisation; "" when there is none.
	Organisation string
	// Code is its short code.
	Code string
	// Token is the hidden field of forms.
	Token string
	// Message says what was just done, or what was refused when IsRefused.
	Message   string
	IsRefused bool
	// Content is what the page's own template shows.
	Content any
}

// Tabs are the tabs, for the templates.
func (frame) Tabs() []tab {
	return []tab{{"/", "Overview"}, {"/contacts", "Contacts"}, {"/invoices", "Invoices"}, {"/bills", "Bills"}, {"/creditnotes", "Credit notes"}, {"/journals", "Manual journals"}, {"/items", "Items"}, {"/settings", "Settings"}}
}

type tab struct{ Path, Name string }

// view reads what a page needs in one transaction and shows it. read returns the page's frame but for what every page
// has, and false when there is nothing at the address.
func (p *Page) view(w http.ResponseWriter, r *http.Request, name string, read func(*store.Tx, books.Reference) (frame, bool, error)) {
	ctx := r.Context()
	var f frame
	found := false
	err := p.cfg.Store.View(ctx, func(tx *store.Tx) error {
		reference, err := tx.GetReference(ctx)
		if err != nil {
			return err
		}
		f, found, err = read(tx, reference)
		f.Organisation, f.Code = reference.Organisation.Name, reference.Organisation.ShortCode
		return err
	})
	switch {
	case err != nil:
		p.fail(w, r, f, err)
	case !found:
		f.Title = "Not found"
		p.show(w, r, http.StatusNotFound, "missing.html", f)
	default:
		if f.Message == "" {
			f.Message = doneMessage(r.URL.Query().Get("done"))
		}
		status := http.StatusOK
		if f.IsRefused {
			status = http.StatusUnprocessableEntity
		}
		p.show(w, r, status, name, f)
	}
}

func (p *Page) fail(w http.ResponseWriter, r *http.Request, f frame, err error) {
	p.cfg.Log.Error("show the practice page", "path", r.URL.Path, "error", err)
	f.Title = "The practice Xero could not read its data"
	p.show(w, r, http.StatusInternalServerError, "failed.html", f)
}

func (p *Page) show(w http.ResponseWriter, r *http.Request, status int, name string, f frame) {
	f.Token = look.FormToken(w, r)
	tmpl, err := template.ParseFS(files, "frame.html", name)
	if err == nil {
		err = look.Render(w, status, tmpl, name, f)
	}
	if err != nil {
		p.cfg.Log.Error("draw the practice page", "page", name, "error", err)
	}
}

// doneMessage turns the word a redirect carries into a sentence. Other words say nothing, so that an address cannot
// put words on the page.
func doneMessage(word string) string {
	return map[string]string{
		"approve":         "The document was approved.",
		"pay":             "The payment was recorded.",
		"void":            "The document was voided.",
		"delete":          "The draft was deleted.",
		"archive":         "The contact was archived.",
		"restore-contact": "The contact is active again.",
		"merge":           "The contact was merged, and its documents moved.",
		"add":             "The contact was added.",
		"edit":            "The contact was changed.",
		"post":            "The manual journal was posted.",
		"void-journal":    "The manual journal was voided.",
		"delete-journal":  "The draft was deleted.",
		"archive-journal": "The manual journal was archived.",
		"restore-journal": "The manual journal is back among the posted ones.",
		"narrate":         "The narration was changed.",
		"unpay":           "The payment was removed.",
		"credit":          "The credit note was created. It is not allocated yet.",
		"allocate":        "The credit was allocated.",
		"deallocate":      "The credit was taken back from the document.",
		"settings":        "The settings were changed.",
		"reset":           "The original practice data is back.",
	}[word]
}

// olderLink leads Xero's older deep links to the newer addresses.
func (p *Page) olderLink(w http.ResponseWriter, r *http.Request) {
	target, err := url.Parse(r.URL.Query().Get("redirecturl"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	root := "/app/" + url.PathEscape(r.URL.Query().Get("shortcode"))
	id := url.PathEscape(target.Query().Get("InvoiceID"))
	switch {
	case target.Path == "/AccountsReceivable/View.aspx":
		http.Redirect(w, r, root+"/invoicing/view/"+id, http.StatusFound)
	case target.Path == "/AccountsPayable/Edit.aspx":
		http.Redirect(w, r, root+"/bills/view/"+id, http.StatusFound)
	case len(target.Path) > len("/Contacts/View/") && target.Path[:len("/Contacts/View/")] == "/Contacts/View/":
		http.Redirect(w, r, root+"/contacts/contact/"+url.PathEscape(target.Path[len("/Contacts/View/"):]), http.StatusFound)
	default:
		http.NotFound(w, r)
	}
}

// journalLink leads Xero's deep link for manual journals, which names no organisation, to ours.
func (p *Page) journalLink(w http.ResponseWriter, r *http.Request) {
	var ref books.Reference
	err := p.cfg.Store.View(r.Context(), func(tx *store.Tx) (err error) {
		ref, err = tx.GetReference(r.Context())
		return err
	})
	if err != nil {
		p.fail(w, r, frame{}, err)
		return
	}
	http.Redirect(w, r, journalLink(ref, url.PathEscape(r.URL.Query().Get("invoiceID"))), http.StatusFound)
}
