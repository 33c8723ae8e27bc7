import type {
  ActivityPage,
  ActivityQuery,
  BatchPage,
  BulkView,
  ConnectionView,
  ContactForm,
  ContactPage,
  ContactQuery,
  ContactSendView,
  ContactsPreview,
  ContactView,
  DecisionView,
  DifferenceView,
  DuplicatePage,
  FiguresView,
  FormOptions,
  HealthView,
  HistoryPage,
  HomeView,
  ImportRoles,
  ImportView,
  ItemForm,
  JobView,
  JournalEdit,
  LearningView,
  LedgerHit,
  MergeForm,
  MergeView,
  MovementPage,
  MovementQuery,
  MovementRow,
  OpenStockOrder,
  OrderForm,
  OrderPage,
  OrderQuery,
  OrderStockView,
  OrderView,
  OrganisationView,
  PairFilter,
  PairPageView,
  PairView,
  PartItem,
  PartQuery,
  PeriodsView,
  PeriodView,
  Preferences,
  PreviewView,
  ReadBackView,
  RecordedView,
  RecordingForm,
  ReviewProgress,
  SavedFile,
  SetupView,
  SignInView,
  StartView,
  StockItemForm,
  StockItemView,
  StockPage,
  StockQuery,
  StockSettingsForm,
  StockSettingsView,
  Suggestion,
  SwitchView,
  TaxRow,
  UndoneBatchView,
} from './views'

export type * from './views'

/** What can be said of a pair: one firm, two, or a person (one of the two) at a firm. */
export type PairAnswer = 'same' | 'different' | 'works_at'

/** What is done about a journal found in Xero that may be ours. */
export type JournalChoice = 'adopt' | 'send' | 'drop'

export type OrderKind = 'sale' | 'purchase'

/** The events of the backend, each with what it carries. */
export interface Events {
  /** The connection to Xero changed. */
  connection: ConnectionView
  /** A step of the sign-in. */
  'sign-in': SignInView
  /** An order's document moved to another state, here or in Xero; id 0 when many did. */
  order: { id: number; kind: OrderKind | '' }
  /** Xero is being read back, or was, or that waits. */
  'read-back': ReadBackView
  /** Progress of long work. */
  job: JobView
  /** Contacts were imported or linked. */
  contacts: undefined
  /** Stock movements were recorded or taken away. */
  stock: undefined
  /** A journal was approved, sent or read back, or how stock is posted changed. */
  periods: undefined
}

/**
 * What the window can ask of the program. Amounts and dates are strings, lists are never null, ids are whole numbers;
 * every failure is a Fault. Meanings of the fields stand beside the Go types in app/dto_*.go.
 */
