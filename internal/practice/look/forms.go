package look

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"net/http"
)

// formCookie holds the value that every form of the pages must repeat.
const formCookie = "practice_forms"

// FormToken returns the value for the hidden field "csrf" of a page's forms, and gives the browser its cookie when it has
// none yet. Call it before Render.
func FormToken(w http.ResponseWriter, r *http.Request) string {
	if cookie, err := r.Cookie(formCookie); err == nil && len(cookie.Value) == 43 {
		return cookie.Value
	}
	var random [32]byte
	_, _ = rand.Read(random[:]) // never fails: it ends the program rather than return weak bits
	token := base64.RawURLEncoding.EncodeToString(random[:])
	http.SetCookie(w, &http.Cookie{Name: formCookie, Value: token, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
	return token
}

// IsOwnForm reports whether a parsed form was sent by one of our pages: it repeats the cookie, which no other site can
// read, and comes from this origin as far as the browser says.
func IsOwnForm(r *http.Request) bool {
	cookie, err := r.Cookie(formCookie)
	token := r.PostForm.Get("csrf")
	return err == nil && token != "" && subtle.ConstantTimeCompare([]byte(cookie.Value), []byte(token)) == 1 && IsSameOrigin(r)
}

// IsSameOrigin reports whether a request came from a page of this server, as far as the browser says where from.
func IsSameOrigin(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host {
		return false
	}
	site := r.Header.Get("Sec-Fetch-Site")
	return site == "" || site == "same-origin"
}
