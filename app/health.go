package app

import (
	"context"
	"strconv"
	"strings"

	"daybook/internal/connect"
	"daybook/internal/refdata"
)

// Health returns how the connection fares, without asking Xero.
func (c *Connection) Health() (view HealthView, err error) {
	defer c.b.guard(&err)
	services, ctx, err := c.b.desk.get()
	if err != nil {
		return healthView(connect.Report{}), err
	}
	report, err := services.Connect.Examine(ctx)
	return healthView(report), err
}

// PlanSwitch returns what a change to another organisation would do. NotFound when it is not granted any more.
func (c *Connection) PlanSwitch(tenantID string) (view SwitchView, err error) {
	defer c.b.guard(&err)
	services, ctx, err := c.b.desk.get()
	if err != nil {
		return SwitchView{Refusal: toFault(c.b.log, nil)}, err
	}
	plan, err := services.Connect.PlanSwitch(ctx, tenantID)
	return SwitchView{
		From: bookedView(plan.From.TenantID, plan.From.Name, plan.Here, true), To: grantedView(plan.To, plan.From.TenantID),
		Sent: plan.Stakes.Sent, Unfinished: plan.Stakes.Unfinished, Linked: plan.Stakes.Linked, IsReturn: plan.Stakes.IsReturn,
		Refusal: toFault(c.b.log, plan.Refusal),
	}, err
}

// Switch makes the company file belong to another organisation; name is its name, typed by the owner.
func (c *Connection) Switch(tenantID, name string) (view ConnectionView, err error) {
	defer c.b.guard(&err)
	return c.after(func(ctx context.Context, s Services) error { return s.Connect.Switch(ctx, tenantID, name) })
}

func healthView(r connect.Report) HealthView {
	view := HealthView{State: string(connect.Worst(r.Checks)), Checks: []HealthCheck{}, Permissions: []PermissionView{}, SentDocuments: r.Sent}
	for _, c := range r.Checks {
		kind, id := orderOf(c)
		view.Checks = append(view.Checks, HealthCheck{ID: c.ID, State: string(c.State), Name: c.Name, Is: c.Is, Do: c.Do,
			Action: string(c.Action), OrderKind: kind, OrderID: id})
	}
	for _, p := range r.Permissions {
		view.Permissions = append(view.Permissions, PermissionView{Scope: p.Scope, Reason: p.Reason, IsGranted: p.IsGranted})
	}
	return view
}

// orderOf is the order that a check's button opens; none for other buttons.
func orderOf(c connect.Check) (kind string, id int64) {
	if c.Action != connect.OpenOrder {
		return "", 0
	}
	kind, text, _ := strings.Cut(c.Target, ":")
	id, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return "", 0
	}
	return kind, id
}

func grantedView(g connect.Granted, boundTo string) OrganisationView {
	view := bookedView(g.TenantID, g.Name, g.Books, g.TenantID == boundTo)
	view.ConnectedAt = instant(g.At)
	return view
}

func bookedView(tenantID, name string, books refdata.Organisation, isCurrent bool) OrganisationView {
	return OrganisationView{TenantID: tenantID, Name: name, IsCurrent: isCurrent, IsRead: books.TenantID != "",
		Country: books.CountryCode, BaseCurrency: string(books.BaseCurrency), IsDemo: books.IsDemo}
}
