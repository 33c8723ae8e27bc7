package matcheval

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// readRows reads a file with a header: one map a row, from column to cell, without the white space around.
func readRows(path string) ([]map[string]string, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	lines, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff")))).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	if len(lines) == 0 {
		return nil, fmt.Errorf("%s has no header", filepath.Base(path))
	}
	rows := make([]map[string]string, 0, len(lines)-1)
	for _, line := range lines[1:] {
		row := make(map[string]string, len(line))
		for i, cell := range line {
			row[strings.ToLower(strings.TrimSpace(lines[0][i]))] = strings.TrimSpace(cell)
		}
		rows = append(rows, row)
	}
	return rows, nil
}
