package posting

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"strings"
)

// contactNumbers are numbers for contacts that are created together; they begin alike, so that one call tells which of them are at Xero.
func contactNumbers(count int) []string {
	stem := newContactNumber()
	if count == 1 {
		return []string{stem}
	}
	numbers := make([]string, count)
	for i := range numbers {
		numbers[i] = fmt.Sprintf("%s-%d", stem, i+1)
	}
	return numbers
}

// StemOf is what the numbers of contacts that were created together begin with, up to their last hyphen; a number that was
// given alone is its own stem.
func StemOf(number string) string {
	at := strings.LastIndex(number, "-")
	if at < 0 || strings.Count(number, "-") < 2 {
		return number
	}
	return number[:at+1]
}

// newContactNumber is a random number of 128 bits, by which a contact is found again. Xero takes a contact's id and its
// number in the same address: the letters before it keep 32 hexadecimal digits from being read as an id.
func newContactNumber() string {
	var b [16]byte
	// crypto/rand never fails: it ends the program instead.
	_, _ = rand.Read(b[:])
	return "DB-" + hex.EncodeToString(b[:])
}
