package beancount_test

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"daybook/internal/civil"
	"daybook/internal/conformance/stockeval"
	"daybook/internal/money"
	"daybook/internal/stock"
)

// count is how many movements are compared. Below a hundred thousand the times are not.
var count = flag.Int("movements", 4000, "how many movements are compared")

// interpreter is the one Debian's package belongs to.
const interpreter = "/usr/bin/python3"

// timesAsFast is by how much the engine must be faster on the whole list.
const timesAsFast = 20

// moves makes receipts and issues of what is there, which both understand.
func moves(n, items int) []stock.Movement {
	r := rand.New(rand.NewPCG(7, 7))
	there := make([]int64, items)
	first := civil.Date{Year: 2016, Month: 1, Day: 1}
	list := make([]stock.Movement, n)
	for i := range list {
		item := r.IntN(items)
		m := stock.Movement{Date: first.AddDays(i * 3650 / n), Ref: fmt.Sprint("m", i), Item: fmt.Sprint("I", item)}
		if there[item] == 0 || r.IntN(5) < 2 {
			m.Kind, m.Quantity = stock.Receive, money.Quantity(1_000_000*(1+r.Int64N(200)))
			m.UnitCost = money.Price(1 + r.Int64N(90_000_000))
			there[item] += int64(m.Quantity)
		} else {
			m.Kind, m.Quantity = stock.Issue, money.Quantity(1_000_000*(1+r.Int64N(there[item]/1_000_000)))
			there[item] -= int64(m.Quantity)
		}
		list[i] = m
	}
	return list
}

// ledger writes the movements for beancount.
func ledger(list []stock.Movement, items int) []byte {
	var out bytes.Buffer
	fmt.Fprintln(&out, "2015-01-01 open Equity:Bought\n2015-01-01 open Expenses:Sold")
	for i := range items {
		fmt.Fprintf(&out, "2015-01-01 open Assets:Stock:I%d \"FIFO\"\n", i)
	}
	for _, m := range list {
		fmt.Fprintf(&out, "\n%s * \"%s\"\n", m.Date, m.Ref)
		if m.Kind == stock.Receive {
			fmt.Fprintf(&out, "  Assets:Stock:%s  %s %s {%s NZD}\n  Equity:Bought\n", m.Item, m.Quantity, m.Item, money.Fixed(m.UnitCost))
		} else {
			fmt.Fprintf(&out, "  Assets:Stock:%s  -%s %s {}\n  Expenses:Sold\n", m.Item, m.Quantity, m.Item)
		}
	}
	return out.Bytes()
}

// rows writes the movements as a list for eval-stock.
func rows(list []stock.Movement) []byte {
	var out bytes.Buffer
	for _, m := range list {
		fmt.Fprintf(&out, `{"date":"%s","ref":"%s","op":"%s","item":"%s","qty":"%s"`, m.Date, m.Ref, m.Kind, m.Item, m.Quantity)
		if m.Kind == stock.Receive {
			fmt.Fprintf(&out, `,"unit_cost":"%s"`, money.Fixed(m.UnitCost))
		}
		fmt.Fprintln(&out, "}")
	}
	return out.Bytes()
}

// booked asks beancount what each issue took out.
func booked(t *testing.T, list []stock.Movement, items int) (values map[string]string, took time.Duration) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "stock.beancount")
	if err := os.WriteFile(file, ledger(list, items), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), interpreter, "value.py", file).Output()
	if err != nil {
		t.Fatalf("beancount: %v\n%s", err, out)
	}
	values = map[string]string{}
	scanner := bufio.NewScanner(bytes.NewReader(out))
	for scanner.Scan() {
		name, value, _ := strings.Cut(scanner.Text(), " ")
		values[name] = value
	}
	seconds, err := strconv.ParseFloat(values["seconds"], 64)
	if err != nil {
		t.Fatalf("beancount took %q: %v", values["seconds"], err)
	}
	return values, time.Duration(seconds * float64(time.Second))
}

func TestFIFOAgreesWithBeancount(t *testing.T) {
	t.Parallel()
	if err := exec.CommandContext(t.Context(), interpreter, "-c", "import beancount").Run(); err != nil {
		t.Skip("NOT RUN: Debian's package beancount is not installed")
	}
	const items = 200
	list := moves(*count, items)
	text := rows(list)
	begin := time.Now()
	h, err := stockeval.Read(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	v, err := h.Replay(stock.FIFO)
	if err != nil {
		t.Fatal(err)
	}
	took := time.Since(begin)
	values, theirs := booked(t, list, items)
	issues := 0
	for l := range v.Lines() {
		if l.Kind != stock.Issue {
			continue
		}
		issues++
		want, ok := new(big.Rat).SetString(values[l.Ref])
		if !ok || want.Cmp(big.NewRat(-int64(l.Value), 1_000_000)) != 0 {
			t.Fatalf("%s takes %s out, beancount says %s", l.Ref, -l.Value, values[l.Ref])
		}
	}
	t.Logf("%d movements, %d issues: %v, beancount %v, %.0f times as fast", len(list), issues, took, theirs, float64(theirs)/float64(took))
	if issues < *count/4 {
		t.Errorf("only %d issues were compared", issues)
	}
	if *count >= 100_000 && theirs < timesAsFast*took {
		t.Errorf("not %d times as fast: %v, beancount %v", timesAsFast, took, theirs)
	}
}
