package sample

import (
	"time"

	"daybook/internal/civil"
)

// months counts the full months of the practice company's year; the running one follows.
const months = 12

// FirstDay is the first day of the practice company's year of stock: that of the first of the twelve full months before a day's month.
func FirstDay(today civil.Date) civil.Date {
	first := today.AddMonths(-months)
	first.Day = 1
	return first
}

// OpeningDay is the day before FirstDay: what was there on it is the opening stock.
func OpeningDay(today civil.Date) civil.Date { return FirstDay(today).AddDays(-1) }

// calendar is the year of stock as it looks on a day.
type calendar struct{ first, today civil.Date }

func newCalendar(today civil.Date) calendar { return calendar{FirstDay(today), today} }

// month is the place of a day's month in the year, from 0; below 0 before it.
func (c calendar) month(day civil.Date) int {
	return (day.Year-c.first.Year)*12 + int(day.Month) - int(c.first.Month)
}

// day is a day of the n-th month of the year, which has as many.
func (c calendar) day(n, day int) civil.Date { return c.first.AddMonths(n).AddDays(day - 1) }

// isWorkday tells the days on which somebody is in the workshop.
func isWorkday(day civil.Date) bool {
	weekday := day.Time().Weekday()
	return weekday != time.Saturday && weekday != time.Sunday
}

// workdayFrom is a day, or the next workday.
func workdayFrom(day civil.Date) civil.Date {
	for !isWorkday(day) {
		day = day.AddDays(1)
	}
	return day
}

// isLastWorkday tells the last such day of a month.
func isLastWorkday(day civil.Date) bool {
	end := day.EndOfMonth()
	for !isWorkday(end) {
		end = end.AddDays(-1)
	}
	return day == end
}
