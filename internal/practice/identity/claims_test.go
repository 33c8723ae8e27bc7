package identity_test

import (
	"crypto"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"math/big"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"
)

// Covers 2/id-token-lifetime, 2/access-token, 2/access-token-claims, 2/authentication-event-id.
func TestTokensSayWhoseTheyAreAndHowLong(t *testing.T) {
	t.Parallel()
	b := setup(t)
	begun := float64(time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC).Unix())
	reply := b.signIn(goodRequest())
	access, id := claimsOf(t, reply.AccessToken), claimsOf(t, reply.IDToken)
	for claim, want := range map[string]any{
		"iss": b.base + "/identity", "nbf": begun, "exp": begun + 30*60, "client_id": "daybook-practice", "auth_time": begun,
		"xero_userid": "22222222-2222-4222-8222-222222222222",
	} {
		if access[claim] != want {
			t.Errorf("access token, %s: %v, want %v", claim, access[claim], want)
		}
	}
	for claim, want := range map[string]any{"iss": b.base + "/identity", "aud": "daybook-practice", "iat": begun, "exp": begun + 5*60, "sub": access["sub"]} {
		if id[claim] != want {
			t.Errorf("id token, %s: %v, want %v", claim, id[claim], want)
		}
	}
	if _, isThere := id["authentication_event_id"]; isThere {
		t.Error("the event is in the id token")
	}
	half := sha256.Sum256([]byte(reply.AccessToken))
	if id["at_hash"] != base64.RawURLEncoding.EncodeToString(half[:16]) {
		t.Errorf("at_hash %v is not that of the access token", id["at_hash"])
	}
	again := claimsOf(t, b.signIn(goodRequest()).AccessToken)
	if again["jti"] == access["jti"] || again["authentication_event_id"] == access["authentication_event_id"] || again["sub"] != access["sub"] {
		t.Errorf("a second sign-in of one person: %v after %v", again, access)
	}
}

// Covers 1/discovery-keys.
func TestThePublishedKeyVerifiesEveryToken(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var found struct {
		JWKS string `json:"jwks_uri"`
	}
	_, _, body := b.get("/identity/.well-known/openid-configuration")
	if err := json.Unmarshal([]byte(body), &found); err != nil {
		t.Fatal(err)
	}
	_, _, body = b.get(strings.TrimPrefix(found.JWKS, b.base))
	var set struct {
		Keys []struct{ Kid, N, E, Alg string }
	}
	if err := json.Unmarshal([]byte(body), &set); err != nil || len(set.Keys) != 1 {
		t.Fatalf("keys %s: %v", body, err)
	}
	number := func(text string) *big.Int {
		raw, err := base64.RawURLEncoding.DecodeString(text)
		if err != nil {
			t.Fatal(err)
		}
		return new(big.Int).SetBytes(raw)
	}
	key := &rsa.PublicKey{N: number(set.Keys[0].N), E: int(number(set.Keys[0].E).Int64())}
	reply := b.signIn(goodRequest())
	for _, token := range []string{reply.AccessToken, reply.IDToken} {
		parts := strings.Split(token, ".")
		head, _ := base64.RawURLEncoding.DecodeString(parts[0])
		if !strings.Contains(string(head), set.Keys[0].Kid) || !strings.Contains(string(head), `"RS256"`) {
			t.Errorf("header %s does not name the key", head)
		}
		signature, _ := base64.RawURLEncoding.DecodeString(parts[2])
		sum := sha256.Sum256([]byte(parts[0] + "." + parts[1]))
		if err := rsa.VerifyPKCS1v15(key, crypto.SHA256, sum[:], signature); err != nil {
			t.Error(err)
		}
	}
}

