//go:build !contract

package api_test

import (
	"net/http"
	"testing"
)

func TestContractDescription(t *testing.T) {
	t.Parallel()
	t.Skip("NOT RUN: requests and replies are checked against Xero's description with -tags contract only")
}

func checkRequest(*testing.T, *http.Request, string) {}

func checkReply(*testing.T, *http.Request, *http.Response, []byte) {}
