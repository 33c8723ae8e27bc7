package connect

import (
	"fmt"
	"time"

	"daybook/internal/money"
)

const (
	// clockTolerance is how wrong this computer's clock may be.
	clockTolerance = 2 * time.Minute
	// lowCalls is from how few calls of a day on the owner is told; the smallest plan has 1,000 (contract section 3).
	lowCalls = 100
)

// examineOnline says whether Xero can be reached, and when it last answered well.
func examineOnline(f Facts) []Check {
	const id, name = "online", "Reaching Xero"
	if !f.isBound() {
		return nil
	}
	if since := f.Status.Vitals.OfflineSince; !since.IsZero() {
		return []Check{warning(id, name, "Xero has not been reached since "+f.at(since)+".",
			"Check the internet connection; everything but sending works meanwhile, and what waits leaves by itself later.", TryAgain)}
	}
	if since := f.Status.Vitals.TroubledSince; !since.IsZero() {
		return []Check{warning(id, name, "Xero has answered with nothing but errors since "+f.at(since)+".",
			"Nothing needs doing: Daybook tries again by itself, and status.xero.com tells whether Xero is down.", TryAgain)}
	}
	last := f.Status.Vitals.LastSuccess
	if last.IsZero() {
		last = f.Use.LastSuccess
	}
	if last.IsZero() {
		return []Check{ok(id, name, "Xero has not been asked for anything yet.")}
	}
	return []Check{ok(id, name, "Xero last answered "+f.when(last)+".")}
}

// examineClock compares this computer's clock with Xero's.
func examineClock(f Facts) []Check {
	const id, name = "clock", "Clock"
	offset := f.Line.ClockOffset
	switch {
	case !f.Line.IsClockKnown:
		return nil
	case offset > clockTolerance:
		return []Check{wrongClock(id, name, inWords(offset)+" behind")}
	case offset < -clockTolerance:
		return []Check{wrongClock(id, name, inWords(-offset)+" ahead of")}
	}
	return []Check{ok(id, name, "This computer’s clock agrees with Xero’s.")}
}

func wrongClock(id, name, how string) Check {
	return problem(id, name, "This computer’s clock is "+how+" Xero’s.",
		"In the computer’s settings, turn on setting date and time automatically; the sign-in and the look-up of documents depend on it.", CheckAgain)
}

// inWords writes a difference of clocks the way a person says it.
func inWords(d time.Duration) string {
	switch {
	case d < 2*time.Hour:
		return fmt.Sprintf("%d minutes", int(d.Round(time.Minute)/time.Minute))
	case d < 48*time.Hour:
		return fmt.Sprintf("%d hours", int(d.Round(time.Hour)/time.Hour))
	}
	return fmt.Sprintf("%d days", int(d/(24*time.Hour)))
}

// examineCalls says what is left of Xero's limits (contract section 4).
func examineCalls(f Facts) []Check {
	const id, name = "calls", "Calls left"
	vitals := f.Status.Vitals
	switch {
	case !f.isBound():
		return nil
	case f.Line.BlockedBy == "day" || vitals.CallsLeftToday == 0:
		return []Check{problem(id, name, "Xero’s calls for today are used up"+f.until()+".",
			"Nothing needs doing: what waits leaves by itself then.", SeeActivity)}
	case f.Line.BlockedBy != "":
		return []Check{ok(id, name, "Xero asked for a short pause"+f.until()+"; "+left(vitals))}
	case vitals.CallsLeftToday < 0:
		return []Check{ok(id, name, "Xero has not said yet.")}
	case vitals.CallsLeftToday <= lowCalls:
		return []Check{warning(id, name, left(vitals), "Leave large imports until tomorrow, so that documents can still be sent today.", SeeActivity)}
	}
	return []Check{ok(id, name, left(vitals))}
}

func left(v Vitals) string {
	today := number(max(v.CallsLeftToday, 0)) + " are left today"
	if v.CallsLeftToday == 1 {
		today = "1 is left today"
	}
	if v.CallsLeftMinute < 0 {
		return today + "."
	}
	return today + ", " + number(v.CallsLeftMinute) + " this minute."
}

// number writes a count as the page does, such as "4,873".
func number(n int) string { return (money.Quantity(n) * money.One).Words() }

// until says when calls may go on, where that is known.
func (f Facts) until() string {
	if f.Line.BlockedUntil.IsZero() {
		return ""
	}
	return " until " + f.at(f.Line.BlockedUntil)
}
