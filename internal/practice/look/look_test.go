package look_test

import (
	"html/template"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"daybook/internal/practice/look"
)

func TestPagesAllowNothingFromElsewhere(t *testing.T) {
	t.Parallel()
	rec := httptest.NewRecorder()
	tmpl := template.Must(template.New("page").Parse("<p>{{.}}</p>"))
	if err := look.Render(rec, http.StatusTeapot, tmpl, "page", "<b>", "http://localhost:8912"); err != nil {
		t.Fatal(err)
	}
	policy := rec.Header().Get("Content-Security-Policy")
	if rec.Code != http.StatusTeapot || rec.Body.String() != "<p>&lt;b&gt;</p>" {
		t.Errorf("page: %d %s", rec.Code, rec.Body)
	}
	if !strings.HasPrefix(policy, "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' http://localhost:8912;") || strings.Contains(policy, "unsafe") || strings.Contains(policy, "script") {
		t.Errorf("policy: %s", policy)
	}
}

func TestAPageThatCannotBeDrawnIsNotHalfDrawn(t *testing.T) {
	t.Parallel()
	rec := httptest.NewRecorder()
	tmpl := template.Must(template.New("page").Parse("<p>{{.Missing.Field}}</p>"))
	if err := look.Render(rec, http.StatusOK, tmpl, "page", struct{}{}); err == nil || rec.Code != http.StatusInternalServerError || strings.Contains(rec.Body.String(), "<p>") {
		t.Errorf("got %d %s, %v", rec.Code, rec.Body, err)
	}
}

func TestTheStylesheetNamesNoOtherHost(t *testing.T) {
	t.Parallel()
	mux := http.NewServeMux()
	look.Register(mux)
	for path, kind := range map[string]string{"/look.css": "text/css; charset=utf-8", "/icon.svg": "image/svg+xml"} {
		rec := httptest.NewRecorder()
		mux.ServeHTTP(rec, httptest.NewRequest(http.MethodGet, path, nil))
		if rec.Code != http.StatusOK || rec.Header().Get("Content-Type") != kind || strings.Contains(rec.Body.String(), "url(") || strings.Contains(rec.Body.String(), "@import") {
			t.Errorf("%s: %d %s", path, rec.Code, rec.Header().Get("Content-Type"))
		}
	}
}
