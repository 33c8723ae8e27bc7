package jobs_test

import (
	"context"
	"errors"
	"testing"

	"daybook/internal/fault"
	"daybook/internal/jobs"
)

// watch returns a Runner and the channel of its ended jobs.
func watch(t *testing.T) (*jobs.Runner, <-chan jobs.Job) {
	t.Helper()
	ended := make(chan jobs.Job, 100)
	runner := jobs.NewRunner(func(j jobs.Job) {
		if j.State != jobs.Running {
			ended <- j
		}
	})
	t.Cleanup(runner.Close)
	return runner, ended
}

func TestWorkEndsWithItsResult(t *testing.T) {
	t.Parallel()
	runner, ended := watch(t)
	job, err := runner.Start("import", func(_ context.Context, report jobs.Report) (any, error) {
		report(1, 2)
		return "all", nil
	})
	if err != nil {
		t.Fatal(err)
	}
	got := <-ended
	if got.ID != job.ID || got.State != jobs.Done || got.Result != "all" || got.Done != 1 || got.Total != 2 {
		t.Errorf("got %+v", got)
	}
	if again, err := runner.Get(job.ID); err != nil || again.State != jobs.Done {
		t.Errorf("Get after the end: %+v, %v", again, err)
	}
}

func TestCancelEndsTheContext(t *testing.T) {
	t.Parallel()
	runner, ended := watch(t)
	job, err := runner.Start("import", func(ctx context.Context, _ jobs.Report) (any, error) {
		<-ctx.Done()
		return nil, ctx.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := runner.Start("import", nil); !fault.Is(err, fault.Conflict) {
		t.Errorf("a second job of the kind: %v, want a conflict", err)
	}
	if err := runner.Cancel(job.ID); err != nil {
		t.Fatal(err)
	}
	if got := <-ended; got.State != jobs.Cancelled {
		t.Errorf("got %s, want cancelled", got.State)
	}
}

func TestFailureAndPanicAreKept(t *testing.T) {
	t.Parallel()
	runner, ended := watch(t)
	broken := errors.New("broken")
	if _, err := runner.Start("a", func(context.Context, jobs.Report) (any, error) { return nil, broken }); err != nil {
		t.Fatal(err)
	}
	if got := <-ended; got.State != jobs.Failed || !errors.Is(got.Err, broken) {
		t.Errorf("got %+v", got)
	}
	if _, err := runner.Start("b", func(context.Context, jobs.Report) (any, error) { panic("oops") }); err != nil {
		t.Fatal(err)
	}
	if got := <-ended; got.State != jobs.Failed || got.Err == nil {
		t.Errorf("got %+v", got)
	}
}

func TestUnknownIDs(t *testing.T) {
	t.Parallel()
	runner, _ := watch(t)
	if _, err := runner.Get("no"); !fault.Is(err, fault.NotFound) {
		t.Errorf("Get: %v", err)
	}
	if err := runner.Cancel("no"); !fault.Is(err, fault.NotFound) {
		t.Errorf("Cancel: %v", err)
	}
}

func TestOldJobsAreForgotten(t *testing.T) {
	t.Parallel()
	runner, ended := watch(t)
	var first string
	for range 60 {
		job, err := runner.Start("x", func(context.Context, jobs.Report) (any, error) { return nil, nil })
		if err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = job.ID
		}
		<-ended
	}
	if _, err := runner.Get(first); !fault.Is(err, fault.NotFound) {
		t.Errorf("the first of 60 jobs is still known: %v", err)
	}
}
