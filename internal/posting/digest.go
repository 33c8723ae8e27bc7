package posting

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// digest is the SHA-256 of all that the owner confirms: the document, where it goes, its contact, and what blocks it. Checks that
// only inform are left out, because some of them change with the time of day.
func digest(p Preview) string {
	var blocks []string
	for _, c := range p.Checks {
		if c.Severity == Block {
			blocks = append(blocks, string(c.Code)+" "+c.Path)
		}
	}
	return hashOf(struct {
		Organisation    string
		OrderID         int64
		Part, Revision  int
		Kind            Kind
		Content         InvoiceContent
		ContactID       int64
		LedgerContactID string
		Create          *ContactContent
		Blocks          []string
	}{p.Organisation, p.OrderID, p.Part, p.Revision, p.Kind, p.Content, p.Contact.ContactID, p.Contact.Ledger.ID, p.Contact.Create, blocks})
}

// hashOf returns the SHA-256 of a value's JSON in hexadecimal. The value is one of our own structures, which always
// encode.
func hashOf(value any) string {
	encoded, err := json.Marshal(value)
	if err != nil {
		panic(fmt.Sprintf("encode %T: %v", value, err))
	}
	return hashBytes(encoded)
}

func hashBytes(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
