package identity

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"errors"
	"math/big"
	"strings"
)

// signer signs and reads JSON web tokens with RS256, as Xero does.
type signer struct {
	key *rsa.PrivateKey
	id  string
}

// header is the first part of a JSON web token.
type header struct {
	Algorithm string `json:"alg"`
	KeyID     string `json:"kid"`
	Type      string `json:"typ"`
}

var errNotOurs = errors.New("the token is not one of this server")

func newSigner() (*signer, []byte, error) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return nil, nil, err
	}
	der := x509.MarshalPKCS1PrivateKey(key)
	s, err := parseSigner(der)
	return s, der, err
}

func parseSigner(der []byte) (*signer, error) {
	key, err := x509.ParsePKCS1PrivateKey(der)
	if err != nil {
		return nil, err
	}
	return &signer{key: key, id: strings.ToUpper(hashOf(string(key.N.Bytes()))[:40])}, nil
}

// sign returns the compact form of a token with the claims.
func (s *signer) sign(claims any) (string, error) {
	head, err := json.Marshal(header{Algorithm: "RS256", KeyID: s.id, Type: "JWT"})
	if err != nil {
		return "", err
	}
	body, err := json.Marshal(claims)
	if err != nil {
		return "", err
	}
	signed := encode(head) + "." + encode(body)
	sum := sha256.Sum256([]byte(signed))
	signature, err := rsa.SignPKCS1v15(nil, s.key, crypto.SHA256, sum[:])
	if err != nil {
		return "", err
	}
	return signed + "." + encode(signature), nil
}

// open checks the signature and reads the claims. It does not look at their times.
func (s *signer) open(token string, claims any) error {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return errNotOurs
	}
	signature, err := base64.RawURLEncoding.DecodeString(parts[2])
	if err != nil {
		return errNotOurs
	}
	sum := sha256.Sum256([]byte(parts[0] + "." + parts[1]))
	if rsa.VerifyPKCS1v15(&s.key.PublicKey, crypto.SHA256, sum[:], signature) != nil {
		return errNotOurs
	}
	body, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil {
		return errNotOurs
	}
	return json.Unmarshal(body, claims)
}

// webKey is the public key as the JWKS document lists it.
type webKey struct {
	KeyType   string `json:"kty"`
	Use       string `json:"use"`
	KeyID     string `json:"kid"`
	Exponent  string `json:"e"`
	Modulus   string `json:"n"`
	Algorithm string `json:"alg"`
}

func (s *signer) public() webKey {
	return webKey{
		KeyType: "RSA", Use: "sig", KeyID: s.id, Algorithm: "RS256",
		Exponent: encode(big.NewInt(int64(s.key.E)).Bytes()),
		Modulus:  encode(s.key.N.Bytes()),
	}
}

func encode(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }
