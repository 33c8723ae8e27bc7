package phone_test

import (
	"strings"
	"testing"

	"daybook/internal/contact/phone"
)

func TestPhonesAreReadAsTheyAreWritten(t *testing.T) {
	t.Parallel()
	reader := phone.NewReader()
	for _, test := range []struct{ text, in, e164, national, extension string }{
		{"(02) 9374 4000", "AU", "+61293744000", "93744000", ""},
		{"+61 2 9374 4000", "", "+61293744000", "93744000", ""},
		{"+61 (0)2 9374-4000", "NZ", "+61293744000", "93744000", ""},
		{"0011 44 20 7031 3000", "AU", "+442070313000", "70313000", ""},
		{"61 2 9374 4000", "Australia", "+61293744000", "93744000", ""},
		{"9374 4000", "AU", "", "93744000", ""},
		{"13 11 66", "AU", "+61131166", "131166", ""},
		{"1800 FLOWER", "AU", "+611800356937", "00356937", ""},
		{"01481 720 071", "Guernsey", "+441481720071", "81720071", ""},
		{"0412 345 987", "AU", "+61412345987", "12345987", ""},
		{"09-373 7599 ext. 85555", "NZ", "+6493737599", "93737599", "85555"},
		{"Ph: 09 373 7599 x12", "New Zealand", "+6493737599", "93737599", "12"},
		{"(312) 534-4425", "US", "+13125344425", "25344425", ""},
		{"1-312-534-4425", "US", "+13125344425", "25344425", ""},
		{"5344425", "US", "", "5344425", ""},
		{"312.534.4425 #204", "", "", "25344425", "204"},
		{"020 7031 3000", "UK", "+442070313000", "70313000", ""},
		{"06 6982 1234", "IT", "+390669821234", "69821234", ""},
		{"011 15 6123 4567", "AR", "+5491161234567", "61234567", ""},
		{"030/901820", "DE", "+4930901820", "30901820", ""},
		{"030 901820 / 030 901821", "DE", "+4930901820", "30901820", ""},
		{"02 9374 4000 or 0412 345 987", "AU", "+61293744000", "93744000", ""},
		{"02 9374 4000 (office)", "AU", "+61293744000", "93744000", ""},
		{"+65 6521 8000", "", "+6565218000", "65218000", ""},
		{"6521 8000", "SG", "+6565218000", "65218000", ""},
		{"＋６５ ６５２１ ８０００", "", "+6565218000", "65218000", ""},
		{"+800 1234 5670", "", "+80012345670", "12345670", ""},
		{"+1 242 365 1234", "", "+12423651234", "23651234", ""},
		{"+999 1234 5670", "", "", "12345670", ""},
		{"+0 1234 5670", "AU", "", "12345670", ""},
		{"021 461 2345", "ZA", "+27214612345", "14612345", ""},
		{"02 9374 4000", "", "", "93744000", ""},
		{"02 9374 4000", "Narnia", "", "93744000", ""},
	} {
		got := reader.Read(test.text, test.in)
		want := phone.Phone{E164: test.e164, National: test.national, Extension: test.extension, IsValid: test.e164 != "", IsBlank: got.IsBlank}
		if got != want {
			t.Errorf("Read(%q, %q) is %+v, want %+v", test.text, test.in, got, want)
		}
	}
}

func TestDummiesAreBlank(t *testing.T) {
	t.Parallel()
	reader := phone.NewReader()
	for text, want := range map[string]bool{
		"": true, "n/a": true, "-": true, "0": true, "0000000": true, "1234567": true, "5555555": true, "7654321": true, "12345": true,
		"02 0000 0000": true, "+61 2 0000 0000": true, "0412 345 678": true, "555-555-5555": true, "999": true, "0123456789": true,
		"02 9374 4000": false, "5344425": false, "13 11 66": false, "1800 000 123": false, "(312) 534-4425": false,
	} {
		if got := reader.Read(text, "AU"); got.IsBlank != want {
			t.Errorf("Read(%q) is %+v, blank should be %v", text, got, want)
		}
	}
}

func FuzzReadIsSteady(f *testing.F) {
	for _, seed := range []string{"(02) 9374 4000", "+61 (0)2 9374-4000", "1800 FLOWER", "09 373 7599 ext. 85555", "\xff+", "x", "+", "٠٢"} {
		f.Add(seed, "AU")
		f.Add(seed, "US")
	}
	reader := phone.NewReader()
	f.Fuzz(func(t *testing.T, text, in string) {
		got := reader.Read(text, in)
		if got.IsValid != (got.E164 != "") || len(got.National) > 8 || len(got.Extension) > 7 {
			t.Fatalf("Read(%q, %q) is %+v", text, in, got)
		}
		if strings.Trim(got.National+got.Extension, "0123456789") != "" {
			t.Fatalf("Read(%q, %q) is %+v", text, in, got)
		}
		if !got.IsValid {
			return
		}
		if again := reader.Read(got.E164, in); again.E164 != got.E164 || again.National != got.National {
			t.Errorf("Read(%q, %q) is %+v, and read again %+v", text, in, got, again)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	for name, numbers := range map[string][]string{
		"whole":        {"(02) 9374 4000", "0412 345 987", "+61 2 9374 4000", "0293744000"},
		"without area": {"9374 4000", "5344425"},
		"abroad":       {"+44 20 7031 3000", "+1 312 534 4425", "0011 44 20 7031 3000"},
	} {
		reader := phone.NewReader()
		b.Run(name, func(b *testing.B) {
			i := 0
			for b.Loop() {
				reader.Read(numbers[i%len(numbers)], "AU")
				i++
			}
		})
	}
}
