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
	"syscall"
	"time"
)

// The programs that `make bench` has built, from the root of the repository.
const (
	builtApp = "build/bin/daybook"
	testApp  = "bin/daybook-e2e"
)

func main() {
	signal.Ignore(syscall.SIGPIPE) // whoever reads the figures may go; the programs started here must still be ended
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	err := run(ctx)
	cancel()
	stop()
	if err != nil {
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

// measure reports the median of some runs.
func measure(name string, times int, do func() error) error {
	return measureOwn(name, times, func() (time.Duration, error) {
		begin := time.Now()
		err := do()
		return time.Since(begin), err
	})
}

// measureOwn reports the median of some runs that say themselves how long they took, without what they prepared.
func measureOwn(name string, times int, do func() (time.Duration, error)) error {
	durations := make([]time.Duration, 0, times)
	for range times {
		one, err := do()
		if err != nil {
			return fmt.Errorf("measure %s: %w", name, err)
		}
		durations = append(durations, one)
	}
	slices.Sort(durations)
	report(name, durations[times/2])
	return nil
}

// environment is that of a program started here: its files go to a folder of its own, and it sees no keychain, in which
// it would leave a key behind.
func environment(home string, more ...string) []string {
	own := []string{"HOME=" + home, "XDG_CONFIG_HOME=" + home, "XDG_DATA_HOME=" + home, "XDG_CACHE_HOME=" + home, "XDG_STATE_HOME=" + home,
		"DBUS_SESSION_BUS_ADDRESS=disabled:"}
	return slices.Concat(os.Environ(), own, more)
}
