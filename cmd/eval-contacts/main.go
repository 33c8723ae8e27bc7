// Command eval-contacts measures how well contacts are matched on records with known answers. It runs the product's own engine
// over every labelled set below a folder and prints one line of JSON a set; everything else goes to the other output.
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

// options is what was asked for.
type options struct {
	data     string
	mistakes int
}

func parse(args []string, errs io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("eval-contacts", flag.ContinueOnError)
	flags.SetOutput(errs)
	flags.StringVar(&o.data, "data", "", "the `folder` below which labelled sets are looked for")
	flags.IntVar(&o.mistakes, "errors", 0, "explain the `n` worst false matches and misses of each set")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	return o, nil
}
