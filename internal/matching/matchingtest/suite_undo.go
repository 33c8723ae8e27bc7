package matchingtest

import "daybook/internal/contact"

func (s *suite) undo() {
	s.typed(Typed("Rimu", "desk@rimu.example", ""), Typed("Rimu", "desk@rimu.example", ""))
	s.scanned()
	e := s.decide(s.question().ID, contact.Same)
	s.equal(s.listed(), []string{"Rimu"})
	s.must(s.service.Undo(s.Context(), e.ID))
	s.equal(s.listed(), []string{"Rimu", "Rimu"})
	if s.scanned(); len(s.queue()) != 0 {
		s.Errorf("what was undone is asked again: %v", names(s.queue()))
	}
	s.must(s.service.Undo(s.Context(), e.ID))
	entries, total, err := s.service.History(s.Context(), 0, 10)
	if err != nil || total != 2 || entries[0].Answer != contact.Different || !entries[0].Stands() ||
		entries[1].Stands() || entries[1].UndoneBy != contact.ByOwner {
		s.Errorf("history %+v, %v", entries, err)
	}
}

func (s *suite) takeBack() {
	ids := s.typed(Typed("Kauri", "hello@kauri.example", ""))
	s.atXero(AtXero("x1", "Kauri", "hello@kauri.example", ""))
	s.scanned()
	for _, answer := range []contact.Answer{contact.Same, contact.Different} {
		e := s.decide(s.question().ID, answer)
		if len(s.queue()) != 0 {
			s.Fatalf("%s: still asked", answer)
		}
		s.must(s.service.TakeBack(s.Context(), e.ID))
		if s.question(); s.linkOf(ids[0]) != "" {
			s.Errorf("%s: still linked", answer)
		}
	}
}

func (s *suite) opposite() {
	s.typed(Typed("Rimu", "desk@rimu.example", ""), Typed("Rimu", "desk@rimu.example", ""))
	s.scanned()
	id := s.question().ID
	different := s.decide(id, contact.Different)
	if again := s.decide(id, contact.Different); again.ID != different.ID {
		s.Error("the same answer was kept twice")
	}
	s.decide(id, contact.Same)
	s.equal(s.listed(), []string{"Rimu"})
	s.decide(id, contact.WorksAt)
	s.equal(s.listed(), []string{"Rimu", "Rimu"})
	decisions, err := s.DecisionsOf(s.Context(), Here(1))
	if err != nil || len(decisions) != 1 || decisions[0].Answer != contact.WorksAt {
		s.Errorf("what stands: %+v, %v", decisions, err)
	}
}

func (s *suite) history() {
	s.typed(Typed("Kauri", "hello@kauri.example", ""))
	s.atXero(AtXero("x1", "Kauri Kitchens", "hello@kauri.example", "49-091-850"))
	_, err := s.service.Link(s.Context(), 1, "x1")
	s.must(err)
	entries, total, err := s.service.History(s.Context(), 0, 10)
	if err != nil || total != 1 || entries[0].LeftName != "Kauri" || entries[0].RightName != "Kauri Kitchens" || entries[0].Comparison == nil {
		s.Errorf("history %+v, %v", entries, err)
	}
	if entries, total, err := s.service.History(s.Context(), 1, 10); err != nil || total != 1 || len(entries) != 0 {
		s.Errorf("beyond the end: %+v of %d, %v", entries, total, err)
	}
}

func (s *suite) historyOfMerged() {
	s.typed(Typed("Rimu", "desk@rimu.example", ""), Typed("Rimu Ltd", "desk@rimu.example", ""))
	s.scanned()
	s.decide(s.question().ID, contact.Same)
	entries, _, err := s.service.History(s.Context(), 0, 10)
	if err != nil || len(entries) != 1 || entries[0].LeftName != "Rimu" || entries[0].RightName != "Rimu Ltd" {
		s.Errorf("history %+v, %v", entries, err)
	}
}

func (s *suite) progress() {
	ids := s.typed(Typed("Small", "a@small.example", ""), Typed("Small", "a@small.example", ""), Typed("Large", "a@large.example", ""),
		Typed("Large", "a@large.example", ""), Typed("Later", "a@later.example", ""), Typed("Later", "a@later.example", ""))
	s.Sell(s.T, ids[0], 160_00)
	s.Sell(s.T, ids[2], 840_00)
	p, err := s.service.Progress(s.Context())
	if err != nil || !p.ScannedAt.IsZero() || p.Open+p.Decided+p.WorthPerMille != 0 {
		s.Errorf("before the first search: %+v, %v", p, err)
	}
	s.scanned()
	rows := s.queue()
	s.must(s.service.PutOff(s.Context(), rows[2].ID, true))
	e := s.decide(rows[0].ID, contact.Same)
	p, err = s.service.Progress(s.Context())
	if err != nil || p.Decided != 1 || p.Open != 1 || p.PutOff != 1 || p.WorthPerMille != 840 || p.ScannedAt.IsZero() {
		s.Errorf("after one answer: %+v, %v", p, err)
	}
	s.must(s.service.TakeBack(s.Context(), e.ID))
	if p, err = s.service.Progress(s.Context()); err != nil || p.Decided != 0 || p.Open != 2 {
		s.Errorf("after taking it back: %+v, %v", p, err)
	}
}
