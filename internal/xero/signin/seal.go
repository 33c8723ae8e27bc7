package signin

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"errors"
	"fmt"
)

// KeySize is the length of a sealing key in bytes (AES-256).
const KeySize = 32

// sealPrefix names the format: what follows is a 12-byte nonce and the AES-256-GCM text with its tag.
// A new format gets a new prefix, so that old bytes are recognised instead of misread.
var sealPrefix = []byte("DBS1")

// ErrUnsealable: the bytes were sealed with another key, for another company file, or are damaged.
var ErrUnsealable = errors.New("sealed bytes cannot be opened")

// Sealer encrypts secrets of one company file.
type Sealer struct {
	aead      cipher.AEAD
	companyID []byte
}

// NewSealer returns a Sealer for the key (KeySize bytes, kept in the system's keychain) and the
// company file's id. The id is bound to what is sealed: bytes copied into another company file do not open there.
func NewSealer(key []byte, companyID string) (*Sealer, error) {
	if len(key) != KeySize {
		return nil, fmt.Errorf("sealing key of %d bytes, want %d", len(key), KeySize)
	}
	if companyID == "" {
		return nil, errors.New("sealing needs the company file's id")
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("sealing key: %w", err)
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		return nil, fmt.Errorf("sealing key: %w", err)
	}
	return &Sealer{aead: aead, companyID: []byte(companyID)}, nil
}

// Seal encrypts plain under a fresh random nonce.
func (s *Sealer) Seal(plain []byte) []byte {
	sealed := make([]byte, len(sealPrefix)+s.aead.NonceSize(), len(sealPrefix)+s.aead.NonceSize()+len(plain)+s.aead.Overhead())
	copy(sealed, sealPrefix)
	nonce := sealed[len(sealPrefix):]
	rand.Read(nonce) // never fails: the program ends where the system has no randomness
	return s.aead.Seal(sealed, nonce, plain, s.bound())
}

// Open returns what was sealed, or ErrUnsealable.
func (s *Sealer) Open(sealed []byte) ([]byte, error) {
	rest, isOurs := bytes.CutPrefix(sealed, sealPrefix)
	if !isOurs || len(rest) < s.aead.NonceSize() {
		return nil, fmt.Errorf("%w: unknown format", ErrUnsealable)
	}
	nonce, text := rest[:s.aead.NonceSize()], rest[s.aead.NonceSize():]
	plain, err := s.aead.Open(nil, nonce, text, s.bound())
	if err != nil {
		return nil, fmt.Errorf("%w: other key, other company file, or damaged", ErrUnsealable)
	}
	return plain, nil
}

// bound is the associated data: format and company file, so neither can be exchanged unnoticed.
func (s *Sealer) bound() []byte {
	return append(append([]byte{}, sealPrefix...), s.companyID...)
}
