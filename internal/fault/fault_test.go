package fault_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"daybook/internal/fault"
)

func TestCodeOfReadsTheFirstErrorInTheChain(t *testing.T) {
	t.Parallel()
	rejected := fault.New(fault.Rejected, "Xero refused invoice SO-1.", "Correct it and send it again.")
	for _, test := range []struct {
		name string
		err  error
		want fault.Code
	}{
		{"no error", nil, ""},
		{"an error of ours", rejected, fault.Rejected},
		{"wrapped with the action", fmt.Errorf("post order SO-1: %w", rejected), fault.Rejected},
		{"joined with others", errors.Join(errors.New("other"), rejected), fault.Rejected},
		{"the outermost wins", fault.Wrap(fault.Conflict, rejected, "SO-1 changed meanwhile.", ""), fault.Conflict},
		{"any other error", errors.New("disk"), fault.Internal},
		{"a stopped context", context.Canceled, fault.Internal},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := fault.CodeOf(test.err); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
			if test.err != nil && !fault.Is(test.err, test.want) {
				t.Errorf("Is denies %q", test.want)
			}
			if fault.Is(test.err, fault.NotFound) {
				t.Error("Is affirms another code")
			}
		})
	}
	if fault.Is(nil, "") {
		t.Error("nil carries a code")
	}
}

func TestWrapKeepsTheCause(t *testing.T) {
	t.Parallel()
	cause := errors.New("connection refused")
	err := fault.Wrap(fault.Offline, cause, "Xero cannot be reached.", "Check the connection.")
	if !errors.Is(err, cause) {
		t.Error("the cause is lost")
	}
	if err.Hint != "Check the connection." || err.Code != fault.Offline {
		t.Errorf("got %+v", err)
	}
	if got, want := err.Error(), "Xero cannot be reached.: connection refused"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestErrorListsFieldsInOrder(t *testing.T) {
	t.Parallel()
	err := fault.InvalidFields("The order cannot be saved.", map[string]string{
		"number": "is already used", "lines[0].price": "is needed", "contact": "is needed",
	})
	const want = "The order cannot be saved.; contact: is needed; lines[0].price: is needed; number: is already used"
	if got := err.Error(); got != want {
		t.Errorf("got %q", got)
	}
}

func TestInvalidFieldsOfNothingIsNoError(t *testing.T) {
	t.Parallel()
	if err := fault.InvalidFields("The order cannot be saved.", nil); err != nil {
		t.Errorf("got %v", err)
	}
	if err := fault.InvalidFields("The order cannot be saved.", map[string]string{}); err != nil {
		t.Errorf("got %v", err)
	}
}

func TestInvalidFieldsKeepsItsOwnCopy(t *testing.T) {
	t.Parallel()
	fields := map[string]string{"number": "is needed"}
	err := fault.InvalidFields("The order cannot be saved.", fields)
	fields["number"] = "changed"
	invalid, ok := errors.AsType[*fault.Error](err)
	if !ok || invalid.Code != fault.Invalid || invalid.Fields["number"] != "is needed" {
		t.Errorf("got %+v", err)
	}
}