// Covers 2/code-verifier.
func TestTheVerifierHas43To128UnreservedCharacters(t *testing.T) {
	t.Parallel()
	for verifier, isGood := range map[string]bool{
		strings.Repeat("a", 42):             false,
		strings.Repeat("a", 43):             true,
		strings.Repeat("Z9-._~", 21) + "ab": true, // 128
		strings.Repeat("a", 129):            false,
		strings.Repeat("a", 43) + "+":       false,
		strings.Repeat("a", 43) + " ":       false,
		strings.Repeat("ä", 43):             false,
	} {
		b := setup(t)
		sum := sha256.Sum256([]byte(verifier))
		query := goodRequest()
		query.Set("code_challenge", base64.RawURLEncoding.EncodeToString(sum[:]))
		form := exchangeForm(b.click("allow", query).Get("code"))
		form.Set("code_verifier", verifier)
		if status, reply := b.askToken(form); (status == http.StatusOK) != isGood || !isGood && reply.Error != "invalid_grant" {
			t.Errorf("%d characters: %d %q", len(verifier), status, reply.Error)
		}
	}
}

// Covers 2/token-errors, 2/scopes-add-up.
func TestARefreshCannotWidenWhatWasGranted(t *testing.T) {
	t.Parallel()
	b := setup(t)
	first := b.signIn(goodRequest())
	form := refreshForm(first.RefreshToken)
	form.Set("scope", scopes+" accounting.manualjournals")
	if status, reply := b.askToken(form); status != http.StatusBadRequest || reply.Error != "invalid_scope" {
		t.Fatalf("wider: %d %q", status, reply.Error)
	}
	form.Set("scope", scopes)
	if status, reply := b.askToken(form); status != http.StatusOK || reply.Scope != scopes {
		t.Errorf("the same: %d %q", status, reply.Scope)
	}
}

// Covers 2.scopes/offline-access-openid-profile-email, 2.scopes/accounting-invoices-read, 2.scopes/accounting-payments-read,
// 2.scopes/accounting-banktransactions-read, 2.scopes/accounting-manualjournals-read, 2.scopes/accounting-contacts-read,
// 2.scopes/accounting-settings-read, 2.scopes/accounting-attachments-read, 2.scopes/accounting-reports-aged-balancesheet,
// 2.scopes/accounting-journals-read, 2.scopes/text, 2.scopes/text-2.
func TestGranularScopesAreGrantedAndAllOthersRefused(t *testing.T) {
	t.Parallel()
	granted := []string{"offline_access", "openid", "profile", "email", "accounting.journals.read"}
	for _, name := range []string{"invoices", "payments", "banktransactions", "manualjournals", "contacts", "settings", "attachments"} {
		granted = append(granted, "accounting."+name, "accounting."+name+".read")
	}
	for _, report := range []string{"aged", "balancesheet", "banksummary", "budgetsummary", "executivesummary", "profitandloss", "taxreports", "trialbalance"} {
		granted = append(granted, "accounting.reports."+report+".read")
	}
	b := setup(t)
	query := goodRequest()
	query.Set("scope", strings.Join(granted, " "))
	if got := strings.Fields(b.signIn(query).Scope); !slices.Equal(got, granted) {
		t.Errorf("granted %v", got)
	}
	for _, name := range []string{"accounting.transactions", "accounting.transactions.read", "accounting.reports.read", "accounting.journals",
		"accounting.reports.balancesheets.read", "accounting.reports.trialbalance", "files", "ACCOUNTING.CONTACTS"} {
		query.Set("scope", "openid "+name)
		if status, header, page := b.get("/identity/connect/authorize?" + query.Encode()); status != http.StatusBadRequest || header.Get("Location") != "" || !strings.Contains(page, "invalid_scope") {
			t.Errorf("%s: %d", name, status)
		}
	}
}

// A form may carry neither more nor less than the contract says.
//
// Covers 1/token-refresh, 2/refresh-body.
func TestARefreshNeedsItsThreeFields(t *testing.T) {
	t.Parallel()
	for field, want := range map[string]string{"grant_type": "unsupported_grant_type", "client_id": "invalid_client", "refresh_token": "invalid_grant"} {
		b := setup(t)
		form := refreshForm(b.signIn(goodRequest()).RefreshToken)
		short := url.Values{}
		for name, values := range form {
			if name != field {
				short[name] = values
			}
		}
		if status, reply := b.askToken(short); status != http.StatusBadRequest || reply.Error != want {
			t.Errorf("without %s: %d %q, want %q", field, status, reply.Error, want)
		}
		if status, reply := b.askToken(form); status != http.StatusOK || reply.ExpiresIn != 1800 {
			t.Errorf("whole: %d %+v", status, reply)
		}
	}
}
