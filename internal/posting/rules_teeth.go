//go:build teeth

package posting

import "os"

// DAYBOOK_TEETH names the one rule that this process goes without, such as "R4".
var (
	ruleRestartChecks = os.Getenv("DAYBOOK_TEETH") != "R3"
	ruleSettleTime    = os.Getenv("DAYBOOK_TEETH") != "R4"
	ruleNewKey        = os.Getenv("DAYBOOK_TEETH") != "R6"
	ruleCompare       = os.Getenv("DAYBOOK_TEETH") != "R8"
	ruleOwnOutcome    = os.Getenv("DAYBOOK_TEETH") != "R9"
	ruleRecover       = os.Getenv("DAYBOOK_TEETH") != "R11"
)
