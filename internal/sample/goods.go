package sample

import "daybook/internal/order"

// Tax rates of the practice company's orders, by row.
const (
	// GST is 15 %.
	GST int64 = 1
	// ZeroRated is 0 %, for exports and international freight.
	ZeroRated int64 = 2
)

// Taxes returns the order tax rates, in a fixed order.
func Taxes() []order.Tax {
	return []order.Tax{
		{ID: GST, Name: "GST 15%", Rate: 15_000_000},
		{ID: ZeroRated, Name: "Zero rated 0 %", Rate: 0},
	}
}

// Items returns what the practice company sells, buys and makes, in a fixed order: furniture, two goods that are sold as they were
// bought, materials, and last what came later: parts it makes, and one more material. Sales prices are without tax, in NZD.
func Items() []order.Item {
	return []order.Item{
		made("CHR-OAK-DINE", "Dining chair, oak", "285.00"),
		made("CHR-OAK-CARVER", "Carver chair, oak", "345.00"),
		made("CHR-WAL-LOUNGE", "Lounge chair, walnut and wool", "1190.00"),
		made("STL-RIM-BAR", "Bar stool, rimu", "219.50"),
		made("TBL-OAK-1800", "Dining table, oak, 1800 mm", "2450.00"),
		made("TBL-OAK-2400-EXT", "Extending table, oak, 2400 mm", "3295.00"),
		made("TBL-WAL-COFFEE", "Coffee table, walnut", "890.00"),
		made("TBL-CAFE-700", "Café table, 700 mm, steel base", "310.87"),
		made("DSK-OAK-SIT-STAND-1600-BLK", "Sit-stand desk, oak top, black frame, 1600 mm", "1375.00"),
		made("SHF-RIM-5T", "Shelf, rimu, five tiers", "640.00"),
		made("SHF-PLY-LOW", "Low shelf, plywood", "265.00"),
		made("CAB-WAL-MEDIA-2100-TAMBOUR-LEFT", "Media cabinet, walnut, tambour doors, 2100 mm, left hand", "3890.00"),
		made("BED-OAK-Q", "Bed frame, oak, queen", "1980.00"),
		made("BNC-MAC-1500", "Garden bench, macrocarpa, 1500 mm", "520.00"),
		made("KID-PLY-TABLE", "Children's table, plywood", "189.13"),
		made("KID-PLY-CHAIR", "Children's chair, plywood", "74.35"),
		bought("OIL-CARE-250", "Care oil, 250 ml", "18.2609", "7.9500"),
		bought("CASTOR-50-BRK", "Castor, 50 mm, with brake", "9.5000", "2.3175"),
		material("TIM-OAK-25", "Oak board, 25 mm, per metre", "38.7250"),
		material("TIM-WAL-32", "Walnut board, 32 mm, per metre", "71.4400"),
		material("TIM-RIM-20", "Rimu board, 20 mm, per metre", "29.9500"),
		material("PLY-BIRCH-18", "Birch plywood, 18 mm, sheet", "142.0000"),
		material("SCR-8G-40", "Screw, 8 g × 40 mm", "0.0425"),
		material("HINGE-SOFT-110", "Soft-close hinge, 110°", "3.1850"),
		material("FAB-WOOL-CHAR", "Wool fabric, charcoal, per metre", "54.9000"),
		material("FOAM-HR-50", "High-resilience foam, 50 mm, sheet", "47.6000"),
		material("GLS-TOUGH-6", "Toughened glass, 6 mm, cut to size, per square metre", "118.3300"),
		material("STL-BASE-700", "Steel table base, powder coated", "96.5000"),
		material("FIN-OIL-5L", "Hard-wax oil, 5 litres", "164.7800"),
		material("BOX-FLAT-L", "Flat-pack carton, large", "6.4150"),
		part("TOP-OAK-1800", "Table top, oak, 1800 mm"),
		part("FRM-OAK-CHAIR", "Chair frame, oak"),
		part("CAR-WAL-2100", "Cabinet carcass, walnut, 2100 mm"),
		material("TIM-MAC-45", "Macrocarpa board, 45 mm, per metre", "14.9000"),
	}
}

func made(sku, name, sales string) order.Item {
	return order.Item{SKU: sku, Name: name, SalesPrice: price(sales), SalesTaxID: GST, PurchaseTaxID: GST}
}

func bought(sku, name, sales, purchase string) order.Item {
	item := made(sku, name, sales)
	item.PurchasePrice = price(purchase)
	return item
}

func part(sku, name string) order.Item {
	return order.Item{SKU: sku, Name: name, SalesTaxID: GST, PurchaseTaxID: GST}
}

func material(sku, name, purchase string) order.Item {
	return order.Item{SKU: sku, Name: name, PurchasePrice: price(purchase), SalesTaxID: GST, PurchaseTaxID: GST}
}
