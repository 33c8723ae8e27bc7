package matchingtest

import (
	"fmt"

	"daybook/internal/contact"
	"daybook/internal/contact/match"
	"daybook/internal/fault"
)

// taught answers questions against what is foretold: firms behind one door are two, the same name at another place is one.
func (s *suite) taught() {
	s.Helper()
	var pairs [][2]contact.Contact
	var answers []contact.Answer
	for i := range 15 {
		a, b := Typed(fmt.Sprintf("Hollis%c Joinery", 'a'+i), "", ""), Typed(fmt.Sprintf("Beacon%c Legal", 'a'+i), "", "")
		a.Phone, b.Phone = fmt.Sprintf("03 548 10%02d", i), fmt.Sprintf("03 548 10%02d", i)
		a.Address = contact.Address{Line1: fmt.Sprintf("%d Queen Street", 10+i), City: "Nelson", PostalCode: "7010"}
		b.Address = a.Address
		c, d := Typed(fmt.Sprintf("Kauri%c Timber", 'a'+i), "", ""), Typed(fmt.Sprintf("Kauri%c Timber", 'a'+i), "", "")
		c.Address, d.Address = contact.Address{Line1: "4 Bay Road", City: "Napier", PostalCode: "4110"}, contact.Address{Line1: "91 Hill Road", City: "Nelson", PostalCode: "7010"}
		pairs = append(pairs, [2]contact.Contact{a, b}, [2]contact.Contact{c, d})
		answers = append(answers, contact.Different, contact.Same)
	}
	engine := s.Engine()
	var decisions []contact.Decision
	for i, p := range pairs {
		ids := s.typed(p[0], p[1])
		comparison := engine.Compare(engine.Prepare(p[0].Record()), engine.Prepare(p[1].Record()), nil)
		decisions = append(decisions, contact.Decision{Answer: answers[i], Left: Here(ids[0]), Right: Here(ids[1]), Actor: contact.ByOwner,
			Comparison: &comparison, At: Noon()})
	}
	_, err := s.Decide(s.Context(), decisions)
	s.must(err)
}

func (s *suite) lesson() {
	none, err := s.service.Learning(s.Context())
	s.must(err)
	if none.IsOffered() || none.InForce.IsInForce() {
		s.Fatalf("nobody answered anything, and %+v", none)
	}
	s.taught()
	offered, err := s.service.Learning(s.Context())
	s.must(err)
	if !offered.IsOffered() || offered.Offered.Answers != 30 {
		s.Fatalf("not offered: %+v", offered)
	}
	there := []match.Address{{Street: "4 Queen Street", City: "Nelson", PostalCode: "7010"}}
	a, b := match.Record{Name: "Hollis Joinery", Phones: []string{"03 548 9999"}, Addresses: there}, match.Record{Name: "Beacon Legal", Phones: []string{"03 548 9999"}, Addresses: there}
	perMille := func() int {
		e := s.Engine()
		return e.Compare(e.Prepare(a), e.Prepare(b), nil).PerMille
	}
	before := perMille()
	if err := s.service.TakeLesson(s.Context(), none.Digest); !fault.Is(err, fault.Conflict) {
		s.Errorf("another lesson than was shown: %v", err)
	}
	s.must(s.service.TakeLesson(s.Context(), offered.Digest))
	if perMille() >= before {
		s.Errorf("the percentage stays %d", before)
	}
	after, err := s.service.Learning(s.Context())
	s.must(err)
	if after.IsOffered() || !after.InForce.IsInForce() || after.InForce.Answers != 30 {
		s.Errorf("in force is %+v, offered %+v", after.InForce, after.Offered)
	}
	s.must(s.service.DropLesson(s.Context()))
	if perMille() != before {
		s.Errorf("given up the percentage is %d, not %d", perMille(), before)
	}
	kept, err := s.Lessons(s.Context())
	s.must(err)
	if len(kept) != 1 || kept[0].IsInForce() || kept[0].EndedAt.IsZero() {
		s.Errorf("on record is %+v", kept)
	}
	s.must(s.service.DropLesson(s.Context()))
}
