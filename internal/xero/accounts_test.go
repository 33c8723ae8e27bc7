package xero_test

import (
	"testing"
	"time"
)

func TestAnAccountSaysWhenItChanged(t *testing.T) {
	t.Parallel()
	b := setup(t, answer(200, `{"Accounts":[{"AccountID":"A","Code":"299","Status":"ARCHIVED","UpdatedDateUTC":"/Date(1764014400000+0000)/"},{"AccountID":"b"}]}`))
	accounts, err := b.Client.ListAccounts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if want := time.UnixMilli(1764014400000).UTC(); !accounts[0].UpdatedAt.Equal(want) || !accounts[1].UpdatedAt.IsZero() {
		t.Errorf("changed at %v and %v", accounts[0].UpdatedAt, accounts[1].UpdatedAt)
	}
}
