package practice

// Addresses are where a client finds the practice Xero. All are absolute.
type Addresses struct {
	// Authorize is opened in the browser to sign in.
	Authorize string `json:"authorize"`
	// Token exchanges codes and refreshes.
	Token string `json:"token"`
	// Revoke ends a sign-in and its connections.
	Revoke string `json:"revoke"`
	// UserInfo tells who signed in.
	UserInfo string `json:"userInfo"`
	// Connections lists and drops connections.
	Connections string `json:"connections"`
	// API is the root of the accounting API; "/api.xro/2.0/…" follows, as after "https://api.xero.com".
	API string `json:"api"`
	// Identity is the root of the sign-in server.
	Identity string `json:"identity"`
	// Page shows what the practice Xero holds.
	Page string `json:"page"`
}

// addressesAt returns the addresses below a root such as "http://127.0.0.1:4700".
func addressesAt(root string) Addresses {
	signIn := root + "/identity"
	return Addresses{
		Authorize:   signIn + "/connect/authorize",
		Token:       signIn + "/connect/token",
		Revoke:      signIn + "/connect/revocation",
		UserInfo:    signIn + "/connect/userinfo",
		Connections: root + "/connections",
		API:         root,
		Identity:    signIn,
		Page:        root + "/",
	}
}
