package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"daybook/internal/conformance/matcheval"
)

// open reads or makes a set when its turn comes, so that no other takes memory meanwhile.
type open func() (*matcheval.Set, error)

// sets is those that were asked for.
func (o options) sets() ([]open, error) {
	var sets []open
	if o.data != "" {
		folders, err := matcheval.Find(o.data)
		if err != nil {
			return nil, err
		}
		for _, folder := range folders {
			sets = append(sets, func() (*matcheval.Set, error) { return matcheval.Read(folder) })
		}
	}
	if o.generate > 0 {
		sets = append(sets, func() (*matcheval.Set, error) { return matcheval.Generate(o.generate, o.seed), nil })
	}
	return sets, nil
}

// evaluation measures sets one after the other.
type evaluation struct {
	options
	engine    matcheval.Engine
	out, errs io.Writer
	lines     []matcheval.Line
}

// pooledLine is the last line: what only all sets together can tell.
type pooledLine struct {
	Set            string                `json:"set"`
	Sets           int                   `json:"sets"`
	Records        int                   `json:"records"`
	Candidates     int                   `json:"candidates"`
	Calibration    matcheval.Calibration `json:"calibration"`
	CalibrationOff matcheval.Share       `json:"calibration_off"`
}

func (e *evaluation) measure(ctx context.Context, sets []open) error {
	for _, open := range sets {
		if err := e.one(ctx, open); err != nil {
			return err
		}
	}
	if e.data == "" {
		return nil
	}
	p := matcheval.Pooled(e.lines)
	e.lines = append(e.lines, p)
	return e.print(pooledLine{p.Set, len(e.lines) - 1, p.Records, p.Candidates, p.Calibration, p.CalibrationOff})
}

func (e *evaluation) one(ctx context.Context, open open) error {
	set, err := open()
	if err != nil {
		return err
	}
	m, err := matcheval.Measure(ctx, e.engine, set, &meter{})
	if err != nil {
		return err
	}
	e.lines = append(e.lines, m.Line)
	if err := e.print(m.Line); err != nil {
		return err
	}
	return m.Explain(e.errs, e.engine, e.mistakes)
}

func (e *evaluation) print(line any) error {
	if err := json.NewEncoder(e.out).Encode(line); err != nil {
		return fmt.Errorf("print the figures: %w", err)
	}
	return nil
}

// judge tells which goals were missed and which could not be judged, and fails for the missed ones if asked to.
func (e *evaluation) judge() error {
	results, notRun := matcheval.Judge(matcheval.Goals(), e.lines)
	missed := 0
	for _, r := range results {
		if !r.IsMet() {
			missed++
			fmt.Fprintln(e.errs, r)
		}
	}
	for _, g := range notRun {
		fmt.Fprintf(e.errs, "NOT RUN: %s\n", g)
	}
	fmt.Fprintf(e.errs, "Contact matching: %d goals met, %d missed, %d NOT RUN.\n", len(results)-missed, missed, len(notRun))
	if e.isGate && missed > 0 {
		return fmt.Errorf("%d goals of contact matching are missed", missed)
	}
	return nil
}
