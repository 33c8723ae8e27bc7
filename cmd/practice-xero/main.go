// Command practice-xero runs the practice Xero alone. It prints its addresses as JSON on the first line and stops
// cleanly when it is interrupted.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"syscall"
	_ "time/tzdata" // "today" is the organisation's day, also on machines without zone data

	"daybook/internal/fault"
	"daybook/internal/practice"
)

func main() {
	signal.Ignore(syscall.SIGPIPE) // whoever reads our output may die; this server is there to outlive it
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
	case err != nil:
		fmt.Fprintln(os.Stderr, explain(err))
		os.Exit(1)
	}
}

// run starts the server, prints its addresses, and waits for the end of ctx.
func run(ctx context.Context, args []string, out, errs io.Writer) error {
	cfg, reset, err := parse(args, errs)
	if err != nil {
		return err
	}
	if reset {
		if err := practice.Forget(cfg.Dir); err != nil {
			return err
		}
	}
	server, err := practice.Start(ctx, cfg)
	if err != nil {
		return err
	}
	if err := json.NewEncoder(out).Encode(server.Addresses()); err != nil {
		return errors.Join(fmt.Errorf("print the addresses: %w", err), server.Close())
	}
	<-ctx.Done()
	return server.Close()
}

func parse(args []string, errs io.Writer) (cfg practice.Config, reset bool, err error) {
	flags := flag.NewFlagSet("practice-xero", flag.ContinueOnError)
	flags.SetOutput(errs)
	flags.StringVar(&cfg.Addr, "addr", "127.0.0.1:4700", "`address` to listen on; port 0 takes a free one")
	flags.StringVar(&cfg.Dir, "data", "", "`folder` of its data (default: practice-xero in your cache folder)")
	flags.BoolVar(&reset, "reset", false, "begin with the original practice data and forget every sign-in")
	flags.BoolVar(&cfg.Control, "control", false, "let test programs set faults and read the requests over loopback")
	flags.IntVar(&cfg.DayLimit, "day-limit", 0, "`calls` a day (default 1,000)")
	flags.BoolVar(&cfg.SecondOrganisation, "second-organisation", false, "add a small second organisation to choose from at consent")
	flags.Var((*clientFlag)(&cfg.Clients), "client", "register another `app`: id=…,redirect=…, and name=…, certified or bulk; may be repeated")
	if err := flags.Parse(args); err != nil {
		return cfg, false, err
	}
	if flags.NArg() > 0 {
		return cfg, false, fault.New(fault.Invalid, "practice-xero takes flags only, not "+strconv.Quote(flags.Arg(0))+".", "Run it with --help to see them.")
	}
	if cfg.ClockFactor, err = clockFactor(); err != nil {
		return cfg, false, err
	}
	if cfg.Dir == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			return cfg, false, fault.Wrap(fault.Invalid, err, "There is no cache folder to keep the practice data in.", "Give a folder with --data.")
		}
		cfg.Dir = filepath.Join(cache, "practice-xero")
	}
	cfg.Log = slog.New(slog.NewTextHandler(errs, &slog.HandlerOptions{Level: slog.LevelWarn}))
	return cfg, reset, nil
}

// clockFactor reads the factor by which tests shorten key life and limits.
func clockFactor() (int, error) {
	text := os.Getenv("DAYBOOK_CLOCK_FACTOR")
	if text == "" {
		return 1, nil
	}
	factor, err := strconv.Atoi(text)
	if err != nil || factor < 1 || factor > 10_000 {
		return 0, fault.New(fault.Invalid, "DAYBOOK_CLOCK_FACTOR is not a whole number from 1 to 10000.", "")
	}
	return factor, nil
}

// explain turns an error into what a person reads in the terminal.
func explain(err error) string {
	if problem, ok := errors.AsType[*fault.Error](err); ok && problem.Hint != "" {
		return problem.Message + " " + problem.Hint
	}
	return err.Error()
}
