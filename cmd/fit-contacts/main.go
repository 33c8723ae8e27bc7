// Command fit-contacts fits the weights of contact matching on labelled sets and writes them as the model that comes with the
// program. The same sets give the same file.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"

	"daybook/internal/conformance/matcheval"
	"daybook/internal/contact/match"
)

func main() {
	data := flag.String("data", "../shared/dedupe-data", "the `folder` below which labelled sets are looked for")
	out := flag.String("out", "internal/contact/match/model.json", "the `file` to write")
	version := flag.String("version", "", "the `name` of the model; it is kept with every comparison")
	flag.Parse()
	if err := fit(*data, *out, *version); err != nil {
		fmt.Fprintln(os.Stderr, "fit-contacts:", err)
		os.Exit(1)
	}
}

func fit(data, out, version string) error {
	if version == "" {
		return fmt.Errorf("name the model with -version, such as 2026-11-25")
	}
	folders, err := matcheval.Find(data)
	if err != nil {
		return err
	}
	if len(folders) == 0 {
		return fmt.Errorf("there are no labelled sets below %q", data)
	}
	var sets []match.Labelled
	for _, folder := range folders {
		s, err := matcheval.Read(folder)
		if err != nil {
			return err
		}
		sets = append(sets, s.Labelled())
	}
	text, err := json.MarshalIndent(match.Fit(version, sets), "", "  ")
	if err != nil {
		return fmt.Errorf("write the model: %w", err)
	}
	return os.WriteFile(out, append(text, '\n'), 0o644)
}
