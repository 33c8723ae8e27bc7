/** Where one can be in the window, and what is open there. */
export type Route =
  | { screen: 'home' }
  | OrdersRoute
  | ContactsRoute
  | ReviewRoute
  | StockRoute
  | PeriodsRoute
  | { screen: 'activity'; search?: string; kind?: string }
  | { screen: 'settings'; section?: string }
  | { screen: 'setup'; step?: string }

/** A list of orders and what is open beside or over it. */
export interface OrdersRoute {
  screen: 'sales' | 'purchases'
  /** The order whose details are open. */
  order?: number
  /** What is open over the list: a form (with order: to edit it, without: a new one), or the preview of the order. */
  mode?: 'form' | 'preview'
  /** The filter to begin with, such as "to_send". */
  bucket?: string
  /** Only this contact's orders. */
  contact?: number
}

/** The list of contacts and what is open beside it. */
export interface ContactsRoute {
  screen: 'contacts'
  contact?: number | 'new'
  /** The filter to begin with. */
  link?: 'linked' | 'unlinked'
}

/** What there is, and what is open beside it. */
export interface StockRoute {
  screen: 'stock'
  item?: number
  /** What is being recorded: it stands before the item. */
  record?: 'receive' | 'deliver' | 'return' | 'make' | 'count' | 'value' | 'landed'
  /** The order that recording begins with. */
  order?: number
}

/** The ends of months, one of them in full, or the accounts they are posted to. */
export interface PeriodsRoute {
  screen: 'periods'
  /** The last day of the period that is shown in full. */
  to?: string
  view?: 'accounts'
}

/** The review of contacts that may be one firm. */
export interface ReviewRoute {
  screen: 'review'
  /** Pairs to decide, Xero's own duplicates, or what was decided. */
  view?: 'queue' | 'xero' | 'history' | 'learning'
  /** The pair to begin with. */
  pair?: number
}

export type Screen = Route['screen']
