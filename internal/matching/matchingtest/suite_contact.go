package matchingtest

import (
	"slices"

	"daybook/internal/contact"
	"daybook/internal/contact/match"
	"daybook/internal/fault"
	"daybook/internal/matching"
)

func (s *suite) duplicates() {
	ids := s.typed(Typed("Rimu", "desk@rimu.example", ""), Typed("Rimu Hotel", "desk@rimu.example", ""))
	s.atXero(AtXero("x1", "Rimu", "desk@rimu.example", ""), AtXero("x2", "Rimu Hotel", "desk@rimu.example", ""),
		AtXero("x3", "Totara", "ask@totara.example", ""), AtXero("x4", "Totara", "ask@totara.example", ""), AtXero("x5", "Alone", "", ""))
	for i, id := range ids {
		_, err := s.service.Link(s.Context(), id, []string{"x1", "x2"}[i])
		s.must(err)
	}
	_, err := s.service.Merge(s.Context(), s.mergeOrder(ids[1], ids[0]))
	s.must(err)
	s.scanned()
	groups, total, err := s.service.XeroDuplicates(s.Context(), 0, 10)
	if err != nil || total != 2 || len(groups) != 2 {
		s.Fatalf("%d groups, %v", total, err)
	}
	known, likely := groups[0], groups[1]
	if !known.IsKnown || known.Ledger[0].ID != "x2" || known.Ledger[1].ID != "x1" || !known.Front["x2"] || known.Front["x1"] || known.ContactID["x1"] != ids[1] {
		s.Errorf("known %+v", known)
	}
	if likely.IsKnown || likely.Pair.ID == 0 || likely.Ledger[0].Name != "Totara" || likely.ContactID["x3"] != 0 {
		s.Errorf("likely %+v", likely)
	}
	if rest, total, err := s.service.XeroDuplicates(s.Context(), 1, 10); err != nil || total != 2 || len(rest) != 1 || rest[0].IsKnown {
		s.Errorf("the second window: %+v of %d, %v", rest, total, err)
	}
}

// mergeOrder is what the owner confirms of a preview.
func (s *suite) mergeOrder(left, right int64, take ...contact.Field) matching.MergeOrder {
	s.Helper()
	m, err := s.service.PreviewMerge(s.Context(), left, right)
	s.must(err)
	return matching.MergeOrder{Left: left, Right: right, LeftVersion: m.Left.Contact.Version, RightVersion: m.Right.Contact.Version, TakeRight: take}
}

func (s *suite) touch() {
	s.typed(Typed("Rimu", "desk@rimu.example", ""))
	s.atXero(AtXero("x1", "Kauri", "hello@kauri.example", ""), AtXero("x2", "Rimu", "desk@rimu.example", ""))
	ids := s.typed(Typed("Rimu", "desk@rimu.example", ""))
	s.must(s.service.Touch(s.Context(), Here(ids[0])))
	s.equal(names(s.queue()), []string{"Rimu = Rimu", "Rimu = Rimu"})
	c, err := s.GetContact(s.Context(), ids[0])
	s.must(err)
	c.Name, c.Email = "Kauri", "hello@kauri.example"
	s.typed(c)
	s.must(s.service.Touch(s.Context(), Here(ids[0])))
	s.equal(names(s.queue()), []string{"Kauri = Kauri"})
	s.must(s.service.Touch(s.Context(), There("x2")))
	s.equal(names(s.queue()), []string{"Kauri = Kauri", "Rimu = Rimu"})
	gone := AtXero("x2", "Rimu", "desk@rimu.example", "")
	gone.Status = "ARCHIVED"
	s.atXero(gone)
	s.must(s.service.Touch(s.Context(), There("x2")))
	s.equal(names(s.queue()), []string{"Kauri = Kauri"})
	_, err = s.service.Link(s.Context(), ids[0], "x1")
	s.must(err)
	s.must(s.service.Touch(s.Context(), Here(ids[0])))
	s.must(s.service.Touch(s.Context(), There("x1")))
	s.equal(names(s.queue()), []string{})
}

