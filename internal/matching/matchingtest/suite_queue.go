package matchingtest

import (
	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/matching"
)

func (s *suite) scan() {
	s.typed(Typed("Kauri Kitchens Ltd", "hello@kauri.example", "49-091-850"), Typed("Rimu Hotel", "desk@rimu.example", ""),
		Typed("Rimu Hotel", "desk@rimu.example", ""), Typed("Nobody Else", "", ""))
	s.atXero(AtXero("x1", "Kauri Kitchens Ltd", "hello@kauri.example", "49-091-850"), AtXero("x2", "Totara Timber", "ask@totara.example", ""),
		AtXero("x3", "Totara Timber", "ask@totara.example", ""))
	gone := AtXero("x4", "Nobody Else", "", "")
	gone.Status = "ARCHIVED"
	s.atXero(gone)
	var told [][2]int
	found, err := s.service.Scan(s.Context(), func(done, total int) { told = append(told, [2]int{done, total}) })
	s.must(err)
	if want := (matching.Scanned{Links: 1, Here: 1, Xero: 1, Contacts: 4, Ledger: 3}); found != want {
		s.Fatalf("found %+v, want %+v", found, want)
	}
	if len(told) == 0 || told[len(told)-1][0] != told[len(told)-1][1] {
		s.Errorf("progress was told as %v", told)
	}
	s.equal(names(s.queue()), []string{"Kauri Kitchens Ltd = Kauri Kitchens Ltd", "Rimu Hotel = Rimu Hotel", "Totara Timber = Totara Timber"})
	for kind, want := range map[matching.Kind]int{matching.KindLink: 1, matching.KindHere: 1, matching.KindXero: 1} {
		page, err := s.service.Queue(s.Context(), matching.PairQuery{Kind: kind})
		s.must(err)
		if len(page.Rows) != want || page.Rows[0].Kind() != kind || !page.Rows[0].IsOpen {
			s.Errorf("%s: %+v", kind, page.Rows)
		}
	}
	if again := s.scanned(); again != found || len(s.queue()) != 3 {
		s.Errorf("a second search finds %+v", again)
	}
}

// scanFolds: two here, each linked to one at Xero, that look like one firm on both lists.
func (s *suite) scanFolds() {
	ids := s.typed(Typed("Rimu Hotel", "desk@rimu.example", ""), Typed("Rimu Hotel", "desk@rimu.example", ""))
	s.atXero(AtXero("x1", "Rimu Hotel", "desk@rimu.example", ""), AtXero("x2", "Rimu Hotel", "desk@rimu.example", ""))
	for i, id := range ids {
		_, err := s.service.Link(s.Context(), id, []string{"x1", "x2"}[i])
		s.must(err)
	}
	if found := s.scanned(); found.Here != 1 || found.Xero+found.Links != 0 {
		s.Fatalf("found %+v", found)
	}
	q := s.question()
	if q.Left != Here(ids[0]) || q.Right != Here(ids[1]) {
		s.Errorf("asked about %v and %v", q.Left, q.Right)
	}
	s.typed(Typed("Rimu Hotel", "desk@rimu.example", ""))
	s.scanned()
	for _, q := range s.queue() {
		if q.Kind() != matching.KindHere {
			s.Errorf("asked about %v and %v, which is linked already", q.Left, q.Right)
		}
	}
}

func (s *suite) worth() {
	ids := s.typed(Typed("Small", "a@small.example", ""), Typed("Small", "a@small.example", ""), Typed("Large", "a@large.example", ""),
		Typed("Large", "a@large.example", ""))
	s.Sell(s.T, ids[0], 100_00)
	s.Sell(s.T, ids[2], 900_00)
	s.Sell(s.T, ids[3], 50_00)
	s.scanned()
	page, err := s.service.Queue(s.Context(), matching.PairQuery{})
	s.must(err)
	if len(page.Rows) != 2 || page.Rows[0].Value != 950_00 || page.Rows[1].Value != 100_00 || page.Value != 1050_00 {
		s.Errorf("worth %d, rows %+v", page.Value, page.Rows)
	}
	if v := page.Rows[0].LeftView; v.Orders != 1 || v.Value != 900_00 {
		s.Errorf("left has %d orders of %d", v.Orders, v.Value)
	}
}

