package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"daybook/internal/conformance/matcheval"
	"daybook/internal/contact/match"
)

// pooledLine is the last line: the calibration of all sets together.
type pooledLine struct {
	Set         string                `json:"set"`
	Sets        int                   `json:"sets"`
	Calibration matcheval.Calibration `json:"calibration"`
}

func run(ctx context.Context, args []string, out, errs io.Writer) error {
	o, err := parse(args, errs)
	if err != nil {
		return err
	}
	folders, err := matcheval.Find(o.data)
	if err != nil {
		return err
	}
	if len(folders) == 0 {
		fmt.Fprintf(errs, "NOT RUN: contact matching was not measured, for there are no labelled sets below %q\n", o.data)
		fmt.Fprintln(errs, "Contact matching: 0 sets measured, 1 NOT RUN.")
		return nil
	}
	engine := match.NewEngine(match.Shipped(), "")
	lines := json.NewEncoder(out)
	var calibrations []matcheval.Calibration
	for _, folder := range folders {
		set, err := matcheval.Read(folder)
		if err != nil {
			return err
		}
		m, err := matcheval.Measure(ctx, engine, set, &meter{})
		if err != nil {
			return err
		}
		if err := lines.Encode(m.Line); err != nil {
			return fmt.Errorf("print the figures of %s: %w", set.Name, err)
		}
		if err := m.Explain(errs, engine, o.mistakes); err != nil {
			return err
		}
		calibrations = append(calibrations, m.Line.Calibration)
	}
	return lines.Encode(pooledLine{"all", len(folders), matcheval.Pool(calibrations...)})
}
