package app

import (
	"daybook/internal/contact"
	"daybook/internal/contact/match"
	"daybook/internal/matching"
	"daybook/internal/money"
)

func emptyPair() PairView {
	return PairView{Rows: []PairLine{}, Bars: []EvidenceBar{}, Vetoes: []string{}}
}

// amountText is hundredths of the base currency as text.
func amountText(hundredths int64) string { return money.Amount(hundredths).String() }

func questionRow(q matching.Question) PairRow {
	return PairRow{ID: q.ID, Kind: string(q.Kind()), Verdict: string(q.Verdict), Left: q.LeftView.Name(), Right: q.RightView.Name(),
		Sentence: q.Sentence(), Percent: matching.Percent(q.Comparison.PerMille), Value: amountText(q.Value), IsPutOff: q.IsPutOff}
}

func pairView(c matching.Card) PairView {
	view := emptyPair()
	cmp := c.Comparison
	view.ID, view.Kind, view.Verdict, view.IsOpen, view.IsPutOff = c.ID, string(c.Kind()), string(c.Verdict), c.IsOpen, c.IsPutOff
	view.Left, view.Right = partyView(c.LeftView, c.LeftLink), partyView(c.RightView, c.RightLink)
	view.Sentence, view.Percent, view.Model = c.Sentence(), matching.Percent(cmp.PerMille), cmp.Model
	view.Prior, view.Cap, view.Others, view.Learnt = cmp.PriorTenthBits, cmp.CapTenthBits, cmp.OthersTenthBits, cmp.LearntTenthBits
	view.Total = cmp.SettledTenthBits()
	view.HasRival, view.RivalTenthBits = cmp.HasRival, cmp.RivalTenthBits
	view.Value, view.IsPersonLeft = amountText(c.Value), c.IsPersonLeft
	for _, v := range cmp.Vetoes {
		view.Vetoes = append(view.Vetoes, matching.VetoSentence(v))
	}
	for _, e := range cmp.Evidence {
		view.Bars = append(view.Bars, EvidenceBar{Field: string(e.Field), Level: string(e.Level), Left: e.Left, Right: e.Right,
			TenthBits: e.TenthBits, Note: e.Note, OneIn: e.OneIn})
	}
	for _, l := range c.Lines {
		view.Rows = append(view.Rows, PairLine{Field: l.Field, Left: l.Left, Right: l.Right, Level: string(l.Level),
			LeftParts: textRuns(l.LeftRuns), RightParts: textRuns(l.RightRuns)})
	}
	return view
}

func textRuns(runs []matching.Run) []TextRun {
	list := make([]TextRun, len(runs))
	for i, r := range runs {
		list[i] = TextRun(r)
	}
	return list
}

func partyView(v matching.PartyView, link string) PartyView {
	view := PartyView{ContactID: v.Party.ContactID, LedgerID: v.Party.LedgerID, Name: v.Name(), LinkedTo: link,
		LinkedContactID: v.LinkedTo.ContactID, LinkedLedgerID: v.LinkedTo.LedgerID, Orders: v.Orders, Value: amountText(v.Value)}
	if v.Party.IsLedger() {
		view.Status, view.IsCustomer, view.IsSupplier = v.Ledger.Status, v.Ledger.IsCustomer, v.Ledger.IsSupplier
		return view
	}
	view.IsCustomer, view.IsSupplier = v.Contact.IsCustomer, v.Contact.IsSupplier
	return view
}

func decisionView(e matching.Entry) DecisionView {
	view := DecisionView{ID: e.ID, Answer: string(e.Answer), Kind: string(e.Kind()), Actor: string(e.Actor), Batch: e.Batch,
		Left: e.LeftName, Right: e.RightName, At: instant(e.At), UndoneAt: instant(e.UndoneAt), UndoneBy: string(e.UndoneBy)}
	if e.Comparison != nil {
		view.Sentence, view.Percent = e.Comparison.Sentence(), matching.Percent(e.Comparison.PerMille)
	}
	return view
}

func bulkView(b matching.Bulk, rows []matching.Question) BulkView {
	view := BulkView{Percent: matching.Percent(b.PerMille), Digest: b.Digest, Links: b.Count(matching.KindLink), Merges: b.Count(matching.KindHere),
		Duplicates: b.Count(matching.KindXero), Left: b.Left, Value: amountText(b.Value), Rows: []PairRow{}}
	for _, q := range rows {
		view.Rows = append(view.Rows, questionRow(q))
	}
	return view
}

func duplicateView(d matching.Duplicates) DuplicateGroup {
	group := DuplicateGroup{Contacts: []DuplicateContact{}, IsKnown: d.IsKnown, PairID: d.Pair.ID}
	if !d.IsKnown {
		group.Sentence, group.Percent = d.Pair.Sentence(), matching.Percent(d.Pair.Comparison.PerMille)
	}
	for _, l := range d.Ledger {
		group.Contacts = append(group.Contacts, DuplicateContact{LedgerID: l.ID, Name: l.Name, Email: l.Email, City: l.Address.City,
			IsCustomer: l.IsCustomer, IsSupplier: l.IsSupplier, ContactID: d.ContactID[l.ID], IsInFront: d.Front[l.ID]})
	}
	return group
}

func hitView(h matching.Hit) LedgerHit {
	return LedgerHit{LedgerID: h.Ledger.ID, Name: h.Ledger.Name, Email: h.Ledger.Email, City: h.Ledger.Address.City,
		Status: h.Ledger.Status, ContactID: h.LinkedTo.ContactID, LinkedTo: h.LinkName}
}

func mergeView(m matching.Merge) MergeView {
	view := MergeView{Left: partyView(m.Left, ""), Right: partyView(m.Right, ""), Rows: []MergeLine{}, Sentence: m.Comparison.Sentence(),
		Percent: matching.Percent(m.Comparison.PerMille), Warnings: m.Warnings, LeftVersion: m.Left.Contact.Version,
		RightVersion: m.Right.Contact.Version}
	for _, l := range m.Lines {
		line := MergeLine{Field: string(l.Field), Left: l.Left, Right: l.Right, Side: "left"}
		if l.IsRight {
			line.Side = "right"
		}
		view.Rows = append(view.Rows, line)
	}
	return view
}

func (f MergeForm) order() matching.MergeOrder {
	o := matching.MergeOrder{Left: f.Left, Right: f.Right, LeftVersion: f.LeftVersion, RightVersion: f.RightVersion}
	for _, field := range f.TakeRight {
		o.TakeRight = append(o.TakeRight, contact.Field(field))
	}
	return o
}

func emptyLesson() LessonView { return LessonView{Points: []LessonPointView{}} }

func learningView(l matching.Learning) LearningView {
	view := LearningView{InForce: lessonView(l.InForce.Lesson), Offered: lessonView(l.Offered), IsOffered: l.IsOffered(), Digest: l.Digest,
		Same: l.Same, Different: l.Different, Needed: match.LeastAnswers}
	view.InForce.At = instant(l.InForce.At)
	return view
}

func lessonView(l match.Lesson) LessonView {
	view := emptyLesson()
	view.Answers, view.RightBefore, view.RightAfter = l.Answers, l.RightBefore, l.RightAfter
	for _, p := range l.Points {
		view.Points = append(view.Points, LessonPointView{Field: string(p.Field), Level: string(p.Level), TenthBits: p.TenthBits, Same: p.Same,
			Different: p.Different})
	}
	return view
}
