package xero

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// encode writes JSON without a trailing newline and without escaping &, < and >.
func encode(value any) ([]byte, error) {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, fmt.Errorf("encode for xero: %w", err)
	}
	return bytes.TrimRight(buffer.Bytes(), "\n"), nil
}
