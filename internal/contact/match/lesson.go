package match

import (
	"cmp"
	"math"
	"slices"
	"strconv"
)

// Answer is a pair on which the owner has decided.
type Answer struct {
	// Comparison is how the two compared then.
	Comparison Comparison
	// IsOneList: both are of one list.
	IsOneList bool
	// IsSame: one firm.
	IsSame bool
}

// Lesson is what the owner's answers teach about what fields are worth. The zero Lesson teaches nothing.
type Lesson struct {
	// Answers counts those it was learnt from.
	Answers int `json:"answers"`
	// RightBefore and RightAfter count the answers that the percentage foretold, without and with the lesson: at 50 % or more it is
	// the same firm. Each was foretold by a lesson learnt from others.
	RightBefore int `json:"rightBefore"`
	RightAfter  int `json:"rightAfter"`
	// IsBetter: with it the answers come less as a surprise, those it was not learnt from, too.
	IsBetter bool `json:"isBetter"`
	// Points is what it changes, in the order of the fields and levels; nil for nothing.
	Points []LessonPoint `json:"points,omitempty"`
}

// LessonPoint is what a field that agrees so far is worth beside what it is worth as shipped.
type LessonPoint struct {
	Field Field `json:"field"`
	Level Level `json:"level"`
	// TenthBits is added to the weight, in tenths of a bit; never 0.
	TenthBits int `json:"tenthBits"`
	// Same and Different count the answers in which the field agreed so far.
	Same      int `json:"same"`
	Different int `json:"different"`
}

// With returns an engine that works by a lesson as well. A lesson moves percentages. It never links by itself what would not be linked
// without it, and never leaves out a question that would be asked without it.
func (e *Engine) With(l Lesson) *Engine {
	taught := *e
	taught.lesson = nil
	if len(l.Points) > 0 {
		taught.lesson = &l
	}
	return &taught
}

// version names the weights, and the lesson.
func (e *Engine) version() string {
	if e.lesson == nil {
		return e.model.Version
	}
	return e.model.Version + "+" + strconv.Itoa(e.lesson.Answers)
}

// teach applies the lesson to a comparison; bits is what its probability follows from.
func (e *Engine) teach(c *Comparison, bits float64, ground Ground) {
	if e.lesson == nil {
		return
	}
	for _, one := range c.Evidence {
		if at := e.lesson.find(one); at >= 0 {
			c.LearntTenthBits += e.lesson.Points[at].TenthBits
		}
	}
	if c.LearntTenthBits != 0 {
		c.ShippedPerMille, c.PerMille = c.PerMille, e.model.perMille(bits+float64(c.LearntTenthBits)/10, ground)
	}
}

func (l *Lesson) find(one Evidence) int {
	return slices.IndexFunc(l.Points, func(p LessonPoint) bool { return p.Field == one.Field && p.Level == one.Level })
}

// LeastAnswers is how many answers there must be of each kind, same and not the same, before anything is learnt.
const LeastAnswers = 10

// What learning from answers holds to.
const (
	// taughtDeviation is by how many bits a weight may well differ for one owner, mostTaught by how many at the most.
	taughtDeviation, mostTaught = 1.0, 3.0
	// folds is into how many parts the answers are divided, each foretold by what the others teach.
	folds = 5
	// leastGain is by how many bits an answer must surprise less, on average.
	leastGain = 0.01
	// lessonRounds is how many steps of the descent are taken.
	lessonRounds = 300
)

