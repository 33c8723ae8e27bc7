package matcheval_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"daybook/internal/conformance/matcheval"
	"daybook/internal/contact/match"
)

// folder makes a labelled set of some files, two folders deep.
func folder(t *testing.T, files map[string]string) (root, set string) {
	t.Helper()
	root = t.TempDir()
	set = filepath.Join(root, "some", "where")
	if err := os.MkdirAll(set, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(set, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return root, set
}

func TestEveryFolderWithAMetaFileIsASet(t *testing.T) {
	t.Parallel()
	root, set := folder(t, map[string]string{"meta.json": `{"task":"dedupe"}`})
	found, err := matcheval.Find(root)
	if err != nil || len(found) != 1 || filepath.Base(found[0]) != filepath.Base(set) {
		t.Errorf("found %q: %v", found, err)
	}
	if found, err := matcheval.Find(filepath.Join(root, "nowhere")); err != nil || len(found) != 0 {
		t.Errorf("found %q where nothing is: %v", found, err)
	}
}

func TestRowsBecomeRecordsByTheHeader(t *testing.T) {
	t.Parallel()
	_, set := folder(t, map[string]string{
		"meta.json": `{"name":"mixed","task":"link"}`,
		"left.csv": "\ufeffemail,id,source,org_name,given_name,family_name,phone,website,tax_id,dob,address,city,region,postcode,country,extra,colour\n" +
			`a@b.example,l1,list,"Oak, Ltd",Ann,Lee,555 1234,oak.example,123,1980-01-02,1 Road,Town,R,4410,NZ,kind,red` + "\n",
		"right.csv": "id,org_name\nr1,Oak\nr2,\n",
		"truth.csv": "left_id,right_id\nl1,r1\n", "ignore.csv": "id_a,id_b\nr2,l1\n",
	})
	s, err := matcheval.Read(set)
	if err != nil {
		t.Fatal(err)
	}
	is(t, "name", s.Name, "mixed")
	got := s.Left[0]
	want := match.Record{
		ID: "l1", Name: "Oak, Ltd", GivenName: "Ann", FamilyName: "Lee", BirthDate: "1980-01-02",
		Addresses: []match.Address{{Street: "1 Road", City: "Town", Region: "R", PostalCode: "4410", Country: "NZ"}},
	}
	if got.ID != want.ID || got.Name != want.Name || got.GivenName != want.GivenName || got.FamilyName != want.FamilyName ||
		got.BirthDate != want.BirthDate || !slices.Equal(got.Addresses, want.Addresses) {
		t.Errorf("the record is %+v", got)
	}
	for name, list := range map[string][2][]string{
		"emails": {got.Emails, {"a@b.example"}}, "phones": {got.Phones, {"555 1234"}},
		"websites": {got.Websites, {"oak.example"}}, "tax numbers": {got.TaxNumbers, {"123"}},
	} {
		if !slices.Equal(list[0], list[1]) {
			t.Errorf("%s are %q, not %q", name, list[0], list[1])
		}
	}
	if !s.Same[matcheval.Couple{0, 0}] || !s.Ignored[matcheval.Couple{0, 1}] || s.Right[1].Addresses != nil || s.Right[1].Emails != nil {
		t.Errorf("the set is %+v", s)
	}
}

func TestEveryPairOfOneEntityIsTrue(t *testing.T) {
	t.Parallel()
	_, set := folder(t, map[string]string{
		"meta.json": `{"task":"dedupe"}`, "records.csv": "id,org_name\nx,A\ny,B\nz,C\nw,D\n",
		"truth.csv": "id,entity_id\nz,e1\nw,e2\nx,e1\ny,e1\n",
	})
	s, err := matcheval.Read(set)
	if err != nil {
		t.Fatal(err)
	}
	is(t, "name", s.Name, "where")
	if len(s.Same) != 3 || !s.Same[matcheval.Couple{0, 1}] || !s.Same[matcheval.Couple{0, 2}] || !s.Same[matcheval.Couple{1, 2}] {
		t.Errorf("true are %v", s.Same)
	}
}

func TestASetThatCannotBeReadSaysWhy(t *testing.T) {
	t.Parallel()
	good := map[string]string{"meta.json": `{"task":"dedupe"}`, "records.csv": "id\nx\n", "truth.csv": "id,entity_id\nx,e\n"}
	for name, test := range map[string]struct{ file, text, says string }{
		"another task":        {"meta.json", `{"task":"guess"}`, `"guess"`},
		"no meta":             {"meta.json", `{`, "meta.json"},
		"an id twice":         {"records.csv", "id\nx\nx\n", `id "x" of record 2`},
		"no id":               {"records.csv", "name\nx\n", `id "" of record 1`},
		"no header":           {"records.csv", "", "no header"},
		"a ragged row":        {"records.csv", "id\nx,y\n", "records.csv"},
		"truth of no record":  {"truth.csv", "id,entity_id\nq,e\n", `no record "q"`},
		"ignoring no records": {"ignore.csv", "id_a,id_b\nx,q\n", `no pair "x", "q"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, set := folder(t, good)
			if err := os.WriteFile(filepath.Join(set, test.file), []byte(test.text), 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := matcheval.Read(set); err == nil || !strings.Contains(err.Error(), test.says) {
				t.Errorf("it says: %v", err)
			}
		})
	}
}
