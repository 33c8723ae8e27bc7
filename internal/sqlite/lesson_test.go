package sqlite_test

import (
	"path/filepath"
	"testing"

	"daybook/internal/contact/match"
	"daybook/internal/sqlite"
)

func TestALessonOutlivesTheWindowAndLeavesTheKeysAlone(t *testing.T) {
	t.Parallel()
	ctx, path := t.Context(), filepath.Join(t.TempDir(), "a.daybook")
	if err := sqlite.Create(ctx, path, info()); err != nil {
		t.Fatal(err)
	}
	f := open(t, path)
	version := f.Engine().Version()
	lesson := match.Lesson{Answers: 40, Points: []match.LessonPoint{{Field: match.FieldPhone, Level: match.LevelSame, TenthBits: -20}}}
	if err := f.SetLesson(ctx, lesson, noon()); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	again := open(t, path)
	e := again.Engine()
	one := match.Record{Name: "Rimu", Phones: []string{"+64 3 548 9999"}}
	if c := e.Compare(e.Prepare(one), e.Prepare(one), nil); c.LearntTenthBits != -20 {
		t.Errorf("the lesson adds %d tenths of a bit", c.LearntTenthBits)
	}
	if e.Version() != version {
		t.Errorf("keys of %s would be made anew for %s", version, e.Version())
	}
	kept, err := again.Lessons(ctx)
	if err != nil || len(kept) != 1 || !kept[0].IsInForce() || !kept[0].At.Equal(noon()) {
		t.Errorf("on record is %+v, %v", kept, err)
	}
}
