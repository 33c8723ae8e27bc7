package stockeval

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"

	"daybook/internal/civil"
	"daybook/internal/money"
	"daybook/internal/stock"
)

// Generate writes a made-up list of movements over items: receipts, issues, makes, returns, counts and landed cost over ten years, a few
// beyond what is there and a few entered late. The same seed makes the same list.
func Generate(to io.Writer, movements, items int, seed uint64) error {
	g := generator{rand: rand.New(rand.NewPCG(seed, seed)), out: bufio.NewWriterSize(to, 1<<16), stock: make([]int64, items),
		receipts: map[int]receipt{}, issues: map[int]int64{}}
	first := civil.Date{Year: 2016, Month: 1, Day: 1}
	for i := range movements {
		g.date = first.AddDays(i * 3650 / movements).String()
		g.ref = fmt.Sprint("m", i+1)
		g.one()
	}
	if err := g.out.Flush(); err != nil {
		return fmt.Errorf("write the made-up list: %w", err)
	}
	return nil
}

type generator struct {
	rand      *rand.Rand
	out       *bufio.Writer
	date, ref string
	// stock is how many whole units there are of each item.
	stock []int64
	// receipts and issues are the last of each item that something may be returned of.
	receipts map[int]receipt
	issues   map[int]int64
	issued   map[int]string
}

type receipt struct {
	ref      string
	quantity int64
}

// one writes the next movement.
func (g *generator) one() {
	item := g.rand.IntN(len(g.stock))
	switch n := g.rand.IntN(100); {
	case g.stock[item] <= 0 && n < 97 || n < 38:
		g.receive(item)
	case n < 78:
		q := 1 + g.rand.Int64N(max(1, g.stock[item]/2))
		if n == 77 {
			q = g.stock[item] + 3
		}
		g.stock[item] -= q
		if g.issued == nil {
			g.issued = map[int]string{}
		}
		g.issues[item], g.issued[item] = q, g.ref
		g.write(stock.Issue, item, fmt.Sprintf(`,"qty":"%d"`, q))
	case n < 88:
		g.make(item)
	case n < 91 && g.issues[item] > 0:
		g.stock[item] += g.issues[item]
		g.write(stock.CustomerReturn, item, fmt.Sprintf(`,"qty":"%d","of":"%s"`, g.issues[item], g.issued[item]))
		g.issues[item] = 0
	case n < 93 && g.receipts[item].quantity > 0 && g.stock[item] > g.receipts[item].quantity:
		r := g.receipts[item]
		g.stock[item] -= r.quantity
		g.write(stock.SupplierReturn, item, fmt.Sprintf(`,"qty":"%d","of":"%s"`, r.quantity, r.ref))
		delete(g.receipts, item)
	case n < 96 && g.receipts[item].ref != "":
		fmt.Fprintf(g.out, `{"date":"%s","ref":"%s","op":"landed_cost","of":["%s"],"value":"%d.37"}`+"\n", g.date, g.ref, g.receipts[item].ref, 1+g.rand.IntN(40))
	default:
		g.stock[item] = max(0, g.stock[item]+g.rand.Int64N(5)-2)
		g.write(stock.Count, item, fmt.Sprintf(`,"qty":"%d"`, g.stock[item]))
	}
}

func (g *generator) receive(item int) {
	q := 5 + g.rand.Int64N(200)
	g.stock[item] += q
	g.receipts[item] = receipt{g.ref, q}
	g.write(stock.Receive, item, fmt.Sprintf(`,"qty":"%d","unit_cost":"%s"`, q, money.Price(1_000_000+g.rand.Int64N(90_000_000))))
}

// make makes an item of two that come before it, so that no two are made of each other.
func (g *generator) make(item int) {
	q := 1 + g.rand.Int64N(5)
	uses := []string{}
	for k := range min(2, item) {
		part := (item*7 + 13*k) % item
		uses = append(uses, fmt.Sprintf(`{"item":"I%d","qty":"%d"}`, part, q))
		g.stock[part] -= q
	}
	if len(uses) == 0 {
		g.receive(item)
		return
	}
	g.stock[item] += q
	g.write(stock.Make, item, fmt.Sprintf(`,"qty":"%d","uses":[%s],"operations":"%d.50"`, q, strings.Join(uses, ","), g.rand.IntN(30)))
}

func (g *generator) write(op stock.Kind, item int, rest string) {
	fmt.Fprintf(g.out, `{"date":"%s","ref":"%s","op":"%s","item":"I%d"%s}`+"\n", g.date, g.ref, op, item, rest)
}
