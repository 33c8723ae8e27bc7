package app

import (
	"fmt"
	"strings"

	"daybook/internal/civil"
	"daybook/internal/contact"
	"daybook/internal/money"
	"daybook/internal/order"
)

// decode reads a form. problems maps field paths to what cannot be read.
func (f OrderForm) decode() (order.Order, map[string]string) {
	problems := map[string]string{}
	o := order.Order{
		ID: f.ID, Version: f.Version, Kind: order.Kind(f.Kind), Number: strings.TrimSpace(f.Number), ContactID: f.ContactID,
		ContactReference: strings.TrimSpace(f.Reference), Date: readDay(problems, "date", f.Date),
		DeliveryDate: readDay(problems, "deliveryDate", f.DeliveryDate), DueDate: readDay(problems, "dueDate", f.DueDate),
		Currency: money.Currency(f.Currency), Rate: readFigure(problems, "rate", f.Rate, money.ParseRate),
		TaxMode: money.TaxMode(f.TaxMode), Note: f.Note, Source: contact.SourceTyped,
	}
	for i, l := range f.Lines {
		o.Lines = append(o.Lines, l.decode(fmt.Sprintf("lines[%d].", i), problems))
	}
	return o, problems
}

func (l LineForm) decode(path string, problems map[string]string) order.Line {
	line := order.Line{
		Kind: order.LineKind(l.Kind), ItemID: l.ItemID, SKU: l.SKU, Description: strings.TrimSpace(l.Description),
		Quantity:  readFigure(problems, path+"quantity", l.Quantity, money.ParseQuantity),
		UnitPrice: readFigure(problems, path+"unitPrice", l.UnitPrice, money.ParsePrice),
		TaxID:     l.TaxID, AccountCode: l.AccountCode, TaxType: l.TaxType,
	}
	if line.Kind == "" {
		line.Kind = order.ItemLine
	}
	percent, isPercent := strings.CutSuffix(strings.TrimSpace(l.Discount), "%")
	if isPercent {
		line.Discount = readFigure(problems, path+"discount", strings.TrimSpace(percent), money.ParsePercent)
	} else {
		line.DiscountAmount = readFigure(problems, path+"discount", percent, money.ParseAmount)
	}
	return line
}

// readDay reads a day that may be empty.
func readDay(problems map[string]string, path, text string) civil.Date {
	if text == "" {
		return civil.Date{}
	}
	day, err := civil.Parse(text)
	if err != nil {
		problems[path] = "Write a day such as 2026-03-12."
	}
	return day
}

// readFigure reads a figure that may be empty, which is zero.
func readFigure[T ~int64](problems map[string]string, path, text string, parse func(string) (T, error)) T {
	text = strings.TrimSpace(text)
	if text == "" {
		return 0
	}
	figure, err := parse(text)
	if err != nil {
		problems[path] = "Write a number such as 1234.56."
	}
	return figure
}

// encodeForm turns an order into a form.
func encodeForm(o order.Order, contactName string) OrderForm {
	f := OrderForm{ID: o.ID, Version: o.Version, Kind: string(o.Kind), Number: o.Number, ContactID: o.ContactID,
		ContactName: contactName, Reference: o.ContactReference, Date: o.Date.String(), DeliveryDate: o.DeliveryDate.String(),
		DueDate: o.DueDate.String(), Currency: string(o.Currency), Rate: orEmpty(o.Rate), TaxMode: string(o.TaxMode),
		Note: o.Note, Lines: []LineForm{}}
	for _, l := range o.Lines {
		f.Lines = append(f.Lines, LineForm{Kind: string(l.Kind), ItemID: l.ItemID, SKU: l.SKU, Description: l.Description,
			Quantity: l.Quantity.String(), UnitPrice: l.UnitPrice.String(), Discount: discountText(l), TaxID: l.TaxID,
			AccountCode: l.AccountCode, TaxType: l.TaxType})
	}
	return f
}

// orEmpty is "" for zero.
func orEmpty[T interface {
	~int64
	String() string
}](figure T) string {
	if figure == 0 {
		return ""
	}
	return figure.String()
}

// discountText is a discount as a form has it: "10%", "12.50" or "".
func discountText(l order.Line) string {
	if l.Discount != 0 {
		return l.Discount.String() + "%"
	}
	return orEmpty(l.DiscountAmount)
}

// figuresOf computes what can be computed of a form.
func figuresOf(f OrderForm, rates map[int64]money.Percent) FiguresView {
	decoded, problems := f.decode()
	view := FiguresView{Lines: []LineFigures{}, Problems: problems}
	isWhole := true
	var totals []money.LineTotal
	for i, l := range decoded.Lines {
		single := decoded
		single.Lines = []order.Line{l}
		figures, _, err := single.Figures(rates)
		if err != nil || hasProblem(problems, fmt.Sprintf("lines[%d].", i)) {
			isWhole = false
			view.Lines = append(view.Lines, LineFigures{})
			continue
		}
		totals = append(totals, figures[0])
		view.Lines = append(view.Lines, LineFigures{Amount: figures[0].Amount.String(), Tax: figures[0].Tax.String()})
	}
	if isWhole {
		view.Totals = totalsView(money.Sum(totals))
	}
	return view
}

func hasProblem(problems map[string]string, prefix string) bool {
	for path := range problems {
		if strings.HasPrefix(path, prefix) {
			return true
		}
	}
	return false
}

func totalsView(t money.Totals) TotalsView {
	return TotalsView{SubTotal: t.SubTotal.String(), Tax: t.Tax.String(), Total: t.Total.String()}
}
