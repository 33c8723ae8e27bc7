package match

// Pair is two records, by their place in the lists given, with how they compare and what to do.
type Pair struct {
	// Left and Right are indices; within one list Left is the smaller.
	Left, Right int
	Comparison  Comparison
	Verdict     Verdict
}

// Progress is told how much of a long work is done; both count records. It may be nil.
type Progress func(done, total int)
