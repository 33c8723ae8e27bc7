import * as Activity from '../../../wailsjs/go/app/Activity'
import * as Connection from '../../../wailsjs/go/app/Connection'
import * as Contacts from '../../../wailsjs/go/app/Contacts'
import * as Home from '../../../wailsjs/go/app/Home'
import * as Items from '../../../wailsjs/go/app/Items'
import * as Jobs from '../../../wailsjs/go/app/Jobs'
import * as ReadBack from '../../../wailsjs/go/app/ReadBack'
import * as Orders from '../../../wailsjs/go/app/Orders'
import * as Setup from '../../../wailsjs/go/app/Setup'
import * as Shell from '../../../wailsjs/go/app/Shell'
import { app } from '../../../wailsjs/go/models'
import { EventsOn } from '../../../wailsjs/runtime/runtime'
import { parseFault } from '../errors'
import type { Backend } from './backend'

// The one door to generated code. The classes of the generator become plain shapes here.

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

/** Passes a call on, and makes a Fault of its failure. */
function call<Args extends unknown[], Result>(
  method: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  return async (...args) => {
    try {
      return await method(...args)
    } catch (error) {
      throw parseFault(error)
    }
  }
}

/** The backend behind the window's own bridge: Wails in the program, a WebSocket in browser tests. */
export const wailsBackend: Backend = {
  shell: {
    start: call(Shell.Start),
    savePreferences: call(Shell.SavePreferences),
    openDocument: call(Shell.OpenDocument),
    openCandidate: call(Shell.OpenCandidate),
    openLedgerContact: call(Shell.OpenLedgerContact),
    openLedger: call(Shell.OpenLedger),
    openAddress: call(Shell.OpenAddress),
    copyText: call(Shell.CopyText),
  },
  connection: {
    state: call(Connection.State),
    saveClientId: call(Connection.SaveClientID),
    signIn: call(Connection.SignIn),
    progress: call(Connection.Progress),
    cancelSignIn: call(Connection.CancelSignIn),
    organisations: call(Connection.Organisations),
    choose: call(Connection.Choose),
    refresh: call(Connection.Refresh),
    disconnect: call(Connection.Disconnect),
    forget: call(Connection.Forget),
    health: call(Connection.Health),
    planSwitch: call(Connection.PlanSwitch),
    switch: call(Connection.Switch),
  },
  setup: {
    state: call(Setup.State),
    saveStatuses: call(Setup.SaveStatuses),
    saveAccounts: call(Setup.SaveAccounts),
    saveTaxes: call(Setup.SaveTaxes),
    saveStart: call(Setup.SaveStart),
    previewImport: call(Setup.PreviewImport),
    import: call(Setup.Import),
    skipImport: call(Setup.SkipImport),
  },
  orders: {
    list: call(Orders.List),
    get: call(Orders.Get),
    blank: call(Orders.New),
    edit: call(Orders.Edit),
    options: call(Orders.Options),
    figures: call((form) => Orders.Figures(app.OrderForm.createFrom(form))),
    save: call((form) => Orders.Save(app.OrderForm.createFrom(form))),
    delete: call(Orders.Delete),
    setCancelled: call(Orders.SetCancelled),
    preview: call(Orders.Preview),
    send: call(Orders.Send),
    withdraw: call(Orders.Withdraw),
    resolve: call(Orders.Resolve),
    readBack: call(Orders.ReadBack),
  },
  readBack: { state: call(ReadBack.State), now: call(ReadBack.Now), focused: call(ReadBack.Focused) },
  contacts: {
    list: call(Contacts.List),
    get: call(Contacts.Get),
    save: call(Contacts.Save),
    suggest: call(Contacts.Suggest),
  },
  items: { suggest: call(Items.Suggest), save: call(Items.Save) },
  home: { get: call(Home.Get) },
  activity: { list: call(Activity.List) },
  jobs: { get: call(Jobs.Get), cancel: call(Jobs.Cancel) },
  on: (name, handler) => EventsOn(name, handler),
}
