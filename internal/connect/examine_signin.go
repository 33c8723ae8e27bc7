package connect

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"daybook/internal/fault"
)

// signInWarning is how long before the end of an unused sign-in the owner is told.
const signInWarning = 7 * 24 * time.Hour

// examineOrganisation says which organisation the file belongs to, and whether it lets Daybook in.
func examineOrganisation(f Facts) []Check {
	const id, name = "organisation", "Organisation"
	bound := f.Status.Binding.Name
	switch f.Status.State {
	case Choose:
		return []Check{warning(id, name, "You are signed in, and no organisation is chosen yet.", "Choose the one this company file is for.", ChooseOrganisation)}
	case None:
		if !f.IsPractice && f.ClientID == "" {
			return []Check{warning(id, name, "This company file is not connected to Xero.", "It can be once the app id is entered.", NoAction)}
		}
		if bound == "" {
			return []Check{warning(id, name, "This company file is not connected to Xero yet.", "Sign in to choose its organisation.", FirstSignIn)}
		}
		return []Check{warning(id, name, "This company file is disconnected from "+bound+"; its links and history are kept.", "Sign in to connect it again.", ConnectAgain)}
	case Refused:
		became := "disconnected"
		if f.Set.Organisation.IsDemo {
			became = "disconnected or reset"
		}
		return []Check{problem(id, name, bound+" does not let Daybook in: it was "+became+" in Xero, or you no longer have access to it.",
			"Sign in again and choose "+bound+".", ConnectAgain)}
	case Connected, Offline, Expired:
	}
	return []Check{ok(id, name, "This company file belongs to "+bound+".")}
}

// examineSignIn says how long the sign-in holds: access tokens renew by themselves, and the sign-in ends 60 days after
// its last use (contract section 2).
func examineSignIn(f Facts) []Check {
	const id, name = "sign_in", "Sign-in"
	switch {
	case !f.isBound():
		return nil
	case f.Status.State == Expired && isAboutApp(f.Session.Problem):
		return []Check{problem(id, name, endedBecause(f.Session.Problem), "Compare the app id with the one in Xero’s developer portal, then sign in again.", EnterAppID)}
	case f.Status.State == Expired:
		return []Check{problem(id, name, endedBecause(f.Session.Problem), "Sign in again; nothing that waits is lost.", SignInAgain)}
	case f.Session.ValidUntil.IsZero():
		return []Check{ok(id, name, "You are signed in.")}
	case f.Session.ValidUntil.Sub(f.Now) <= signInWarning:
		return []Check{warning(id, name, "The sign-in ends on "+f.on(f.Session.ValidUntil)+", because it has not been used for weeks.",
			"Sign in again before that day.", SignInAgain)}
	}
	return []Check{ok(id, name, "It renews itself, and ends on "+f.on(f.Session.ValidUntil)+" only if Daybook is not used until then.")}
}

// isAboutApp reports whether a sign-in ended because Xero refuses the app id: signing in again would end in its refusal.
func isAboutApp(problem error) bool {
	cause, ok := errors.AsType[*fault.Error](problem)
	return ok && cause.Fields["clientId"] != ""
}

func endedBecause(problem error) string {
	if cause, ok := errors.AsType[*fault.Error](problem); ok {
		return cause.Message
	}
	return "The sign-in to Xero has ended."
}

// examinePermissions compares what was allowed with what Daybook asks for; a later consent adds to it (contract section 2).
func examinePermissions(f Facts) []Check {
	const id, name = "permissions", "Permissions"
	if !f.isBound() || !f.Session.IsHeld || len(f.Session.Permissions) == 0 {
		return nil
	}
	var missing []Permission
	isEssential := false
	for _, p := range f.Session.Permissions {
		// Xero's word counts where it differs from what the sign-in was given.
		if !p.IsGranted || p.isAmong(f.Status.Vitals.LacksScope) {
			missing = append(missing, p)
			isEssential = isEssential || p.IsEssential
		}
	}
	if len(missing) == 0 {
		return []Check{ok(id, name, "You have allowed all that Daybook asks for.")}
	}
	is := fmt.Sprintf("%d of the %d things Daybook asks for are not allowed.", len(missing), len(f.Session.Permissions))
	if len(missing) == 1 {
		is = "Daybook is not allowed to " + asClause(missing[0].Reason) + "."
	}
	do := "Sign in again and allow it; what was allowed before stays."
	if isEssential {
		return []Check{problem(id, name, is, do, AllowScope)}
	}
	return []Check{warning(id, name, is, do, AllowScope)}
}

// isAmong reports whether it is one of the scopes that Xero missed. Who may not even read may not write either.
func (p Permission) isAmong(scopes string) bool {
	return slices.ContainsFunc(strings.Fields(scopes), func(scope string) bool {
		return strings.TrimSuffix(scope, ".read") == strings.TrimSuffix(p.Scope, ".read")
	})
}

// asClause takes the capital and the full stop off a sentence.
func asClause(sentence string) string {
	first, size := utf8.DecodeRuneInString(sentence)
	return string(unicode.ToLower(first)) + strings.TrimSuffix(sentence[size:], ".")
}

// examineKeychain says whether the sign-in outlives this run. The practice company signs in with one press, so there it
// is nothing to worry about.
func examineKeychain(f Facts) []Check {
	const id, name = "keychain", "Keychain"
	switch {
	case f.IsRemembered:
		return []Check{ok(id, name, "The sign-in is sealed with a key in the system’s keychain.")}
	case f.IsPractice:
		return []Check{ok(id, name, "No system keychain was found, so the sign-in is kept until Daybook is closed.")}
	}
	return []Check{warning(id, name, "No system keychain was found, so the sign-in is kept only until Daybook is closed.",
		"Install or unlock one, such as GNOME Keyring or KWallet, then start Daybook again.", NoAction)}
}

// examineApp says under which app id Daybook signs in.
func examineApp(f Facts) []Check {
	const id, name = "app", "Xero app"
	switch {
	case f.IsPractice:
		return []Check{ok(id, name, "The practice Xero has an app of its own for Daybook.")}
	case f.ClientID == "":
		return []Check{problem(id, name, "No app id is entered yet, so nobody can sign in.", "Enter the client id of your own Xero app.", EnterAppID)}
	}
	return []Check{ok(id, name, "Daybook signs in with your own app, "+shortened(f.ClientID)+".")}
}

// shortened shows enough of an app id to tell it from another.
func shortened(clientID string) string {
	if len(clientID) <= 12 {
		return clientID
	}
	return clientID[:4] + "…" + clientID[len(clientID)-4:]
}
