package journal

import (
	"slices"

	"daybook/internal/money"
)

// transfer is a flow with what it comes to in hundredths.
type transfer struct {
	flow

	value  money.Value
	amount money.Amount
}

// hundredth is one in millionths.
const hundredth = 10_000

// lost is what rounding took from the transfer: above zero where it was rounded down.
func (t *transfer) lost() money.Value { return t.value - money.Value(t.amount)*hundredth }

// sign is 1 where the transfer adds to an account, -1 where it takes from it, 0 where it does not touch it.
func (t *transfer) sign(a Account) money.Amount {
	switch a {
	case t.to:
		return 1
	case t.from:
		return -1
	}
	return 0
}

// round gives each transfer its hundredths so that those of each stock account add up to what is wanted of it: a cent that is missing goes to
// the transfer that lost most by rounding (largest remainder). An account makes its cents good by transfers that lead towards an account
// that is no stock, those farthest from one first, so that none is moved that was settled before. Stock that only moved among stock accounts
// has its cents made good by the account of adjustments. It returns the transfers, with those.
func round(list []transfer, accounts []Account, wanted map[Account]money.Amount, adjustments Account) []transfer {
	for i := range list {
		list[i].amount = list[i].value.Amount()
	}
	steps := stepsOut(list, accounts)
	for _, a := range accounts {
		if _, leadsOut := steps[a]; !leadsOut {
			list = append(list, transfer{flow: flow{RowAdjustments, adjustments, a}})
			steps[a] = 1
		}
	}
	ordered := slices.Clone(accounts)
	slices.SortStableFunc(ordered, func(a, b Account) int { return steps[b] - steps[a] })
	for _, a := range ordered {
		settle(list, a, wanted[a], func(t *transfer) bool {
			return t.to == a && steps[t.from] < steps[a] || t.from == a && steps[t.to] < steps[a]
		})
	}
	return list
}

// stepsOut is over how many transfers each stock account reaches one that is no stock; those that do not are left out.
func stepsOut(list []transfer, accounts []Account) map[Account]int {
	steps := map[Account]int{}
	reaches := func(a Account) (int, bool) {
		if !slices.Contains(accounts, a) {
			return 0, true
		}
		n, ok := steps[a]
		return n, ok
	}
	for range accounts {
		for i := range list {
			for _, way := range [2][2]Account{{list[i].from, list[i].to}, {list[i].to, list[i].from}} {
				n, ok := reaches(way[1])
				if known, isKnown := reaches(way[0]); ok && (!isKnown || n+1 < known) {
					steps[way[0]] = n + 1
				}
			}
		}
	}
	return steps
}

// settle moves cents until the transfers of an account come to what is wanted.
func settle(list []transfer, a Account, wanted money.Amount, may func(*transfer) bool) {
	off := wanted
	for i := range list {
		off -= list[i].sign(a) * list[i].amount
	}
	for ; off != 0; off -= sign(off) {
		best, most := -1, money.Value(0)
		for i := range list {
			t := &list[i]
			if !may(t) {
				continue
			}
			// How much the transfer is owed in the direction that is needed.
			owed := money.Value(t.sign(a)*sign(off)) * t.lost()
			if best < 0 || owed > most {
				best, most = i, owed
			}
		}
		if best < 0 {
			return // nothing moved on the account, so nothing was rounded
		}
		list[best].amount += list[best].sign(a) * sign(off)
	}
}

func sign(a money.Amount) money.Amount {
	switch {
	case a > 0:
		return 1
	case a < 0:
		return -1
	}
	return 0
}
