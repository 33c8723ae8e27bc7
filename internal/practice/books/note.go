package books

import "strings"

// mostNote is the length of a note (contract section 15; the interface description has no limit).
const mostNote = 2500

// CheckNote returns why the text of a note is refused; nothing where it is accepted.
func CheckNote(details string) []string {
	var wrong refusals
	wrong.addIf(strings.TrimSpace(details) == "", textNoteEmpty)
	checkLength(&wrong, "Details", details, mostNote)
	return wrong
}
