package keychain

import "github.com/zalando/go-keyring"

// libraryStore is the Store of the system library.
type libraryStore struct{}

// Get implements Store.
func (libraryStore) Get(service, user string) (string, error) {
	if err := findBus(); err != nil {
		return "", err
	}
	return keyring.Get(service, user)
}

// Set implements Store.
func (libraryStore) Set(service, user, secret string) error {
	if err := findBus(); err != nil {
		return err
	}
	return keyring.Set(service, user, secret)
}

// Delete implements Store.
func (libraryStore) Delete(service, user string) error {
	if err := findBus(); err != nil {
		return err
	}
	return keyring.Delete(service, user)
}
