package books

import "context"

// ContactOutcome is what a request about a contact comes to.
type ContactOutcome struct {
	// Contact is what is to be stored; where the request is refused it is what was sent, on top of what is stored.
	Contact Contact
	// IsNew says that the contact was not stored before.
	IsNew bool
	// Errors are the texts of the refusal; none where it is accepted.
	Errors []string
	// IsUnknown says that the id sent belongs to no contact: the whole request is answered with 404.
	IsUnknown bool
}

// CreateContact decides over a PUT: it creates, and refuses a name or number that is taken (contract section 8).
func (r *Rules) CreateContact(ctx context.Context, in ContactInput) (ContactOutcome, error) {
	in.ID = nil
	c := in.applyTo(Contact{Status: StatusActive})
	wrong := checkContact(c)
	if err := r.checkContactUnique(ctx, &wrong, c); err != nil {
		return ContactOutcome{}, err
	}
	if len(wrong) > 0 {
		return ContactOutcome{Contact: c, IsNew: true, Errors: wrong}, nil
	}
	c.ID, c.CreatedBy, c.UpdatedAt = newID(), r.ClientID, r.now()
	return ContactOutcome{Contact: c, IsNew: true}, nil
}

// SaveContact decides over a POST: it updates the contact it finds by id, number or name, in this order, and creates
// one where it finds none (contract section 8; the order is not verified).
func (r *Rules) SaveContact(ctx context.Context, in ContactInput) (ContactOutcome, error) {
	found, ok, err := r.findContactFor(ctx, in)
	switch {
	case err != nil:
		return ContactOutcome{}, err
	case ok:
		return r.UpdateContact(ctx, found, in)
	case filled(in.ID):
		return ContactOutcome{IsUnknown: true}, nil
	}
	return r.CreateContact(ctx, in)
}

// UpdateContact decides over a change of one contact. An archived one cannot be edited, not even to make it active.
func (r *Rules) UpdateContact(ctx context.Context, stored Contact, in ContactInput) (ContactOutcome, error) {
	c := in.applyTo(stored)
	if !stored.IsActive() {
		return ContactOutcome{Contact: c, Errors: []string{textContactArchived}}, nil
	}
	wrong := checkContact(c)
	if err := r.checkContactUnique(ctx, &wrong, c); err != nil {
		return ContactOutcome{}, err
	}
	if len(wrong) > 0 {
		return ContactOutcome{Contact: c, Errors: wrong}, nil
	}
	c.UpdatedAt = r.now()
	return ContactOutcome{Contact: c}, nil
}

// findContactFor returns the contact an input identifies: by id, else number, else name among active contacts.
func (r *Rules) findContactFor(ctx context.Context, in ContactInput) (Contact, bool, error) {
	if filled(in.ID) {
		return r.Finder.FindContact(ctx, *in.ID)
	}
	if r.Switches.MatchesNameFirst && filled(in.Name) {
		c, ok, err := r.findContactNamed(ctx, *in.Name)
		if ok || err != nil {
			return c, ok, err
		}
	}
	if filled(in.Number) {
		c, ok, err := r.Finder.FindContactByNumber(ctx, *in.Number)
		if ok || err != nil {
			return c, ok, err
		}
	}
	if filled(in.Name) {
		return r.findContactNamed(ctx, *in.Name)
	}
	return Contact{}, false, nil
}

// findContactNamed returns the active contact of a name; an archived one only where the switch says that it matches.
func (r *Rules) findContactNamed(ctx context.Context, name string) (Contact, bool, error) {
	same, err := r.Finder.ListContactsByName(ctx, name)
	if err != nil {
		return Contact{}, false, err
	}
	for _, c := range same {
		if c.IsActive() && r.isSameName(c.Name, name) {
			return c, true, nil
		}
	}
	for _, c := range same {
		if r.Switches.ArchivedNamesMatch && r.isSameName(c.Name, name) {
			return c, true, nil
		}
	}
	return Contact{}, false, nil
}

// isSameName compares two names that are the same but for case.
func (r *Rules) isSameName(a, b string) bool { return !r.Switches.CaseSensitiveNames || a == b }

// checkContactUnique refuses the name of another active contact and the number of any other (contract section 8).
func (r *Rules) checkContactUnique(ctx context.Context, wrong *refusals, c Contact) error {
	if c.Name != "" && c.IsActive() && !r.Switches.NamesRepeat {
		same, err := r.Finder.ListContactsByName(ctx, c.Name)
		if err != nil {
			return err
		}
		for _, other := range same {
			taken := other.ID != c.ID && other.IsActive() && r.isSameName(other.Name, c.Name)
			wrong.addIf(taken, textNameTaken(c.Name))
		}
	}
	if c.Number == "" {
		return nil
	}
	other, ok, err := r.Finder.FindContactByNumber(ctx, c.Number)
	wrong.addIf(ok && other.ID != c.ID, textContactNumberTaken(c.Number))
	return err
}
