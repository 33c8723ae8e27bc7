package identity

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"daybook/internal/fault"
)

// Storage keeps the server's state as one piece of bytes.
type Storage interface {
	// Load returns what was saved last, or nil when nothing ever was.
	Load() ([]byte, error)
	// Save replaces what was saved; after an error the earlier bytes are still whole.
	Save([]byte) error
}

// File is a Storage in one file, readable by its owner only.
type File string

// Load returns the file's content, or nil when there is no file.
func (f File) Load() ([]byte, error) {
	data, err := os.ReadFile(string(f))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return data, err
}

// Save writes a new file beside the old one and puts it in its place.
func (f File) Save(data []byte) error {
	tmp, err := os.CreateTemp(filepath.Dir(string(f)), filepath.Base(string(f))+".*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(tmp.Name()) }() // fails once renamed, which is as it should be
	_, err = tmp.Write(data)
	err = errors.Join(err, tmp.Sync(), tmp.Close())
	if err != nil {
		return err
	}
	return os.Rename(tmp.Name(), string(f))
}

// state is what survives a restart. Refresh tokens are kept as hashes; access tokens are not kept.
type state struct {
	Version     int                 `json:"version"`
	SigningKey  []byte              `json:"signingKey"`
	Sessions    []session           `json:"sessions"`
	Connections []connection        `json:"connections"`
	Scopes      map[string][]string `json:"scopes"` // what a user granted a client so far, by grantKey
}

// session is one sign-in and its chain of refresh tokens.
type session struct {
	ID            string    `json:"id"`
	UserID        string    `json:"userId"`
	ClientID      string    `json:"clientId"`
	Scopes        []string  `json:"scopes"`
	AuthEventID   string    `json:"authEventId"`
	AuthTime      time.Time `json:"authTime"`
	Current       string    `json:"current"`       // hash of the refresh token issued last
	CurrentSince  time.Time `json:"currentSince"`  // when it was issued
	Previous      string    `json:"previous"`      // hash of the one before, "" when there is none
	PreviousUntil time.Time `json:"previousUntil"` // end of its grace
}

// connection joins a user and an app with an organisation.
type connection struct {
	ID          string    `json:"id"`
	AuthEventID string    `json:"authEventId"`
	TenantID    string    `json:"tenantId"`
	UserID      string    `json:"userId"`
	ClientID    string    `json:"clientId"`
	CreatedAt   time.Time `json:"createdAt"`
	UpdatedAt   time.Time `json:"updatedAt"`
}

const stateVersion = 1

func (s *Server) load() error {
	data, err := s.cfg.Storage.Load()
	if err != nil {
		return fault.Wrap(fault.Damaged, err, "The practice Xero's sign-ins could not be read.", "Check that its folder can be read, or start it with --reset.")
	}
	if data != nil {
		if err := json.Unmarshal(data, &s.state); err != nil || s.state.Version != stateVersion {
			return fault.Wrap(fault.Damaged, err, "The practice Xero's sign-ins are not in the form it writes.", "Start it with --reset to begin again.")
		}
		s.keys, err = parseSigner(s.state.SigningKey)
		if err != nil {
			return fault.Wrap(fault.Damaged, err, "The practice Xero's signing key cannot be read.", "Start it with --reset to begin again.")
		}
		return nil
	}
	keys, der, err := newSigner()
	if err != nil {
		return fmt.Errorf("make a signing key: %w", err)
	}
	s.keys = keys
	fresh := state{Version: stateVersion, SigningKey: der, Scopes: map[string][]string{}}
	if err := s.update(func(next *state) { *next = fresh }); err != nil {
		return fault.Wrap(fault.ReadOnly, err, "The practice Xero's folder cannot be written.", "Choose another folder with --data.")
	}
	return nil
}

// update stores a changed state, or keeps the old one when it cannot be stored; s.mu is held by everyone but New.
func (s *Server) update(change func(*state)) error {
	next := s.state
	next.Sessions = slices.Clone(s.state.Sessions)
	next.Connections = slices.Clone(s.state.Connections)
	next.Scopes = maps.Clone(s.state.Scopes)
	change(&next)
	now := s.cfg.Now()
	next.Sessions = slices.DeleteFunc(next.Sessions, func(x session) bool { return !now.Before(x.CurrentSince.Add(RefreshLife)) })
	data, err := json.MarshalIndent(next, "", "  ")
	if err != nil {
		return err
	}
	if err := s.cfg.Storage.Save(data); err != nil {
		return err
	}
	s.state = next
	return nil
}

func grantKey(userID, clientID string) string { return userID + " " + clientID }

// secret returns 256 random bits as text that needs no escaping in an address.
func secret() string {
	var b [32]byte
	_, _ = rand.Read(b[:]) // never fails: it ends the program rather than return weak bits
	return base64.RawURLEncoding.EncodeToString(b[:])
}

func hashOf(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}
