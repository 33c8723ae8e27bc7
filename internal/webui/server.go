//go:build e2e

// Package webui serves the window and everything it can call over loopback, for tests in a browser. It stands in the
// place of the desktop frame and behaves as that does: failures cross as text, results as JSON, panics as failures.
package webui

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"time"

	"github.com/coder/websocket"
)

//go:embed bridge.js
var bridge []byte

// Server serves one window to any number of pages.
type Server struct {
	// Assets is the built page.
	Assets fs.FS
	// Bound is the structs whose methods the page may call.
	Bound []any
	// EncodeError turns an error into the text the page gets.
	EncodeError func(error) string
	// Log takes what goes wrong.
	Log *slog.Logger

	mu    sync.Mutex
	pages map[*page]struct{}
	// opened is the addresses the app asked to open in the system's browser, for tests to follow.
	opened []string
	copied string
}

// Emit sends an event to every open page; it implements app's Host.
func (s *Server) Emit(name string, payload any) {
	text, err := json.Marshal(map[string]any{"event": name, "payload": payload})
	if err != nil {
		s.Log.Error("event cannot be encoded", "event", name, "error", err)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for p := range s.pages {
		p.queue(text)
	}
}

// OpenURL remembers the address; GET /opened returns all of them.
func (s *Server) OpenURL(address string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.opened = append(s.opened, address)
	return nil
}

// SaveFile writes the file into a folder of its own for temporary files, under its name.
func (s *Server) SaveFile(name string, data []byte) (string, error) {
	folder, err := os.MkdirTemp("", "daybook-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(folder, filepath.Base(name))
	return path, os.WriteFile(path, data, 0o600)
}

// CopyText remembers the text; GET /copied returns it.
func (s *Server) CopyText(text string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.copied = text
	return nil
}

// Serve answers on a loopback listener until ctx ends.
func (s *Server) Serve(ctx context.Context, listener net.Listener) error {
	server := &http.Server{Handler: s.handler(), ReadHeaderTimeout: 10 * time.Second, BaseContext: func(net.Listener) context.Context { return ctx }}
	stopped := context.AfterFunc(ctx, func() { _ = server.Close() })
	defer stopped()
	if err := server.Serve(listener); ctx.Err() == nil {
		return fmt.Errorf("serve the window: %w", err)
	}
	return nil
}

func (s *Server) handler() http.Handler {
	mux := http.NewServeMux()
	files := http.FileServerFS(s.Assets)
	mux.HandleFunc("GET /bridge.js", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		_, _ = w.Write(bridge)
	})
	mux.HandleFunc("GET /bridge", s.accept)
	mux.HandleFunc("GET /opened", func(w http.ResponseWriter, _ *http.Request) { s.answer(w, func() any { return s.opened }) })
	mux.HandleFunc("GET /copied", func(w http.ResponseWriter, _ *http.Request) { s.answer(w, func() any { return s.copied }) })
	mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/" || r.URL.Path == "/index.html" {
			s.index(w)
			return
		}
		files.ServeHTTP(w, r)
	})
	return onlyLoopback(mux)
}

// onlyLoopback refuses names that a hostile page could point at this computer.
func onlyLoopback(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host, _, err := net.SplitHostPort(r.Host)
		if ip := net.ParseIP(host); err != nil || host != "localhost" && (ip == nil || !ip.IsLoopback()) {
			http.Error(w, "only for this computer", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (s *Server) answer(w http.ResponseWriter, value func() any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(value())
}

// index is the built page, its content policy included, with the bridge before everything else.
func (s *Server) index(w http.ResponseWriter) {
	text, err := fs.ReadFile(s.Assets, "index.html")
	if err != nil {
		http.Error(w, "The window is not built. Run: npm run build", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write([]byte(strings.Replace(string(text), "</title>", `</title><script src="/bridge.js"></script>`, 1)))
}

// page is one open page; what is to be sent to it waits in out.
type page struct {
	out chan []byte
}

// queue drops the message when the page is too slow to take it: a page reads again after it reconnects.
func (p *page) queue(text []byte) {
	select {
	case p.out <- text:
	default:
	}
}

func (s *Server) accept(w http.ResponseWriter, r *http.Request) {
	// The library refuses other origins by itself.
	socket, err := websocket.Accept(w, r, nil)
	if err != nil {
		return
	}
	defer func() { _ = socket.CloseNow() }()
	socket.SetReadLimit(16 << 20)
	p := &page{out: make(chan []byte, 4096)}
	s.mu.Lock()
	if s.pages == nil {
		s.pages = map[*page]struct{}{}
	}
	s.pages[p] = struct{}{}
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		delete(s.pages, p)
		s.mu.Unlock()
	}()
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	go func() {
		defer cancel()
		for {
			select {
			case <-ctx.Done():
				return
			case text := <-p.out:
				if socket.Write(ctx, websocket.MessageText, text) != nil {
					return
				}
			}
		}
	}()
	for {
		_, text, err := socket.Read(ctx)
		if err != nil {
			return
		}
		go func() { p.queue(s.call(text)) }()
	}
}

// request is one call from the page.
type request struct {
	ID     int64             `json:"id"`
	Target string            `json:"target"`
	Method string            `json:"method"`
	Args   []json.RawMessage `json:"args"`
}

// call runs one call and returns the answer for the page.
func (s *Server) call(text []byte) []byte {
	var r request
	if err := json.Unmarshal(text, &r); err != nil {
		return nil
	}
	answer := map[string]any{"id": r.ID}
	result, err := s.invoke(r)
	if err != nil {
		answer["error"] = s.EncodeError(err)
	} else {
		answer["result"] = result
	}
	encoded, err := json.Marshal(answer)
	if err != nil {
		encoded, _ = json.Marshal(map[string]any{"id": r.ID, "error": s.EncodeError(fmt.Errorf("encode the result of %s.%s: %w", r.Target, r.Method, err))})
	}
	return encoded
}

func (s *Server) invoke(r request) (any, error) {
	for _, bound := range s.Bound {
		value := reflect.ValueOf(bound)
		if value.Elem().Type().Name() != r.Target {
			continue
		}
		method := value.MethodByName(r.Method)
		if !method.IsValid() || method.Type().NumIn() != len(r.Args) {
			break
		}
		arguments := make([]reflect.Value, len(r.Args))
		for i, raw := range r.Args {
			argument := reflect.New(method.Type().In(i))
			if err := json.Unmarshal(raw, argument.Interface()); err != nil {
				return nil, fmt.Errorf("read argument %d of %s.%s: %w", i+1, r.Target, r.Method, err)
			}
			arguments[i] = argument.Elem()
		}
		return outcome(method.Call(arguments))
	}
	return nil, fmt.Errorf("the window called %s.%s, which does not exist", r.Target, r.Method)
}

// outcome splits the results of a bound method: a value and an error, or an error alone.
func outcome(results []reflect.Value) (any, error) {
	var value any
	for _, r := range results {
		if err, ok := reflect.TypeAssert[error](r); ok {
			return nil, err
		}
		if r.Type() != reflect.TypeFor[error]() {
			value = r.Interface()
		}
	}
	return value, nil
}
