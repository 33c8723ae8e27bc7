package practice

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"daybook/internal/fault"
	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

// contactsPath is where test programs do to contacts what a person does on the page.
const contactsPath = "/_contacts"

// contactDeed is what a person does to one contact.
type contactDeed struct {
	// Do is "add", "edit", "archive", "restore" or "merge".
	Do string `json:"do"`
	// Contact is the id or the name of the contact; "add" has none. Into is that of the one a merge leaves.
	Contact string `json:"contact"`
	Into    string `json:"into"`
	// Fields are those to be set; only "add" and "edit" have any.
	Fields books.ContactInput `json:"fields"`
}

// registerContacts lets contacts be changed as a person does: POST a contactDeed, get {"id": …} of the contact that remains. A
// refusal is 409 with its text, an unknown contact 404.
func (s *Server) registerContacts(mux *http.ServeMux) {
	mux.HandleFunc("POST "+contactsPath, func(w http.ResponseWriter, r *http.Request) {
		decoder := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20))
		decoder.DisallowUnknownFields()
		var deed contactDeed
		if err := decoder.Decode(&deed); err != nil {
			http.Error(w, "read the deed: "+err.Error(), http.StatusBadRequest)
			return
		}
		id, err := s.do(r.Context(), deed)
		if err != nil {
			http.Error(w, err.Error(), statusOf(err))
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(map[string]string{"id": id}) // a client that left needs no answer
	})
}

func statusOf(err error) int {
	switch fault.CodeOf(err) {
	case fault.NotFound:
		return http.StatusNotFound
	case fault.Rejected:
		return http.StatusConflict
	case fault.Invalid:
		return http.StatusBadRequest
	}
	return http.StatusInternalServerError
}

// do does a deed and returns the id of the contact that remains.
func (s *Server) do(ctx context.Context, deed contactDeed) (string, error) {
	desk := store.NewDesk(s.Store(), s.cfg.Now, s.cfg.Switches.Books)
	if deed.Do == "add" {
		created, err := desk.CreateContact(ctx, deed.Fields)
		return created.ID, err
	}
	id, err := s.contactID(ctx, deed.Contact)
	if err != nil {
		return "", err
	}
	switch deed.Do {
	case "edit":
		return id, desk.EditContact(ctx, id, deed.Fields)
	case "archive":
		return id, desk.ArchiveContact(ctx, id)
	case "restore":
		return id, desk.RestoreContact(ctx, id)
	case "merge":
		into, err := s.contactID(ctx, deed.Into)
		if err != nil {
			return "", err
		}
		return into, desk.MergeContact(ctx, id, into)
	}
	return "", fault.New(fault.Invalid, fmt.Sprintf("Nobody does %q to a contact.", deed.Do), "")
}

// contactID finds a contact by its id or, the active ones first, by its name.
func (s *Server) contactID(ctx context.Context, idOrName string) (string, error) {
	found := ""
	err := s.Store().View(ctx, func(tx *store.Tx) error {
		if c, ok, err := tx.FindContact(ctx, idOrName); ok || err != nil {
			found = c.ID
			return err
		}
		same, err := tx.ListContactsByName(ctx, idOrName)
		for _, c := range same {
			if found == "" || c.IsActive() {
				found = c.ID
			}
		}
		return err
	})
	if err == nil && found == "" {
		err = fault.New(fault.NotFound, fmt.Sprintf("The organisation has no contact %q.", idOrName), "")
	}
	return found, err
}
