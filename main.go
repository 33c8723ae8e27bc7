// Command daybook is the desktop app: it opens one company file and shows its window.
package main

import (
	"context"
	"embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"daybook/internal/diag"
)

// version is set by the build.
var version = "0.1.0-dev"

//go:embed all:frontend/dist
var page embed.FS

// options is what the command line says.
type options struct {
	// home is the folder of everything that is not a company file.
	home string
	// company is the file to open; empty for the practice company.
	company string
	// create makes company first, under this name.
	create string
	// serve is an address to serve the window on instead of showing it; test builds only.
	serve string
}

func main() { os.Exit(run(os.Args[1:], os.Stderr)) }

func run(arguments []string, complaints io.Writer) int {
	o, err := parse(arguments, complaints)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		fmt.Fprintln(complaints, err)
		return 2
	}
	logFile, err := openLog(o.home)
	if err != nil {
		fmt.Fprintln(complaints, err)
		return 1
	}
	defer func() { _ = logFile.Close() }()
	log := diag.NewLog(logFile, slog.LevelInfo)
	assets, err := fs.Sub(page, "frontend/dist")
	if err != nil {
		fmt.Fprintln(complaints, err)
		return 1
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	log.Info("started", "version", version)
	if err := show(ctx, o, assets, log); err != nil {
		log.Error("ended", "error", err)
		fmt.Fprintln(complaints, err)
		return 1
	}
	log.Info("ended")
	return 0
}

func parse(arguments []string, complaints io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("daybook", flag.ContinueOnError)
	flags.SetOutput(complaints)
	flags.StringVar(&o.home, "home", "", "`folder` for the practice company, the log and the window's own files")
	flags.StringVar(&o.company, "company", "", "company `file` to open; without it, the practice company")
	flags.StringVar(&o.create, "create", "", "make the company file first, for a company of this `name`")
	practice := flags.Bool("practice", false, "open the practice company")
	addTestFlags(flags, &o)
	if err := flags.Parse(arguments); err != nil {
		return o, err
	}
	if *practice && o.company != "" {
		return o, errors.New("choose either -practice or -company")
	}
	if o.create != "" && o.company == "" {
		return o, errors.New("-create needs -company, the file to make")
	}
	if o.home == "" {
		config, err := os.UserConfigDir()
		if err != nil {
			return o, fmt.Errorf("find the folder for settings: %w", err)
		}
		o.home = filepath.Join(config, "Daybook")
	}
	return o, nil
}

// keptLog is the size from which the log of the run before is set aside.
const keptLog = 4 << 20

func openLog(home string) (*os.File, error) {
	if err := os.MkdirAll(home, 0o700); err != nil {
		return nil, fmt.Errorf("make the folder %s: %w", home, err)
	}
	path := filepath.Join(home, "daybook.log")
	if info, err := os.Stat(path); err == nil && info.Size() > keptLog {
		// A log that cannot be set aside only grows.
		_ = os.Rename(path, path+".1")
	}
	file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open the log: %w", err)
	}
	return file, nil
}
