package identity

import (
	"fmt"
	"net/url"
	"strings"

	"daybook/internal/fault"
)

// maxRedirects is how many redirect addresses an app may register (contract section 2).
const maxRedirects = 50

// Client is an app registered for "Auth Code with PKCE". It has an id and no secret.
type Client struct {
	// ID is the client id, such as "daybook-practice".
	ID string
	// Name is what the consent page calls the app. It must not contain "Xero".
	Name string
	// RedirectURIs are the registered redirect addresses, 1 to 50 of them. An address must equal one of them to the letter.
	RedirectURIs []string
	// IsCertified frees the app from the limit of uncertified apps of an organisation.
	IsCertified bool
	// HasBulk lets a consent connect several organisations, as Bulk Connections of the Advanced tier do.
	HasBulk bool
}

// checkClients returns a fault.Invalid that names what Xero would not register (contract section 2).
func checkClients(clients []Client) error {
	seen := map[string]bool{}
	for _, c := range clients {
		if c.ID == "" || seen[c.ID] {
			return fault.New(fault.Invalid, fmt.Sprintf("The client id %q is empty or registered twice.", c.ID), "Give each app an id of its own.")
		}
		seen[c.ID] = true
		if err := c.check(); err != nil {
			return err
		}
	}
	return nil
}

// check returns a fault.Invalid for an app that cannot be registered.
func (c Client) check() error {
	if c.Name == "" || strings.Contains(strings.ToLower(c.Name), "xero") {
		return fault.New(fault.Invalid, fmt.Sprintf("%q cannot be the name of an app.", c.Name), "A name is needed, and it must not contain “Xero”.")
	}
	if n := len(c.RedirectURIs); n < 1 || n > maxRedirects {
		return fault.New(fault.Invalid, fmt.Sprintf("The app %s has %d redirect addresses.", c.ID, n), "Register at least one and at most 50.")
	}
	for _, address := range c.RedirectURIs {
		if !isRegistrable(address) {
			return fault.New(fault.Invalid, fmt.Sprintf("%q cannot be a redirect address.", address),
				"It must be https, or http with the host localhost, without wildcard or fragment.")
		}
	}
	return nil
}

// isRegistrable reports whether Xero takes a redirect address: https, or http for "localhost" and not for 127.0.0.1; no
// custom scheme and no wildcard (contract section 2).
func isRegistrable(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || u.User != nil || strings.ContainsAny(address, "*# ") {
		return false
	}
	return u.Scheme == "https" || u.Scheme == "http" && u.Hostname() == "localhost"
}
