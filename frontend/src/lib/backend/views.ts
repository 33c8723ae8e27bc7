import type { app } from '../../../wailsjs/go/models'

// The classes of the generator become plain shapes here.

/** A generated class without its methods. */
type Plain<Value> = Value extends (infer Each)[]
  ? Plain<Each>[]
  : Value extends object
    ? {
        [Key in keyof Value as Value[Key] extends (...args: never[]) => unknown ? never : Key]: Plain<
          Value[Key]
        >
      }
    : Value

export type AccountOption = Plain<app.AccountOption>
export type ActivityPage = Plain<app.ActivityPage>
export type ActivityQuery = Plain<app.ActivityQuery>
export type ActivityRow = Plain<app.ActivityRow>
export type CandidateView = Plain<app.CandidateView>
export type CheckView = Plain<app.CheckView>
export type CompanyView = Plain<app.CompanyView>
export type ConnectionView = Plain<app.ConnectionView>
export type ContactForm = Plain<app.ContactForm>
export type ContactLink = Plain<app.ContactLink>
export type ContactPage = Plain<app.ContactPage>
export type ContactQuery = Plain<app.ContactQuery>
export type ContactRow = Plain<app.ContactRow>
export type ContactView = Plain<app.ContactView>
export type CurrencyTotal = Plain<app.CurrencyTotal>
export type DocumentStatus = Plain<app.DocumentStatus>
export type FiguresView = Plain<app.FiguresView>
export type FormOptions = Plain<app.FormOptions>
export type FormTax = Plain<app.FormTax>
export type HealthCheck = Plain<app.HealthCheck>
export type HealthView = Plain<app.HealthView>
export type HistoryRow = Plain<app.HistoryRow>
export type HomeTile = Plain<app.HomeTile>
export type HomeView = Plain<app.HomeView>
export type ImportRoles = Plain<app.ImportRoles>
export type ImportView = Plain<app.ImportView>
export type ItemForm = Plain<app.ItemForm>
export type JobView = Plain<app.JobView>
export type LedgerRow = Plain<app.LedgerRow>
export type LineFigures = Plain<app.LineFigures>
export type LineForm = Plain<app.LineForm>
export type LineView = Plain<app.LineView>
export type OrderForm = Plain<app.OrderForm>
export type OrderPage = Plain<app.OrderPage>
export type OrderQuery = Plain<app.OrderQuery>
export type OrderRow = Plain<app.OrderRow>
export type OrderView = Plain<app.OrderView>
export type OrganisationView = Plain<app.OrganisationView>
export type PermissionView = Plain<app.PermissionView>
export type Preferences = Plain<app.Preferences>
export type PreviewContact = Plain<app.PreviewContact>
export type PreviewLine = Plain<app.PreviewLine>
export type PreviewTax = Plain<app.PreviewTax>
export type PreviewValue = Plain<app.PreviewValue>
export type PreviewView = Plain<app.PreviewView>
export type RecentRow = Plain<app.RecentRow>
export type ReadBackView = Plain<app.ReadBackView>
export type SentView = Plain<app.SentView>
export type SettlementView = Plain<app.SettlementView>
export type SetupChoices = Plain<app.SetupChoices>
export type SetupStep = Plain<app.SetupStep>
export type SetupView = Plain<app.SetupView>
export type SignInView = Plain<app.SignInView>
export type StartView = Plain<app.StartView>
export type Suggestion = Plain<app.Suggestion>
export type SwitchView = Plain<app.SwitchView>
export type TaxOption = Plain<app.TaxOption>
export type TaxRow = Plain<app.TaxRow>
export type TotalsView = Plain<app.TotalsView>
export type FaultView = Plain<app.Fault>
