package signin

// What holds secrets shows none where text is made of it: in a log, an error, or a failing test.

// String implements fmt.Stringer without the secrets.
func (s *Source) String() string { return "Xero sign-in (hidden)" }

// GoString implements fmt.GoStringer without the secrets.
func (s *Source) GoString() string { return s.String() }

// String implements fmt.Stringer without the secrets.
func (m *MemoryStore) String() string { return hidden }

// GoString implements fmt.GoStringer without the secrets.
func (m *MemoryStore) GoString() string { return hidden }

// String implements fmt.Stringer without the secrets.
func (f *Flow) String() string { return f.State().String() }

// GoString implements fmt.GoStringer without the secrets.
func (f *Flow) GoString() string { return f.String() }

// String implements fmt.Stringer without the address, which holds the state of the flow.
func (s State) String() string { return "Xero sign-in, " + string(s.Phase) }

// GoString implements fmt.GoStringer without the address.
func (s State) GoString() string { return s.String() }