func (s *suite) link() {
	ids := s.typed(Typed("Kauri", "", ""), Typed("Rimu", "", ""))
	s.atXero(AtXero("x1", "Kauri Kitchens", "", ""), AtXero("x2", "Kauri Ltd", "", ""))
	d, err := s.service.Link(s.Context(), ids[0], "x1")
	if err != nil || d.Comparison == nil || s.linkOf(ids[0]) != "x1" {
		s.Fatalf("linked %+v, %v", d, err)
	}
	_, err = s.service.Link(s.Context(), ids[1], "x1")
	s.isFault(err, fault.Conflict)
	_, err = s.service.Link(s.Context(), ids[0], "x2")
	if s.must(err); s.linkOf(ids[0]) != "x2" {
		s.Errorf("linked to %s", s.linkOf(ids[0]))
	}
	_, err = s.service.Link(s.Context(), ids[1], "x1")
	s.must(err)
	s.must(s.service.Unlink(s.Context(), ids[0]))
	s.must(s.service.Unlink(s.Context(), ids[0]))
	if s.linkOf(ids[0]) != "" || s.linkOf(ids[1]) != "x1" {
		s.Errorf("linked to %q and %q", s.linkOf(ids[0]), s.linkOf(ids[1]))
	}
	_, err = s.service.Link(s.Context(), ids[0], "x2")
	if s.must(err); s.linkOf(ids[0]) != "x2" {
		s.Error("what was unlinked cannot be linked again")
	}
	_, err = s.service.Link(s.Context(), ids[0], "nowhere")
	s.isFault(err, fault.NotFound)
}

// linkOfTwo: of two at Xero that fit one is linked; whether the other one is the same is a question about Xero then.
func (s *suite) linkOfTwo() {
	ids := s.typed(Typed("Rimu Hotel", "desk@rimu.example", "136-410-132"))
	s.atXero(AtXero("x1", "Rimu Hotel", "desk@rimu.example", "136-410-132"), AtXero("x2", "Rimu Hotel", "desk@rimu.example", "136-410-132"))
	s.must(s.service.Touch(s.Context(), Here(ids[0])))
	for _, q := range s.queue() {
		if q.Right == There("x1") {
			s.decide(q.ID, contact.Same)
		}
	}
	if q := s.question(); s.linkOf(ids[0]) != "x1" || q.Kind() != matching.KindXero || q.Left != There("x1") || q.Right != There("x2") {
		s.Errorf("linked to %q, then asked about %v and %v", s.linkOf(ids[0]), q.Left, q.Right)
	}
	s.decide(s.question().ID, contact.Same)
	groups, total, err := s.service.XeroDuplicates(s.Context(), 0, 10)
	if err != nil || total != 1 || !groups[0].IsKnown || groups[0].ContactID["x2"] != ids[0] || groups[0].Ledger[0].ID != "x1" {
		s.Errorf("known duplicates %+v, %v", groups, err)
	}
}

// worksAt: a person and their company are offered as such, and stay two contacts.
func (s *suite) worksAt() {
	person, firm := Typed("Ana Rua", "ana.rua@kaurikitchens.example", ""), Typed("Kauri Kitchens Ltd", "hello@kaurikitchens.example", "")
	person.FirstName, person.LastName, firm.FirstName, firm.LastName = "Ana", "Rua", "Ana", "Rua"
	person.Phone, firm.Phone = "09 555 1234", "09 555 1234"
	s.typed(firm, person)
	s.scanned()
	q := s.question()
	if q.Verdict != match.WorksAt {
		s.Errorf("the verdict is %s", q.Verdict)
	}
	e := s.decide(q.ID, contact.WorksAt)
	if e.LeftName != "Ana Rua" || e.RightName != "Kauri Kitchens Ltd" {
		s.Errorf("%s works at %s", e.LeftName, e.RightName)
	}
	s.equal(s.listed(), []string{"Ana Rua", "Kauri Kitchens Ltd"})
	if s.scanned(); len(s.queue()) != 0 {
		s.Errorf("asked again: %v", names(s.queue()))
	}
}

