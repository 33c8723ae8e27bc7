package match

// beliefs is what was known before any labelled pair was seen: the weights of the literature and of judgement.
func beliefs() Model {
	return Model{Version: "beliefs", Bits: map[string][]float64{
		"tax_number":     {14, 8, 4, -5, -10},
		"company_number": {14, 6, 2, -5, -10},
		"bank_account":   {14, 5, 1, -2, -3},
		"name":           {10, 9, 7.5, 6, 7, 4.5, 2, 0, -2, -5},
		"legal_form":     {0.5, 0, -0.7},
		"token":          {1, -1, -5},
		"given_name":     {5, 4, 4, 2, 1, -4},
		"family_name":    {6, 5, 5, 2, 1, -4},
		"suffix":         {0.5, -6},
		"email":          {12, 9, 6, 4, 3, -2},
		"website":        {9, -2},
		"phone":          {11, 5, 4, -3},
		"address":        {10, 8, 4, 2, 0, -2, -4},
		"locality":       {5, 4, 3, 2, 0, -2},
		"birth_date":     {11, 8, 5, 0, -6},
	}, Usual: map[string][]float64{
		"name":        {9, 9, 9, 8, 8, 8, 7, 6, 0, 0},
		"given_name":  {6, 6, 6, 0, 0, 0},
		"family_name": {7, 7, 7, 0, 0, 0},
		"locality":    {5, 5, 4, 0, 0, 0},
	}}
}
