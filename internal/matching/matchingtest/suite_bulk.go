package matchingtest

import (
	"context"

	"daybook/internal/contact"
	"daybook/internal/fault"
	"daybook/internal/matching"
)

// many fills the queue with one pair of each kind, one that is less sure, and one that has a veto.
func (s *suite) many() []int64 {
	ids := s.typed(Typed("Kauri", "hello@kauri.example", "49-091-850"), Typed("Rimu", "desk@rimu.example", "136-410-132"),
		Typed("Rimu", "desk@rimu.example", "136-410-132"), Typed("Matai", "one@matai.example", "49-098-576"), Typed("Matai", "", "35-901-981"))
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
	if err != nil || len(bulk.Pairs) != 3 || len(rows) != 3 || bulk.Value != 10_00 || bulk.Count(matching.KindXero) != 1 {
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

// refusing is a company file in which nothing can be decided about one party.
type refusing struct {
	File

	party contact.Party
}

// Decide implements matching.Store.
func (r refusing) Decide(ctx context.Context, decisions []contact.Decision) ([]contact.Decision, error) {
	for _, d := range decisions {
		if d.Left == r.party || d.Right == r.party {
			return nil, conflict("A document is on its way.")
		}
	}
	return r.File.Decide(ctx, decisions)
}

func (s *suite) bulkRefused() {
	s.many()
	s.service.Store = refusing{s.File, There("x1")}
	bulk, err := s.service.PreviewBulk(s.Context(), 990)
	s.must(err)
	done, err := s.service.AcceptBulk(s.Context(), 990, bulk.Digest, nil)
	if err != nil || done.Accepted != 2 || done.Refused != 1 || done.Batch == 0 {
		s.Errorf("accepted %+v, %v", done, err)
	}
	s.equal(names(s.queue()), []string{"Kauri = Kauri", "Matai = Matai"})
	if undone, err := s.service.UndoBatch(s.Context(), done.Batch); err != nil || undone.Decisions != 2 {
		s.Errorf("undone %+v, %v", undone, err)
	}
}

// bulkRivals: a contact here with two at Xero that fit is asked about by hand.
func (s *suite) bulkRivals() {
	ids := s.typed(Typed("Kauri", "hello@kauri.example", "49-091-850"), Typed("Rimu", "desk@rimu.example", "136-410-132"))
	s.atXero(AtXero("x1", "Kauri", "hello@kauri.example", "49-091-850"), AtXero("x2", "Rimu", "desk@rimu.example", "136-410-132"),
		AtXero("x3", "Rimu", "desk@rimu.example", "136-410-132"))
	s.scanned()
	bulk, err := s.service.PreviewBulk(s.Context(), 990)
	s.must(err)
	for _, p := range bulk.Pairs {
		if p.Left == Here(ids[1]) {
			s.Errorf("%v would be linked to %v, and another fits as well", p.Left, p.Right)
		}
	}
	if len(bulk.Pairs) == 0 || bulk.Pairs[0].Comparison.PerMille < 990 {
		s.Errorf("accepted: %+v", bulk.Pairs)
	}
}
