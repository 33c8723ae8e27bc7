package match

import (
	"runtime"
	"slices"
	"strings"
	"sync"
)

// Form is a record made ready for comparing. It never changes.
type Form struct {
	// Record is what it was made from; it must not change either.
	Record *Record

	names  []nameForm
	person personForm
	// isPersonGuessed: the person was read from the business's name.
	isPersonGuessed bool
	// isNamedAsPerson: the business's name says no more than the person's.
	isNamedAsPerson bool
	// ids are all identifiers, those of a list side by side.
	ids     []idForm
	mails   []mailForm
	domains []domainForm
	phones  []phoneForm
	places  []placeForm
	birth   string
}

// Prepare normalises a record.
func (e *Engine) Prepare(r Record) *Form { return e.prepare(&r) }

func (e *Engine) prepare(r *Record) *Form {
	f := &Form{Record: r, names: readNames(r.Name), birth: readBirth(r.BirthDate)}
	f.person = readPerson(r.GivenName, r.FamilyName)
	if f.person.isEmpty() && len(f.names) > 0 {
		f.person, f.isPersonGuessed = personFromName(f.names[0], r.Name)
	} else if len(f.names) > 0 {
		f.isNamedAsPerson = f.names[0].repeats(&f.person)
	}
	country := e.countryOf(r)
	for i, list := range [3][]string{r.TaxNumbers, r.CompanyNumbers, r.BankAccounts} {
		for _, raw := range list {
			if id, ok := readID(raw, country, i == 2); ok {
				id.list = uint8(i)
				f.ids = append(f.ids, id)
			}
		}
	}
	for _, raw := range r.Emails {
		if m, ok := readMail(raw); ok {
			f.mails = append(f.mails, m)
		}
	}
	for _, raw := range r.Websites {
		if d, ok := readDomain(raw); ok {
			f.domains = append(f.domains, d)
		}
	}
	for _, raw := range r.Phones {
		if p, ok := e.readPhone(raw, country); ok {
			f.phones = append(f.phones, p)
		}
	}
	for i, a := range r.Addresses {
		if p, ok := readPlace(a); ok {
			p.at = i
			f.places = append(f.places, p)
		}
	}
	return f
}

// idsOf are the identifiers of a list: tax numbers, company numbers, bank accounts.
func (f *Form) idsOf(list int) []idForm {
	from := 0
	for from < len(f.ids) && int(f.ids[from].list) < list {
		from++
	}
	to := from
	for to < len(f.ids) && int(f.ids[to].list) == list {
		to++
	}
	return f.ids[from:to]
}

// PrepareAll normalises records, on all processors; the forms are in the order of the records, and point at them.
func (e *Engine) PrepareAll(records []Record) []*Form {
	forms := make([]*Form, len(records))
	workers := runtime.GOMAXPROCS(0)
	var group sync.WaitGroup
	for w := range workers {
		group.Go(func() {
			for i := w; i < len(records); i += workers {
				forms[i] = e.prepare(&records[i])
			}
		})
	}
	group.Wait()
	return forms
}

// Keys are hashes that forms of one firm share at least one of, sorted, without repetition. They are made anew each time.
func (f *Form) Keys() []uint64 { return makeKeys(f) }

// Terms are hashes of the values whose rarity weighs evidence, sorted, without repetition. They are made anew each time.
func (f *Form) Terms() []uint64 { return makeTerms(f) }

func readBirth(raw string) string {
	digits := strings.ReplaceAll(raw, "-", "")
	if len(digits) != 8 || strings.Trim(digits, "0123456789") != "" {
		return ""
	}
	return digits
}

// countryOf is the country by which numbers are read: the first address's, else the organisation's.
func (e *Engine) countryOf(r *Record) string {
	for _, a := range r.Addresses {
		if a.Country != "" {
			return a.Country
		}
	}
	return e.region
}

func unique(hashes []uint64) []uint64 {
	slices.Sort(hashes)
	return slices.Clip(slices.Compact(hashes))
}
