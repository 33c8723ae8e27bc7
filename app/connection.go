package app

import (
	"context"
	"log/slog"
	"time"

	"daybook/internal/connect"
	"daybook/internal/posting"
)

// Connection is the company's connection to Xero.
type Connection struct{ b Bridge }

// State returns the connection at a glance, without asking Xero.
func (c *Connection) State() (view ConnectionView, err error) {
	defer c.b.guard(&err)
	services, ctx, err := c.b.desk.get()
	if err != nil {
		return emptyConnection(), err
	}
	return connectionView(ctx, services)
}

// after runs an action and returns the connection as it then stands.
func (c *Connection) after(act func(context.Context, Services) error) (ConnectionView, error) {
	services, ctx, err := c.b.desk.get()
	if err != nil {
		return emptyConnection(), err
	}
	if err := act(ctx, services); err != nil {
		return emptyConnection(), err
	}
	return connectionView(ctx, services)
}

// SaveClientID keeps the owner's Xero app id. A sign-in under another app id ends.
func (c *Connection) SaveClientID(clientID string) (view ConnectionView, err error) {
	defer c.b.guard(&err)
	return c.after(func(ctx context.Context, s Services) error { return s.Gateway.SetClientID(ctx, clientID) })
}

// SignIn opens the browser; what follows is heard through EventSignIn.
func (c *Connection) SignIn() (err error) {
	defer c.b.guard(&err)
	services, ctx, err := c.b.desk.get()
	if err != nil {
		return err
	}
	return services.Connect.SignIn(ctx)
}

// Progress returns the last step of the last sign-in, for a page that did not hear it; its phase is empty before the
// first.
func (c *Connection) Progress() (view SignInView, err error) {
	defer c.b.guard(&err)
	services, _, err := c.b.desk.get()
	if err != nil {
		return SignInView{Problem: toFault(c.b.log, nil)}, err
	}
	return ViewSignIn(c.b.log, services.Connect.Progress()), nil
}

// CancelSignIn stops a sign-in under way; without one it does nothing.
func (c *Connection) CancelSignIn() (err error) {
	defer c.b.guard(&err)
	services, _, err := c.b.desk.get()
	if err != nil {
		return err
	}
	services.Connect.CancelSignIn()
	return nil
}

// Organisations returns the organisations that may be chosen.
func (c *Connection) Organisations() (views []OrganisationView, err error) {
	defer c.b.guard(&err)
	views = []OrganisationView{}
	services, ctx, err := c.b.desk.get()
	if err != nil {
		return views, err
	}
	granted, err := services.Connect.Organisations(ctx)
	if err != nil {
		return views, err
	}
	status, err := services.Connect.Status(ctx)
	for _, g := range granted {
		views = append(views, grantedView(g, status.Binding.TenantID))
	}
	return views, err
}

// Choose binds the company file to an organisation.
func (c *Connection) Choose(tenantID string) (view ConnectionView, err error) {
	defer c.b.guard(&err)
	return c.after(func(ctx context.Context, s Services) error { return s.Connect.Choose(ctx, tenantID) })
}

// Refresh reads accounts, tax rates and currencies again, and lets waiting documents go.
func (c *Connection) Refresh() (view ConnectionView, err error) {
	defer c.b.guard(&err)
	return c.after(func(ctx context.Context, s Services) error {
		if err := s.Connect.Refresh(ctx); err != nil {
			return err
		}
		s.Sender.Wake(posting.WakeOnline)
		return nil
	})
}

// Disconnect drops the connection at Xero and the sign-in here. Links and history stay; the contact import is offered
// again.
func (c *Connection) Disconnect() (view ConnectionView, err error) {
	defer c.b.guard(&err)
	return c.after(func(ctx context.Context, s Services) error {
		if err := s.Connect.Disconnect(ctx); err != nil {
			return err
		}
		return s.Setup.OfferImport(ctx)
	})
}

// Forget drops the sign-in on this computer without telling Xero, for when Xero cannot be reached.
func (c *Connection) Forget() (view ConnectionView, err error) {
	defer c.b.guard(&err)
	return c.after(func(ctx context.Context, s Services) error {
		if err := s.Connect.Forget(ctx); err != nil {
			return err
		}
		return s.Setup.OfferImport(ctx)
	})
}

func emptyConnection() ConnectionView {
	return ConnectionView{State: string(connect.None), CallsLeftToday: -1, CallsLeftMinute: -1, CallbackAddresses: []string{}}
}

// connectionView gathers the connection, the sign-in and the queue.
func connectionView(ctx context.Context, s Services) (ConnectionView, error) {
	status, err := s.Connect.Status(ctx)
	if err != nil {
		return emptyConnection(), err
	}
	queue, err := s.Sender.Status(ctx)
	if err != nil {
		return emptyConnection(), err
	}
	return ConnectionView{
		State: string(status.State), Organisation: status.Binding.Name, TenantID: status.Binding.TenantID,
		Country: status.Organisation.CountryCode, BaseCurrency: string(status.Organisation.BaseCurrency),
		IsDemo: status.Organisation.IsDemo, OfflineSince: instant(status.Vitals.OfflineSince),
		LastSuccessAt: instant(status.Vitals.LastSuccess), ReferenceReadAt: instant(status.ReferenceReadAt),
		CallsLeftToday: status.Vitals.CallsLeftToday, CallsLeftMinute: status.Vitals.CallsLeftMinute,
		IsRemembered: s.Gateway.IsRemembered(), ClientID: s.Gateway.ClientID(), CanSignIn: s.Gateway.ClientID() != "",
		CallbackAddresses: s.Gateway.CallbackAddresses(), QueueStopped: queue.Message,
		QueueResumesAt: instant(queue.NextAttempt), Queued: queue.Queued + queue.Checking,
	}, nil
}

// Announce tells the window how the connection stands now. It is called after anything about it changed.
func (d *Desk) Announce(host Host, log *slog.Logger) {
	services, ctx, err := d.get()
	if err != nil {
		return
	}
	view, err := connectionView(ctx, services)
	if err != nil {
		if ctx.Err() == nil {
			log.Error("the connection cannot be shown", "error", err)
		}
		return
	}
	host.Emit(EventConnection, view)
}

// instant is a UTC instant as the page gets it; "" for none.
func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
