package app

// LearningView is what the owner's answers teach about how much fields are worth.
type LearningView struct {
	// InForce is the lesson that percentages follow; one without Points for none.
	InForce LessonView `json:"inForce"`
	// Offered is what the answers that stand teach; IsOffered says whether it can be taken up. Digest is what TakeLesson takes.
	Offered   LessonView `json:"offered"`
	IsOffered bool       `json:"isOffered"`
	Digest    string     `json:"digest"`
	// Same and Different count the answers that teach; there must be Needed of each.
	Same      int `json:"same"`
	Different int `json:"different"`
	Needed    int `json:"needed"`
}

// LessonView is one lesson.
type LessonView struct {
	// Answers counts those it was learnt from; RightBefore and RightAfter how many of them the percentages foretold without it and
	// with it, each by what the others teach.
	Answers     int `json:"answers"`
	RightBefore int `json:"rightBefore"`
	RightAfter  int `json:"rightAfter"`
	// At is the UTC instant it was taken up; empty for one that was not.
	At     string            `json:"at"`
	Points []LessonPointView `json:"points"`
}

// LessonPointView is what a field that agrees so far is worth beside what it was.
type LessonPointView struct {
	// Field and Level are those of the evidence of a pair.
	Field string `json:"field"`
	Level string `json:"level"`
	// TenthBits is added, in tenths of a bit: above 0 it speaks more for one firm than it did.
	TenthBits int `json:"tenthBits"`
	// Same and Different count the answers in which the field agreed so far.
	Same      int `json:"same"`
	Different int `json:"different"`
}
