package xero_test

import "testing"

// Covers 2/get-connections-element.
func TestConnectionsAreReadWithTheirZonelessTimes(t *testing.T) {
	t.Parallel()
	b := setup(t, answer(200, `[{"id":"`+anID+`","authEventId":"e1","tenantId":"`+aTenant+`","tenantType":"ORGANISATION","tenantName":"Demo Furniture Ltd",
		"createdDateUtc":"2026-07-09T23:40:30.1833130","updatedDateUtc":"2026-09-14T09:29:59.1234567"}]`))
	list, err := b.Client.ListConnections(t.Context(), "")
	if err != nil || len(list) != 1 {
		t.Fatalf("%+v, %v", list, err)
	}
	if c := list[0]; c.ID != anID || c.TenantID != aTenant || c.TenantType != "ORGANISATION" || c.CreatedAt.Format("2006-01-02T15:04:05.0000000Z07:00") != "2026-07-09T23:40:30.1833130Z" {
		t.Errorf("%+v", c)
	}
}

func TestAConnectionListThatIsNoneIsAnError(t *testing.T) {
	t.Parallel()
	for _, body := range []string{"", "null", "{}", htmlPage} {
		b := setup(t, answer(200, body))
		if list, err := b.Client.ListConnections(t.Context(), ""); err == nil {
			t.Errorf("%q was read as %+v: an empty list would revoke the sign-in", body, list)
		}
	}
}
