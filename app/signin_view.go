package app

import (
	"log/slog"

	"daybook/internal/connect"
)

// ViewSignIn is a step of a sign-in as the page hears it through EventSignIn.
func ViewSignIn(log *slog.Logger, p connect.Progress) SignInView {
	return SignInView{Phase: p.Phase, URL: p.URL, Hint: p.Hint, Problem: toFault(log, p.Problem)}
}
