package app

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"runtime/debug"

	"daybook/internal/fault"
)

// quiet are the codes that are part of ordinary work and need no line in the log.
var quiet = map[fault.Code]bool{fault.Invalid: true, fault.Conflict: true, fault.Cancelled: true, fault.NotFound: true, fault.Offline: true}

// EncodeError turns an error into the JSON text of a Fault, the form in which the page gets every failure: an object
// would arrive as meaningless text. What needs a log line gets an id that the owner can quote.
func EncodeError(log *slog.Logger, err error) string {
	text, encodeErr := json.Marshal(toFault(log, err))
	if encodeErr != nil {
		return `{"code":"internal","message":"Something failed and could not be described.","hint":"","fields":{},"id":""}`
	}
	return string(text)
}

// toFault is the page's view of an error; nil is the Fault without a code.
func toFault(log *slog.Logger, err error) Fault {
	f := Fault{Fields: map[string]string{}}
	if err == nil {
		return f
	}
	f.Code = string(fault.CodeOf(err))
	if cause, ok := errors.AsType[*fault.Error](err); ok {
		f.Message, f.Hint = cause.Message, cause.Hint
		maps.Copy(f.Fields, cause.Fields)
	} else if errors.Is(err, context.Canceled) {
		f.Code, f.Message = string(fault.Cancelled), "This was stopped."
	} else {
		f.Message, f.Hint = "Daybook made a mistake and stopped this action.", "Nothing was lost. Try again; if it happens again, quote the number below."
	}
	if !quiet[fault.Code(f.Code)] {
		f.ID = rand.Text()[:8]
		log.Error("action failed", "id", f.ID, "code", f.Code, "error", err)
	}
	return f
}

// guard turns a panic into an error: a bound method that panics would never answer the page.
func (b Bridge) guard(err *error) {
	if p := recover(); p != nil {
		b.log.Error("panic", "value", fmt.Sprint(p), "stack", string(debug.Stack()))
		*err = fmt.Errorf("panic: %v", p)
	}
}
