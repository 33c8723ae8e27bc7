package store_test

import (
	"testing"

	"daybook/internal/practice/store"
)

// It changes the working folder, so it runs beside no other test.
func TestAFileIsOpenedByARelativeName(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"practice.db", "odd name #1?.db"} {
		s, err := store.Open(t.Context(), name)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
