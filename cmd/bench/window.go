//go:build e2e

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/coder/websocket"
)

// window is a running program in its test build, spoken to as its page does.
type window struct {
	process *exec.Cmd
	address string
	socket  *websocket.Conn
	lastID  int
}

// open starts the program and connects to its bridge. What it keeps is below home.
func open(ctx context.Context, home string, arguments ...string) (*window, error) {
	//nolint:gosec // The program is the one just built; the arguments are this command's.
	w := &window{process: exec.CommandContext(ctx, testApp, append([]string{"--serve", "127.0.0.1:0", "--home", home}, arguments...)...)}
	w.process.Env, w.process.Stderr = environment(home), os.Stderr
	output, err := w.process.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("read what %s prints: %w", testApp, err)
	}
	if err := w.process.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", testApp, err)
	}
	if err := w.connect(ctx, output); err != nil {
		w.close()
		return nil, err
	}
	return w, nil
}

// connect reads the address from what the program prints first.
func (w *window) connect(ctx context.Context, output io.Reader) error {
	line, err := bufio.NewReader(output).ReadBytes('\n')
	if err != nil {
		return fmt.Errorf("read the window's address: %w", err)
	}
	var printed struct{ Window string }
	if err := json.Unmarshal(line, &printed); err != nil {
		return fmt.Errorf("read the window's address: %w", err)
	}
	w.address = printed.Window
	if w.socket, err = dial(ctx, "ws"+strings.TrimPrefix(w.address, "http")+"/bridge"); err != nil {
		return fmt.Errorf("connect to the bridge: %w", err)
	}
	return nil
}

// dial opens a WebSocket that takes large messages.
func dial(ctx context.Context, address string) (*websocket.Conn, error) {
	socket, reply, err := websocket.Dial(ctx, address, nil)
	if err != nil {
		return nil, err
	}
	if reply.Body != nil {
		_ = reply.Body.Close()
	}
	socket.SetReadLimit(64 << 20)
	return socket, nil
}

// close ends the program and waits for it.
func (w *window) close() {
	if w.socket != nil {
		_ = w.socket.CloseNow()
	}
	_ = w.process.Process.Signal(os.Interrupt)
	_ = w.process.Wait()
}

// call calls a bound method and decodes its result into into, which may be nil. Events meanwhile are passed over.
func (w *window) call(ctx context.Context, into any, target, method string, arguments ...any) error {
	w.lastID++
	if arguments == nil {
		arguments = []any{}
	}
	request, err := json.Marshal(map[string]any{"id": w.lastID, "target": target, "method": method, "args": arguments})
	if err != nil {
		return fmt.Errorf("encode a call: %w", err)
	}
	if err := w.socket.Write(ctx, websocket.MessageText, request); err != nil {
		return fmt.Errorf("call %s.%s: %w", target, method, err)
	}
	for {
		_, message, err := w.socket.Read(ctx)
		if err != nil {
			return fmt.Errorf("call %s.%s: %w", target, method, err)
		}
		var answer struct {
			ID     int             `json:"id"`
			Error  string          `json:"error"`
			Result json.RawMessage `json:"result"`
		}
		if err := json.Unmarshal(message, &answer); err != nil {
			return fmt.Errorf("read the answer of %s.%s: %w", target, method, err)
		}
		switch {
		case answer.ID != w.lastID:
			continue
		case answer.Error != "":
			return fmt.Errorf("%s.%s: %s", target, method, answer.Error)
		case into == nil:
			return nil
		}
		return json.Unmarshal(answer.Result, into)
	}
}

// until calls a method again and again until reached says yes, or why not.
func until[T any](ctx context.Context, w *window, target, method string, reached func(T) (bool, error), arguments ...any) error {
	for {
		var value T
		if err := w.call(ctx, &value, target, method, arguments...); err != nil {
			return err
		}
		if isReached, err := reached(value); isReached || err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Millisecond):
		}
	}
}

// opened returns the last address the program asked to open in the browser, or "" when there is none yet.
func (w *window) opened(ctx context.Context) (string, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, w.address+"/opened", nil)
	if err != nil {
		return "", err
	}
	reply, err := http.DefaultClient.Do(request)
	if err != nil {
		return "", err
	}
	defer func() { _ = reply.Body.Close() }()
	body, err := io.ReadAll(reply.Body)
	var addresses []string
	if err == nil {
		err = json.Unmarshal(body, &addresses)
	}
	if len(addresses) == 0 {
		return "", err
	}
	return addresses[len(addresses)-1], err
}
