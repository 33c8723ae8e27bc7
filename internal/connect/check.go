package connect

import "slices"

// CheckState says how much a check matters.
type CheckState string

// The states, from good to bad.
const (
	// OK: nothing to do.
	OK CheckState = "ok"
	// Warning: something waits, or soon will.
	Warning CheckState = "warning"
	// Problem: something does not work.
	Problem CheckState = "problem"
)

// Action is what one button does about a check.
type Action string

// The actions. A check's Target says of what.
const (
	// NoAction: there is nothing to press.
	NoAction Action = ""
	// FirstSignIn opens Xero's sign-in for a company that never was connected, SignInAgain for one whose sign-in has ended,
	// ConnectAgain for an organisation that refuses, and AllowScope for a permission that is missing.
	FirstSignIn  Action = "sign_in"
	SignInAgain  Action = "sign_in_again"
	ConnectAgain Action = "connect_again"
	AllowScope   Action = "allow_scope"
	// EnterAppID and ChooseOrganisation lead to where that is done.
	EnterAppID         Action = "enter_app_id"
	ChooseOrganisation Action = "choose_organisation"
	// TryAgain, CheckAgain and ReadAgain ask Xero now.
	TryAgain   Action = "try_again"
	CheckAgain Action = "check_again"
	ReadAgain  Action = "read_again"
	// OpenXero opens Xero, where only the owner can change something.
	OpenXero Action = "open_xero"
	// ChooseStatuses, ChooseAccounts and ChooseTaxes open a step of the set-up.
	ChooseStatuses Action = "choose_statuses"
	ChooseAccounts Action = "choose_accounts"
	ChooseTaxes    Action = "choose_taxes"
	// OpenOrder opens the order in Target: its kind, a colon and its id.
	OpenOrder Action = "open_order"
	// SeeActivity shows the calls that were made.
	SeeActivity Action = "see_activity"
)

// Check is one thing about the connection, as the owner sees it.
type Check struct {
	// ID names the check; two never share one.
	ID string
	// State says how much it matters.
	State CheckState
	// Name is what it is about, in a word or two.
	Name string
	// Is says what is so, Do what to do; each is one sentence, and Do is empty where there is nothing to do.
	Is, Do string
	// Action is the button that does it, and Target what it is about.
	Action Action
	Target string
}

// ok, warning and problem make a check of that state.
func ok(id, name, is string) Check { return Check{ID: id, State: OK, Name: name, Is: is} }

func warning(id, name, is, do string, action Action) Check {
	return Check{ID: id, State: Warning, Name: name, Is: is, Do: do, Action: action}
}

func problem(id, name, is, do string, action Action) Check {
	return Check{ID: id, State: Problem, Name: name, Is: is, Do: do, Action: action}
}

// rank orders states, the worst first.
func (s CheckState) rank() int {
	return slices.Index([]CheckState{Problem, Warning, OK}, s)
}

// Worst returns the worst state among checks; OK when there are none.
func Worst(checks []Check) CheckState {
	worst := OK
	for _, c := range checks {
		if c.State.rank() < worst.rank() {
			worst = c.State
		}
	}
	return worst
}
