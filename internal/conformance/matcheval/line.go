package matcheval

// Line is the figures of one set: one line of JSON. Figures that its task does not have are left out.
type Line struct {
	Set  string `json:"set"`
	Task Task   `json:"task"`
	// IsFittedWithout: the engine's weights were fitted on the other sets alone.
	IsFittedWithout bool `json:"fitted_without,omitempty"`
	// Records counts both lists; TruePairs the pairs there are to find, without those to ignore.
	Records   int `json:"records"`
	TruePairs int `json:"true_pairs"`
	// Candidates is how many pairs were compared; CandidateRecall the share of the true pairs among them.
	Candidates      int   `json:"candidates"`
	CandidateRecall Share `json:"candidate_recall"`
	// F1 is of candidate pairs at the best threshold on the score; Precision and Recall are of the pairs decided by itself.
	F1        Share `json:"f1"`
	Precision Share `json:"precision"`
	Recall    Share `json:"recall"`
	// OneToOneF1 is F1 after one-to-one assignment, best first, at the best threshold.
	OneToOneF1 *Share `json:"one_to_one_f1,omitempty"`
	// ClusterF1 is of the pairs that clusters imply, at the best threshold on the score, and BCubedF1 of the records in those
	// clusters; the shipped ones are of the clusters made without asking.
	ClusterF1        *Share `json:"cluster_f1,omitempty"`
	ClusterF1Shipped *Share `json:"cluster_f1_shipped,omitempty"`
	BCubedF1         *Share `json:"bcubed_f1,omitempty"`
	BCubedF1Shipped  *Share `json:"bcubed_f1_shipped,omitempty"`
	// RecallAtPrecision99 and …995 are the most that could be decided by a threshold alone with so few mistakes.
	RecallAtPrecision99  Share `json:"recall_at_precision_99"`
	RecallAtPrecision995 Share `json:"recall_at_precision_99_5"`
	Outcome
	Calibration Calibration `json:"calibration"`
	// CalibrationOff is how far the worst bin of at least 100 pairs is from the truth.
	CalibrationOff Share `json:"calibration_off"`
	Cost

	isMadeUp bool
}

// Outcome is what the engine did with the pairs of a set.
type Outcome struct {
	// Auto, Review and WorksAt count pairs; New the records (of the left list, in a link set) in none of them.
	Auto    int `json:"auto"`
	Review  int `json:"review"`
	WorksAt int `json:"works_at"`
	New     int `json:"new"`
	// PrecisionAuto and RecallAuto are of the pairs decided by itself, RecallAutoReview of these and those asked about.
	PrecisionAuto    Share `json:"precision_auto"`
	RecallAuto       Share `json:"recall_auto"`
	RecallAutoReview Share `json:"recall_auto_review"`
	// ReviewShare is the part of the true pairs that are asked about; ReviewShareRecords that of the records in a pair asked
	// about; PrecisionReview the part of what is asked that is right.
	ReviewShare        Share `json:"review_share"`
	ReviewShareRecords Share `json:"review_share_records"`
	PrecisionReview    Share `json:"precision_review"`
	// VetoBreaches counts pairs decided by itself in spite of a veto.
	VetoBreaches int `json:"veto_breaches"`
}

// Cost is what deciding on a set took, from records to pairs: the product's way, without what is measured besides.
type Cost struct {
	Seconds       Millis `json:"seconds"`
	RecordsPerS   int    `json:"records_per_s"`
	PairsPerS     int    `json:"pairs_per_s"`
	PeakMegabytes int    `json:"peak_mb"`
	CPUSeconds    Millis `json:"cpu_s"`
}