func (s *suite) answers() {
	ids := s.typed(Typed("Kauri Ltd", "hello@kauri.example", ""), Typed("Rimu", "desk@rimu.example", ""), Typed("Rimu", "desk@rimu.example", ""),
		Typed("Matai", "", ""))
	s.atXero(AtXero("x1", "Kauri Ltd", "hello@kauri.example", ""), AtXero("x2", "Matai", "", ""))
	s.scanned()
	for _, q := range s.queue() {
		answer := contact.Same
		if q.LeftView.Name() == "Matai" {
			answer = contact.Different
		}
		if e := s.decide(q.ID, answer); e.ID == 0 || e.LeftName != q.LeftView.Name() || e.Actor != contact.ByOwner || e.Comparison == nil {
			s.Errorf("decided %+v", e)
		}
		if pair, err := s.service.Card(s.Context(), q.ID); err != nil || pair.IsOpen {
			s.Errorf("the answered pair: open %t, %v", pair.IsOpen, err)
		}
	}
	s.equal(s.listed(), []string{"Kauri Ltd", "Matai", "Rimu"})
	if s.linkOf(ids[0]) != "x1" || s.linkOf(ids[3]) != "" {
		s.Errorf("linked to %q and %q", s.linkOf(ids[0]), s.linkOf(ids[3]))
	}
	if len(s.queue()) != 0 {
		s.Errorf("still asked: %v", names(s.queue()))
	}
	if found := s.scanned(); found.Links+found.Here+found.Xero != 0 || len(s.queue()) != 0 {
		s.Errorf("asked again: %+v", found)
	}
}

func (s *suite) askedAgain() {
	ids := s.typed(Typed("Rimu", "desk@rimu.example", ""), Typed("Rimu", "other@rimu.example", ""))
	s.scanned()
	s.decide(s.question().ID, contact.Different)
	for _, id := range ids {
		c, err := s.GetContact(s.Context(), id)
		s.must(err)
		c.Phone = "021 555 123"
		s.typed(c)
	}
	s.must(s.service.Touch(s.Context(), Here(ids[0])))
	if s.scanned(); len(s.queue()) != 0 {
		s.Fatal("a phone number made an answer worth asking again")
	}
	for _, id := range ids {
		c, err := s.GetContact(s.Context(), id)
		s.must(err)
		c.TaxNumber = "49-091-850"
		s.typed(c)
	}
	s.must(s.service.Touch(s.Context(), Here(ids[0])))
	s.question()
	s.scanned()
	s.decide(s.question().ID, contact.Same)
	s.equal(s.listed(), []string{"Rimu"})
}

func (s *suite) putOff() {
	s.typed(Typed("Rimu", "desk@rimu.example", ""), Typed("Rimu", "desk@rimu.example", ""))
	s.scanned()
	id := s.question().ID
	s.must(s.service.PutOff(s.Context(), id, true))
	s.scanned()
	if len(s.queue()) != 0 {
		s.Error("a pair put off is in the queue")
	}
	later, err := s.service.Queue(s.Context(), matching.PairQuery{IsPutOff: true})
	if err != nil || len(later.Rows) != 1 || !later.Rows[0].IsPutOff || later.PutOff != 1 {
		s.Errorf("later: %+v, %v", later, err)
	}
	s.must(s.service.PutOff(s.Context(), later.Rows[0].ID, false))
	s.question()
}

func (s *suite) missing() {
	ctx := s.Context()
	_, err := s.service.Card(ctx, 99)
	s.isFault(err, fault.NotFound)
	_, err = s.service.Decide(ctx, 99, contact.Same)
	s.isFault(err, fault.NotFound)
	s.isFault(s.service.PutOff(ctx, 99, true), fault.NotFound)
	s.isFault(s.service.Undo(ctx, 99), fault.NotFound)
	s.isFault(s.service.TakeBack(ctx, 99), fault.NotFound)
	_, err = s.service.UndoBatch(ctx, 99)
	s.isFault(err, fault.NotFound)
	_, err = s.service.Link(ctx, 99, "x1")
	s.isFault(err, fault.NotFound)
	s.isFault(s.service.Unlink(ctx, 99), fault.NotFound)
	_, err = s.service.Differences(ctx, 99)
	s.isFault(err, fault.NotFound)
	s.must(s.service.Touch(ctx, Here(99)))
	s.must(s.service.Touch(ctx, There("x9")))
	s.typed(Typed("Rimu", "desk@rimu.example", ""), Typed("Rimu", "desk@rimu.example", ""))
	s.scanned()
	_, err = s.service.Decide(ctx, s.question().ID, "perhaps")
	s.isFault(err, fault.Invalid)
}
