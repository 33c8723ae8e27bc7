package matcheval

import "fmt"

// Goal is a figure that is to be reached.
type Goal struct {
	// Set names the set it is about, or "" for every set of the task.
	Set  string
	Task Task
	// Least or Most bounds it, in the unit of the figure; the other is nil.
	Least, Most *int
	// Peer is the best that other tools reached on the set with their thresholds swept; nil where none was measured.
	Peer *Share

	figure figure
}

// Figure is the name of the figure in a line.
func (g Goal) Figure() string { return g.figure.name }

// String says the goal: "sites-open: cluster_f1 at least 0.9850".
func (g Goal) String() string {
	set := g.Set
	if set == "" {
		set = "every " + string(g.Task) + " set"
	}
	return set + ": " + g.Figure() + " " + g.Bound()
}

// Bound says what is to be reached: "at least 0.9850".
func (g Goal) Bound() string {
	if g.Least != nil {
		return "at least " + g.figure.format(g.bound())
	}
	return "at most " + g.figure.format(g.bound())
}

func (g Goal) isAbout(l Line) bool {
	if g.Set == "" {
		return l.Task == g.Task && !l.isMadeUp
	}
	return l.Set == g.Set
}

func (g Goal) bound() int {
	if g.Least != nil {
		return *g.Least
	}
	return *g.Most
}

// short is how far a figure is from the goal; 0 or less when it is met. What is undefined is short of everything.
func (g Goal) short(value int) int {
	switch {
	case value == int(Undefined):
		return max(1, g.bound())
	case g.Least != nil:
		return g.bound() - value
	default:
		return value - g.bound()
	}
}

// Result is a goal beside a figure.
type Result struct {
	// Goal and Figure say what was to be reached and what was: "0.9712".
	Goal   Goal
	Set    string
	Figure string
	// Short says how far it is missed, "0.0138"; "" when it is met.
	Short string
}

// IsMet says whether the goal was reached.
func (r Result) IsMet() bool { return r.Short == "" }

// String says a goal that was missed, and by how much.
func (r Result) String() string {
	if r.IsMet() {
		return fmt.Sprintf("met: %s %s is %s, %s", r.Set, r.Goal.Figure(), r.Figure, r.Goal.Bound())
	}
	return fmt.Sprintf("MISSED: %s %s is %s, not %s; %s short", r.Set, r.Goal.Figure(), r.Figure, r.Goal.Bound(), r.Short)
}

// Judge puts the goals beside the lines. Goals about sets that are not there come back as not run.
func Judge(goals []Goal, lines []Line) (results []Result, notRun []Goal) {
	for _, g := range goals {
		isRun := false
		for _, l := range lines {
			if !g.isAbout(l) {
				continue
			}
			isRun = true
			value := g.figure.read(l)
			r := Result{Goal: g, Set: l.Set, Figure: g.figure.format(value)}
			if short := g.short(value); short > 0 {
				r.Short = g.figure.format(short)
			}
			results = append(results, r)
		}
		if !isRun {
			notRun = append(notRun, g)
		}
	}
	return results, notRun
}
