package practice_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"daybook/internal/practice"
)

// deed does something to a contact through the control address and returns the id it answers.
func (a *app) deed(body string) (int, string) {
	a.t.Helper()
	status, answer := a.must("POST", a.at.Page+"_contacts", "application/json", []byte(body))
	var done struct{ ID string }
	if status == http.StatusOK {
		if err := json.Unmarshal([]byte(answer), &done); err != nil || done.ID == "" {
			a.t.Errorf("%s: %s, %v", body, answer, err)
		}
		return status, done.ID
	}
	return status, answer
}

func TestTestProgramsDoToContactsWhatAPersonDoes(t *testing.T) {
	t.Parallel()
	a := newApp(t, start(t, practice.Config{Control: true}))
	a.signIn()
	status := func(id string) string {
		_, body, err := a.call("GET", "/Contacts/"+id, "")
		var list struct {
			Contacts []struct{ ContactStatus, MergedToContactID, Name, FirstName string }
		}
		if err == nil {
			err = json.Unmarshal([]byte(body), &list)
		}
		if err != nil || len(list.Contacts) != 1 {
			t.Fatalf("%s, %v", body, err)
		}
		c := list.Contacts[0]
		return strings.Join([]string{c.Name, c.FirstName, c.ContactStatus, c.MergedToContactID}, "|")
	}
	_, one := a.deed(`{"do":"add","fields":{"Name":"One","Addresses":[{"Type":"STREET","City":"Nelson"}]}}`)
	_, two := a.deed(`{"do":"add","fields":{"Name":"Two"}}`)
	for _, step := range []struct{ body, id, want string }{
		{`{"do":"edit","contact":"one","fields":{"FirstName":"Ana"}}`, one, "One|Ana|ACTIVE|"},
		{`{"do":"archive","contact":"` + one + `"}`, one, "One|Ana|ARCHIVED|"},
		{`{"do":"restore","contact":"One"}`, one, "One|Ana|ACTIVE|"},
		{`{"do":"merge","contact":"One","into":"Two"}`, two, "Two||ACTIVE|"},
	} {
		if code, id := a.deed(step.body); code != http.StatusOK || id != step.id || status(step.id) != step.want {
			t.Errorf("%s: %d %s, now %s", step.body, code, id, status(step.id))
		}
	}
	if got := status(one); got != "One|Ana|ARCHIVED|"+two {
		t.Errorf("the merged one is %s", got)
	}
	for body, want := range map[string]int{
		`{"do":"merge","contact":"One","into":"Two"}`:        http.StatusConflict,
		`{"do":"merge","contact":"Two","into":"Nobody"}`:     http.StatusNotFound,
		`{"do":"archive","contact":"Nobody"}`:                http.StatusNotFound,
		`{"do":"add","fields":{"Name":"TWO"}}`:               http.StatusConflict,
		`{"do":"sell","contact":"Two"}`:                      http.StatusBadRequest,
		`{"do":"add","fields":{"Nickname":"Two"}}`:           http.StatusBadRequest,
		`{"do":"edit","contact":"","fields":{"Name":"Any"}}`: http.StatusNotFound,
	} {
		if code, answer := a.deed(body); code != want {
			t.Errorf("%s: %d %s", body, code, answer)
		}
	}
	closed := newApp(t, start(t, practice.Config{}))
	if code, _ := closed.deed(`{"do":"archive","contact":"Two"}`); code != http.StatusNotFound {
		t.Errorf("without Control: %d", code)
	}
}
