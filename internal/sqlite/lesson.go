package sqlite

import (
	"context"
	"database/sql"
	"time"

	"daybook/internal/contact/match"
	"daybook/internal/matching"
)

// lessonsKey is the setting that keeps the lessons the owner took up, oldest first.
const lessonsKey = "contact_lessons"

// Lessons implements matching.Store.
func (f *File) Lessons(ctx context.Context) ([]matching.KeptLesson, error) {
	kept := []matching.KeptLesson{}
	_, err := f.LoadSetting(ctx, lessonsKey, &kept)
	return kept, err
}

// SetLesson implements matching.Store.
func (f *File) SetLesson(ctx context.Context, l match.Lesson, at time.Time) error {
	return f.writeFitting(ctx, func(tx *sql.Tx) error {
		var kept []matching.KeptLesson
		if _, err := loadSetting(ctx, tx, lessonsKey, &kept); err != nil {
			return err
		}
		return saveSetting(ctx, tx, lessonsKey, matching.WithLesson(kept, l, at), f.nowStamp())
	})
}

// lessonInForce returns the lesson that percentages follow; the zero Lesson for none.
func lessonInForce(ctx context.Context, tx *sql.Tx) (match.Lesson, error) {
	var kept []matching.KeptLesson
	_, err := loadSetting(ctx, tx, lessonsKey, &kept)
	if n := len(kept); err == nil && n > 0 && kept[n-1].IsInForce() {
		return kept[n-1].Lesson, nil
	}
	return match.Lesson{}, err
}
