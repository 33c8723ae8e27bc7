package matchingtest

import (
	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/matching"
)

// many fills the queue with one pair of each kind, one that is less sure, and one that has a veto.
func (s *suite) many() []int64 {
	ids := s.typed(Typed("Kauri", "hello@kauri.example", "49-091-850"), Typed("Rimu", "desk@rimu.example", "136-410-132"),
		Typed("Rimu", "desk@rimu.example", "136-410-132"), Typed("Matai", "one@matai.example", ""), Typed("Matai", "", ""))
	s.atXero(AtXero("x1", "Kauri", "hello@kauri.example", "49-091-850"), AtXero("x2", "Totara", "ask@totara.example", "136-410-140"),
		AtXero("x3", "Totara", "ask@totara.example", "136-410-140"))
	s.scanned()
	if rows := s.queue(); len(rows) != 4 {
		s.Fatalf("%d questions: %v", len(rows), names(rows))
	}
	return ids
}

func (s *suite) bulk() {
	ids := s.many()
	s.Sell(s.T, ids[0], 10_00)
	s.scanned()
	bulk, rows, err := s.service.PreviewBulkRows(s.Context(), 990)
	if err != nil || len(bulk.Pairs) != 3 || len(rows) != 3 || bulk.Left != 0 || bulk.Value != 10_00 || bulk.Count(matching.KindXero) != 1 {
		s.Fatalf("preview %+v, %v", bulk, err)
	}
	if rows := s.queue(); len(rows) != 4 {
		s.Fatal("a preview decided something")
	}
	var told []int
	done, err := s.service.AcceptBulk(s.Context(), 990, bulk.Digest, func(done, _ int) { told = append(told, done) })
	if err != nil || done.Accepted != 3 || done.Refused != 0 || done.Batch == 0 || len(told) != 1 || told[0] != 3 {
		s.Fatalf("accepted %+v, %v, told %v", done, err, told)
	}
	s.equal(names(s.queue()), []string{"Matai = Matai"})
	s.equal(s.listed(), []string{"Kauri", "Matai", "Matai", "Rimu"})
	batches, total, err := s.service.Batches(s.Context(), 0, 10)
	if err != nil || total != 1 || batches[0].ID != done.Batch || batches[0].Decisions != 3 || batches[0].Standing != 3 || batches[0].Actor != contact.ByOwner {
		s.Errorf("batches %+v, %v", batches, err)
	}
	undone, err := s.service.UndoBatch(s.Context(), done.Batch)
	if err != nil || undone != (matching.UndoneBatch{Decisions: 3}) {
		s.Errorf("undone %+v, %v", undone, err)
	}
	s.equal(s.listed(), []string{"Kauri", "Matai", "Matai", "Rimu", "Rimu"})
	if s.linkOf(ids[0]) != "" {
		s.Error("the link is still there")
	}
	_, err = s.service.PreviewBulk(s.Context(), 499)
	s.isFault(err, fault.Invalid)
}

func (s *suite) bulkChanged() {
	ids := s.many()
	bulk, err := s.service.PreviewBulk(s.Context(), 990)
	s.must(err)
	c, err := s.GetContact(s.Context(), ids[1])
	s.must(err)
	c.Email = "new@rimu.example"
	s.typed(c)
	s.must(s.service.Touch(s.Context(), Here(c.ID)))
	_, err = s.service.AcceptBulk(s.Context(), 990, bulk.Digest, nil)
	s.isFault(err, fault.Conflict)
	if len(s.queue()) != 4 || len(s.listed()) != 5 {
		s.Errorf("something was accepted: %v", s.listed())
	}
}

// bulkRefused: a contact here with two at Xero that fit is asked about by hand, and so is one decided otherwise meanwhile.
func (s *suite) bulkRefused() {
	s.typed(Typed("Kauri", "hello@kauri.example", "49-091-850"), Typed("Rimu", "desk@rimu.example", "136-410-132"))
	s.atXero(AtXero("x1", "Kauri", "hello@kauri.example", "49-091-850"), AtXero("x2", "Rimu", "desk@rimu.example", "136-410-132"))
	s.scanned()
	bulk, err := s.service.PreviewBulk(s.Context(), 990)
	if err != nil || len(bulk.Pairs) != 2 {
		s.Fatalf("preview %+v, %v", bulk, err)
	}
	s.atXero(AtXero("x3", "Rimu", "desk@rimu.example", "136-410-132"))
	s.scanned()
	again, err := s.service.PreviewBulk(s.Context(), 990)
	if err != nil || len(again.Pairs) != 1 || again.Left < 2 || again.Digest == bulk.Digest {
		s.Fatalf("with two at Xero that fit: %d accepted, %d left, %v", len(again.Pairs), again.Left, err)
	}
}
