package matching

import "daybook/internal/contact/match"

// recordOf is a party as the engine compares it.
func recordOf(v PartyView) match.Record {
	if v.Party.IsLedger() {
		return v.Ledger.Record()
	}
	return v.Contact.Record()
}
