//go:build e2e

// Command bench measures what a person waits for, on the built programs themselves: one "name: value unit" a line.
// `make bench` builds them first.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"time"
)

// The programs that `make bench` has built, from the root of the repository.
const (
	builtApp = "build/bin/daybook"
	testApp  = "bin/daybook-e2e"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	ctx, cancel := context.WithTimeout(ctx, 5*time.Minute)
	defer cancel()
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	folder, err := os.MkdirTemp("", "daybook-bench-")
	if err != nil {
		return fmt.Errorf("make a folder: %w", err)
	}
	defer func() { _ = os.RemoveAll(folder) }()
	for _, part := range []func(context.Context, string) error{paint, practice, manyOrders} {
		if err := part(ctx, folder); err != nil {
			return err
		}
	}
	return nil
}

// report prints one figure.
func report(name string, value time.Duration) {
	fmt.Printf("%s: %.3f ms\n", name, float64(value)/float64(time.Millisecond))
}

// median runs something some times and returns the middle duration.
func median(times int, do func() error) (time.Duration, error) {
	durations := make([]time.Duration, 0, times)
	for range times {
		begin := time.Now()
		if err := do(); err != nil {
			return 0, err
		}
		durations = append(durations, time.Since(begin))
	}
	slices.Sort(durations)
	return durations[times/2], nil
}

// measure reports the median of some runs.
func measure(name string, times int, do func() error) error {
	value, err := median(times, do)
	if err != nil {
		return fmt.Errorf("measure %s: %w", name, err)
	}
	report(name, value)
	return nil
}
