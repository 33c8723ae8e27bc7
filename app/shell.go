package app

import (
	"context"
	"net/url"

	"daybook/internal/fault"
	"daybook/internal/order"
)

// Shell is the frame of the window.
type Shell struct {
	b       Bridge
	version string
}

// preferencesKey is the setting that keeps Preferences.
const preferencesKey = "window"

// Start returns what the window needs before its first paint. A company file that could not be opened is reported in
// Problem, not as an error, so that the window has something to show.
func (s *Shell) Start() (view StartView, err error) {
	defer s.b.guard(&err)
	services, ctx, err := s.b.desk.get()
	if err != nil {
		return StartView{Version: s.version, Problem: toFault(s.b.log, err), Connection: emptyConnection(), Setup: emptySetup(),
			Preferences: defaultPreferences()}, nil
	}
	view = StartView{Version: s.version, Company: services.Company, Problem: toFault(s.b.log, nil), Preferences: defaultPreferences()}
	view.Company.Today = services.Today().String()
	if view.Company.BaseCurrency, err = services.BaseCurrency(ctx); err != nil {
		return StartView{}, err
	}
	if _, err = services.Store.LoadSetting(ctx, preferencesKey, &view.Preferences); err != nil {
		return StartView{}, err
	}
	if view.Connection, err = connectionView(ctx, services); err != nil {
		return StartView{}, err
	}
	if view.ReadBack, err = readBackView(ctx, services); err != nil {
		return StartView{}, err
	}
	state, err := services.Setup.State(ctx)
	view.Setup = setupView(state)
	return view, err
}

func defaultPreferences() Preferences { return Preferences{Theme: "system", Density: "comfortable"} }

// SavePreferences keeps how the window looks. Invalid names the field "theme" or "density".
func (s *Shell) SavePreferences(p Preferences) (err error) {
	defer s.b.guard(&err)
	problems := map[string]string{}
	if p.Theme != "system" && p.Theme != "light" && p.Theme != "dark" {
		problems["theme"] = "Choose system, light or dark."
	}
	if p.Density != "comfortable" && p.Density != "compact" {
		problems["density"] = "Choose comfortable or compact."
	}
	if err := fault.InvalidFields("The look cannot be saved as it is.", problems); err != nil {
		return err
	}
	services, ctx, err := s.b.desk.get()
	if err != nil {
		return err
	}
	return services.Store.SaveSetting(ctx, preferencesKey, p)
}

// OpenDocument opens an order's document in Xero. NotFound when it has none there.
func (s *Shell) OpenDocument(orderID int64) (err error) {
	defer s.b.guard(&err)
	services, ctx, err := s.b.desk.get()
	if err != nil {
		return err
	}
	o, err := services.Store.GetOrder(ctx, orderID)
	if err != nil {
		return err
	}
	status, err := services.Outbox.Status(ctx, orderID)
	if err != nil {
		return err
	}
	if status.LedgerID == "" {
		return fault.New(fault.NotFound, "This order has no document in Xero.", "")
	}
	return s.openLedger(ctx, services, func(shortCode string) string {
		return services.Links.Document(o.Kind, shortCode, status.LedgerID)
	})
}

// OpenCandidate opens a document that was found at Xero, by its id there. kind is "sale" or "purchase".
func (s *Shell) OpenCandidate(kind, ledgerID string) (err error) {
	defer s.b.guard(&err)
	services, ctx, err := s.b.desk.get()
	if err != nil {
		return err
	}
	return s.openLedger(ctx, services, func(shortCode string) string {
		return services.Links.Document(order.Kind(kind), shortCode, ledgerID)
	})
}

// OpenLedgerContact opens a contact in Xero, by its id there.
func (s *Shell) OpenLedgerContact(ledgerID string) (err error) {
	defer s.b.guard(&err)
	services, ctx, err := s.b.desk.get()
	if err != nil {
		return err
	}
	return s.openLedger(ctx, services, func(shortCode string) string { return services.Links.Contact(shortCode, ledgerID) })
}

// OpenLedger opens Xero, or the practice Xero's page.
func (s *Shell) OpenLedger() (err error) {
	defer s.b.guard(&err)
	services, _, err := s.b.desk.get()
	if err != nil {
		return err
	}
	return s.b.host.OpenURL(services.Links.Home())
}

func (s *Shell) openLedger(ctx context.Context, services Services, address func(shortCode string) string) error {
	set, err := services.Store.LoadReference(ctx)
	if err != nil {
		return err
	}
	return s.b.host.OpenURL(address(set.Organisation.ShortCode))
}

// OpenAddress opens an https address in the browser; others are refused.
func (s *Shell) OpenAddress(address string) (err error) {
	defer s.b.guard(&err)
	parsed, err := url.Parse(address)
	if err != nil || parsed.Scheme != "https" || parsed.Host == "" {
		return fault.New(fault.Invalid, "This is not an address that Daybook opens.", "")
	}
	return s.b.host.OpenURL(address)
}

// CopyText puts text on the clipboard.
func (s *Shell) CopyText(text string) (err error) {
	defer s.b.guard(&err)
	return s.b.host.CopyText(text)
}
