package app_test

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"daybook/app"
	"daybook/internal/fault"
	"daybook/internal/order"
	"daybook/internal/posting/postingtest"
	"daybook/internal/sqlite"
	"daybook/internal/warehouse"
)

// openStock is the window's calls about stock, on a company file with a board and a chair.
func openStock(t *testing.T) (stock *app.Stock, board, chair int64) {
	t.Helper()
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), "company.daybook")
	info := sqlite.Info{Name: "Kauri", Kind: sqlite.Practice, BaseCurrency: "NZD", CreatedAt: postingtest.Noon(), MachineID: "m1"}
	if err := sqlite.Create(ctx, path, info); err != nil {
		t.Fatal(err)
	}
	file := must(sqlite.Open(ctx, path, sqlite.Options{Now: postingtest.Noon}))(t)
	t.Cleanup(func() {
		if err := file.Close(); err != nil {
			t.Error(err)
		}
	})
	board = must(file.SaveItem(ctx, order.Item{SKU: "BOARD", Name: "Oak board"}))(t).ID
	chair = must(file.SaveItem(ctx, order.Item{SKU: "CHAIR", Name: "Chair"}))(t).ID
	desk := app.NewDesk(ctx)
	service := warehouse.NewService(warehouse.Options{Store: file, Now: postingtest.Noon, Zone: time.UTC})
	desk.Open(app.Services{Store: file, Warehouse: service, Now: postingtest.Noon, Zone: time.UTC})
	for _, bound := range app.Bound(app.NewBridge(desk, host{}, quietLog()), "1") {
		if s, ok := bound.(*app.Stock); ok {
			stock = s
		}
	}
	return stock, board, chair
}

func today() string { return postingtest.Noon().Format(time.DateOnly) }

func TestWhatIsRecordedInTheWindowIsListedAndCanBeTakenAway(t *testing.T) {
	t.Parallel()
	stock, board, chair := openStock(t)
	must(stock.SaveItem(app.StockItemForm{ItemID: chair, Class: "finished", Operations: "12.50", Recipe: []app.UseForm{{ItemID: board, Quantity: "3"}, {}}}))(t)
	must(stock.Record(app.RecordingForm{Kind: "receive", Date: today(), Lines: []app.RecordingLine{{ItemID: board, Quantity: "10", UnitCost: "4.20"}}}))(t)
	made := must(stock.Record(app.RecordingForm{Kind: "make", Date: today(), Lines: []app.RecordingLine{{ItemID: chair, Quantity: "2"}}}))(t)

	page := must(stock.List(app.StockQuery{Show: "on_hand", Sort: "code", Limit: 10}))(t)

	want := []app.StockRow{
		{ItemID: board, SKU: "BOARD", Name: "Oak board", Class: "traded", OnHand: "4", UnitCost: "4.20", Value: "16.80"},
		{ItemID: chair, SKU: "CHAIR", Name: "Chair", Class: "finished", OnHand: "2", UnitCost: "25.10", Value: "50.20"},
	}
	if page.Value != "67.00" || len(page.Rows) != 2 || page.Rows[0] != want[0] || page.Rows[1] != want[1] {
		t.Errorf("stock is worth %s: %+v, want 67.00 of %+v", page.Value, page.Rows, want)
	}
	if rows := must(stock.Movements(app.MovementQuery{Limit: 10}))(t).Rows; len(rows) != 3 {
		t.Errorf("%d movements, want a receipt, what was used and what was made", len(rows))
	}
	if form := must(stock.Undo(made.Recording))(t); form.Kind != "make" || form.Lines[0].Quantity != "2" {
		t.Errorf("what was taken away comes back as %+v", form)
	}
	if left := must(stock.List(app.StockQuery{Show: "on_hand", Limit: 10}))(t); left.Value != "42.00" {
		t.Errorf("after the undo stock is worth %s, want 42.00", left.Value)
	}
}

func TestWhatCannotBeReadIsNamedByItsFieldAndNothingIsKept(t *testing.T) {
	t.Parallel()
	stock, board, _ := openStock(t)
	for field, form := range map[string]app.RecordingForm{
		"date":              {Kind: "receive", Date: "yesterday", Lines: []app.RecordingLine{{ItemID: board, Quantity: "1", UnitCost: "1"}}},
		"lines[0].quantity": {Kind: "receive", Date: today(), Lines: []app.RecordingLine{{ItemID: board, Quantity: "ten", UnitCost: "1"}}},
		"lines[0].unitCost": {Kind: "receive", Date: today(), Lines: []app.RecordingLine{{ItemID: board, Quantity: "1"}}},
		"lines[0].itemId":   {Kind: "issue", Date: today(), Lines: []app.RecordingLine{{ItemID: 99, Quantity: "1"}}},
		"lines[0].of":       {Kind: "customer_return", Date: today(), Lines: []app.RecordingLine{{ItemID: board, Quantity: "1"}}},
		"lines[0].uses":     {Kind: "make", Date: today(), Lines: []app.RecordingLine{{ItemID: board, Quantity: "1"}}},
	} {
		_, err := stock.Record(form)
		if refused, isFault := errors.AsType[*fault.Error](err); !isFault || refused.Fields[field] == "" {
			t.Errorf("%s: answered with %v, which does not name it", field, err)
		}
	}
	if rows := must(stock.Movements(app.MovementQuery{Limit: 10}))(t).Rows; len(rows) != 0 {
		t.Errorf("%d movements were kept", len(rows))
	}
}
