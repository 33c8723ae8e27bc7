package page_test

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"daybook/internal/money"
	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

func (b *bench) reference() books.Reference {
	b.t.Helper()
	var ref books.Reference
	err := b.store.View(b.t.Context(), func(tx *store.Tx) (err error) {
		ref, err = tx.GetReference(b.t.Context())
		return err
	})
	if err != nil {
		b.t.Fatal(err)
	}
	return ref
}

func TestAPersonChangesTheSettings(t *testing.T) {
	t.Parallel()
	b := setup(t)
	do := func(deed string, fields ...string) {
		t.Helper()
		form := url.Values{"do": {deed}}
		for n := 0; n < len(fields); n += 2 {
			form.Set(fields[n], fields[n+1])
		}
		if status, shown := b.press("/settings", form); status != http.StatusOK || !strings.Contains(shown, "The settings were changed.") {
			t.Errorf("%s answers %d: %s", deed, status, shown)
		}
	}
	do("archive", "account", "a1")
	do("rename", "account", "a2", "name", "Goods sold <cost>")
	do("deleterate", "rate", "INPUT2")
	do("enable", "code", "eur", "dayrate", " 0.54 ")
	do("lock", "period", "", "year", "2026-10-31")
	ref := b.reference()
	account, _ := ref.FindAccount("200")
	renamed, _ := ref.FindAccount("310")
	rate, _ := ref.FindTaxRate("INPUT2")
	euro, _ := ref.FindCurrency("EUR")
	if account.Status != books.StatusArchived || renamed.Name != "Goods sold <cost>" || rate.Status != books.StatusDeleted || euro.DayRate != 540_000 {
		t.Errorf("account %s, %s; rate %s; euro %s", account.Status, renamed.Name, rate.Status, euro.DayRate)
	}
	if org := ref.Organisation; !org.PeriodLockDate.IsZero() || org.EndOfYearLockDate.String() != "2026-10-31" {
		t.Errorf("locked to %s and %s", org.PeriodLockDate, org.EndOfYearLockDate)
	}
	_, shown := b.get("/settings")
	for _, want := range []string{"Goods sold &lt;cost&gt;", "Restore Sales", "0.54", `name="year" value="2026-10-31"`, `name="period" value=""`, "Deleted"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the settings do not show %q", want)
		}
	}
	do("restore", "account", "a1")
	if account, _ := b.reference().FindAccount("200"); !account.IsActive() {
		t.Error("the account was not restored")
	}
}

func TestSettingsThatAreRefusedSayWhy(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, c := range []struct {
		fields url.Values
		want   string
	}{
		{url.Values{"do": {"rename"}, "account": {"a1"}, "name": {"Cost of goods sold"}}, "Please enter a unique Name."},
		{url.Values{"do": {"archive"}, "account": {"a9"}}, "The organisation has no account a9."},
		{url.Values{"do": {"enable"}, "code": {"QQQ"}, "dayrate": {"1"}}, "The currency must be a code such as EUR."},
		{url.Values{"do": {"enable"}, "code": {"EUR"}, "dayrate": {"much"}}, "The rate must be a number"},
		{url.Values{"do": {"lock"}, "period": {"31 March"}}, "A lock date must be a day"},
		{url.Values{"do": {"sell"}}, "Nothing of that name can be done here."},
	} {
		if status, shown := b.press("/settings", c.fields); status != http.StatusUnprocessableEntity || !strings.Contains(shown, c.want) {
			t.Errorf("%v answers %d without %q", c.fields, status, c.want)
		}
	}
	if resp, err := b.browser.PostForm(b.base+"/settings", url.Values{"do": {"archive"}, "account": {"a1"}, "csrf": {"made up"}}); err != nil || resp.StatusCode != http.StatusForbidden {
		t.Errorf("a forged form: %v, %v", resp, err)
	}
	if account, _ := b.reference().FindAccount("200"); !account.IsActive() {
		t.Error("a refusal changed an account")
	}
}

