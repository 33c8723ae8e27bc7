package matcheval

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"daybook/internal/contact/match"
)

// reader reads the lists of one folder into a set.
type reader struct {
	folder string
	set    *Set
	// left and right lead from a record's id to its index; in one list they are the same.
	left, right map[string]int
}

func (r *reader) read() (err error) {
	switch r.set.Task {
	case Dedupe:
		if r.set.Left, r.left, err = r.records("records.csv"); err != nil {
			return err
		}
		r.right = r.left
		err = r.entities()
	case Link:
		if r.set.Left, r.left, err = r.records("left.csv"); err != nil {
			return err
		}
		if r.set.Right, r.right, err = r.records("right.csv"); err != nil {
			return err
		}
		err = r.couples("truth.csv", "left_id", "right_id", r.set.Same)
	default:
		return fmt.Errorf("its task %q is neither %q nor %q", r.set.Task, Dedupe, Link)
	}
	if err != nil {
		return err
	}
	if err := r.couples("ignore.csv", "id_a", "id_b", r.set.Ignored); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func (r *reader) records(name string) ([]match.Record, map[string]int, error) {
	rows, err := readRows(filepath.Join(r.folder, name))
	if err != nil {
		return nil, nil, err
	}
	records, index := make([]match.Record, 0, len(rows)), make(map[string]int, len(rows))
	for i, row := range rows {
		id := row["id"]
		if _, isTaken := index[id]; id == "" || isTaken {
			return nil, nil, fmt.Errorf("%s: the id %q of record %d is empty or taken", name, id, i+1)
		}
		index[id] = i
		records = append(records, record(row))
	}
	return records, index, nil
}

// record takes what is matched from a row. The name of its list and the extra text take no part.
func record(row map[string]string) match.Record {
	r := match.Record{
		ID: row["id"], Name: row["org_name"], GivenName: row["given_name"], FamilyName: row["family_name"], BirthDate: row["dob"],
		Emails: values(row["email"]), Phones: values(row["phone"]), Websites: values(row["website"]), TaxNumbers: values(row["tax_id"]),
	}
	a := match.Address{
		Street: row["address"], City: row["city"], Region: row["region"], PostalCode: row["postcode"], Country: row["country"],
	}
	if a != (match.Address{}) {
		r.Addresses = []match.Address{a}
	}
	return r
}

func values(cell string) []string {
	if cell == "" {
		return nil
	}
	return []string{cell}
}

// entities reads which records of one list are one firm.
func (r *reader) entities() error {
	rows, err := readRows(filepath.Join(r.folder, "truth.csv"))
	if err != nil {
		return err
	}
	members := map[string][]int{}
	for _, row := range rows {
		i, isKnown := r.left[row["id"]]
		if !isKnown {
			return fmt.Errorf("truth.csv: there is no record %q", row["id"])
		}
		for _, j := range members[row["entity_id"]] {
			r.set.Same[r.set.couple(i, j)] = true
		}
		members[row["entity_id"]] = append(members[row["entity_id"]], i)
	}
	return nil
}

func (r *reader) couples(name, left, right string, into map[Couple]bool) error {
	rows, err := readRows(filepath.Join(r.folder, name))
	if err != nil {
		return err
	}
	for _, row := range rows {
		i, isLeft := r.left[row[left]]
		j, isRight := r.right[row[right]]
		if !isLeft || !isRight {
			// Of a couple to ignore, either may come first.
			i, isLeft = r.left[row[right]]
			j, isRight = r.right[row[left]]
		}
		if !isLeft || !isRight {
			return fmt.Errorf("%s: there is no pair %q, %q", name, row[left], row[right])
		}
		into[r.set.couple(i, j)] = true
	}
	return nil
}
