package matching

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"daybook/internal/contact"
	"daybook/internal/contact/match"
	"daybook/internal/fault"
)

// KeptLesson is a lesson that the owner took up.
type KeptLesson struct {
	match.Lesson

	// At is the instant it was taken up, EndedAt when it was given up or another took its place, UTC; EndedAt is zero while it is in force.
	At, EndedAt time.Time
}

// IsInForce reports whether percentages follow it.
func (k KeptLesson) IsInForce() bool { return !k.At.IsZero() && k.EndedAt.IsZero() }

// WithLesson returns lessons as they are once another is taken up; the zero Lesson only ends the one in force.
func WithLesson(kept []KeptLesson, l match.Lesson, at time.Time) []KeptLesson {
	if n := len(kept); n > 0 && kept[n-1].IsInForce() {
		kept[n-1].EndedAt = at
	}
	if len(l.Points) == 0 {
		return kept
	}
	return append(kept, KeptLesson{Lesson: l, At: at})
}

// Learning is what the owner's answers teach, and what was taken up of it.
type Learning struct {
	// InForce is the lesson that percentages follow; zero for none.
	InForce KeptLesson
	// Offered is what the answers that stand by now teach.
	Offered match.Lesson
	// Same and Different count the answers it is learnt from; below match.LeastAnswers of either nothing is learnt.
	Same, Different int
	// Digest is what TakeLesson takes.
	Digest string
}

// IsOffered reports whether there is something to take up: it foretells better, and is another than the one in force.
func (l Learning) IsOffered() bool {
	return l.Offered.IsBetter && lessonDigest(l.Offered) != lessonDigest(l.InForce.Lesson)
}

// Learning says what the owner's single answers teach; those of a bulk were not looked at one by one, those of imports are no answers.
func (s Service) Learning(ctx context.Context) (Learning, error) {
	var l Learning
	kept, err := s.Store.Lessons(ctx)
	if err != nil {
		return l, fmt.Errorf("read lessons: %w", err)
	}
	if n := len(kept); n > 0 && kept[n-1].IsInForce() {
		l.InForce = kept[n-1]
	}
	decisions, err := s.Store.ListDecisions(ctx)
	if err != nil {
		return l, fmt.Errorf("read decisions: %w", err)
	}
	answers := answersIn(decisions)
	for _, a := range answers {
		if a.IsSame {
			l.Same++
		}
	}
	l.Different = len(answers) - l.Same
	l.Offered = s.Engine().Learn(answers)
	l.Digest = lessonDigest(l.Offered)
	return l, nil
}

// answersIn are the answers among decisions that teach, oldest first.
func answersIn(decisions []contact.Decision) []match.Answer {
	var answers []match.Answer
	for _, d := range decisions {
		isAnswer := d.Stands() && d.Actor == contact.ByOwner && d.Batch == 0 && d.Comparison != nil
		if isAnswer && d.Answer != contact.WorksAt {
			answers = append(answers, match.Answer{Comparison: *d.Comparison, IsOneList: kindOf(d.Left, d.Right) != KindLink, IsSame: d.Answer == contact.Same})
		}
	}
	return answers
}

// TakeLesson lets percentages follow what Learning with this digest offered. Conflict when answers came since that teach something
// else, or when it foretells no better. What is in the queue keeps its percentage until the next Scan.
func (s Service) TakeLesson(ctx context.Context, digest string) error {
	l, err := s.Learning(ctx)
	if err != nil {
		return err
	}
	if l.Digest != digest || !l.Offered.IsBetter {
		return fault.New(fault.Conflict, "Your answers teach something else by now, so nothing was changed.", "Look at it again.")
	}
	return s.Store.SetLesson(ctx, l.Offered, s.Now().UTC())
}

// DropLesson goes back to the shipped weights; the lesson in force stays on record.
func (s Service) DropLesson(ctx context.Context) error {
	return s.Store.SetLesson(ctx, match.Lesson{}, s.Now().UTC())
}

func lessonDigest(l match.Lesson) string {
	encoded, err := json.Marshal(l)
	if err != nil {
		panic(fmt.Sprintf("encode a lesson: %v", err))
	}
	sum := sha256.Sum256(encoded)
	return hex.EncodeToString(sum[:])
}
