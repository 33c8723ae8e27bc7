//go:build teeth

package ledger

import "os"

// DAYBOOK_TEETH names the one rule that this process goes without.
var ruleSendOnce = os.Getenv("DAYBOOK_TEETH") != "R14"
