package store_test

import (
	"errors"
	"testing"
	"time"

	"daybook/internal/practice/books"
	"daybook/internal/practice/store"
)

func TestResetDropsFilesAndItems(t *testing.T) {
	t.Parallel()
	s := filled(t)
	update(t, s, func(tx *store.Tx) error {
		return errors.Join(
			tx.SaveAttachment(t.Context(), books.Attachment{ID: "f1", OwnerID: "i1", FileName: "a.pdf"}, []byte("file")),
			tx.SaveItem(t.Context(), books.Item{ID: "i1", Code: "CHAIR"}),
		)
	})
	if err := s.Reset(t.Context()); err != nil {
		t.Fatal(err)
	}
	view(t, s, func(tx *store.Tx) error {
		files, err1 := tx.ListAttachments(t.Context(), "i1")
		items, err2 := tx.ListItems(t.Context(), time.Time{})
		if len(files)+len(items) > 0 {
			t.Error("something is left")
		}
		return errors.Join(err1, err2)
	})
}

func TestAFileIsFoundByItsIDBeforeItsName(t *testing.T) {
	t.Parallel()
	s := filled(t)
	update(t, s, func(tx *store.Tx) error {
		return errors.Join(
			tx.SaveAttachment(t.Context(), books.Attachment{ID: "f1", OwnerID: "i1", FileName: "f2"}, []byte("first")),
			tx.SaveAttachment(t.Context(), books.Attachment{ID: "f2", OwnerID: "i1", FileName: "b.pdf"}, nil),
		)
	})
	view(t, s, func(tx *store.Tx) error {
		found, ok, err := tx.FindAttachment(t.Context(), "i1", "F2")
		if err != nil || !ok || found.ID != "f2" {
			t.Errorf("%v, %v, %v", found, ok, err)
		}
		if _, ok, _ := tx.FindAttachment(t.Context(), "c1", "f2"); ok {
			t.Error("the file of another record was found")
		}
		content, err := tx.GetAttachmentFile(t.Context(), "f2")
		if err != nil || len(content) != 0 {
			t.Errorf("an empty file is %q, %v", content, err)
		}
		if _, err := tx.GetAttachmentFile(t.Context(), "f3"); err == nil {
			t.Error("a file that is not there was read")
		}
		return nil
	})
}
