//go:build !teeth

package posting

// The safety rules are constants here. A build with the tag "teeth" can take them out one at a time, to show that the
// tests notice.
const (
	ruleRestartChecks = true // R3
	ruleSettleTime    = true // R4
	ruleNewKey        = true // R6
	ruleCompare       = true // R8
	ruleOwnOutcome    = true // R9
	ruleRecover       = true // R11
)