// Learn returns what answers teach. It starts from what the shipped weights say of each, calibrated, so that being asked about doubtful pairs only
// teaches nothing by itself; it is a logistic regression on fields and levels, held to the shipped weights.
func (e *Engine) Learn(answers []Answer) Lesson {
	lesson := Lesson{Answers: len(answers)}
	kept := make([]taughtExample, len(answers))
	same := 0
	for i, a := range answers {
		kept[i] = e.exampleOf(a)
		if a.IsSame {
			same++
		}
	}
	if min(same, len(answers)-same) < LeastAnswers {
		return lesson
	}
	before, after := 0.0, 0.0
	for fold := range folds {
		taught := descend(part(kept, func(i int) bool { return i%folds != fold }))
		for _, x := range part(kept, func(i int) bool { return i%folds == fold }) {
			with := x.bits + taught.of(x)
			before, after = before+x.surprise(x.bits), after+x.surprise(with)
			lesson.RightBefore += x.right(x.bits)
			lesson.RightAfter += x.right(with)
		}
	}
	lesson.IsBetter = (before-after)/float64(len(kept)) >= leastGain && lesson.RightAfter >= lesson.RightBefore
	lesson.Points = descend(kept).points(kept)
	return lesson
}

// taughtExample is an answer to learn from.
type taughtExample struct {
	// bits are the odds that were foretold, by the shipped weights alone.
	bits   float64
	isSame float64
	seen   []agreement
}

// agreement is a field that agrees so far.
type agreement struct {
	field Field
	level Level
}

// The bits of the least and the most that is foretold.
const mostForetold = 10

func (e *Engine) exampleOf(a Answer) taughtExample {
	c := a.Comparison
	shipped := c.PerMille
	if c.LearntTenthBits != 0 {
		shipped = c.ShippedPerMille
	}
	p := float64(shipped) / 1000
	x := taughtExample{bits: max(-mostForetold, min(mostForetold, math.Log2(p/(1-p))))}
	if a.IsSame {
		x.isSame = 1
	}
	for _, one := range c.Evidence {
		x.seen = append(x.seen, agreement{one.Field, one.Level})
	}
	return x
}

// surprise is the bits that the answer adds to what was foretold.
func (x taughtExample) surprise(bits float64) float64 {
	if x.isSame == 0 {
		bits = -bits
	}
	return math.Log2(1 + math.Exp2(-bits))
}

func (x taughtExample) right(bits float64) int {
	if (bits >= 0) == (x.isSame == 1) {
		return 1
	}
	return 0
}

func part(all []taughtExample, isIn func(int) bool) []taughtExample {
	var list []taughtExample
	for i, x := range all {
		if isIn(i) {
			list = append(list, x)
		}
	}
	return list
}

// taught is bits by field and level.
type taught map[agreement]float64

func (t taught) of(x taughtExample) float64 {
	sum := 0.0
	for _, a := range x.seen {
		sum += t[a]
	}
	return sum
}

// descend walks down the slope of the surprise and of the distance from the shipped weights, in steps that cannot overshoot.
func descend(examples []taughtExample) taught {
	t := taught{}
	steepest := 0
	for _, x := range examples {
		steepest = max(steepest, len(x.seen))
	}
	hold := 1 / (taughtDeviation * taughtDeviation)
	stride := 1 / (hold + math.Ln2*float64(len(examples)*steepest)/4)
	for range lessonRounds {
		slope := taught{}
		for _, x := range examples {
			off := logistic(x.bits+t.of(x)) - x.isSame
			for _, a := range x.seen {
				slope[a] += off
			}
		}
		for a, s := range slope {
			t[a] = max(-mostTaught, min(mostTaught, t[a]-stride*(s+hold*t[a])))
		}
	}
	return t
}

// points rounds to tenths of a bit.
func (t taught) points(examples []taughtExample) []LessonPoint {
	var list []LessonPoint
	for a, bits := range t {
		p := LessonPoint{Field: a.field, Level: a.level, TenthBits: tenths(bits)}
		for _, x := range examples {
			switch {
			case !slices.Contains(x.seen, a):
			case x.isSame == 1:
				p.Same++
			default:
				p.Different++
			}
		}
		if p.TenthBits != 0 {
			list = append(list, p)
		}
	}
	slices.SortFunc(list, func(p, q LessonPoint) int {
		return cmp.Or(cmp.Compare(slices.Index(fields, p.Field), slices.Index(fields, q.Field)),
			cmp.Compare(slices.Index(levels, p.Level), slices.Index(levels, q.Level)))
	})
	return list
}
