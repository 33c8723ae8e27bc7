import * as Activity from '../../../wailsjs/go/app/Activity'
import * as Connection from '../../../wailsjs/go/app/Connection'
import * as Contacts from '../../../wailsjs/go/app/Contacts'
import * as Home from '../../../wailsjs/go/app/Home'
import * as Items from '../../../wailsjs/go/app/Items'
import * as Jobs from '../../../wailsjs/go/app/Jobs'
import * as Periods from '../../../wailsjs/go/app/Periods'
import * as ReadBack from '../../../wailsjs/go/app/ReadBack'
import * as Orders from '../../../wailsjs/go/app/Orders'
import * as Review from '../../../wailsjs/go/app/Review'
import * as Setup from '../../../wailsjs/go/app/Setup'
import * as Shell from '../../../wailsjs/go/app/Shell'
import * as Stock from '../../../wailsjs/go/app/Stock'
import { app } from '../../../wailsjs/go/models'
import { EventsOn } from '../../../wailsjs/runtime/runtime'
import { parseFault } from '../errors'
import type { Backend } from './backend'

// The one door to generated calls.

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
    differences: call(Contacts.Differences),
    choose: call(Contacts.Choose),
    decisions: call(Contacts.Decisions),
    link: call(Contacts.Link),
    unlink: call(Contacts.Unlink),
    keepApart: call(Contacts.KeepApart),
    findInXero: call(Contacts.FindInXero),
    previewMerge: call(Contacts.PreviewMerge),
    merge: call(Contacts.Merge),
    previewSendMany: call(Contacts.PreviewSendMany),
    sendMany: call(Contacts.SendMany),
    sendStatus: call(Contacts.SendStatus),
    cancelSend: call(Contacts.CancelSend),
    resolveSend: call(Contacts.ResolveSend),
    suggest: call(Contacts.Suggest),
  },
  review: {
    queue: call(Review.Queue),
    pair: call(Review.Pair),
    decide: call(Review.Decide),
    putOff: call(Review.PutOff),
    takeBack: call(Review.TakeBack),
    undo: call(Review.Undo),
    undoBatch: call(Review.UndoBatch),
    previewBulk: call(Review.PreviewBulk),
    acceptBulk: call(Review.AcceptBulk),
    history: call(Review.History),
    batches: call(Review.Batches),
    xeroDuplicates: call(Review.XeroDuplicates),
    learning: call(Review.Learning),
    takeLesson: call(Review.TakeLesson),
    dropLesson: call(Review.DropLesson),
    scan: call(Review.Scan),
    progress: call(Review.Progress),
  },
  items: { suggest: call(Items.Suggest), save: call(Items.Save) },
  stock: {
    list: call(Stock.List),
    item: call(Stock.Item),
    saveItem: call((form) => Stock.SaveItem(app.StockItemForm.createFrom(form))),
    movements: call(Stock.Movements),
    openOrders: call(Stock.OpenOrders),
    order: call(Stock.Order),
    openMakes: call(Stock.OpenMakes),
    record: call((form) => Stock.Record(app.RecordingForm.createFrom(form))),
    undo: call(Stock.Undo),
  },
  periods: {
    list: call(Periods.List),
    get: call(Periods.Get),
    partItems: call(Periods.PartItems),
    edit: call((edit) => Periods.Edit(app.JournalEdit.createFrom(edit))),
    reset: call(Periods.Reset),
    approve: call(Periods.Approve),
    withdraw: call(Periods.Withdraw),
    dismiss: call(Periods.Dismiss),
    resolve: call(Periods.Resolve),
    retryAttachment: call(Periods.RetryAttachment),
    close: call(Periods.Close),
    reopen: call(Periods.Reopen),
    readBooks: call(Periods.ReadBooks),
    openJournal: call(Periods.OpenJournal),
    chooseOpening: call(Periods.ChooseOpening),
    approveOpening: call(Periods.ApproveOpening),
    settleOpening: call(Periods.SettleOpening),
    settings: call(Periods.Settings),
    saveSettings: call(Periods.SaveSettings),
    savePack: call(Periods.SavePack),
  },
  home: { get: call(Home.Get) },
  activity: { list: call(Activity.List) },
  jobs: { get: call(Jobs.Get), cancel: call(Jobs.Cancel) },
  on: (name, handler) => EventsOn(name, handler),
}
