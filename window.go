//go:build !e2e

package main

import (
	"context"
	_ "embed"
	"flag"
	"io"
	"io/fs"
	"log/slog"
	"os"

	"github.com/pkg/browser"
	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/runtime"

	wailsoptions "github.com/wailsapp/wails/v2/pkg/options"

	"daybook/app"
)

//go:embed build/appicon.png
var icon []byte

// addTestFlags adds nothing: this is the program people run.
func addTestFlags(*flag.FlagSet, *options) {}

// frame is the desktop window as the app needs it.
type frame struct{ ctx context.Context }

// Emit implements app.Host.
func (f *frame) Emit(name string, payload any) { runtime.EventsEmit(f.ctx, name, payload) }

// OpenURL implements app.Host.
func (f *frame) OpenURL(address string) error { return openBrowser(address) }

// CopyText implements app.Host.
func (f *frame) CopyText(text string) error { return runtime.ClipboardSetText(f.ctx, text) }

// SaveFile implements app.Host.
func (f *frame) SaveFile(name string, data []byte) (string, error) {
	path, err := runtime.SaveFileDialog(f.ctx, runtime.SaveDialogOptions{DefaultFilename: name, CanCreateDirectories: true})
	if err != nil || path == "" {
		return "", err
	}
	return path, os.WriteFile(path, data, 0o600)
}

// show runs the window until it is closed. Nothing is opened before the window has started: the generator of bindings
// runs this function up to wails.Run.
func show(ctx context.Context, o options, assets fs.FS, log *slog.Logger) error {
	life, end := context.WithCancel(ctx)
	defer end()
	desk := app.NewDesk(life)
	host := &frame{ctx: life}
	opened := make(chan struct{})
	return wails.Run(&wailsoptions.App{
		Title:            "Daybook",
		Width:            1280,
		Height:           800,
		MinWidth:         760,
		MinHeight:        540,
		BackgroundColour: wailsoptions.NewRGB(250, 248, 244),
		AssetServer:      &assetserver.Options{Assets: assets},
		Bind:             app.Bound(app.NewBridge(desk, host, log), version),
		ErrorFormatter:   func(err error) any { return app.EncodeError(log, err) },
		Linux:            &linux.Options{ProgramName: "Daybook", Icon: icon, WebviewGpuPolicy: linux.WebviewGpuPolicyNever},
		OnStartup: func(window context.Context) {
			host.ctx = window
			go func() {
				defer close(opened)
				serveDesk(life, o, desk, host, log)
			}()
			go func() {
				<-life.Done()
				runtime.Quit(window)
			}()
		},
		OnShutdown: func(context.Context) {
			end()
			<-opened
		},
	})
}

// openBrowser opens an address in the system's browser without printing.
func openBrowser(address string) error {
	browser.Stdout, browser.Stderr = io.Discard, io.Discard
	return browser.OpenURL(address)
}
