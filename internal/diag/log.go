// Package diag is what Daybook writes about itself: a log that holds no secret.
package diag

import (
	"context"
	"io"
	"log/slog"
	"regexp"
	"strings"
)

// hidden is written in the place of a secret.
const hidden = "[hidden]"

// NewLog returns a log that writes text lines to w and hides secrets by key and by shape.
func NewLog(w io.Writer, level slog.Leveler) *slog.Logger {
	return slog.New(&redactor{next: slog.NewTextHandler(w, &slog.HandlerOptions{Level: level})})
}

// redactor hides secrets before the next handler sees a record.
type redactor struct{ next slog.Handler }

// Enabled asks the next handler.
func (r *redactor) Enabled(ctx context.Context, level slog.Level) bool {
	return r.next.Enabled(ctx, level)
}

// Handle passes a copy of the record on, with its text and values hidden where they are secrets.
func (r *redactor) Handle(ctx context.Context, record slog.Record) error {
	clean := slog.NewRecord(record.Time, record.Level, Redact(record.Message), record.PC)
	record.Attrs(func(a slog.Attr) bool {
		clean.AddAttrs(redactAttr(a))
		return true
	})
	return r.next.Handle(ctx, clean)
}

// WithAttrs hides secrets in attributes bound early.
func (r *redactor) WithAttrs(attrs []slog.Attr) slog.Handler {
	clean := make([]slog.Attr, len(attrs))
	for i, a := range attrs {
		clean[i] = redactAttr(a)
	}
	return &redactor{next: r.next.WithAttrs(clean)}
}

// WithGroup passes the group on.
func (r *redactor) WithGroup(name string) slog.Handler {
	return &redactor{next: r.next.WithGroup(name)}
}

func redactAttr(a slog.Attr) slog.Attr {
	if isSecretKey(a.Key) {
		return slog.String(a.Key, hidden)
	}
	value := a.Value.Resolve()
	switch value.Kind() {
	case slog.KindGroup:
		members := value.Group()
		clean := make([]any, len(members))
		for i, m := range members {
			clean[i] = redactAttr(m)
		}
		return slog.Group(a.Key, clean...)
	case slog.KindString, slog.KindAny:
		return slog.String(a.Key, Redact(value.String()))
	default:
		return slog.Attr{Key: a.Key, Value: value}
	}
}

// isSecretKey knows the words under which secrets travel.
func isSecretKey(key string) bool {
	key = strings.ToLower(key)
	for _, word := range []string{"token", "secret", "authorization", "password", "passphrase", "verifier", "email"} {
		if strings.Contains(key, word) {
			return true
		}
	}
	return key == "code" || key == "state"
}

var (
	jwt       = regexp.MustCompile(`\beyJ[\w-]+\.[\w-]+\.?[\w-]*`)
	bearer    = regexp.MustCompile(`(?i)\bbearer\s+\S+`)
	parameter = regexp.MustCompile(`(?i)\b((?:access_|refresh_|id_)?token|code|code_verifier|state|client_secret)(["']?\s*[=:]\s*["']?)[^\s&"',}]+`)
	email     = regexp.MustCompile(`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`)
)

// Redact hides what looks like a secret inside a text: tokens, bearer headers, sign-in parameters, e-mail addresses.
func Redact(text string) string {
	text = jwt.ReplaceAllString(text, hidden)
	text = bearer.ReplaceAllString(text, hidden)
	text = parameter.ReplaceAllString(text, "$1$2"+hidden)
	return email.ReplaceAllString(text, hidden)
}
