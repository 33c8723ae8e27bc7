package journal

import "slices"

// Class is what kind of goods an item is; each has a stock account.
type Class string

// The classes. WorkInProgress is what a make that was started and is not done has consumed; no item is of it.
const (
	Material       Class = "material"
	PartMade       Class = "part_made"
	Finished       Class = "finished"
	Traded         Class = "traded"
	WorkInProgress Class = "work_in_progress"
)

// Model is where bills for goods are coded.
type Model string

// The models.
const (
	// Purchases (model A): to an expense account; the journal brings what is left at the end of the period into stock.
	Purchases Model = "purchases"
	// Stock (model B): to the stock account; the journal takes what was used out of it.
	Stock Model = "stock"
)

// Account is Xero's AccountID.
type Account string

// Role is what an account is for.
type Role string

// The roles, beside a stock account for each class.
const (
	RolePurchases   Role = "purchases"
	RoleCostOfSales Role = "cost_of_sales"
	RoleAbsorbed    Role = "production_absorbed"
	RoleAdjustments Role = "adjustments"
	RoleDifferences Role = "price_differences"
	RoleReceived    Role = "received_not_billed"
	RoleTransit     Role = "in_transit"
	RoleChange      Role = "change_in_stock"
	// RoleLanded is where bills for freight and duty are coded; where nobody chose one, they go where the goods go.
	RoleLanded Role = "landed_cost"

	roleStockOfClass Role = "stock_"
)

// RoleStock is the stock account of a class.
func RoleStock(c Class) Role { return roleStockOfClass + Role(c) }

// Policy is what the owner and the accountant agreed on.
type Policy struct {
	Model Model
	// Accounts is the account of each role; two classes may share one.
	Accounts map[Role]Account
	// Reasons is the account of an adjustment by its reason; one that is not there goes to RoleAdjustments.
	Reasons map[string]Account
}

// missing marks the place of an account that nobody chose, before the role.
const missing = "? "

// account is the account of a role; where nobody chose one, a mark by which the journal that needs it is blocked.
func (p Policy) account(r Role) Account {
	if a := p.Accounts[r]; a != "" {
		return a
	}
	return missing + Account(r)
}

// StockAccounts are the accounts that stock lies on, in the order of the classes, each once; one that nobody chose is a mark.
func (p Policy) StockAccounts() []Account {
	var list []Account
	for _, c := range []Class{Material, PartMade, Finished, Traded, WorkInProgress} {
		if a := p.account(RoleStock(c)); !slices.Contains(list, a) {
			list = append(list, a)
		}
	}
	return list
}

// Missing is how an account that nobody chose for a role stands in entries.
func (p Policy) Missing(r Role) Account { return missing + Account(r) }
