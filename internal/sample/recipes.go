package sample

import (
	"fmt"

	"daybook/internal/money"
	"daybook/internal/stock/journal"
	"daybook/internal/warehouse"
)

// recipe is what one piece of an item is made of, and the wages of making it.
type recipe struct {
	wages string
	uses  []ingredient
}

// ingredient is how much is used of an item, by SKU.
type ingredient struct{ sku, quantity string }

// recipes are by SKU; what has none is bought.
var recipes = map[string]recipe{
	"TOP-OAK-1800":     {"84.00", []ingredient{{"TIM-OAK-25", "7"}, {"FIN-OIL-5L", "0.2"}}},
	"FRM-OAK-CHAIR":    {"38.00", []ingredient{{"TIM-OAK-25", "2"}, {"SCR-8G-40", "12"}}},
	"CAR-WAL-2100":     {"145.00", []ingredient{{"TIM-WAL-32", "3"}, {"PLY-BIRCH-18", "2.5"}, {"SCR-8G-40", "60"}}},
	"CHR-OAK-DINE":     {"34.50", []ingredient{{"FRM-OAK-CHAIR", "1"}, {"FAB-WOOL-CHAR", "0.9"}, {"FOAM-HR-50", "0.5"}, {"FIN-OIL-5L", "0.05"}, {"BOX-FLAT-L", "0.5"}}},
	"CHR-OAK-CARVER":   {"46.00", []ingredient{{"FRM-OAK-CHAIR", "1"}, {"TIM-OAK-25", "0.8"}, {"FAB-WOOL-CHAR", "1.1"}, {"FOAM-HR-50", "0.6"}, {"FIN-OIL-5L", "0.05"}, {"BOX-FLAT-L", "0.5"}}},
	"CHR-WAL-LOUNGE":   {"228.00", []ingredient{{"TIM-WAL-32", "4"}, {"FAB-WOOL-CHAR", "4.5"}, {"FOAM-HR-50", "3.5"}, {"SCR-8G-40", "20"}, {"FIN-OIL-5L", "0.12"}, {"BOX-FLAT-L", "1"}}},
	"STL-RIM-BAR":      {"38.00", []ingredient{{"TIM-RIM-20", "2.2"}, {"FAB-WOOL-CHAR", "0.5"}, {"FOAM-HR-50", "0.4"}, {"SCR-8G-40", "12"}, {"FIN-OIL-5L", "0.03"}, {"BOX-FLAT-L", "0.5"}}},
	"TBL-OAK-1800":     {"212.00", []ingredient{{"TOP-OAK-1800", "1"}, {"TIM-OAK-25", "6"}, {"SCR-8G-40", "24"}, {"FIN-OIL-5L", "0.2"}, {"BOX-FLAT-L", "1"}}},
	"TBL-OAK-2400-EXT": {"345.00", []ingredient{{"TIM-OAK-25", "18"}, {"PLY-BIRCH-18", "1"}, {"SCR-8G-40", "40"}, {"FIN-OIL-5L", "0.4"}, {"BOX-FLAT-L", "2"}}},
	"TBL-WAL-COFFEE":   {"104.00", []ingredient{{"TIM-WAL-32", "2.2"}, {"GLS-TOUGH-6", "0.8"}, {"SCR-8G-40", "12"}, {"FIN-OIL-5L", "0.1"}, {"BOX-FLAT-L", "1"}}},
	"TBL-CAFE-700":     {"31.00", []ingredient{{"STL-BASE-700", "1"}, {"PLY-BIRCH-18", "0.4"}, {"SCR-8G-40", "8"}, {"FIN-OIL-5L", "0.06"}, {"BOX-FLAT-L", "1"}}},
	"DSK-OAK-SIT-STAND-1600-BLK": {"92.00", []ingredient{
		{"TOP-OAK-1800", "1"}, {"STL-BASE-700", "2"}, {"SCR-8G-40", "20"}, {"FIN-OIL-5L", "0.08"}, {"BOX-FLAT-L", "1"},
	}},
	"SHF-RIM-5T":  {"112.00", []ingredient{{"TIM-RIM-20", "9"}, {"SCR-8G-40", "30"}, {"FIN-OIL-5L", "0.12"}, {"BOX-FLAT-L", "1"}}},
	"SHF-PLY-LOW": {"48.00", []ingredient{{"PLY-BIRCH-18", "0.9"}, {"SCR-8G-40", "20"}, {"FIN-OIL-5L", "0.06"}, {"BOX-FLAT-L", "1"}}},
	"CAB-WAL-MEDIA-2100-TAMBOUR-LEFT": {"265.00", []ingredient{
		{"CAR-WAL-2100", "1"}, {"TIM-WAL-32", "3"}, {"GLS-TOUGH-6", "0.6"}, {"HINGE-SOFT-110", "6"}, {"FIN-OIL-5L", "0.4"}, {"BOX-FLAT-L", "2"},
	}},
	"BED-OAK-Q":     {"176.00", []ingredient{{"TIM-OAK-25", "10"}, {"PLY-BIRCH-18", "1.5"}, {"FAB-WOOL-CHAR", "1.5"}, {"FOAM-HR-50", "2"}, {"SCR-8G-40", "32"}, {"FIN-OIL-5L", "0.3"}, {"BOX-FLAT-L", "2"}}},
	"BNC-MAC-1500":  {"68.00", []ingredient{{"TIM-MAC-45", "7"}, {"SCR-8G-40", "24"}, {"FIN-OIL-5L", "0.15"}, {"BOX-FLAT-L", "1"}}},
	"KID-PLY-TABLE": {"31.00", []ingredient{{"PLY-BIRCH-18", "0.75"}, {"SCR-8G-40", "12"}, {"FIN-OIL-5L", "0.05"}, {"BOX-FLAT-L", "0.5"}}},
	"KID-PLY-CHAIR": {"14.50", []ingredient{{"PLY-BIRCH-18", "0.22"}, {"SCR-8G-40", "8"}, {"FIN-OIL-5L", "0.02"}, {"BOX-FLAT-L", "0.25"}}},
}

// StockItems returns class, recipe and wages of every item, in the order of Items. IDs are indexes into Items, from 1: whoever saves them puts
// the rows' ids in their place.
func StockItems() []warehouse.Item {
	goods := Items()
	at := map[string]int64{}
	for i, g := range goods {
		at[g.SKU] = int64(i + 1)
	}
	items := make([]warehouse.Item, len(goods))
	for i, g := range goods {
		r, isMade := recipes[g.SKU]
		items[i] = warehouse.Item{ID: at[g.SKU], SKU: g.SKU, Name: g.Name, Class: classOf(i, isMade)}
		if !isMade {
			continue
		}
		items[i].Operations = must(money.ParseValue(r.wages))
		for _, u := range r.uses {
			items[i].Recipe = append(items[i].Recipe, warehouse.Use{ItemID: at[u.sku], Quantity: must(money.ParseQuantity(u.quantity))})
		}
	}
	return items
}

// classOf tells classes by the place in Items: what is sold comes first.
func classOf(item int, isMade bool) journal.Class {
	isSold := item < furniture
	switch {
	case isSold && isMade:
		return journal.Finished
	case isSold:
		return journal.Traded
	case isMade:
		return journal.PartMade
	}
	return journal.Material
}

// must unwraps what is read from a text of this package, or multiplied from such figures; each is covered by a test.
func must[T any](value T, err error) T {
	if err != nil {
		panic(fmt.Sprintf("the practice company's figures: %v", err))
	}
	return value
}
