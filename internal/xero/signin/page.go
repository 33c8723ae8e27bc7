package signin

import (
	"crypto/sha256"
	"encoding/base64"
	"io"
	"net/http"
	"strings"
)

// page is one fixed answer of the loopback listener. Nothing a request says ever gets into it.
type page struct {
	status      int
	mark        string
	title, text string
}

// The answers. A person sees one of the first three; the others are for programs and stray requests.
var (
	pageDone      = page{http.StatusOK, "✓", "Signed in to Xero", "You can close this tab and return to Daybook."}
	pageNotDone   = page{http.StatusOK, "–", "Not signed in", "Nothing was connected. You can close this tab and return to Daybook, which says what to do next."}
	pageMaybe     = page{http.StatusOK, "–", "Xero reported a problem", "Return to Daybook: it is still waiting, and you can try again there."}
	pageNotHere   = page{http.StatusNotFound, "–", "Nothing to see here", "This address only waits for Xero’s answer while you sign in to Daybook."}
	pageStranger  = page{http.StatusForbidden, "–", "This is not the answer Daybook waits for", "The sign-in goes on where you began it. You can close this tab and return to Daybook."}
	pageOtherUse  = page{http.StatusMethodNotAllowed, "–", "This address is only for reading", "It waits for Xero’s answer while you sign in to Daybook."}
	pageElsewhere = page{http.StatusMisdirectedRequest, "–", "This address belongs to another name", "It waits for Xero’s answer while you sign in to Daybook."}
)

const pageStyle = `
:root{color-scheme:light dark;--paper:light-dark(#faf8f4,#1d1b19);--ink:light-dark(#1c1b19,#f1eee8);--quiet:light-dark(#5f5b54,#a8a29a);--line:light-dark(#e2ddd3,#37332f);--accent:light-dark(#1f3f7a,#9db8ee)}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:420px;text-align:center}
.mark{width:48px;height:48px;margin:0 auto 20px;border:1px solid var(--line);border-radius:50%;display:grid;place-items:center;font-size:20px;color:var(--accent)}
h1{margin:0 0 8px;font-size:20px;line-height:1.3;font-weight:600}
p{margin:0;color:var(--quiet)}
footer{margin-top:28px;padding-top:16px;border-top:1px solid var(--line);font-size:12px;color:var(--quiet);letter-spacing:.02em}
`

// contentPolicy allows the one style sheet above and the empty icon, and nothing else at all.
func contentPolicy() string {
	sum := sha256.Sum256([]byte(pageStyle))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
}

// write sends the page. The headers keep the address, which holds Xero's code, out of caches and referrers.
func (p page) write(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", contentPolicy())
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "no-store")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Connection", "close")
	if p.status == http.StatusMethodNotAllowed {
		h.Set("Allow", http.MethodGet)
	}
	w.WriteHeader(p.status)
	io.WriteString(w, p.html())
}

// html is the page as text. The empty data icon saves the browser its favicon request.
func (p page) html() string {
	return strings.Join([]string{
		`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">`,
		`<title>`, p.title, ` · Daybook</title><link rel="icon" href="data:,"><style>`, pageStyle, `</style></head>`,
		`<body><main><div class="mark" aria-hidden="true">`, p.mark, `</div><h1>`, p.title, `</h1><p>`, p.text, `</p><footer>Daybook</footer></main></body></html>`,
	}, "")
}
