package api

// source is where the elements of a list come from: how many there are, and those of a page; all where limit is zero.
// shorten cuts elements down to what a list shows, once where and order have seen them whole; nil shows them whole.
type source[T any] struct {
	count   func() (int, error)
	show    func(limit, offset int) ([]T, error)
	shorten func([]T) ([]T, error)
}

func (s source[T]) short(elements []T) ([]T, error) {
	if s.shorten == nil {
		return elements, nil
	}
	return s.shorten(elements)
}

// answerList answers a list with its page, where and order (contract section 7). The store cuts the page out where it
// can.
func answerList[T any](q *request, l listQuery, collection string, from source[T]) (*reply, error) {
	if l.isPaged && !l.needsAll() {
		items, err := from.count()
		if err != nil {
			return nil, err
		}
		shown, err := from.show(l.pageSize, (l.page-1)*l.pageSize)
		if err != nil {
			return nil, err
		}
		return from.answer(q, l, collection, shown, items)
	}
	shown, err := from.show(0, 0)
	if err != nil {
		return nil, err
	}
	shown, refused := selectElements(shown, l)
	if refused != nil {
		return refused, nil
	}
	return from.answer(q, l, collection, cutPage(shown, l), len(shown))
}

// answer writes a page of elements out of so many.
func (s source[T]) answer(q *request, l listQuery, collection string, page []T, items int) (*reply, error) {
	shown, err := s.short(page)
	if err != nil {
		return nil, err
	}
	return envelope(q, collection, shown, l.pages(items))
}

// readShortList reads the query of a list that knows page, pageSize, where and order, and no other parameter.
func readShortList(q *request) (listQuery, *reply) {
	l, refused := readList(q)
	l.searchTerm, l.isSummary, l.includeArchived = "", false, false
	l.isPaged = q.http.URL.Query().Has("page")
	return l, refused
}
