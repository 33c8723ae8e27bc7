//go:build e2e

package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"os"

	"daybook/app"
	"daybook/internal/webui"
)

// addTestFlags adds what only test builds have.
func addTestFlags(flags *flag.FlagSet, o *options) {
	flags.StringVar(&o.serve, "serve", "127.0.0.1:0", "loopback `address` to serve the window on")
}

// show serves the window over loopback until it is interrupted. The first line on standard output is its address.
func show(ctx context.Context, o options, assets fs.FS, log *slog.Logger) error {
	listener, err := net.Listen("tcp", o.serve)
	if err != nil {
		return fmt.Errorf("listen on %s: %w", o.serve, err)
	}
	if ip := listener.Addr().(*net.TCPAddr).IP; !ip.IsLoopback() {
		return errors.Join(fmt.Errorf("%s is not an address of this computer alone", o.serve), listener.Close())
	}
	desk := app.NewDesk(ctx)
	server := &webui.Server{Assets: assets, Log: log, EncodeError: func(err error) string { return app.EncodeError(log, err) }}
	server.Bound = app.Bound(app.NewBridge(desk, server, log), version)
	closed := make(chan struct{})
	go func() {
		defer close(closed)
		serveDesk(ctx, o, desk, server, log)
	}()
	if err := json.NewEncoder(os.Stdout).Encode(map[string]string{"window": "http://" + listener.Addr().String()}); err != nil {
		return fmt.Errorf("print the address: %w", err)
	}
	err = server.Serve(ctx, listener)
	<-closed
	return err
}
