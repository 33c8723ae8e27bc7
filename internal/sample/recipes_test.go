package sample_test

import (
	"testing"

	"daybook/internal/sample"
	"daybook/internal/stock/journal"
)

func TestWhatIsMadeHasARecipeAndWagesAndWhatIsBoughtAPrice(t *testing.T) {
	t.Parallel()
	goods, items := sample.Items(), sample.StockItems()
	classes, used := map[journal.Class]int{}, map[int64]bool{}
	for i, item := range items {
		classes[item.Class]++
		isMade := item.Class == journal.Finished || item.Class == journal.PartMade
		if item.ID != int64(i+1) || item.SKU != goods[i].SKU || isMade != (item.Recipe != nil) || isMade != (item.Operations > 0) || isMade == (goods[i].PurchasePrice > 0) {
			t.Errorf("%+v of %+v", item, goods[i])
		}
		for _, u := range item.Recipe {
			used[u.ItemID] = true
			class := items[u.ItemID-1].Class
			isFit := class == journal.Material || class == journal.PartMade && item.Class == journal.Finished
			if !isFit || u.Quantity <= 0 {
				t.Errorf("%s is made of %s of %s", item.SKU, u.Quantity, items[u.ItemID-1].SKU)
			}
		}
	}
	if classes[journal.Material] != 13 || classes[journal.PartMade] != 3 || classes[journal.Finished] != 16 || classes[journal.Traded] != 2 {
		t.Errorf("classes %v", classes)
	}
	for _, item := range items {
		if isIngredient := item.Class == journal.Material || item.Class == journal.PartMade; isIngredient && !used[item.ID] {
			t.Errorf("nothing is made of %s", item.SKU)
		}
	}
}
