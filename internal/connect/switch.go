package connect

import (
	"context"
	"fmt"
	"strings"

	"daybook/internal/fault"
	"daybook/internal/refdata"
)

// Stakes counts what a change of organisation leaves behind.
type Stakes struct {
	// Sent counts the documents that reached the present organisation, Unfinished those on their way to it: queued,
	// being sent, being checked, or waiting for a decision.
	Sent, Unfinished int
	// Linked counts the contacts that are linked to one there.
	Linked int
	// IsReturn: the file belonged to the other organisation before, so what was chosen for it comes back.
	IsReturn bool
}

// SwitchPlan is what a change of organisation would do. Nothing has changed yet.
type SwitchPlan struct {
	// From is the present organisation, To the other one.
	From Binding
	Here refdata.Organisation
	To   Granted
	// Stakes is what stays behind.
	Stakes Stakes
	// Refusal says why it cannot be done, as a fault; nil when it can.
	Refusal error
}

// PlanSwitch works out what a change to an organisation would do. Errors: not_found when it is not granted, and those
// of reading it.
func (s *Service) PlanSwitch(ctx context.Context, tenantID string) (SwitchPlan, error) {
	bound, err := s.store.LoadBinding(ctx)
	if err != nil {
		return SwitchPlan{}, fmt.Errorf("load the bound organisation: %w", err)
	}
	plan := SwitchPlan{From: bound}
	if plan.To, err = s.grantedNow(ctx, tenantID); err != nil {
		return SwitchPlan{}, err
	}
	plan.To.Books = s.gateway.Describe(ctx, []string{tenantID})[tenantID]
	if plan.Stakes, err = s.store.LoadStakes(ctx, tenantID); err != nil {
		return SwitchPlan{}, fmt.Errorf("count what a change leaves behind: %w", err)
	}
	set, err := s.store.LoadReference(ctx)
	if err != nil {
		return SwitchPlan{}, fmt.Errorf("load reference data: %w", err)
	}
	plan.Here = set.Organisation
	base, err := s.store.LoadBaseCurrency(ctx)
	if err != nil {
		return SwitchPlan{}, fmt.Errorf("load the currency of the books: %w", err)
	}
	plan.Refusal = checkCurrency(base, plan.To.Name, plan.To.Books.BaseCurrency)
	if plan.Refusal == nil {
		plan.Refusal = s.checkSwitch(plan)
	}
	return plan, nil
}

// checkSwitch says why a change must wait, or nil. What is on its way to an organisation that lets nobody in any more
// cannot be finished; it then stays with that organisation.
func (s *Service) checkSwitch(plan SwitchPlan) error {
	name := plan.From.Name
	switch {
	case plan.From.TenantID == plan.To.TenantID:
		return fault.New(fault.Conflict, "This company file belongs to "+name+" already.", "")
	case !plan.To.IsRead():
		return fault.New(fault.Offline, plan.To.Name+" could not be read.", "Try again in a moment.")
	case plan.Stakes.Unfinished > 0 && plan.From.IsConnected && !s.health.Vitals().IsRefused:
		return fault.New(fault.Conflict, counted(plan.Stakes.Unfinished, "document", "documents")+" for "+name+" "+isOrAre(plan.Stakes.Unfinished)+" still on the way.",
			"Let them arrive or take them back, then change the organisation.")
	}
	return nil
}

// checkStakes decides once more with what is on its way by now.
func (s *Service) checkStakes(ctx context.Context, plan SwitchPlan) (err error) {
	if plan.Stakes, err = s.store.LoadStakes(ctx, plan.To.TenantID); err != nil {
		return fmt.Errorf("count what a change leaves behind: %w", err)
	}
	return s.checkSwitch(plan)
}

func isOrAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// Switch makes the file belong to another organisation. It is a person's decision: they typed the other one's name.
// Documents stay with the organisation they were sent to, links and choices are laid aside, and nothing is sent.
// Errors: those of PlanSwitch, the plan's refusal, and invalid with the field "name" when another name was typed.
func (s *Service) Switch(ctx context.Context, tenantID, typedName string) error {
	plan, err := s.PlanSwitch(ctx, tenantID)
	if err != nil {
		return err
	}
	if plan.Refusal != nil {
		return plan.Refusal
	}
	if !strings.EqualFold(strings.TrimSpace(typedName), strings.TrimSpace(plan.To.Name)) {
		return fault.InvalidFields("The organisation was not changed.", map[string]string{"name": "Type " + plan.To.Name + " to confirm."})
	}
	if err := s.bind(ctx, plan.From, plan.To, func() error { return s.checkStakes(ctx, plan) }); err != nil {
		return err
	}
	s.health.Reset()
	s.log.Info("the company file belongs to another organisation now")
	s.onChange(true)
	return nil
}
