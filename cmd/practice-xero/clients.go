package main

import (
	"fmt"
	"strings"

	"daybook/internal/practice/identity"
)

// clientFlag gathers --client flags, each such as "id=my-app,redirect=http://localhost:3000/callback".
type clientFlag []identity.Client

// String implements flag.Value.
func (f *clientFlag) String() string { return "" }

// Set implements flag.Value.
func (f *clientFlag) Set(text string) error {
	var c identity.Client
	for part := range strings.SplitSeq(text, ",") {
		key, value, _ := strings.Cut(part, "=")
		switch key {
		case "id":
			c.ID = value
		case "name":
			c.Name = value
		case "redirect":
			c.RedirectURIs = append(c.RedirectURIs, value)
		case "certified":
			c.IsCertified = true
		case "bulk":
			c.HasBulk = true
		default:
			return fmt.Errorf("%q is none of id, name, redirect, certified and bulk", key)
		}
	}
	if c.Name == "" {
		c.Name = c.ID
	}
	*f = append(*f, c)
	return nil
}
