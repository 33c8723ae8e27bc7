package sqlite

import (
	"fmt"
	"time"

	"daybook/internal/civil"
)

// stampLayout is an instant in text of one width, so that text order is time order.
const stampLayout = "2006-01-02T15:04:05.000Z"

// stamp writes an instant as a column keeps it; the zero time is "".
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(stampLayout)
}

// instant scans an …_at column into the time it points to.
type instant struct{ into *time.Time }

// Scan implements sql.Scanner.
func (i instant) Scan(value any) error {
	text, ok := value.(string)
	if !ok {
		return fmt.Errorf("an instant is text, not %T", value)
	}
	if text == "" {
		*i.into = time.Time{}
		return nil
	}
	t, err := time.Parse(stampLayout, text)
	if err != nil {
		return fmt.Errorf("read an instant: %w", err)
	}
	*i.into = t
	return nil
}

// day scans an …_on column into the date it points to.
type day struct{ into *civil.Date }

// Scan implements sql.Scanner.
func (d day) Scan(value any) error {
	text, ok := value.(string)
	if !ok {
		return fmt.Errorf("a date is text, not %T", value)
	}
	return d.into.UnmarshalText([]byte(text))
}

// reference scans a column that names a row elsewhere; NULL is 0.
type reference struct{ into *int64 }

// Scan implements sql.Scanner.
func (r reference) Scan(value any) error {
	switch v := value.(type) {
	case nil:
		*r.into = 0
	case int64:
		*r.into = v
	default:
		return fmt.Errorf("a reference is an integer, not %T", value)
	}
	return nil
}

// orNull writes a reference: 0 is NULL, so that the foreign key lets it pass.
func orNull(id int64) any {
	if id == 0 {
		return nil
	}
	return id
}

// nowStamp is the clock in the precision the file keeps, so that what is returned equals what is read later.
func (f *File) nowStamp() time.Time { return f.now().UTC().Truncate(time.Millisecond) }
