package xero

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"daybook/internal/civil"
	"daybook/internal/money"
)

// The types below read one JSON value straight into a field of a reply. A reply type declares the plain field, and
// its UnmarshalJSON shadows it with a pointer to the same memory: (*amountField)(&invoice.Total). A missing or null
// value leaves the field as it is.
type (
	amountField   money.Amount
	priceField    money.Price
	quantityField money.Quantity
	percentField  money.Percent
	rateField     money.Rate
	dateField     civil.Date
	timeField     time.Time
	idField       string
)

// zeroID is how Xero writes the id of something it did not create (section 6).
const zeroID = "00000000-0000-0000-0000-000000000000"

func (f *amountField) UnmarshalJSON(raw []byte) error {
	return readNumber(raw, (*money.Amount)(f), money.ReadAmount)
}

func (f *priceField) UnmarshalJSON(raw []byte) error {
	return readNumber(raw, (*money.Price)(f), money.ReadPrice)
}

func (f *quantityField) UnmarshalJSON(raw []byte) error {
	return readNumber(raw, (*money.Quantity)(f), money.ReadQuantity)
}

func (f *percentField) UnmarshalJSON(raw []byte) error {
	return readNumber(raw, (*money.Percent)(f), money.ReadPercent)
}

func (f *rateField) UnmarshalJSON(raw []byte) error {
	return readNumber(raw, (*money.Rate)(f), money.ReadRate)
}

func (f *dateField) UnmarshalJSON(raw []byte) error {
	text, err := jsonText(raw)
	if err != nil {
		return err
	}
	date, err := ParseDate(text)
	*f = dateField(date)
	return err
}

func (f *timeField) UnmarshalJSON(raw []byte) error {
	text, err := jsonText(raw)
	if err != nil {
		return err
	}
	at, err := ParseTime(text)
	*f = timeField(at)
	return err
}

func (f *idField) UnmarshalJSON(raw []byte) error {
	text, err := jsonText(raw)
	if text = strings.ToLower(text); text == zeroID {
		text = ""
	}
	*f = idField(text)
	return err
}

// readNumber reads a JSON number, or a number inside quotes, without passing through a float. An empty string
// counts as missing.
func readNumber[T any](raw []byte, into *T, parse func(string) (T, error)) error {
	text := string(raw)
	if bytes.HasPrefix(raw, []byte(`"`)) {
		quoted, err := jsonText(raw)
		if err != nil {
			return err
		}
		text = strings.TrimSpace(quoted)
	}
	if text == "" || text == "null" {
		return nil
	}
	value, err := parse(text)
	if err != nil {
		return err
	}
	*into = value
	return nil
}

// jsonText reads a JSON string; null is "".
func jsonText(raw []byte) (string, error) {
	var text *string
	if err := json.Unmarshal(raw, &text); err != nil {
		return "", fmt.Errorf("text was expected: %w", err)
	}
	if text == nil {
		return "", nil
	}
	return *text, nil
}
