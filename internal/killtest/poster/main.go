//go:build e2e

// Command poster sends the orders it is told from a company file to the practice Xero. The kill test ends it at every
// possible moment and starts it again.
//
// It reads a killtest.Job from its standard input and prints a line for each change of an order: the state and the
// order. "settled" is printed once nothing is on its way any more. It ends when its standard input does.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"sync"

	"daybook/internal/fault"
	"daybook/internal/killtest"
	"daybook/internal/posting"
)

// mostDoubts is after how many doubts in a row a person is asked.
const mostDoubts = 5

func main() {
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	if err := run(context.Background(), os.Stdin, os.Stdout, log); err != nil {
		log.Error("the poster failed", "error", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, in io.Reader, out io.Writer, log *slog.Logger) (err error) {
	commands := json.NewDecoder(in)
	var job killtest.Job
	if err := commands.Decode(&job); err != nil {
		return fmt.Errorf("read the job: %w", err)
	}
	p := &poster{orders: job.Orders, contacts: job.Contacts, out: out, changed: make(chan struct{}, 1)}
	if p.company, err = killtest.Open(ctx, job, killtest.Hooks{Notify: p.tell, Log: log}); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.company.Close()) }()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		_, _ = io.Copy(io.Discard, in) // until whoever started us says that this is enough
		cancel()
	}()
	var sender sync.WaitGroup
	sender.Go(func() { p.company.Sender.Run(ctx) })
	defer sender.Wait()
	defer cancel()
	if err := p.enqueueContacts(ctx); err != nil && ctx.Err() == nil {
		return err
	}
	if err := p.enqueue(ctx); err != nil && ctx.Err() == nil {
		return err
	}
	if err := p.watch(ctx); err != nil && ctx.Err() == nil {
		return err
	}
	return nil
}

// poster is the program at work.
type poster struct {
	company  *killtest.Company
	orders   []int64
	contacts []int64
	changed  chan struct{}

	mu  sync.Mutex
	out io.Writer
}

func (p *poster) sayf(format string, arguments ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	fmt.Fprintf(p.out, format+"\n", arguments...)
}

// tell hears a change of a document, or of the sender's status.
func (p *poster) tell(c posting.Change) {
	if c.OrderID != 0 {
		p.sayf("%s %d", c.State, c.OrderID)
	}
	select {
	case p.changed <- struct{}{}:
	default:
	}
}

// enqueueContacts confirms the contacts that were not confirmed by an earlier process.
func (p *poster) enqueueContacts(ctx context.Context) error {
	statuses, err := p.company.Outbox.ContactStatuses(ctx, p.contacts)
	if err != nil {
		return err
	}
	var ids []int64
	for _, id := range p.contacts {
		if statuses[id].Label == posting.LabelNone {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	preview, err := p.company.Outbox.PreviewContacts(ctx, ids)
	if err != nil {
		return err
	}
	_, err = p.company.Outbox.EnqueueContacts(ctx, ids, preview.Digest)
	return err
}

// enqueue confirms every order that was not confirmed by an earlier process.
func (p *poster) enqueue(ctx context.Context) error {
	for _, id := range p.orders {
		preview, err := p.company.Outbox.Preview(ctx, id)
		if err != nil {
			return err
		}
		if status, err := p.company.Outbox.Status(ctx, id); err != nil || status.Label != posting.LabelNone {
			if err != nil {
				return err
			}
			continue
		}
		_, err = p.company.Outbox.Enqueue(ctx, id, preview.Digest)
		if fault.Is(err, fault.Conflict) {
			// The contact came into being between the preview and the click: look again, as a person would.
			if preview, err = p.company.Outbox.Preview(ctx, id); err == nil {
				_, err = p.company.Outbox.Enqueue(ctx, id, preview.Digest)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// watch says "settled" when nothing is on its way any more, and decides what a person is asked in between.
func (p *poster) watch(ctx context.Context) error {
	for isSettled := false; ; {
		status, err := p.company.Sender.Status(ctx)
		if err != nil {
			return err
		}
		if status.Stop != "" {
			return fmt.Errorf("the sender stopped: %s: %s", status.Stop, status.Message)
		}
		decided := 0
		if status.Conflicts > 0 {
			if decided, err = p.decide(ctx); err != nil {
				return err
			}
		}
		if status.Queued+status.Checking+decided == 0 && !isSettled {
			isSettled = true
			p.sayf("settled")
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-p.changed:
		}
	}
}

// decide sends again what Xero holds nothing of after many doubts in a row. Other conflicts stay as they are.
func (p *poster) decide(ctx context.Context) (decided int, err error) {
	statuses, err := p.company.Outbox.Statuses(ctx, p.orders)
	if err != nil {
		return 0, err
	}
	for id, s := range statuses {
		if s.Label != posting.LabelConflict || len(s.Candidates) > 0 {
			continue
		}
		var r posting.Request
		err := p.company.Outbox.Store.Read(ctx, func(tx posting.Tx) error {
			r, _, err = tx.FindRequest(s.SubjectID)
			return err
		})
		if err != nil {
			return decided, err
		}
		if r.Doubts < mostDoubts {
			continue
		}
		if _, err := p.company.Outbox.Resolve(ctx, id, posting.ChooseSend, ""); err != nil && !fault.Is(err, fault.NotFound) {
			return decided, err
		}
		decided++
		p.sayf("decided %d", id)
	}
	more, err := p.decideContacts(ctx)
	return decided + more, err
}

// decideContacts does the same for the contacts that were asked for by themselves.
func (p *poster) decideContacts(ctx context.Context) (decided int, err error) {
	statuses, err := p.company.Outbox.ContactStatuses(ctx, p.contacts)
	if err != nil {
		return 0, err
	}
	for id, s := range statuses {
		if s.Label != posting.LabelConflict || len(s.Candidates) > 0 {
			continue
		}
		if _, err := p.company.Outbox.ResolveContact(ctx, id, posting.ChooseSend, ""); err != nil && !fault.Is(err, fault.NotFound) {
			return decided, err
		}
		decided++
		p.sayf("decided contact %d", id)
	}
	return decided, nil
}
