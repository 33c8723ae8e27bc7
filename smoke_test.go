//go:build smoke

package main_test

import (
	"bufio"
	"bytes"
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
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/coder/websocket"
)

// The built app, once, as an owner starts it: on a display of its own, with a window manager, a session bus and an
// empty home. `make smoke` builds it and runs this.
func TestTheBuiltAppOpensOnThePracticeCompany(t *testing.T) {
	// The waits end before the processes do, so that a failure can be photographed.
	life, endLife := context.WithTimeout(t.Context(), 90*time.Second)
	t.Cleanup(endLife)
	ctx, cancel := context.WithTimeout(life, 60*time.Second)
	defer cancel()

	app, err := filepath.Abs("build/bin/daybook")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(app); err != nil {
		t.Fatalf("the app has not been built: %v", err)
	}
	environment := startDisplay(life, t)
	home := t.TempDir()
	inspector := freeAddress(t)
	environment = append(environment,
		"HOME="+home,
		"XDG_CONFIG_HOME="+filepath.Join(home, "config"),
		"XDG_DATA_HOME="+filepath.Join(home, "data"),
		"XDG_CACHE_HOME="+filepath.Join(home, "cache"),
		"XDG_STATE_HOME="+filepath.Join(home, "state"),
		"WEBKIT_INSPECTOR_HTTP_SERVER="+inspector,
	)
	ended := start(life, t, environment, "dbus-run-session", "--", app, "--practice")

	t.Cleanup(func() {
		if t.Failed() {
			screenshot(life, t, environment)
		}
	})
	window := waitForWindow(ctx, t, environment, ended)
	for _, word := range []string{"Practice company", "Sales orders", "60 to send", "Purchase orders", "40 to send", "Settings"} {
		waitForText(ctx, t, inspector, word)
	}
	screenshot(ctx, t, environment)

	// The window manager's own way of closing, as by the button; xdotool's windowclose would destroy the window.
	if output, err := command(ctx, environment, "xdotool", "windowactivate", "--sync", window, "key", "alt+F4").CombinedOutput(); err != nil {
		t.Fatalf("close the window: %v: %s", err, output)
	}
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("the app ended with %v", err)
		}
	case <-ctx.Done():
		t.Error("the app is still running after its window was closed")
	}
}

// startDisplay starts an X server that picks its own number, and a window manager on it.
func startDisplay(ctx context.Context, t *testing.T) []string {
	t.Helper()
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	server := command(ctx, os.Environ(), "Xvfb", "-displayfd", "3", "-screen", "0", "1440x900x24", "-nolisten", "tcp")
	server.ExtraFiles = []*os.File{writer}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	endAfter(t, server)
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	number, err := bufio.NewReader(reader).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb gave no display: %v", err)
	}
	var environment []string
	for _, entry := range os.Environ() {
		if !strings.HasPrefix(entry, "WAYLAND_DISPLAY=") && !strings.HasPrefix(entry, "DBUS_SESSION_BUS_ADDRESS=") {
			environment = append(environment, entry)
		}
	}
	environment = append(environment, "DISPLAY=:"+strings.TrimSpace(number), "GDK_BACKEND=x11")
	manager := command(ctx, environment, "openbox")
	if err := manager.Start(); err != nil {
		t.Fatal(err)
	}
	endAfter(t, manager)
	return environment
}

// command is a process in a session of its own, so that ending it ends what it started.
func command(ctx context.Context, environment []string, name string, arguments ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, name, arguments...)
	c.Env = environment
	c.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	c.Cancel = func() error { return syscall.Kill(-c.Process.Pid, syscall.SIGKILL) }
	return c
}

func endAfter(t *testing.T, c *exec.Cmd) {
	t.Helper()
	t.Cleanup(func() {
		_ = syscall.Kill(-c.Process.Pid, syscall.SIGTERM)
		_ = c.Wait()
	})
}

// start runs the app; the channel carries how it ended. What it wrote is shown when the test fails.
func start(ctx context.Context, t *testing.T, environment []string, name string, arguments ...string) <-chan error {
	t.Helper()
	var output bytes.Buffer
	c := command(ctx, environment, name, arguments...)
	c.Stdout, c.Stderr = &output, &output
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended, done := make(chan error, 1), make(chan struct{})
	go func() {
		ended <- c.Wait()
		close(done)
	}()
	t.Cleanup(func() {
		_ = syscall.Kill(-c.Process.Pid, syscall.SIGKILL)
		<-done
		if t.Failed() {
			t.Logf("the app wrote:\n%s", output.String())
		}
	})
	return ended
}

func waitForWindow(ctx context.Context, t *testing.T, environment []string, ended <-chan error) string {
	t.Helper()
	found := make(chan string, 1)
	go func() {
		output, err := command(ctx, environment, "xdotool", "search", "--sync", "--onlyvisible", "--name", "Daybook").Output()
		if err == nil {
			found <- strings.Fields(string(output))[0]
		}
	}()
	select {
	case window := <-found:
		return window
	case err := <-ended:
		t.Fatalf("the app ended before it had a window: %v", err)
	case <-ctx.Done():
		t.Fatal("no window appeared")
	}
	return ""
}

