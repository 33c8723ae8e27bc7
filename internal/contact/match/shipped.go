package match

import (
	_ "embed"
	"encoding/json"
)

//go:embed model.json
var shipped []byte

// Shipped returns the model that comes with the program: `make fit-contacts` writes it.
func Shipped() Model {
	var m Model
	if err := json.Unmarshal(shipped, &m); err != nil {
		// It is part of the program, and a test reads it.
		panic(err)
	}
	return m
}
