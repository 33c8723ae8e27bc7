package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"daybook/internal/conformance/matcheval"
	"daybook/internal/conformance/meter"
	"daybook/internal/contact/match"
)

// evaluation measures sets one after the other.
type evaluation struct {
	options
	folders   []string
	out, errs io.Writer
	report    matcheval.Report
}

// pooledLine is the last line of the sets: what only all of them together can tell.
type pooledLine struct {
	Set            string                `json:"set"`
	Sets           int                   `json:"sets"`
	Records        int                   `json:"records"`
	Candidates     int                   `json:"candidates"`
	Calibration    matcheval.Calibration `json:"calibration"`
	CalibrationOff matcheval.Share       `json:"calibration_off"`
}

// shipped measures what the program comes with. Each set is read when its turn comes, and the made-up one first, so that no other
// takes memory meanwhile.
func (e *evaluation) shipped(ctx context.Context) error {
	engine := match.NewEngine(match.Shipped(), "")
	if e.generate > 0 {
		if err := e.one(ctx, engine, matcheval.Generate(e.generate, e.seed)); err != nil {
			return err
		}
	}
	for _, folder := range e.folders {
		set, err := matcheval.Read(folder)
		if err != nil {
			return err
		}
		if err := e.one(ctx, engine, set); err != nil {
			return err
		}
	}
	if len(e.folders) > 0 {
		p := matcheval.Pooled(e.report.Lines)
		e.report.Lines = append(e.report.Lines, p)
		if err := e.print(pooledLine{p.Set, len(e.folders), p.Records, p.Candidates, p.Calibration, p.CalibrationOff}); err != nil {
			return err
		}
	}
	return nil
}

func (e *evaluation) one(ctx context.Context, engine matcheval.Engine, set *matcheval.Set) error {
	m, err := matcheval.Measure(ctx, engine, set, &meter.Meter{})
	if err != nil {
		return err
	}
	e.report.Lines = append(e.report.Lines, m.Line)
	if err := e.print(m.Line); err != nil {
		return err
	}
	return m.Explain(e.errs, engine, e.mistakes)
}

func (e *evaluation) print(line any) error {
	if err := json.NewEncoder(e.out).Encode(line); err != nil {
		return fmt.Errorf("print the figures: %w", err)
	}
	return nil
}

// leaveOneOut measures each set with weights fitted on the others alone.
func (e *evaluation) leaveOneOut(ctx context.Context) error {
	if !e.isLeftOut {
		return nil
	}
	sets := make([]*matcheval.Set, len(e.folders))
	for i, folder := range e.folders {
		set, err := matcheval.Read(folder)
		if err != nil {
			return err
		}
		sets[i] = set
	}
	for i, set := range sets {
		var others []match.Labelled
		for j, other := range sets {
			if i != j {
				others = append(others, other.Labelled())
			}
		}
		m, err := matcheval.Measure(ctx, match.NewEngine(match.Fit("without", others), ""), set, &meter.Meter{})
		if err != nil {
			return err
		}
		m.Line.IsFittedWithout = true
		e.report.Without = append(e.report.Without, m.Line)
		if err := e.print(m.Line); err != nil {
			return err
		}
	}
	return nil
}

// writePage writes the figures into the page asked for.
func (e *evaluation) writePage(context.Context) error {
	if e.page == "" {
		return nil
	}
	old, err := os.ReadFile(e.page)
	if err != nil && !os.IsNotExist(err) {
		return fmt.Errorf("read the page: %w", err)
	}
	if err := os.WriteFile(e.page, []byte(matcheval.Page(string(old), e.report)), 0o644); err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	return nil
}

// judge tells which goals were missed and which could not be judged, and fails for the missed ones if asked to.
func (e *evaluation) judge(context.Context) error {
	results, notRun := matcheval.Judge(matcheval.Goals(), e.report.Lines)
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
