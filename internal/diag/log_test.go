package diag_test

import (
	"errors"
	"log/slog"
	"strings"
	"testing"

	"daybook/internal/diag"
)

func TestLogHidesSecrets(t *testing.T) {
	t.Parallel()
	const canary = "kanarie7731"
	jwt := "eyJ" + canary + ".eyJ" + canary + ".c2ln" + canary
	var out strings.Builder
	log := diag.NewLog(&out, slog.LevelInfo)
	log.Info("sent with Bearer "+canary, "refresh_token", canary, "code", canary)
	log.Info("to "+canary+"@mail.example", "error", errors.New("POST ?code="+canary+"&state="+canary))
	log.Info("group", slog.Group("request", "Authorization", canary, "body", `{"access_token":"`+canary+`"}`))
	log.With("client_secret", canary).WithGroup("inner").Info(jwt, "any", struct{ T string }{jwt})
	if strings.Contains(out.String(), canary) {
		t.Errorf("the log holds a secret:\n%s", out.String())
	}
	if !strings.Contains(out.String(), "[hidden]") {
		t.Error("nothing was hidden: the test would pass with an empty log")
	}
}

func TestRedactKeepsWhatIsNoSecret(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"order SO-1001 sent", "account code 200 is archived", "status 429, wait 26 s"} {
		if got := diag.Redact(text); got != text {
			t.Errorf("Redact(%q) = %q", text, got)
		}
	}
}
