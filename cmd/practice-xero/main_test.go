package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"net/http"
	"strings"
	"testing"

	"daybook/internal/fault"
	"daybook/internal/practice"
)

func TestFirstLineIsTheAddressesAndTheEndIsClean(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for range 2 { // the second round starts on what the first left, and begins anew
		ctx, cancel := context.WithCancel(t.Context())
		reader, writer := io.Pipe()
		ended := make(chan error, 1)
		go func() {
			err := run(ctx, []string{"--addr", "127.0.0.1:0", "--data", dir, "--reset", "--control"}, writer, io.Discard)
			ended <- errors.Join(err, writer.Close())
		}()
		line, err := bufio.NewReader(reader).ReadBytes('\n')
		if err != nil {
			t.Fatalf("first line: %v, run: %v", err, <-ended)
		}
		var at practice.Addresses
		if err := json.Unmarshal(line, &at); err != nil {
			t.Fatalf("first line %q: %v", line, err)
		}
		resp, err := http.Get(at.Page)
		if err != nil {
			t.Fatal(err)
		}
		_ = resp.Body.Close()
		if resp.StatusCode != http.StatusOK {
			t.Errorf("page: %d", resp.StatusCode)
		}
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("end: %v", err)
		}
	}
}

func TestWrongFlagsAreExplained(t *testing.T) {
	t.Parallel()
	for name, args := range map[string][]string{
		"an argument":           {"now"},
		"other computers":       {"--addr", "0.0.0.0:0", "--data", t.TempDir()},
		"an app nobody reaches": {"--addr", "127.0.0.1:0", "--data", t.TempDir(), "--client", "id=mine,redirect=http://127.0.0.1:3000/callback"},
		"an app without a way":  {"--addr", "127.0.0.1:0", "--data", t.TempDir(), "--client", "id=mine"},
		"an app twice":          {"--addr", "127.0.0.1:0", "--data", t.TempDir(), "--client", "id=daybook-practice,redirect=https://example.test/"},
	} {
		err := run(t.Context(), args, io.Discard, io.Discard)
		if !fault.Is(err, fault.Invalid) || explain(err) == "" || strings.Contains(explain(err), "fault") {
			t.Errorf("%s: %v", name, err)
		}
	}
	var errs bytes.Buffer
	if err := run(t.Context(), []string{"--help"}, io.Discard, &errs); !errors.Is(err, flag.ErrHelp) || !strings.Contains(errs.String(), "-addr") {
		t.Errorf("help: %v %s", err, errs.String())
	}
}

func TestAnotherAppAndASecondOrganisationByFlag(t *testing.T) {
	t.Parallel()
	cfg, _, err := parse([]string{"--second-organisation", "--client", "id=mine,redirect=http://localhost:3000/cb,redirect=https://app.example/cb,bulk",
		"--client", "id=other,name=Other app,redirect=http://localhost:3001/cb,certified"}, io.Discard)
	if err != nil || !cfg.SecondOrganisation || len(cfg.Clients) != 2 {
		t.Fatalf("%+v, %v", cfg, err)
	}
	if c := cfg.Clients[0]; c.ID != "mine" || c.Name != "mine" || len(c.RedirectURIs) != 2 || !c.HasBulk || c.IsCertified {
		t.Errorf("first app: %+v", c)
	}
	if c := cfg.Clients[1]; c.Name != "Other app" || c.HasBulk || !c.IsCertified {
		t.Errorf("second app: %+v", c)
	}
	var errs bytes.Buffer
	if _, _, err := parse([]string{"--client", "id=mine,secret=x"}, &errs); err == nil || !strings.Contains(errs.String(), "secret") {
		t.Errorf("a secret: %v", err)
	}
}
