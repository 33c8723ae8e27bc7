package reports

import "daybook/internal/civil"

// Timeframe is the distance of two columns of a balance sheet, in months.
type Timeframe int

// The timeframes.
const (
	Month   Timeframe = 1
	Quarter Timeframe = 3
	Year    Timeframe = 12
)

// MostPeriods is how many days a balance sheet may be compared with.
const MostPeriods = 11

// Periods returns the days of a balance sheet, newest first: the end of the month that a day falls in, and as many ends
// of months before it, a timeframe apart.
func Periods(day civil.Date, compared int, timeframe Timeframe) []civil.Date {
	days := []civil.Date{day.EndOfMonth()}
	for n := range compared {
		days = append(days, day.AddMonths(-(n+1)*int(timeframe)).EndOfMonth())
	}
	return days
}
