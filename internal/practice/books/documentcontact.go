package books

import "context"

// documentContact is the contact of a document and whether it is to be stored with it.
type documentContact struct {
	contact   Contact
	isNew     bool
	isChanged bool
}

// contactForDocument finds the contact a document names (contract section 8): an id, with other fields overwriting
// the contact; a number; or a name, which creates the contact where no active one has it.
func (r *Rules) contactForDocument(ctx context.Context, wrong *refusals, in *ContactInput) (documentContact, error) {
	if in == nil || !in.identifies() {
		wrong.add(textContactUnnamed)
		return documentContact{}, nil
	}
	found, ok, err := r.findContactFor(ctx, *in)
	switch {
	case err != nil:
		return documentContact{}, err
	case ok && !found.IsActive():
		wrong.add(r.textArchivedOnDocument())
		return documentContact{contact: found}, nil
	case ok && filled(in.ID) && in.changesMore():
		return documentContactOf(wrong)(r.UpdateContact(ctx, found, *in))
	case ok:
		return documentContact{contact: found}, nil
	case filled(in.ID) || !filled(in.Name):
		wrong.add(textContactUnknown)
		return documentContact{}, nil
	}
	return documentContactOf(wrong)(r.CreateContact(ctx, *in))
}

func (r *Rules) textArchivedOnDocument() string {
	if r.Switches.ArchivedHasOwnText {
		return textContactNotActive
	}
	return textContactArchived
}

// documentContactOf turns the outcome of a change of the contact into the contact of the document.
func documentContactOf(wrong *refusals) func(ContactOutcome, error) (documentContact, error) {
	return func(outcome ContactOutcome, err error) (documentContact, error) {
		for _, text := range outcome.Errors {
			wrong.add(text)
		}
		return documentContact{contact: outcome.Contact, isNew: outcome.IsNew, isChanged: true}, err
	}
}
