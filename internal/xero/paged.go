package xero

import (
	"context"
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
}

// decodePage reads the body of a paged list.
func decodePage[T any](body []byte, name string) (pageOf[T], error) {
	list, err := decodeCollection[T](body, name)
	if err != nil {
		return pageOf[T]{}, err
	}
	head, err := decodeHead(body)
	return pageOf[T]{page: head.Pagination, list: list, serverTime: head.serverTime()}, err
}

// readPage asks for one page, which must be the one that was asked for: a list whose first page came again and again
// would never end.
func readPage[T any](ctx context.Context, c *Client, action string, r request, name string, number, size int) (pageOf[T], error) {
	a, err := c.read(ctx, action, r)
	if err != nil {
		return pageOf[T]{}, err
	}
	page, err := decodePage[T](a.body, name)
	if err == nil && page.page.Number > 0 && page.page.Number != number {
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

// pages asks for every page from the first one on. It ends after the first error, which comes with an empty page.
func pages[P any](ask func(number int) (P, error), isLast func(P) bool) iter.Seq2[P, error] {
	return func(yield func(P, error) bool) {
		for number := 1; ; number++ {
			page, err := ask(number)
			if !yield(page, err) || err != nil || isLast(page) {
				return
			}
		}
	}
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
