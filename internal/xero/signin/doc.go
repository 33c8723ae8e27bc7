// Package signin signs a person in to Xero and keeps the sign-in alive: authorization code with
// PKCE through the system's browser and a loopback address, token pairs that are saved before they
// are used, refresh one at a time, and revocation.
//
// Facts about Xero come from contract sections 1 and 2; rule R13 of posting says how a pair is kept.
// Nothing in this package puts a token, a code, a verifier or a state into a log or an error.
package signin
