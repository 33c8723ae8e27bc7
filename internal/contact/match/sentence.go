package match

// Sentence says a comparison in one sentence for people, without the percentage: what agrees, then what differs.
func (c Comparison) Sentence() string { return "" }