func TestItemsAreListed(t *testing.T) {
	t.Parallel()
	b := setup(t)
	if _, shown := b.get("/items"); !strings.Contains(shown, "No items yet") {
		t.Error("the empty list does not say so")
	}
	price := money.Price(2_317_500)
	err := b.store.Update(t.Context(), func(tx *store.Tx) error {
		return errors.Join(
			tx.SaveItem(t.Context(), books.Item{ID: "i1", Code: "CASTOR", Name: "Castor <brake>", StockAccountCode: "630", Stock: 1400 * money.One, CostPool: 324_450, Purchase: books.ItemTerms{Price: &price}}),
			tx.SaveItem(t.Context(), books.Item{ID: "i2", Code: "CHAIR", Name: "Chair"}),
		)
	})
	if err != nil {
		t.Fatal(err)
	}
	_, shown := b.get("/items")
	for _, want := range []string{"Castor &lt;brake&gt;", "Tracked", "2.3175", "1,400", "3,244.50", "CHAIR"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the items do not show %q", want)
		}
	}
}

func TestFilesAreShownAndHandedOver(t *testing.T) {
	t.Parallel()
	b := setup(t)
	err := b.store.Update(t.Context(), func(tx *store.Tx) error {
		return tx.SaveAttachment(t.Context(), books.Attachment{
			ID: "f1", OwnerID: draft, FileName: "order 1.html", MimeType: "text/html", Length: 20_000, IncludeOnline: true,
		}, []byte("<script>alert(1)</script>"))
	})
	if err != nil {
		t.Fatal(err)
	}
	_, shown := b.get(invoicePath(draft))
	for _, want := range []string{"Files", "order 1.html", "20 kB", "Shown with the online invoice"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the invoice does not show %q", want)
		}
	}
	err = b.store.Update(t.Context(), func(tx *store.Tx) error {
		return tx.SaveAttachment(t.Context(), books.Attachment{ID: "f3", OwnerID: journal, FileName: "count.csv", MimeType: "text/csv", Length: 1}, []byte("1"))
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, shown := b.get("/app/" + code + "/journals/view/" + journal); !strings.Contains(shown, "count.csv") || !strings.Contains(shown, "1 kB") {
		t.Error("the journal does not show its file")
	}
	if _, shown := b.get(invoicePath(approved)); strings.Contains(shown, "<h2>Files</h2>") {
		t.Error("an invoice without files has a list of them")
	}
	resp, err := b.browser.Get(b.base + "/app/" + code + "/files/" + draft + "/f1")
	if err != nil {
		t.Fatal(err)
	}
	_, raw := b.read(resp, nil)
	if raw != "<script>alert(1)</script>" || resp.Header.Get("Content-Disposition") != `attachment; filename="order 1.html"` ||
		resp.Header.Get("Content-Type") != "application/octet-stream" || resp.Header.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("the file comes as %v", resp.Header)
	}
	for _, path := range []string{"/app/" + code + "/files/" + approved + "/f1", "/app/" + code + "/files/" + draft + "/f2", "/app/other/files/" + draft + "/f1"} {
		if status, _ := b.get(path); status != http.StatusNotFound {
			t.Errorf("%s answers %d", path, status)
		}
	}
}

func TestApprovingOnThePageMovesStock(t *testing.T) {
	t.Parallel()
	b := setup(t)
	i := b.invoice(draft)
	i.Lines[0].ItemCode = "CHAIR"
	var item books.Item
	err := b.store.Update(t.Context(), func(tx *store.Tx) error {
		return errors.Join(tx.SaveInvoice(t.Context(), i), tx.SaveItem(t.Context(), books.Item{
			ID: "i1", Code: "CHAIR", IsSold: true, StockAccountCode: "630", CostAccountCode: "310", Stock: 10 * money.One, CostPool: 100_000,
		}))
	})
	if err != nil {
		t.Fatal(err)
	}
	b.press(invoicePath(draft), url.Values{"do": {"approve"}})
	err = b.store.View(t.Context(), func(tx *store.Tx) (err error) {
		item, _, err = tx.FindItem(t.Context(), "i1")
		return err
	})
	if err != nil || item.Stock != 8*money.One || item.CostPool != 80_000 {
		t.Errorf("%s on hand for %s, %v", item.Stock, item.CostPool, err)
	}
}
