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
export type BatchPage = Plain<app.BatchPage>
export type BatchView = Plain<app.BatchView>
export type BulkResult = Plain<app.BulkResult>
export type BulkView = Plain<app.BulkView>
export type CandidateView = Plain<app.CandidateView>
export type CheckView = Plain<app.CheckView>
export type CompanyView = Plain<app.CompanyView>
export type ConnectionView = Plain<app.ConnectionView>
export type ContactForm = Plain<app.ContactForm>
export type ContactLink = Plain<app.ContactLink>
export type ContactPage = Plain<app.ContactPage>
export type ContactQuery = Plain<app.ContactQuery>
export type ContactRow = Plain<app.ContactRow>
export type ContactSendRow = Plain<app.ContactSendRow>
export type ContactSendView = Plain<app.ContactSendView>
export type ContactsPreview = Plain<app.ContactsPreview>
export type ContactView = Plain<app.ContactView>
export type CurrencyTotal = Plain<app.CurrencyTotal>
export type DecisionView = Plain<app.DecisionView>
export type DifferenceView = Plain<app.DifferenceView>
export type DocumentStatus = Plain<app.DocumentStatus>
export type DuplicateContact = Plain<app.DuplicateContact>
export type DuplicateGroup = Plain<app.DuplicateGroup>
export type DuplicatePage = Plain<app.DuplicatePage>
export type EvidenceBar = Plain<app.EvidenceBar>
export type FaultView = Plain<app.Fault>
export type FiguresView = Plain<app.FiguresView>
export type FormOptions = Plain<app.FormOptions>
export type FormTax = Plain<app.FormTax>
export type HealthCheck = Plain<app.HealthCheck>
export type HealthView = Plain<app.HealthView>
export type HistoryPage = Plain<app.HistoryPage>
export type HistoryRow = Plain<app.HistoryRow>
export type HomeTile = Plain<app.HomeTile>
export type HomeView = Plain<app.HomeView>
export type ImportExample = Plain<app.ImportExample>
export type ImportRoles = Plain<app.ImportRoles>
export type ImportView = Plain<app.ImportView>
export type ItemForm = Plain<app.ItemForm>
export type JobView = Plain<app.JobView>
export type LearningView = Plain<app.LearningView>
export type LessonView = Plain<app.LessonView>
export type LedgerHit = Plain<app.LedgerHit>
export type LedgerRow = Plain<app.LedgerRow>
export type LikenessView = Plain<app.LikenessView>
export type LineFigures = Plain<app.LineFigures>
export type LineForm = Plain<app.LineForm>
export type LineView = Plain<app.LineView>
export type MergeForm = Plain<app.MergeForm>
export type MergeLine = Plain<app.MergeLine>
export type MergeView = Plain<app.MergeView>
export type MovementPage = Plain<app.MovementPage>
export type MovementQuery = Plain<app.MovementQuery>
export type MovementRow = Plain<app.MovementRow>
export type OpenStockOrder = Plain<app.OpenStockOrder>
export type OrderForm = Plain<app.OrderForm>
export type OrderPage = Plain<app.OrderPage>
export type OrderQuery = Plain<app.OrderQuery>
export type OrderRow = Plain<app.OrderRow>
export type OrderStockLine = Plain<app.OrderStockLine>
export type OrderStockView = Plain<app.OrderStockView>
export type OrderView = Plain<app.OrderView>
export type OrganisationView = Plain<app.OrganisationView>
export type PairFilter = Plain<app.PairFilter>
export type PairLine = Plain<app.PairLine>
export type PairPageView = Plain<app.PairPageView>
export type PairRow = Plain<app.PairRow>
export type PairView = Plain<app.PairView>
export type PartyView = Plain<app.PartyView>
export type PermissionView = Plain<app.PermissionView>
export type Preferences = Plain<app.Preferences>
export type PreviewContact = Plain<app.PreviewContact>
export type PreviewLine = Plain<app.PreviewLine>
export type PreviewTax = Plain<app.PreviewTax>
export type PreviewValue = Plain<app.PreviewValue>
export type PreviewView = Plain<app.PreviewView>
export type ReadBackView = Plain<app.ReadBackView>
export type RecentRow = Plain<app.RecentRow>
export type RecordedView = Plain<app.RecordedView>
export type RecordingForm = Plain<app.RecordingForm>
export type RecordingLine = Plain<app.RecordingLine>
export type ReviewProgress = Plain<app.ReviewProgress>
export type ScanView = Plain<app.ScanView>
export type SentView = Plain<app.SentView>
export type SettlementView = Plain<app.SettlementView>
export type SetupChoices = Plain<app.SetupChoices>
export type SetupStep = Plain<app.SetupStep>
export type SetupView = Plain<app.SetupView>
export type SignInView = Plain<app.SignInView>
export type StartView = Plain<app.StartView>
export type StockItemForm = Plain<app.StockItemForm>
export type StockItemView = Plain<app.StockItemView>
export type StockPage = Plain<app.StockPage>
export type StockQuery = Plain<app.StockQuery>
export type StockRow = Plain<app.StockRow>
export type Suggestion = Plain<app.Suggestion>
export type SwitchView = Plain<app.SwitchView>
export type TaxOption = Plain<app.TaxOption>
export type TaxRow = Plain<app.TaxRow>
export type TextRun = Plain<app.TextRun>
export type TotalsView = Plain<app.TotalsView>
export type UndoneBatchView = Plain<app.UndoneBatchView>
export type UseForm = Plain<app.UseForm>
export type UseView = Plain<app.UseView>