func (s *suite) search() {
	kauri := AtXero("x1", "Kauri Kitchens", "hello@kauri.example", "")
	kauri.Address.City = "Nelson"
	gone := AtXero("x2", "Kauri Old", "", "")
	gone.Status = "ARCHIVED"
	s.atXero(kauri, gone, AtXero("x3", "Rimu", "", ""))
	ids := s.typed(Typed("Mine", "", ""))
	_, err := s.service.Link(s.Context(), ids[0], "x1")
	s.must(err)
	for text, want := range map[string][]string{"kau": {"Kauri Kitchens", "Kauri Old"}, "kitch nel": {"Kauri Kitchens"}, "hello": {"Kauri Kitchens"}, "oak": {}} {
		hits, err := s.service.FindInXero(s.Context(), text)
		s.must(err)
		got := []string{}
		for _, h := range hits {
			got = append(got, h.Name())
			if (h.LinkName == "Mine") != (h.Ledger.ID == "x1") {
				s.Errorf("%s is linked to %q", h.Name(), h.LinkName)
			}
		}
		slices.Sort(got)
		s.equal(got, want)
	}
}

func (s *suite) merge() {
	left, right := Typed("Rimu", "desk@rimu.example", ""), Typed("Rimu Hotel", "pay@rimu.example", "49-091-850")
	left.Phone = "021 555"
	ids := s.typed(left, right)
	m, err := s.service.PreviewMerge(s.Context(), ids[0], ids[1])
	s.must(err)
	sides := map[contact.Field]bool{}
	for _, l := range m.Lines {
		sides[l.Field] = l.IsRight
	}
	if sides[contact.FieldName] || sides[contact.FieldEmail] || !sides[contact.FieldTaxNumber] || len(s.listed()) != 2 {
		s.Errorf("the preview takes from the right: %v", sides)
	}
	order := s.mergeOrder(ids[0], ids[1], contact.FieldEmail)
	stale := order
	stale.RightVersion--
	_, err = s.service.Merge(s.Context(), stale)
	s.isFault(err, fault.Conflict)
	d, err := s.service.Merge(s.Context(), order)
	s.must(err)
	merged, err := s.GetContact(s.Context(), ids[1])
	if err != nil || merged.ID != ids[0] || merged.Name != "Rimu" || merged.Email != "pay@rimu.example" || merged.Phone != "021 555" || merged.TaxNumber != "49-091-850" {
		s.Errorf("merged to %+v, %v", merged, err)
	}
	s.must(s.service.Undo(s.Context(), d.ID))
	back, err := s.GetContact(s.Context(), ids[0])
	if err != nil || back.Email != "desk@rimu.example" || back.TaxNumber != "" {
		s.Errorf("after undo: %+v, %v", back, err)
	}
	_, err = s.service.PreviewMerge(s.Context(), ids[0], ids[0])
	s.isFault(err, fault.Invalid)
}

func (s *suite) choose() {
	ids := s.typed(Typed("Kauri", "mine@kauri.example", ""))
	s.atXero(AtXero("x1", "Kauri", "theirs@kauri.example", ""))
	_, err := s.service.Link(s.Context(), ids[0], "x1")
	s.must(err)
	differences := func() []matching.Difference {
		s.Helper()
		list, err := s.service.Differences(s.Context(), ids[0])
		s.must(err)
		return list
	}
	want := matching.Difference{Field: contact.FieldEmail, Mine: "mine@kauri.example", Theirs: "theirs@kauri.example"}
	if got := differences(); len(got) != 1 || got[0] != want {
		s.Fatalf("differences %+v", got)
	}
	s.must(s.service.Choose(s.Context(), ids[0], contact.FieldEmail, matching.Mine))
	if got := differences(); len(got) != 1 || !got[0].IsChosen {
		s.Errorf("after keeping mine: %+v", got)
	}
	s.atXero(AtXero("x1", "Kauri", "newer@kauri.example", ""))
	if got := differences(); len(got) != 1 || got[0].IsChosen || got[0].Theirs != "newer@kauri.example" {
		s.Errorf("after a change at Xero: %+v", got)
	}
	s.must(s.service.Choose(s.Context(), ids[0], contact.FieldEmail, matching.Theirs))
	c, err := s.GetContact(s.Context(), ids[0])
	if err != nil || c.Email != "newer@kauri.example" || len(differences()) != 0 {
		s.Errorf("after taking theirs: %q, %v", c.Email, err)
	}
	s.isFault(s.service.Choose(s.Context(), ids[0], contact.FieldEmail, matching.Theirs), fault.NotFound)
	s.isFault(s.service.Choose(s.Context(), ids[0], contact.FieldEmail, "both"), fault.Invalid)
}
