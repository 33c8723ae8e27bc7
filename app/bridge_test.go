package app_test

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"reflect"
	"strings"
	"testing"
	"time"

	"daybook/app"
	"daybook/internal/fault"
)

// host is a frame that does nothing.
type host struct{}

func (host) Emit(string, any)                        {}
func (host) OpenURL(string) error                    { return nil }
func (host) CopyText(string) error                   { return nil }
func (host) SaveFile(string, []byte) (string, error) { return "", nil }

func quietLog() *slog.Logger { return slog.New(slog.DiscardHandler) }

// failedDesk is a desk whose company file could not be opened.
func failedDesk(t *testing.T) []any {
	t.Helper()
	desk := app.NewDesk(t.Context())
	desk.Fail(fault.New(fault.Damaged, "The file is damaged.", "Restore a backup."))
	return app.Bound(app.NewBridge(desk, host{}, quietLog()), "1")
}

// methods calls visit for every method the page may call.
func methods(bound []any, visit func(name string, method reflect.Value)) {
	for _, b := range bound {
		v := reflect.ValueOf(b)
		for i := range v.NumMethod() {
			visit(v.Elem().Type().Name()+"."+v.Type().Method(i).Name, v.Method(i))
		}
	}
}

func TestEveryTypeThatCrossesCanBeEncoded(t *testing.T) {
	t.Parallel()
	seen := map[reflect.Type]bool{}
	var walk func(path string, of reflect.Type)
	walk = func(path string, of reflect.Type) {
		if seen[of] {
			return
		}
		seen[of] = true
		switch of.Kind() {
		case reflect.Struct:
			if of == reflect.TypeFor[time.Time]() {
				t.Errorf("%s is a time: send text", path)
				return
			}
			for field := range of.Fields() {
				if tag := field.Tag.Get("json"); tag == "" || strings.ToLower(tag[:1]) != tag[:1] || strings.Contains(tag, ",") {
					t.Errorf("%s.%s has the JSON name %q", path, field.Name, tag)
				}
				walk(path+"."+field.Name, field.Type)
			}
		case reflect.Slice:
			if of.Elem().Kind() == reflect.Uint8 {
				t.Errorf("%s is bytes: send text", path)
			}
			walk(path+"[]", of.Elem())
		case reflect.Map:
			if of.Key().Kind() != reflect.String {
				t.Errorf("%s has keys that are not text", path)
			}
			walk(path+"{}", of.Elem())
		case reflect.String, reflect.Bool, reflect.Int, reflect.Int64:
		default:
			t.Errorf("%s is a %s, which must not cross", path, of.Kind())
		}
	}
	methods(failedDesk(t), func(name string, method reflect.Value) {
		for in := range method.Type().Ins() {
			walk(name+" argument", in)
		}
		for out := range method.Type().Outs() {
			if out != reflect.TypeFor[error]() {
				walk(name+" result", out)
			}
		}
	})
	walk("event", reflect.TypeFor[app.OrderChanged]())
	walk("event", reflect.TypeFor[app.ReadBackView]())
	if len(seen) < 40 {
		t.Errorf("only %d types were looked at", len(seen))
	}
}

func TestAFileThatDoesNotOpenAnswersEveryCall(t *testing.T) {
	t.Parallel()
	methods(failedDesk(t), func(name string, method reflect.Value) {
		arguments := make([]reflect.Value, method.Type().NumIn())
		for i := range arguments {
			arguments[i] = reflect.Zero(method.Type().In(i))
		}
		results := method.Call(arguments)
		err, _ := reflect.TypeAssert[error](results[len(results)-1])
		switch name {
		case "Shell.CopyText":
		case "Shell.Start":
			view, _ := reflect.TypeAssert[app.StartView](results[0])
			if view.Problem.Code != string(fault.Damaged) || view.Problem.Hint == "" {
				t.Errorf("%s reports %+v", name, view.Problem)
			}
		default:
			if err == nil {
				t.Errorf("%s succeeded without a file", name)
			}
		}
		if len(results) == 2 {
			text, encodeErr := json.Marshal(results[0].Interface())
			if encodeErr != nil || strings.Contains(string(text), "null") && !nullable(name) {
				t.Errorf("%s sends %s, %v", name, text, encodeErr)
			}
		}
	})
}

// nullable are the calls whose empty result on failure is never read by the page, because the failure is.
func nullable(name string) bool {
	return strings.HasPrefix(name, "Setup.Import") || strings.HasPrefix(name, "Jobs.")
}

func TestCallsWaitForTheFileAndEndWithTheWindow(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	bound := app.Bound(app.NewBridge(app.NewDesk(ctx), host{}, quietLog()), "1")
	ended := make(chan app.StartView)
	go func() {
		view, _ := bound[0].(*app.Shell).Start()
		ended <- view
	}()
	select {
	case view := <-ended:
		t.Fatalf("answered before the file was open: %+v", view)
	default:
	}
	cancel()
	if view := <-ended; view.Problem.Code != string(fault.Cancelled) {
		t.Errorf("after the window closed: %+v", view.Problem)
	}
}

func TestErrorsCrossAsText(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		err      error
		code     string
		hasID    bool
		contains string
	}{
		{"a refusal keeps its fields", fault.InvalidFields("No.", map[string]string{"lines[0].quantity": "needed"}), "invalid", false, `"lines[0].quantity":"needed"`},
		{"a wrapped fault keeps its words", errors.Join(errors.New("x"), fault.New(fault.Rejected, "Xero refused.", "Edit it.")), "rejected", true, "Xero refused."},
		{"a mistake of ours says so without its insides", errors.New("secret detail"), "internal", true, "made a mistake"},
		{"an end of context is a cancel", context.Canceled, "cancelled", false, "stopped"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			text := app.EncodeError(quietLog(), test.err)
			var f app.Fault
			if err := json.Unmarshal([]byte(text), &f); err != nil {
				t.Fatal(err)
			}
			if f.Code != test.code || (f.ID != "") != test.hasID || !strings.Contains(text, test.contains) || strings.Contains(text, "secret detail") {
				t.Errorf("got %s", text)
			}
		})
	}
}