func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	return listener.Addr().String()
}

// inspectedPage is the app's page, seen through WebKit's inspector, which a release build has too.
type inspectedPage struct {
	socket *websocket.Conn
	target string
	lastID int
}

// openPage finds the page in the inspector's list of targets and connects to it.
func openPage(ctx context.Context, address string) (*inspectedPage, error) {
	path := inspectorPath(ctx, address)
	if path == "" {
		return nil, errors.New("the inspector lists no page")
	}
	socket, response, err := websocket.Dial(ctx, "ws://"+address+path, nil)
	if err != nil {
		return nil, err
	}
	if response.Body != nil {
		_ = response.Body.Close()
	}
	socket.SetReadLimit(16 << 20)
	p := &inspectedPage{socket: socket}
	for p.target == "" {
		var event struct {
			Method string `json:"method"`
			Params struct {
				TargetInfo struct {
					TargetID string `json:"targetId"`
					Type     string `json:"type"`
				} `json:"targetInfo"`
			} `json:"params"`
		}
		if err := p.read(ctx, &event); err != nil {
			return nil, errors.Join(err, socket.CloseNow())
		}
		if event.Method == "Target.targetCreated" && event.Params.TargetInfo.Type == "page" {
			p.target = event.Params.TargetInfo.TargetID
		}
	}
	return p, nil
}

func inspectorPath(ctx context.Context, address string) string {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+address+"/", nil)
	if err != nil {
		return ""
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return ""
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return ""
	}
	return string(regexp.MustCompile(`/socket/[0-9]+/[0-9]+/WebPage`).Find(body))
}

// waitForText waits until the page shows a text. Each look is a connection of its own: a page that is still loading
// may be another target a moment later, and then answers nothing.
func waitForText(ctx context.Context, t *testing.T, address, text string) {
	t.Helper()
	var shown string
	var problem error
	defer func() {
		if t.Failed() {
			t.Logf("the page shows:\n%s\nlast problem: %v", shown, problem)
		}
	}()
	poll(ctx, t, fmt.Sprintf("%q on the page", text), func() bool {
		look, cancel := context.WithTimeout(ctx, 3*time.Second)
		defer cancel()
		page, err := openPage(look, address)
		if err != nil {
			problem = err
			return false
		}
		defer func() { _ = page.socket.CloseNow() }()
		shown, problem = page.evaluate(look, "document.body.innerText")
		return problem == nil && strings.Contains(shown, text)
	})
}

// evaluate returns the value of an expression in the page, which must be a text.
func (p *inspectedPage) evaluate(ctx context.Context, expression string) (string, error) {
	p.lastID++
	inner, err := json.Marshal(map[string]any{
		"id": p.lastID, "method": "Runtime.evaluate",
		"params": map[string]any{"expression": expression, "returnByValue": true},
	})
	if err != nil {
		return "", err
	}
	outer, err := json.Marshal(map[string]any{
		"id": p.lastID, "method": "Target.sendMessageToTarget",
		"params": map[string]any{"targetId": p.target, "message": string(inner)},
	})
	if err != nil {
		return "", err
	}
	if err := p.socket.Write(ctx, websocket.MessageText, outer); err != nil {
		return "", err
	}
	for {
		var event struct {
			Method string `json:"method"`
			Params struct {
				Message string `json:"message"`
			} `json:"params"`
		}
		if err := p.read(ctx, &event); err != nil {
			return "", err
		}
		if event.Method != "Target.dispatchMessageFromTarget" {
			continue
		}
		var answer struct {
			ID     int `json:"id"`
			Result struct {
				Result struct {
					Value string `json:"value"`
				} `json:"result"`
				WasThrown bool `json:"wasThrown"`
			} `json:"result"`
		}
		if err := json.Unmarshal([]byte(event.Params.Message), &answer); err != nil || answer.ID != p.lastID {
			continue
		}
		if answer.Result.WasThrown {
			return "", errors.New("the page threw on " + expression)
		}
		return answer.Result.Result.Value, nil
	}
}

func (p *inspectedPage) read(ctx context.Context, into any) error {
	_, message, err := p.socket.Read(ctx)
	if err != nil {
		return err
	}
	return json.Unmarshal(message, into)
}

// poll asks until the answer is yes; the inspector has no event for what we wait for.
func poll(ctx context.Context, t *testing.T, what string, isThere func() bool) {
	t.Helper()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for !isThere() {
		select {
		case <-tick.C:
		case <-ctx.Done():
			t.Fatalf("waited in vain for %s", what)
		}
	}
}

// screenshot keeps what the window showed, for a person to look at.
func screenshot(ctx context.Context, t *testing.T, environment []string) {
	t.Helper()
	const file = "bin/smoke.png"
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if output, err := command(ctx, environment, "import", "-window", "root", file).CombinedOutput(); err != nil {
		t.Fatalf("screenshot: %v: %s", err, output)
	}
	picture, err := os.ReadFile(file)
	if err != nil || len(picture) < 10_000 {
		t.Errorf("the screenshot has %d bytes, which is an empty screen: %v", len(picture), err)
	}
}
