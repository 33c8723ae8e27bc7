//go:build e2e

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/coder/websocket"
)

// paint measures the built app from its start to its first contentful paint, on a display of its own. The page's own
// clock tells the moment, through WebKit's inspector, which a release build has too.
func paint(ctx context.Context, folder string) error {
	display, end, err := startDisplay(ctx)
	if err != nil {
		return fmt.Errorf("start a display: %w", err)
	}
	defer end()
	home := filepath.Join(folder, "paint")
	return measureOwn("first_paint", 5, func() (time.Duration, error) { return paintOnce(ctx, display, home) })
}

func startDisplay(ctx context.Context) (string, func(), error) {
	reader, writer, err := os.Pipe()
	if err != nil {
		return "", nil, err
	}
	server := exec.CommandContext(ctx, "Xvfb", "-displayfd", "3", "-screen", "0", "1440x900x24", "-nolisten", "tcp")
	server.ExtraFiles = []*os.File{writer}
	if err := server.Start(); err != nil {
		return "", nil, err
	}
	end := func() {
		_ = server.Process.Signal(syscall.SIGTERM)
		_ = server.Wait()
	}
	number, err := bufio.NewReader(reader).ReadString('\n')
	return ":" + strings.TrimSpace(number), end, errors.Join(err, writer.Close())
}

func paintOnce(ctx context.Context, display, home string) (time.Duration, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	inspector := listener.Addr().String()
	if err := listener.Close(); err != nil {
		return 0, err
	}
	//nolint:gosec // The program is the one just built.
	app := exec.CommandContext(ctx, "dbus-run-session", "--", builtApp, "--practice", "--home", home)
	app.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	app.Cancel = func() error { return syscall.Kill(-app.Process.Pid, syscall.SIGKILL) }
	app.Env = environment(home, "DISPLAY="+display, "WAYLAND_DISPLAY=", "GDK_BACKEND=x11", "WEBKIT_INSPECTOR_HTTP_SERVER="+inspector)
	begin := time.Now()
	if err := app.Start(); err != nil {
		return 0, err
	}
	defer func() {
		// The whole session of its own: the bus, the app and WebKit's processes.
		_ = syscall.Kill(-app.Process.Pid, syscall.SIGTERM)
		_ = app.Wait()
	}()
	for ctx.Err() == nil {
		if at, err := paintedAt(ctx, inspector); err == nil {
			return at.Sub(begin), nil
		}
		select {
		case <-ctx.Done():
		case <-time.After(50 * time.Millisecond):
		}
	}
	return 0, ctx.Err()
}

const firstPaint = `String(performance.getEntriesByName('first-contentful-paint').map((entry) => performance.timeOrigin + entry.startTime)[0] ?? '')`

// paintedAt asks the page when it first painted; an error means not yet.
func paintedAt(ctx context.Context, inspector string) (time.Time, error) {
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	socket, err := inspect(ctx, inspector)
	if err != nil {
		return time.Time{}, err
	}
	defer func() { _ = socket.CloseNow() }()
	inner, err := json.Marshal(object{"id": 1, "method": "Runtime.evaluate", "params": object{"expression": firstPaint, "returnByValue": true}})
	if err != nil {
		return time.Time{}, err
	}
	for {
		_, message, err := socket.Read(ctx)
		if err != nil {
			return time.Time{}, err
		}
		var event struct {
			Method string
			Params struct {
				TargetInfo struct{ TargetID, Type string }
				Message    string
			}
		}
		if err := json.Unmarshal(message, &event); err != nil {
			return time.Time{}, err
		}
		switch {
		case event.Method == "Target.targetCreated" && event.Params.TargetInfo.Type == "page":
			outer, err := json.Marshal(object{"id": 1, "method": "Target.sendMessageToTarget",
				"params": object{"targetId": event.Params.TargetInfo.TargetID, "message": string(inner)}})
			if err == nil {
				err = socket.Write(ctx, websocket.MessageText, outer)
			}
			if err != nil {
				return time.Time{}, err
			}
		case event.Method == "Target.dispatchMessageFromTarget":
			var answer struct {
				ID     int
				Result struct{ Result struct{ Value string } }
			}
			if err := json.Unmarshal([]byte(event.Params.Message), &answer); err != nil || answer.ID != 1 {
				continue
			}
			return instant(answer.Result.Result.Value)
		}
	}
}

// instant reads milliseconds since 1970, such as "1764000000000.25".
func instant(milliseconds string) (time.Time, error) {
	whole, _, _ := strings.Cut(milliseconds, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	return time.UnixMilli(n), err
}

// inspect connects to the one page the inspector lists.
func inspect(ctx context.Context, address string) (*websocket.Conn, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+address+"/", nil)
	if err != nil {
		return nil, err
	}
	reply, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer func() { _ = reply.Body.Close() }()
	body, err := io.ReadAll(reply.Body)
	if err != nil {
		return nil, err
	}
	path := regexp.MustCompile(`/socket/[0-9]+/[0-9]+/WebPage`).Find(body)
	if path == nil {
		return nil, errors.New("the inspector lists no page")
	}
	return dial(ctx, "ws://"+address+string(path))
}