export interface Backend {
  shell: {
    /** All that is needed before the first paint. */
    start(): Promise<StartView>
    savePreferences(preferences: Preferences): Promise<void>
    /** Opens an order's document in Xero. */
    openDocument(orderId: number): Promise<void>
    /** Opens a document that was found at Xero, by its id there. */
    openCandidate(kind: OrderKind, ledgerId: string): Promise<void>
    openLedgerContact(ledgerId: string): Promise<void>
    /** Opens the organisation in Xero, or what the practice Xero holds. */
    openLedger(): Promise<void>
    /** Opens an address in the system's browser. */
    openAddress(address: string): Promise<void>
    copyText(text: string): Promise<void>
  }
  connection: {
    state(): Promise<ConnectionView>
    saveClientId(clientId: string): Promise<ConnectionView>
    /** Opens the browser and answers at once; the rest comes as "sign-in" events. */
    signIn(): Promise<void>
    /** The last step of the last sign-in; its phase is empty before the first. */
    progress(): Promise<SignInView>
    cancelSignIn(): Promise<void>
    /** The organisations granted, to choose from. */
    organisations(): Promise<OrganisationView[]>
    choose(tenantId: string): Promise<ConnectionView>
    /** Reads accounts, tax rates and currencies again. */
    refresh(): Promise<ConnectionView>
    /** Drops the connection at Xero; fails when Xero cannot be told. */
    disconnect(): Promise<ConnectionView>
    /** Drops the sign-in on this computer without telling Xero. */
    forget(): Promise<ConnectionView>
    /** How the connection fares; asks nobody. */
    health(): Promise<HealthView>
    /** What a change to another organisation would do. */
    planSwitch(tenantId: string): Promise<SwitchView>
    /** Makes the company file belong to another organisation; name is its name, typed by the owner. */
    switch(tenantId: string, name: string): Promise<ConnectionView>
  }
  setup: {
    state(): Promise<SetupView>
    saveStatuses(invoiceStatus: string, billStatus: string): Promise<SetupView>
    saveAccounts(sales: string, purchases: string, shipping: string): Promise<SetupView>
    saveTaxes(rows: TaxRow[]): Promise<SetupView>
    saveStart(startDate: string, paymentDays: number, billDays: number): Promise<SetupView>
    /** Counts what an import of these roles would do. */
    previewImport(roles: ImportRoles): Promise<ImportView>
    /** Starts the import; progress comes as "job" events. */
    import(roles: ImportRoles): Promise<JobView>
    skipImport(): Promise<SetupView>
  }
  orders: {
    list(query: OrderQuery): Promise<OrderPage>
    get(id: number): Promise<OrderView>
    /** An empty form, with number, date and currency proposed. */
    blank(kind: OrderKind): Promise<OrderForm>
    edit(id: number): Promise<OrderForm>
    options(kind: OrderKind): Promise<FormOptions>
    /** The figures of a form as it stands; the window computes none. */
    figures(form: OrderForm): Promise<FiguresView>
    save(form: OrderForm): Promise<OrderView>
    /** Takes a typed order away and returns it as a new form: saving that is the undo. */
    delete(id: number): Promise<OrderForm>
    setCancelled(id: number, isCancelled: boolean): Promise<OrderView>
    preview(id: number): Promise<PreviewView>
    /** Sends exactly the preview with this digest. */
    send(id: number, digest: string): Promise<OrderView>
    /** Takes back what waits and was not sent. */
    withdraw(id: number): Promise<OrderView>
    /** Ends a conflict: the document at Xero with this id is the order's, create one all the same, or give it up. */
    resolve(id: number, choice: 'adopt' | 'send' | 'drop', ledgerId: string): Promise<OrderView>
    /** Reads the document's state from Xero. */
    readBack(id: number): Promise<OrderView>
  }
  readBack: {
    /** How far Xero was read back. */
    state(): Promise<ReadBackView>
    /** Reads back what changed at Xero, and answers when that is done. */
    now(): Promise<ReadBackView>
    /** The owner came back to the window. */
    focused(): Promise<void>
  }
  contacts: {
    list(query: ContactQuery): Promise<ContactPage>
    get(id: number): Promise<ContactView>
    save(form: ContactForm): Promise<ContactView>
    /** Where the owner typed something else than Xero says. */
    differences(id: number): Promise<DifferenceView[]>
    /** Keeps the own value of a field, or takes Xero's. */
    choose(id: number, field: string, side: 'mine' | 'theirs'): Promise<ContactView>
    /** What was decided about it, or about what became part of it; newest first, undone ones too. */
    decisions(id: number): Promise<DecisionView[]>
    link(id: number, ledgerId: string): Promise<ContactView>
    /** Ends the link; the two are remembered as not the same. */
    unlink(id: number): Promise<ContactView>
    /** Remembers that a contact is none of these at Xero, so that it may be created there. */
    keepApart(id: number, ledgerIds: string[]): Promise<void>
    /** Xero's contacts as last read. */
    findInXero(text: string): Promise<LedgerHit[]>
    /** What two contacts would become; left stays in front. */
    previewMerge(left: number, right: number): Promise<MergeView>
    /** Makes two contacts one, and returns the decision. */
    merge(form: MergeForm): Promise<DecisionView>
    /** What sending contacts to Xero would do about each. Nothing leaves. */
    previewSendMany(ids: number[]): Promise<ContactsPreview>
    /** Sends exactly the preview with this digest; progress comes as "order" events. */
    sendMany(ids: number[], digest: string): Promise<ContactSendView[]>
    sendStatus(ids: number[]): Promise<ContactSendView[]>
    /** Takes one back that has not left yet. */
    cancelSend(id: number): Promise<ContactSendView[]>
    /** Ends a conflict: one at Xero is the contact, or none is and ours is sent, or it is given up. */
    resolveSend(id: number, choice: 'adopt' | 'send' | 'drop', ledgerId: string): Promise<ContactSendView[]>
    /** Contacts for a combobox; kind is "sale" or "purchase". */
    suggest(text: string, kind: OrderKind): Promise<Suggestion[]>
  }
  review: {
    /** Pairs that wait for an answer, those worth most first. */
    queue(filter: PairFilter): Promise<PairPageView>
    pair(id: number): Promise<PairView>
    decide(id: number, answer: PairAnswer): Promise<DecisionView>
    /** Keeps a pair for later, or brings it back. */
    putOff(id: number, isPutOff: boolean): Promise<void>
    /** Takes an answer back as if it had not been given: its pair waits again. */
    takeBack(decisionId: number): Promise<void>
    /** Undoes a decision of whatever age: what it made is undone, and it is not made again. */
    undo(decisionId: number): Promise<void>
    /** Undoes all that one import or one bulk answer decided. */
    undoBatch(batch: number): Promise<UndoneBatchView>
    /** What accepting every pair above a percentage would do. */
    previewBulk(percent: string): Promise<BulkView>
    /** Accepts exactly the preview with this digest; progress comes as "job" events. */
    acceptBulk(percent: string, digest: string): Promise<JobView>
    history(offset: number, limit: number): Promise<HistoryPage>
    batches(offset: number, limit: number): Promise<BatchPage>
    /** Contacts at Xero that are, or may be, one firm. */
    xeroDuplicates(offset: number, limit: number): Promise<DuplicatePage>
    /** What the owner's answers teach about how much fields are worth. */
    learning(): Promise<LearningView>
    /** Has percentages follow what learning with this digest offered, and compares anew; progress comes as "job" events. */
    takeLesson(digest: string): Promise<JobView>
    /** Goes back to the shipped weights, and compares anew. */
    dropLesson(): Promise<JobView>
    /** Compares all contacts anew; progress comes as "job" events. */
    scan(): Promise<JobView>
    progress(): Promise<ReviewProgress>
  }
  items: {
    /** Items for a combobox. */
    suggest(text: string): Promise<ItemForm[]>
    save(form: ItemForm): Promise<ItemForm>
  }
  stock: {
    /** What there is. */
    list(query: StockQuery): Promise<StockPage>
    item(itemId: number): Promise<StockItemView>
    /** Keeps the class and the recipe of an item. */
    saveItem(form: StockItemForm): Promise<StockItemView>
    movements(query: MovementQuery): Promise<MovementPage>
    /** Orders that wait for goods, oldest first. */
    openOrders(kind: OrderKind): Promise<OpenStockOrder[]>
    /** What an order still has to be received or delivered. */
    order(orderId: number): Promise<OrderStockView>
    /** Makes that were started and are not done, oldest first. */
    openMakes(): Promise<MovementRow[]>
    record(form: RecordingForm): Promise<RecordedView>
    /** Takes a recording away and returns it as a form: recording that is the undo. */
    undo(recording: number): Promise<RecordingForm>
  }
  /** The end of each month; a period is named by its last day. Each call returns it as it stands then. */
  periods: {
    list(): Promise<PeriodsView>
    get(to: string): Promise<PeriodView>
    /** The items behind a part of a journal line. */
    partItems(query: PartQuery): Promise<PartItem[]>
    /** Keeps the owner's amounts, texts and note. */
    edit(edit: JournalEdit): Promise<PeriodView>
    /** Goes back to what is suggested. */
    reset(to: string): Promise<PeriodView>
    /** Has exactly the journal with this digest sent. */
    approve(to: string, digest: string): Promise<PeriodView>
    withdraw(to: string): Promise<PeriodView>
    dismiss(to: string): Promise<PeriodView>
    resolve(to: string, choice: JournalChoice, ledgerId: string): Promise<PeriodView>
    /** Sends a valuation again that Xero refused. */
    retryAttachment(to: string): Promise<PeriodView>
    close(to: string): Promise<PeriodView>
    reopen(to: string): Promise<PeriodView>
    /** Reads the balances and our journals from Xero. */
    readBooks(to: string): Promise<PeriodView>
    /** Opens a journal in Xero. */
    openJournal(ledgerId: string): Promise<void>
    chooseOpening(accountId: string): Promise<PeriodsView>
    approveOpening(digest: string): Promise<PeriodsView>
    /** Reads again after the opening was settled in Xero's conversion balances. */
    settleOpening(): Promise<PeriodsView>
    settings(): Promise<StockSettingsView>
    saveSettings(form: StockSettingsForm): Promise<StockSettingsView>
    /** Writes the accountant's pack where the owner says; the path is empty when the owner gave up. */
    savePack(to: string, format: 'pdf' | 'xlsx'): Promise<SavedFile>
  }
  home: { get(): Promise<HomeView> }
  activity: { list(query: ActivityQuery): Promise<ActivityPage> }
  jobs: {
    get(id: string): Promise<JobView>
    cancel(id: string): Promise<void>
  }
  /** Hears an event until the returned function is called. */
  on<Name extends keyof Events>(name: Name, handler: (payload: Events[Name]) => void): () => void
}
