package api

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"sync"
	"time"

	"daybook/internal/practice/store"
)

// keyLife is how long an idempotency key is remembered from its first use, and mostKey its length (contract section 5).
const (
	keyLife = 6 * time.Minute
	mostKey = 128
)

// errDiscard ends a transaction whose changes are not to be kept although there is an answer.
var errDiscard = errors.New("nothing is kept")

// answer does the work of a call once, under its idempotency key where it has one, and returns the reply. What the
// reply says is on the disk when it returns. The client going away stops a read, never a write.
func (h *Handler) answer(ctx context.Context, q *request, action Action) *reply {
	if !q.isWrite() {
		return h.guard(q, func() (*reply, error) { return h.show(ctx, q) })
	}
	key := q.key()
	if len(key) > mostKey {
		return invalid(nil, "The Idempotency-Key must not be longer than 128 characters.")
	}
	if key != "" {
		unlock, ok := h.keys.lock(ctx, q.session.ClientID+" "+key)
		if !ok {
			return h.serverError()
		}
		defer unlock()
	}
	if action.Kind == CutThenCommit {
		h.waitToCommit(action.Delay)
	}
	ctx = context.WithoutCancel(ctx)
	q.now = h.config.Now()
	return h.guard(q, func() (*reply, error) { return h.change(ctx, q, key, action) })
}

// key is the idempotency key of a write, "" for none. Calls that delete have none (contract section 5).
func (q *request) key() string {
	if q.http.Method == http.MethodDelete {
		return ""
	}
	return q.http.Header.Get("Idempotency-Key")
}

// guard turns an error into a 500 and notes it.
func (h *Handler) guard(q *request, work func() (*reply, error)) *reply {
	answer, err := work()
	if err != nil {
		h.config.Log.Error("practice request", "method", q.http.Method, "path", q.http.URL.Path, "error", err)
		return h.serverError()
	}
	return answer
}

// waitToCommit waits for the delay, less where the handler closes.
func (h *Handler) waitToCommit(delay time.Duration) {
	timer := time.NewTimer(delay)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-h.closing:
	}
}

// show answers a read.
func (h *Handler) show(ctx context.Context, q *request) (*reply, error) {
	var answer *reply
	err := h.config.Store.View(ctx, func(tx *store.Tx) (err error) {
		answer, err = q.route.calls[q.http.Method](ctx, h, tx, q)
		return err
	})
	return answer, err
}

// change answers a write: with the stored reply where the key was used before, else by doing it.
func (h *Handler) change(ctx context.Context, q *request, key string, action Action) (*reply, error) {
	if action.Kind == KeyStoreDown && key != "" {
		return h.serverError(), nil // no reply is looked up and none is kept
	}
	if key != "" {
		answer, err := h.replay(ctx, q, key)
		if answer != nil || err != nil {
			return answer, err
		}
	}
	if action.Kind == ServerError {
		answer := h.serverError()
		return answer, h.config.Store.Update(ctx, func(tx *store.Tx) error { return h.keep(ctx, tx, q, key, answer) })
	}
	var answer *reply
	err := h.config.Store.Update(ctx, func(tx *store.Tx) (err error) {
		if answer, err = q.route.calls[q.http.Method](ctx, h, tx, q); err != nil {
			return err
		}
		if answer.discards {
			return errDiscard
		}
		if action.Kind == CommitThenError {
			answer = h.serverError()
		}
		return h.keep(ctx, tx, q, key, answer)
	})
	if errors.Is(err, errDiscard) {
		err = h.config.Store.Update(ctx, func(tx *store.Tx) error { return h.keep(ctx, tx, q, key, answer) })
	}
	return answer, err
}

// replay returns the reply that a key was answered with, a refusal where the request differs, or nil where the key is
// new or has been forgotten.
func (h *Handler) replay(ctx context.Context, q *request, key string) (*reply, error) {
	var stored store.Reply
	var isKnown bool
	err := h.config.Store.View(ctx, func(tx *store.Tx) (err error) {
		stored, isKnown, err = tx.FindReply(ctx, q.session.ClientID, key)
		return err
	})
	if err != nil || !isKnown || !stored.FirstAt.After(h.forgotten(q.now)) {
		return nil, err
	}
	if stored.Fingerprint != fingerprint(q) {
		return h.keyConflict(key), nil
	}
	return &reply{status: stored.Status, contentType: stored.ContentType, body: stored.Body}, nil
}

// keep stores the reply under its key and drops those that are forgotten by now. Errors are kept too.
func (h *Handler) keep(ctx context.Context, tx *store.Tx, q *request, key string, answer *reply) error {
	if key == "" {
		return nil
	}
	if err := tx.DropRepliesBefore(ctx, h.forgotten(q.now)); err != nil {
		return err
	}
	return tx.SaveReply(ctx, store.Reply{
		ClientID:    q.session.ClientID,
		Key:         key,
		Fingerprint: fingerprint(q),
		Status:      answer.status,
		ContentType: answer.contentType,
		Body:        answer.body,
		FirstAt:     q.arrived,
	})
}

// forgotten is the instant before which a first use no longer counts.
func (h *Handler) forgotten(now time.Time) time.Time {
	return now.Add(-keyLife / time.Duration(h.config.ClockFactor))
}

func (h *Handler) keyConflict(key string) *reply {
	text := "Idempotency Key: " + key + " is used with a different request."
	if h.config.Switches.ConflictTextInElements {
		return invalid([]any{map[string]any{"ValidationErrors": []message{{Message: text}}}}, validationText)
	}
	return invalid(nil, text)
}

// fingerprint tells requests apart: method, address, organisation and body.
func fingerprint(q *request) string {
	sum := sha256.New()
	for _, part := range []string{q.http.Method, q.http.URL.RequestURI(), q.session.TenantID, string(q.body)} {
		sum.Write([]byte(part))
		sum.Write([]byte{0})
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// keyLocks lets one request at a time work under a key, so that a second one meets the first one's reply.
type keyLocks struct {
	mu    sync.Mutex
	locks map[string]chan struct{}
}

func newKeyLocks() *keyLocks { return &keyLocks{locks: map[string]chan struct{}{}} }

// lock waits until the key is free. It reports false where the context ended first.
func (k *keyLocks) lock(ctx context.Context, key string) (unlock func(), ok bool) {
	for {
		k.mu.Lock()
		held, isHeld := k.locks[key]
		if !isHeld {
			released := make(chan struct{})
			k.locks[key] = released
			k.mu.Unlock()
			return func() { k.unlock(key, released) }, true
		}
		k.mu.Unlock()
		select {
		case <-held:
		case <-ctx.Done():
			return nil, false
		}
	}
}

func (k *keyLocks) unlock(key string, released chan struct{}) {
	k.mu.Lock()
	defer k.mu.Unlock()
	delete(k.locks, key)
	close(released)
}
