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
	for name, args := range map[string][]string{"an argument": {"now"}, "other computers": {"--addr", "0.0.0.0:0", "--data", t.TempDir()}} {
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
