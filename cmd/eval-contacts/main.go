// Command eval-contacts measures how well contacts are matched on records with known answers. It runs the product's own engine
// over every labelled set below a folder and prints one line of JSON a set, the last one for all of them together; everything
// else goes to the other output.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"daybook/internal/conformance/matcheval"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	switch {
	case errors.Is(err, flag.ErrHelp):
	case err != nil:
		fmt.Fprintln(os.Stderr, "eval-contacts:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out, errs io.Writer) error {
	o, err := parse(args, errs)
	if err != nil {
		return err
	}
	e := evaluation{options: o, out: out, errs: errs}
	if o.data != "" {
		if e.folders, err = matcheval.Find(o.data); err != nil {
			return err
		}
	}
	if len(e.folders) == 0 && o.generate == 0 {
		fmt.Fprintf(errs, "NOT RUN: contact matching was not measured, for there are no labelled sets below %q\n", o.data)
		fmt.Fprintln(errs, "Contact matching: 0 sets measured, 1 NOT RUN.")
		return nil
	}
	for _, step := range []func(context.Context) error{e.shipped, e.leaveOneOut, e.writePage, e.judge} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// options is what was asked for.
type options struct {
	data     string
	mistakes int
	generate int
	seed     uint64
	isGate   bool
	// isLeftOut: each set is measured once more with weights fitted on the others alone.
	isLeftOut bool
	page      string
}

func parse(args []string, errs io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("eval-contacts", flag.ContinueOnError)
	flags.SetOutput(errs)
	flags.StringVar(&o.data, "data", "", "the `folder` below which labelled sets are looked for")
	flags.IntVar(&o.mistakes, "errors", 0, "explain the `n` worst false matches and misses of each set")
	flags.IntVar(&o.generate, "generate", 0, "measure two made-up lists of `n` firms each besides")
	flags.Uint64Var(&o.seed, "seed", 1, "where the made-up lists begin")
	flags.BoolVar(&o.isGate, "gate", false, "fail when a goal is missed")
	flags.BoolVar(&o.isLeftOut, "loso", false, "measure each set once more with weights fitted on the others alone")
	flags.StringVar(&o.page, "page", "", "write the figures into this `file`")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	return o, nil
}
