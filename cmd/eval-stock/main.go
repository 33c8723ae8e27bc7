// Command eval-stock values a list of movements with the product's own engine and prints what each came to, one JSON object a line, and
// last what it took.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"time"

	"daybook/internal/conformance/meter"
	"daybook/internal/conformance/stockeval"
	"daybook/internal/stock"
)

// The statuses it ends with, beside 0.
const (
	failed  = 1
	badLine = 2
)

// collectAt keeps the memory of a long list down at the price of some time, which the reading takes anyway.
const collectAt = 40

func main() {
	debug.SetGCPercent(collectAt)
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

func run(args []string, in io.Reader, out, errs io.Writer) int {
	o, err := parse(args, errs)
	if err == nil {
		err = o.do(in, out)
	}
	switch line, isLine := errors.AsType[*stockeval.LineError](err); {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return 0
	case isLine:
		fmt.Fprintln(errs, "eval-stock:", line)
		return badLine
	}
	fmt.Fprintln(errs, "eval-stock:", err)
	return failed
}

// options is what was asked for.
type options struct {
	data, method    string
	isQuiet         bool
	generate, items int
	seed            uint64
}

func parse(args []string, errs io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("eval-stock", flag.ContinueOnError)
	flags.SetOutput(errs)
	flags.StringVar(&o.data, "data", "-", "the `file` of movements, one JSON object a line; - reads what comes in")
	flags.StringVar(&o.method, "method", string(stock.Average), "average or fifo")
	flags.BoolVar(&o.isQuiet, "quiet", false, "print the last line only")
	flags.IntVar(&o.generate, "generate", 0, "write a made-up list of `n` movements instead")
	flags.IntVar(&o.items, "items", 5000, "over how many `items` it goes")
	flags.Uint64Var(&o.seed, "seed", 1, "where the made-up list begins")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if o.method != string(stock.Average) && o.method != string(stock.FIFO) {
		return o, fmt.Errorf("the method is average or fifo, not %q", o.method)
	}
	if o.items < 1 || o.generate < 0 {
		return o, errors.New("a made-up list needs a number of movements and of items above zero")
	}
	return o, nil
}

// summary is the last line.
type summary struct {
	Movements     int         `json:"movements"`
	Items         int         `json:"items"`
	ReadSeconds   json.Number `json:"read_s"`
	Seconds       json.Number `json:"seconds"`
	WriteSeconds  json.Number `json:"write_s"`
	PerSecond     int64       `json:"movements_per_s"`
	PeakMegabytes int         `json:"peak_mb"`
}

func (o options) do(in io.Reader, out io.Writer) error {
	if o.generate > 0 {
		return stockeval.Generate(out, o.generate, o.items, o.seed)
	}
	if o.data != "-" {
		file, err := os.Open(o.data)
		if err != nil {
			return fmt.Errorf("open the movements: %w", err)
		}
		defer func() { _ = file.Close() }()
		in = file
	}
	return o.value(in, out)
}

func (o options) value(in io.Reader, out io.Writer) error {
	var m meter.Meter
	var s summary
	m.Start()
	history, err := stockeval.Read(in)
	read := m.Lap()
	if err != nil {
		return err
	}
	v, err := history.Replay(stock.Method(o.method))
	replayed := m.Lap()
	if err != nil {
		return fmt.Errorf("replay the movements: %w", err)
	}
	if o.isQuiet {
		err = stockeval.Write(io.Discard, v)
	} else {
		err = stockeval.Write(out, v)
	}
	if err != nil {
		return err
	}
	written := m.Lap()
	_, _, s.PeakMegabytes = m.Stop()
	s.Movements, s.Items = history.Size()
	s.ReadSeconds, s.Seconds, s.WriteSeconds = seconds(read), seconds(replayed), seconds(written)
	if replayed > 0 {
		s.PerSecond = int64(s.Movements) * 1_000_000_000 / replayed.Nanoseconds()
	}
	if err := json.NewEncoder(out).Encode(s); err != nil {
		return fmt.Errorf("print what it took: %w", err)
	}
	return nil
}

// seconds is a time as it is written: with three decimals.
func seconds(d time.Duration) json.Number {
	return json.Number(fmt.Sprintf("%d.%03d", d/time.Second, d%time.Second/time.Millisecond))
}
