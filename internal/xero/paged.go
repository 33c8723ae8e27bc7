package xero

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"iter"
	"time"
)

// pageOf is one page of any list, as read.
type pageOf[T any] struct {
	page       Page
	list       []T
	serverTime time.Time
	content    [sha256.Size]byte // of the elements' bytes
}

// decodePage reads the body of a paged list.
func decodePage[T any](body []byte, name string) (pageOf[T], error) {
	raw, err := collectionIn(body, name)
	if err != nil {
		return pageOf[T]{}, err
	}
	list, err := decodeList[T](raw, name)
	if err != nil {
		return pageOf[T]{}, err
	}
	head, err := decodeHead(body)
	return pageOf[T]{page: head.Pagination, list: list, serverTime: head.serverTime(), content: sha256.Sum256(raw)}, err
}

// isLast reports whether no page follows.
func (p pageOf[T]) isLast() bool { return p.page.isLast(len(p.list)) }

// readPage asks for one page, which must be the one that was asked for.
func readPage[T any](ctx context.Context, c *Client, action string, r request, name string, number, size int) (pageOf[T], error) {
	a, err := c.read(ctx, action, r)
	if err != nil {
		return pageOf[T]{}, err
	}
	page, err := decodePage[T](a.body, name)
	if err == nil && page.page.Number != 0 && page.page.Number != number {
		err = fmt.Errorf("page %d came instead of page %d", page.page.Number, number)
	}
	if err == nil && page.page.Count < 0 {
		err = errors.New("the number of pages is below zero")
	}
	if err != nil {
		return pageOf[T]{}, unreadableFault(action, a, err)
	}
	page.page = page.page.normalised(number, size)
	return page, nil
}

// pages asks for every page from the first one on. It ends after the first error, which comes with an empty page. A page
// with the very elements of the one before is an error: a list whose pages are all the same would never end.
func pages[T, P any](ask func(number int) (pageOf[T], error), as func(pageOf[T]) P) iter.Seq2[P, error] {
	return func(yield func(P, error) bool) {
		var before pageOf[T]
		for number := 1; ; number++ {
			page, err := ask(number)
			if err == nil && number > 1 && len(page.list) > 0 && page.content == before.content {
				page, err = pageOf[T]{}, repeated(number)
			}
			if !yield(as(page), err) || err != nil || page.isLast() {
				return
			}
			before = page
		}
	}
}

func repeated(number int) error {
	return unreadableFault(fmt.Sprintf("read page %d of a list", number), answer{}, errors.New("it is the page before once more"))
}

// allOf joins the elements of every page; nil with the first error, because half a list would look like all of it.
func allOf[P, T any](all iter.Seq2[P, error], elements func(P) []T) ([]T, error) {
	var list []T
	for page, err := range all {
		if err != nil {
			return nil, err
		}
		list = append(list, elements(page)...)
	}
	return list, nil
}
