package api

// source is where the elements of a list come from: how many there are, and those of a page; all where limit is zero.
// shorten cuts elements down to what a list shows, once where and order have seen them whole; nil shows them whole.
type source[T any] struct {
	count   func() (int, error)
	show    func(limit, offset int) ([]T, error)
	shorten func([]T) []T
}

func (s source[T]) short(elements []T) []T {
	if s.shorten == nil {
		return elements
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
		return envelope(q, collection, from.short(shown), l.pages(items))
	}
	shown, err := from.show(0, 0)
	if err != nil {
		return nil, err
	}
	shown, refused := selectElements(shown, l)
	if refused != nil {
		return refused, nil
	}
	return envelope(q, collection, from.short(cutPage(shown, l)), l.pages(len(shown)))
}

// readShortList reads the query of a list that knows page, pageSize, where and order, and no other parameter.
func readShortList(q *request) (listQuery, *reply) {
	l, refused := readList(q)
	l.searchTerm, l.isSummary, l.includeArchived = "", false, false
	l.isPaged = q.http.URL.Query().Has("page")
	return l, refused
}
