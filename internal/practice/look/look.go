// Package look is the stylesheet, the icon, the strict headers and the form tokens that every page of the practice Xero shares.
package look

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"net/http"
	"strings"
)

//go:embed look.css
var stylesheet []byte

//go:embed icon.svg
var icon []byte

// Register adds the stylesheet and the icon to mux, at the addresses that the pages name.
func Register(mux *http.ServeMux) {
	mux.HandleFunc("GET /look.css", serve("text/css; charset=utf-8", stylesheet))
	mux.HandleFunc("GET /icon.svg", serve("image/svg+xml", icon))
}

func serve(kind string, content []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		w.Header().Set("Cache-Control", "no-cache")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		_, _ = w.Write(content) // a browser that left needs no answer
	}
}

// Render writes a page under a policy that allows our stylesheet and nothing else: no script, no frame, no
// other host. Forms go to this server; formTargets are origins to which the answer may redirect.
// Nothing is written when the template fails.
func Render(w http.ResponseWriter, status int, tmpl *template.Template, name string, data any, formTargets ...string) error {
	var page bytes.Buffer
	if err := tmpl.ExecuteTemplate(&page, name, data); err != nil {
		http.Error(w, "The practice Xero could not draw this page.", http.StatusInternalServerError)
		return fmt.Errorf("render %s: %w", name, err)
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", policy(formTargets))
	h.Set("X-Frame-Options", "DENY")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin") // no-referrer would make browsers send "Origin: null" with our forms
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, err := page.WriteTo(w)
	return err
}

func policy(formTargets []string) string {
	forms := strings.Join(append([]string{"'self'"}, formTargets...), " ")
	return "default-src 'none'; style-src 'self'; img-src 'self'; form-action " + forms + "; frame-ancestors 'none'; base-uri 'none'"
}
