package identity

import (
	"embed"
	"html/template"
	"net/http"
	"net/url"
	"slices"

	"daybook/internal/practice/look"
)

//go:embed *.html
var pages embed.FS

const csrfCookie = "practice_consent"

// problem is what the server's own error page shows.
type problem struct {
	// Status is the HTTP status.
	Status int
	// Error and Description are printed as "error : description", the way Xero does.
	Error, Description string
	// Hint says what to do; it may be empty.
	Hint string
}

func problemf(code, description, hint string) *problem {
	return &problem{Status: http.StatusBadRequest, Error: code, Description: description, Hint: hint}
}

var (
	problemForm = problem{http.StatusForbidden, "invalid_request", "This page can no longer be answered",
		"It was open for too long, was answered before, or came from somewhere else. Start the sign-in again in the app."}
	problemOrganisation = problem{http.StatusBadRequest, "invalid_request", "No organisation chosen",
		"Go back and choose one organisation."}
	problemCrowded = problem{http.StatusBadRequest, "unauthorized_client", "Too many uncertified apps",
		"This organisation has two uncertified apps connected, which is all it may have. Disconnect one of them first."}
	problemServer = problem{http.StatusInternalServerError, "server_error", "The practice Xero could not answer",
		"Its folder may be full or unreadable. Start the sign-in again."}
)

// consentPage is what consent.html shows.
type consentPage struct {
	ID, CSRF      string
	App           string
	User          User
	Scopes        []string // in words, those about the books first
	Organisations []Organisation
	AsksForBooks  bool
	IsBulk        bool // several organisations may be ticked
}

func (s *Server) showConsent(w http.ResponseWriter, id, csrf string, req request, organisations []Organisation) {
	page := consentPage{
		ID: id, CSRF: csrf, App: req.client.Name, User: s.cfg.User,
		Organisations: organisations, AsksForBooks: needsOrganisation(req.scopes), IsBulk: req.isBulk,
	}
	words := scopeWords()
	for _, scope := range slices.SortedStableFunc(slices.Values(req.scopes), booksFirst) {
		page.Scopes = append(page.Scopes, words[scope])
	}
	http.SetCookie(w, &http.Cookie{
		Name: csrfCookie, Value: csrf, Path: "/identity", HttpOnly: true,
		SameSite: http.SameSiteStrictMode, MaxAge: int(consentLife.Seconds()),
	})
	s.show(w, "consent.html", http.StatusOK, page, originOf(req.redirect))
}

// booksFirst orders accounting scopes before those about the person.
func booksFirst(a, b string) int {
	switch {
	case isAccounting(a) == isAccounting(b):
		return 0
	case isAccounting(a):
		return -1
	default:
		return 1
	}
}

func (s *Server) showProblem(w http.ResponseWriter, p problem) {
	s.show(w, "problem.html", p.Status, p)
}

// show renders a page. formTargets are the origins to which a form's answer may lead besides this one.
func (s *Server) show(w http.ResponseWriter, name string, status int, data any, formTargets ...string) {
	tmpl, err := template.ParseFS(pages, name)
	if err == nil {
		err = look.Render(w, status, tmpl, name, data, formTargets...)
	}
	if err != nil {
		s.cfg.Log.Error("show a sign-in page", "page", name, "error", err)
	}
}

// originOf returns scheme, host and port of an address.
func originOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Scheme + "://" + u.Host
}
