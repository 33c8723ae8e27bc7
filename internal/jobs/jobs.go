// Package jobs runs long work that a person can watch and stop.
package jobs

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"sync"

	"daybook/internal/fault"
)

// State is where a job stands.
type State string

// The states of a job.
const (
	// Running: the work goes on.
	Running State = "running"
	// Done: it ended and did all.
	Done State = "done"
	// Failed: it ended with an error.
	Failed State = "failed"
	// Cancelled: a person stopped it.
	Cancelled State = "cancelled"
)

// kept is how many ended jobs are remembered, so that a page that was reloaded can still ask.
const kept = 50

// Job is a snapshot of one piece of work.
type Job struct {
	// ID is what Get and Cancel take.
	ID string
	// Kind says what the work is, such as "import_contacts".
	Kind string
	// State is where it stands.
	State State
	// Done and Total count steps; Total is 0 while unknown.
	Done, Total int
	// Result is what the work returned; nil until Done.
	Result any
	// Err is why it Failed.
	Err error
}

// Report tells how far the work is. It may be called from one goroutine only.
type Report func(done, total int)

// Work does the work. It stops soon after ctx ends and then returns ctx's error.
type Work func(ctx context.Context, report Report) (any, error)

// Runner owns running jobs. Close ends them.
type Runner struct {
	ctx    context.Context
	cancel context.CancelFunc
	notify func(Job)
	group  sync.WaitGroup

	mu    sync.Mutex
	jobs  map[string]*entry
	order []string
}

type entry struct {
	job    Job
	cancel context.CancelFunc
}

// NewRunner returns a Runner. notify is called with every change, never concurrently for one job; it may be nil.
func NewRunner(notify func(Job)) *Runner {
	ctx, cancel := context.WithCancel(context.Background())
	if notify == nil {
		notify = func(Job) {}
	}
	return &Runner{ctx: ctx, cancel: cancel, notify: notify, jobs: map[string]*entry{}}
}

// Close stops every job and waits for each to end.
func (r *Runner) Close() {
	r.cancel()
	r.group.Wait()
}

// Start begins work and returns at once. A second job of a kind that is running is refused with a Conflict.
func (r *Runner) Start(kind string, work Work) (Job, error) {
	ctx, cancel := context.WithCancel(r.ctx)
	e := &entry{job: Job{ID: rand.Text(), Kind: kind, State: Running}, cancel: cancel}
	r.mu.Lock()
	for _, other := range r.jobs {
		if other.job.Kind == kind && other.job.State == Running {
			r.mu.Unlock()
			cancel()
			return Job{}, fault.New(fault.Conflict, "This is already running.", "Wait for it to end, or cancel it.")
		}
	}
	r.jobs[e.job.ID] = e
	r.order = append(r.order, e.job.ID)
	r.forgetOld()
	snapshot := e.job
	r.group.Add(1)
	r.mu.Unlock()
	go r.run(ctx, e, work)
	return snapshot, nil
}

// Get returns a job as it stands, or NotFound.
func (r *Runner) Get(id string) (Job, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	e, ok := r.jobs[id]
	if !ok {
		return Job{}, fault.New(fault.NotFound, "This piece of work is no longer known.", "")
	}
	return e.job, nil
}

// Cancel asks a job to stop; it does nothing to one that has ended. An unknown id is NotFound.
func (r *Runner) Cancel(id string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	e, ok := r.jobs[id]
	if !ok {
		return fault.New(fault.NotFound, "This piece of work is no longer known.", "")
	}
	e.cancel()
	return nil
}

func (r *Runner) run(ctx context.Context, e *entry, work Work) {
	defer r.group.Done()
	defer e.cancel()
	result, err := guarded(ctx, work, func(done, total int) {
		r.change(e, func(j *Job) { j.Done, j.Total = done, total })
	})
	r.change(e, func(j *Job) {
		switch {
		case err == nil:
			j.State, j.Result = Done, result
		case ctx.Err() != nil && errors.Is(err, context.Canceled):
			j.State = Cancelled
		default:
			j.State, j.Err = Failed, err
		}
	})
}

// guarded turns a panic of the work into its error: one import must not take the window down.
func guarded(ctx context.Context, work Work, report Report) (result any, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the work stopped by a mistake in the program: %v", p)
		}
	}()
	return work(ctx, report)
}

func (r *Runner) change(e *entry, change func(*Job)) {
	r.mu.Lock()
	change(&e.job)
	snapshot := e.job
	r.mu.Unlock()
	r.notify(snapshot)
}

// forgetOld drops the oldest ended jobs; the caller holds mu.
func (r *Runner) forgetOld() {
	for i := 0; len(r.order) > kept && i < len(r.order); {
		id := r.order[i]
		if r.jobs[id].job.State == Running {
			i++
			continue
		}
		delete(r.jobs, id)
		r.order = append(r.order[:i], r.order[i+1:]...)
	}
}
