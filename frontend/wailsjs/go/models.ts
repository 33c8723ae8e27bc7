export namespace app {
	
	export class AccountOption {
	    code: string;
	    name: string;
	    type: string;
	    taxType: string;
	
	    static createFrom(source: any = {}) {
	        return new AccountOption(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.name = source["name"];
	        this.type = source["type"];
	        this.taxType = source["taxType"];
	    }
	}
	export class AccountRole {
	    role: string;
	    kind: string;
	    suggested: string;
	    isNeeded: boolean;
	    problem: string;
	
	    static createFrom(source: any = {}) {
	        return new AccountRole(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.role = source["role"];
	        this.kind = source["kind"];
	        this.suggested = source["suggested"];
	        this.isNeeded = source["isNeeded"];
	        this.problem = source["problem"];
	    }
	}
	export class ActivityRow {
	    id: number;
	    at: string;
	    kind: string;
	    subject: string;
	    summary: string;
	    method: string;
	    path: string;
	    status: number;
	    durationMs: number;
	    outcome: string;
	    detail: string;
	
	    static createFrom(source: any = {}) {
	        return new ActivityRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.at = source["at"];
	        this.kind = source["kind"];
	        this.subject = source["subject"];
	        this.summary = source["summary"];
	        this.method = source["method"];
	        this.path = source["path"];
	        this.status = source["status"];
	        this.durationMs = source["durationMs"];
	        this.outcome = source["outcome"];
	        this.detail = source["detail"];
	    }
	}
	export class ActivityPage {
	    rows: ActivityRow[];
	    hasMore: boolean;
	
	    static createFrom(source: any = {}) {
	        return new ActivityPage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], ActivityRow);
	        this.hasMore = source["hasMore"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ActivityQuery {
	    outcome: string;
	    before: number;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new ActivityQuery(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.outcome = source["outcome"];
	        this.before = source["before"];
	        this.limit = source["limit"];
	    }
	}
	
	export class BatchView {
	    id: number;
	    actor: string;
	    at: string;
	    decisions: number;
	    standing: number;
	    added: number;
	    remaining: number;
	
	    static createFrom(source: any = {}) {
	        return new BatchView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.actor = source["actor"];
	        this.at = source["at"];
	        this.decisions = source["decisions"];
	        this.standing = source["standing"];
	        this.added = source["added"];
	        this.remaining = source["remaining"];
	    }
	}
	export class BatchPage {
	    rows: BatchView[];
	    total: number;
	
	    static createFrom(source: any = {}) {
	        return new BatchPage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], BatchView);
	        this.total = source["total"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class BlockView {
	    reason: string;
	    text: string;
	    remedy: string;
	    itemId: number;
	    sku: string;
	    role: string;
	
	    static createFrom(source: any = {}) {
	        return new BlockView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.reason = source["reason"];
	        this.text = source["text"];
	        this.remedy = source["remedy"];
	        this.itemId = source["itemId"];
	        this.sku = source["sku"];
	        this.role = source["role"];
	    }
	}
	export class BooksView {
	    readAt: string;
	    isStale: boolean;
	
	    static createFrom(source: any = {}) {
	        return new BooksView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.readAt = source["readAt"];
	        this.isStale = source["isStale"];
	    }
	}
	export class BridgeRow {
	    cause: string;
	    amount: string;
	
	    static createFrom(source: any = {}) {
	        return new BridgeRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.cause = source["cause"];
	        this.amount = source["amount"];
	    }
	}
	export class BulkResult {
	    batch: number;
	    accepted: number;
	    refused: number;
	
	    static createFrom(source: any = {}) {
	        return new BulkResult(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.batch = source["batch"];
	        this.accepted = source["accepted"];
	        this.refused = source["refused"];
	    }
	}
	export class PairRow {
	    id: number;
	    kind: string;
	    verdict: string;
	    left: string;
	    right: string;
	    sentence: string;
	    percent: string;
	    value: string;
	    isPutOff: boolean;
	
	    static createFrom(source: any = {}) {
	        return new PairRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.verdict = source["verdict"];
	        this.left = source["left"];
	        this.right = source["right"];
	        this.sentence = source["sentence"];
	        this.percent = source["percent"];
	        this.value = source["value"];
	        this.isPutOff = source["isPutOff"];
	    }
	}
	export class BulkView {
	    percent: string;
	    digest: string;
	    links: number;
	    merges: number;
	    duplicates: number;
	    left: number;
	    value: string;
	    currency: string;
	    rows: PairRow[];
	
	    static createFrom(source: any = {}) {
	        return new BulkView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.percent = source["percent"];
	        this.digest = source["digest"];
	        this.links = source["links"];
	        this.merges = source["merges"];
	        this.duplicates = source["duplicates"];
	        this.left = source["left"];
	        this.value = source["value"];
	        this.currency = source["currency"];
	        this.rows = this.convertValues(source["rows"], PairRow);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class CandidateView {
	    ledgerId: string;
	    number: string;
	    status: string;
	    contact: string;
	    date: string;
	    total: string;
	
	    static createFrom(source: any = {}) {
	        return new CandidateView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.ledgerId = source["ledgerId"];
	        this.number = source["number"];
	        this.status = source["status"];
	        this.contact = source["contact"];
	        this.date = source["date"];
	        this.total = source["total"];
	    }
	}
	export class CheckView {
	    severity: string;
	    code: string;
	    path: string;
	    message: string;
	    hint: string;
	    remedy: string;
	
	    static createFrom(source: any = {}) {
	        return new CheckView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.severity = source["severity"];
	        this.code = source["code"];
	        this.path = source["path"];
	        this.message = source["message"];
	        this.hint = source["hint"];
	        this.remedy = source["remedy"];
	    }
	}
	export class CompanyView {
	    name: string;
	    path: string;
	    isPractice: boolean;
	    baseCurrency: string;
	    today: string;
	
	    static createFrom(source: any = {}) {
	        return new CompanyView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.path = source["path"];
	        this.isPractice = source["isPractice"];
	        this.baseCurrency = source["baseCurrency"];
	        this.today = source["today"];
	    }
	}
	export class ConnectionView {
	    state: string;
	    organisation: string;
	    tenantId: string;
	    country: string;
	    baseCurrency: string;
	    isDemo: boolean;
	    offlineSince: string;
	    lastSuccessAt: string;
	    referenceReadAt: string;
	    callsLeftToday: number;
	    callsLeftMinute: number;
	    isRemembered: boolean;
	    clientId: string;
	    canSignIn: boolean;
	    callbackAddresses: string[];
	    queueStopped: string;
	    queueResumesAt: string;
	    queued: number;
	
	    static createFrom(source: any = {}) {
	        return new ConnectionView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.state = source["state"];
	        this.organisation = source["organisation"];
	        this.tenantId = source["tenantId"];
	        this.country = source["country"];
	        this.baseCurrency = source["baseCurrency"];
	        this.isDemo = source["isDemo"];
	        this.offlineSince = source["offlineSince"];
	        this.lastSuccessAt = source["lastSuccessAt"];
	        this.referenceReadAt = source["referenceReadAt"];
	        this.callsLeftToday = source["callsLeftToday"];
	        this.callsLeftMinute = source["callsLeftMinute"];
	        this.isRemembered = source["isRemembered"];
	        this.clientId = source["clientId"];
	        this.canSignIn = source["canSignIn"];
	        this.callbackAddresses = source["callbackAddresses"];
	        this.queueStopped = source["queueStopped"];
	        this.queueResumesAt = source["queueResumesAt"];
	        this.queued = source["queued"];
	    }
	}
	export class ContactForm {
	    id: number;
	    version: number;
	    name: string;
	    firstName: string;
	    lastName: string;
	    email: string;
	    phone: string;
	    taxNumber: string;
	    line1: string;
	    line2: string;
	    city: string;
	    region: string;
	    postalCode: string;
	    country: string;
	    currency: string;
	    isCustomer: boolean;
	    isSupplier: boolean;
	    paymentDays: string;
	    note: string;
	
	    static createFrom(source: any = {}) {
	        return new ContactForm(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.version = source["version"];
	        this.name = source["name"];
	        this.firstName = source["firstName"];
	        this.lastName = source["lastName"];
	        this.email = source["email"];
	        this.phone = source["phone"];
	        this.taxNumber = source["taxNumber"];
	        this.line1 = source["line1"];
	        this.line2 = source["line2"];
	        this.city = source["city"];
	        this.region = source["region"];
	        this.postalCode = source["postalCode"];
	        this.country = source["country"];
	        this.currency = source["currency"];
	        this.isCustomer = source["isCustomer"];
	        this.isSupplier = source["isSupplier"];
	        this.paymentDays = source["paymentDays"];
	        this.note = source["note"];
	    }
	}
	export class ContactLink {
	    ledgerId: string;
	    name: string;
	    email: string;
	    status: string;
	    reason: string;
	    since: string;
	
	    static createFrom(source: any = {}) {
	        return new ContactLink(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.ledgerId = source["ledgerId"];
	        this.name = source["name"];
	        this.email = source["email"];
	        this.status = source["status"];
	        this.reason = source["reason"];
	        this.since = source["since"];
	    }
	}
	export class ContactRow {
	    id: number;
	    name: string;
	    email: string;
	    phone: string;
	    city: string;
	    isCustomer: boolean;
	    isSupplier: boolean;
	    isLinked: boolean;
	    source: string;
	
	    static createFrom(source: any = {}) {
	        return new ContactRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.email = source["email"];
	        this.phone = source["phone"];
	        this.city = source["city"];
	        this.isCustomer = source["isCustomer"];
	        this.isSupplier = source["isSupplier"];
	        this.isLinked = source["isLinked"];
	        this.source = source["source"];
	    }
	}
	export class ContactPage {
	    rows: ContactRow[];
	    total: number;
	    roles: Record<string, number>;
	
	    static createFrom(source: any = {}) {
	        return new ContactPage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], ContactRow);
	        this.total = source["total"];
	        this.roles = source["roles"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ContactQuery {
	    search: string;
	    role: string;
	    link: string;
	    sort: string;
	    isDescending: boolean;
	    offset: number;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new ContactQuery(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.search = source["search"];
	        this.role = source["role"];
	        this.link = source["link"];
	        this.sort = source["sort"];
	        this.isDescending = source["isDescending"];
	        this.offset = source["offset"];
	        this.limit = source["limit"];
	    }
	}
	
	export class LikenessView {
	    ledgerId: string;
	    name: string;
	    email: string;
	    city: string;
	    status: string;
	    sentence: string;
	    percent: string;
	
	    static createFrom(source: any = {}) {
	        return new LikenessView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.ledgerId = source["ledgerId"];
	        this.name = source["name"];
	        this.email = source["email"];
	        this.city = source["city"];
	        this.status = source["status"];
	        this.sentence = source["sentence"];
	        this.percent = source["percent"];
	    }
	}
	export class ContactSendRow {
	    contactId: number;
	    name: string;
	    outcome: string;
	    reason: string;
	    ledgerId: string;
	    ledgerName: string;
	    newName: string;
	    asked: LikenessView[];
	    checks: CheckView[];
	
	    static createFrom(source: any = {}) {
	        return new ContactSendRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.contactId = source["contactId"];
	        this.name = source["name"];
	        this.outcome = source["outcome"];
	        this.reason = source["reason"];
	        this.ledgerId = source["ledgerId"];
	        this.ledgerName = source["ledgerName"];
	        this.newName = source["newName"];
	        this.asked = this.convertValues(source["asked"], LikenessView);
	        this.checks = this.convertValues(source["checks"], CheckView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ContactSendView {
	    contactId: number;
	    state: string;
	    ledgerId: string;
	    problem: string;
	    candidates: LikenessView[];
	    canCancel: boolean;
	
	    static createFrom(source: any = {}) {
	        return new ContactSendView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.contactId = source["contactId"];
	        this.state = source["state"];
	        this.ledgerId = source["ledgerId"];
	        this.problem = source["problem"];
	        this.candidates = this.convertValues(source["candidates"], LikenessView);
	        this.canCancel = source["canCancel"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ContactView {
	    form: ContactForm;
	    link: ContactLink;
	    source: string;
	    salesOrders: number;
	    purchaseOrders: number;
	
	    static createFrom(source: any = {}) {
	        return new ContactView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.form = this.convertValues(source["form"], ContactForm);
	        this.link = this.convertValues(source["link"], ContactLink);
	        this.source = source["source"];
	        this.salesOrders = source["salesOrders"];
	        this.purchaseOrders = source["purchaseOrders"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ContactsPreview {
	    organisation: string;
	    rows: ContactSendRow[];
	    links: number;
	    creates: number;
	    waits: number;
	    asks: number;
	    blocked: number;
	    known: number;
	    calls: number;
	    canSend: boolean;
	    checks: CheckView[];
	    digest: string;
	
	    static createFrom(source: any = {}) {
	        return new ContactsPreview(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.organisation = source["organisation"];
	        this.rows = this.convertValues(source["rows"], ContactSendRow);
	        this.links = source["links"];
	        this.creates = source["creates"];
	        this.waits = source["waits"];
	        this.asks = source["asks"];
	        this.blocked = source["blocked"];
	        this.known = source["known"];
	        this.calls = source["calls"];
	        this.canSend = source["canSend"];
	        this.checks = this.convertValues(source["checks"], CheckView);
	        this.digest = source["digest"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class CurrencyTotal {
	    currency: string;
	    total: string;
	
	    static createFrom(source: any = {}) {
	        return new CurrencyTotal(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.currency = source["currency"];
	        this.total = source["total"];
	    }
	}
	export class DecisionView {
	    id: number;
	    answer: string;
	    kind: string;
	    actor: string;
	    batch: number;
	    left: string;
	    right: string;
	    sentence: string;
	    percent: string;
	    at: string;
	    undoneAt: string;
	    undoneBy: string;
	
	    static createFrom(source: any = {}) {
	        return new DecisionView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.answer = source["answer"];
	        this.kind = source["kind"];
	        this.actor = source["actor"];
	        this.batch = source["batch"];
	        this.left = source["left"];
	        this.right = source["right"];
	        this.sentence = source["sentence"];
	        this.percent = source["percent"];
	        this.at = source["at"];
	        this.undoneAt = source["undoneAt"];
	        this.undoneBy = source["undoneBy"];
	    }
	}
	export class DifferenceView {
	    field: string;
	    mine: string;
	    theirs: string;
	    isChosen: boolean;
	
	    static createFrom(source: any = {}) {
	        return new DifferenceView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.field = source["field"];
	        this.mine = source["mine"];
	        this.theirs = source["theirs"];
	        this.isChosen = source["isChosen"];
	    }
	}
	export class DocumentStatus {
	    state: string;
	    ledger: string;
	    isChanged: boolean;
	    alsoHeld: string;
	    number: string;
	    problem: string;
	    candidates: CandidateView[];
	    isFree: boolean;
	    canWithdraw: boolean;
	    canOpen: boolean;
	
	    static createFrom(source: any = {}) {
	        return new DocumentStatus(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.state = source["state"];
	        this.ledger = source["ledger"];
	        this.isChanged = source["isChanged"];
	        this.alsoHeld = source["alsoHeld"];
	        this.number = source["number"];
	        this.problem = source["problem"];
	        this.candidates = this.convertValues(source["candidates"], CandidateView);
	        this.isFree = source["isFree"];
	        this.canWithdraw = source["canWithdraw"];
	        this.canOpen = source["canOpen"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class DuplicateContact {
	    ledgerId: string;
	    name: string;
	    email: string;
	    city: string;
	    isCustomer: boolean;
	    isSupplier: boolean;
	    contactId: number;
	    isInFront: boolean;
	
	    static createFrom(source: any = {}) {
	        return new DuplicateContact(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.ledgerId = source["ledgerId"];
	        this.name = source["name"];
	        this.email = source["email"];
	        this.city = source["city"];
	        this.isCustomer = source["isCustomer"];
	        this.isSupplier = source["isSupplier"];
	        this.contactId = source["contactId"];
	        this.isInFront = source["isInFront"];
	    }
	}
	export class DuplicateGroup {
	    contacts: DuplicateContact[];
	    isKnown: boolean;
	    sentence: string;
	    percent: string;
	    pairId: number;
	
	    static createFrom(source: any = {}) {
	        return new DuplicateGroup(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.contacts = this.convertValues(source["contacts"], DuplicateContact);
	        this.isKnown = source["isKnown"];
	        this.sentence = source["sentence"];
	        this.percent = source["percent"];
	        this.pairId = source["pairId"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class DuplicatePage {
	    rows: DuplicateGroup[];
	    total: number;
	
	    static createFrom(source: any = {}) {
	        return new DuplicatePage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], DuplicateGroup);
	        this.total = source["total"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class EvidenceBar {
	    field: string;
	    level: string;
	    left: string;
	    right: string;
	    tenthBits: number;
	    note: string;
	    oneIn: number;
	
	    static createFrom(source: any = {}) {
	        return new EvidenceBar(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.field = source["field"];
	        this.level = source["level"];
	        this.left = source["left"];
	        this.right = source["right"];
	        this.tenthBits = source["tenthBits"];
	        this.note = source["note"];
	        this.oneIn = source["oneIn"];
	    }
	}
	export class Fault {
	    code: string;
	    message: string;
	    hint: string;
	    fields: Record<string, string>;
	    id: string;
	
	    static createFrom(source: any = {}) {
	        return new Fault(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.message = source["message"];
	        this.hint = source["hint"];
	        this.fields = source["fields"];
	        this.id = source["id"];
	    }
	}
	export class TotalsView {
	    subTotal: string;
	    tax: string;
	    total: string;
	
	    static createFrom(source: any = {}) {
	        return new TotalsView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.subTotal = source["subTotal"];
	        this.tax = source["tax"];
	        this.total = source["total"];
	    }
	}
	export class LineFigures {
	    amount: string;
	    tax: string;
	
	    static createFrom(source: any = {}) {
	        return new LineFigures(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.amount = source["amount"];
	        this.tax = source["tax"];
	    }
	}
	export class FiguresView {
	    lines: LineFigures[];
	    totals: TotalsView;
	    problems: Record<string, string>;
	
	    static createFrom(source: any = {}) {
	        return new FiguresView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.lines = this.convertValues(source["lines"], LineFigures);
	        this.totals = this.convertValues(source["totals"], TotalsView);
	        this.problems = source["problems"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class TaxOption {
	    type: string;
	    name: string;
	    rate: string;
	
	    static createFrom(source: any = {}) {
	        return new TaxOption(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.type = source["type"];
	        this.name = source["name"];
	        this.rate = source["rate"];
	    }
	}
	export class FormTax {
	    id: number;
	    name: string;
	    rate: string;
	
	    static createFrom(source: any = {}) {
	        return new FormTax(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.rate = source["rate"];
	    }
	}
	export class FormOptions {
	    currencies: string[];
	    taxes: FormTax[];
	    accounts: AccountOption[];
	    taxTypes: TaxOption[];
	
	    static createFrom(source: any = {}) {
	        return new FormOptions(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.currencies = source["currencies"];
	        this.taxes = this.convertValues(source["taxes"], FormTax);
	        this.accounts = this.convertValues(source["accounts"], AccountOption);
	        this.taxTypes = this.convertValues(source["taxTypes"], TaxOption);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class HealthCheck {
	    id: string;
	    state: string;
	    name: string;
	    is: string;
	    do: string;
	    action: string;
	    orderId: number;
	    orderKind: string;
	
	    static createFrom(source: any = {}) {
	        return new HealthCheck(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.state = source["state"];
	        this.name = source["name"];
	        this.is = source["is"];
	        this.do = source["do"];
	        this.action = source["action"];
	        this.orderId = source["orderId"];
	        this.orderKind = source["orderKind"];
	    }
	}
	export class PermissionView {
	    scope: string;
	    reason: string;
	    isGranted: boolean;
	
	    static createFrom(source: any = {}) {
	        return new PermissionView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.scope = source["scope"];
	        this.reason = source["reason"];
	        this.isGranted = source["isGranted"];
	    }
	}
	export class HealthView {
	    state: string;
	    checks: HealthCheck[];
	    permissions: PermissionView[];
	    sentDocuments: number;
	
	    static createFrom(source: any = {}) {
	        return new HealthView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.state = source["state"];
	        this.checks = this.convertValues(source["checks"], HealthCheck);
	        this.permissions = this.convertValues(source["permissions"], PermissionView);
	        this.sentDocuments = source["sentDocuments"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class HistoryPage {
	    rows: DecisionView[];
	    total: number;
	
	    static createFrom(source: any = {}) {
	        return new HistoryPage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], DecisionView);
	        this.total = source["total"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class HistoryRow {
	    at: string;
	    event: string;
	    text: string;
	
	    static createFrom(source: any = {}) {
	        return new HistoryRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.at = source["at"];
	        this.event = source["event"];
	        this.text = source["text"];
	    }
	}
	export class HomeTile {
	    count: number;
	    totals: CurrencyTotal[];
	    oldest: string;
	
	    static createFrom(source: any = {}) {
	        return new HomeTile(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.count = source["count"];
	        this.totals = this.convertValues(source["totals"], CurrencyTotal);
	        this.oldest = source["oldest"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class RecentRow {
	    orderId: number;
	    kind: string;
	    number: string;
	    contact: string;
	    currency: string;
	    total: string;
	    status: DocumentStatus;
	
	    static createFrom(source: any = {}) {
	        return new RecentRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.orderId = source["orderId"];
	        this.kind = source["kind"];
	        this.number = source["number"];
	        this.contact = source["contact"];
	        this.currency = source["currency"];
	        this.total = source["total"];
	        this.status = this.convertValues(source["status"], DocumentStatus);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class HomeView {
	    toInvoice: HomeTile;
	    toBill: HomeTile;
	    problems: number;
	    checking: number;
	    queued: number;
	    sentTotal: number;
	    unlinkedContacts: number;
	    contacts: number;
	    recent: RecentRow[];
	
	    static createFrom(source: any = {}) {
	        return new HomeView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.toInvoice = this.convertValues(source["toInvoice"], HomeTile);
	        this.toBill = this.convertValues(source["toBill"], HomeTile);
	        this.problems = source["problems"];
	        this.checking = source["checking"];
	        this.queued = source["queued"];
	        this.sentTotal = source["sentTotal"];
	        this.unlinkedContacts = source["unlinkedContacts"];
	        this.contacts = source["contacts"];
	        this.recent = this.convertValues(source["recent"], RecentRow);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ImportExample {
	    category: string;
	    ledgerId: string;
	    name: string;
	    contactId: number;
	    contact: string;
	    sentence: string;
	    percent: string;
	
	    static createFrom(source: any = {}) {
	        return new ImportExample(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.category = source["category"];
	        this.ledgerId = source["ledgerId"];
	        this.name = source["name"];
	        this.contactId = source["contactId"];
	        this.contact = source["contact"];
	        this.sentence = source["sentence"];
	        this.percent = source["percent"];
	    }
	}
	export class ImportRoles {
	    customers: boolean;
	    suppliers: boolean;
	    neither: boolean;
	    conflicts: string;
	
	    static createFrom(source: any = {}) {
	        return new ImportRoles(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.customers = source["customers"];
	        this.suppliers = source["suppliers"];
	        this.neither = source["neither"];
	        this.conflicts = source["conflicts"];
	    }
	}
	export class ImportView {
	    customers: number;
	    suppliers: number;
	    neither: number;
	    new: number;
	    linked: number;
	    review: number;
	    changed: number;
	    unchanged: number;
	    archived: number;
	    merged: number;
	    kept: number;
	    taken: number;
	    examples: ImportExample[];
	    conflicts: string;
	    batch: number;
	    readAt: string;
	
	    static createFrom(source: any = {}) {
	        return new ImportView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.customers = source["customers"];
	        this.suppliers = source["suppliers"];
	        this.neither = source["neither"];
	        this.new = source["new"];
	        this.linked = source["linked"];
	        this.review = source["review"];
	        this.changed = source["changed"];
	        this.unchanged = source["unchanged"];
	        this.archived = source["archived"];
	        this.merged = source["merged"];
	        this.kept = source["kept"];
	        this.taken = source["taken"];
	        this.examples = this.convertValues(source["examples"], ImportExample);
	        this.conflicts = source["conflicts"];
	        this.batch = source["batch"];
	        this.readAt = source["readAt"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ItemForm {
	    id: number;
	    sku: string;
	    name: string;
	    salesPrice: string;
	    purchasePrice: string;
	    salesAccount: string;
	    purchaseAccount: string;
	    salesTaxId: number;
	    purchaseTaxId: number;
	
	    static createFrom(source: any = {}) {
	        return new ItemForm(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.sku = source["sku"];
	        this.name = source["name"];
	        this.salesPrice = source["salesPrice"];
	        this.purchasePrice = source["purchasePrice"];
	        this.salesAccount = source["salesAccount"];
	        this.purchaseAccount = source["purchaseAccount"];
	        this.salesTaxId = source["salesTaxId"];
	        this.purchaseTaxId = source["purchaseTaxId"];
	    }
	}
	export class ScanView {
	    links: number;
	    here: number;
	    xero: number;
	    worksAt: number;
	    contacts: number;
	    ledgerContacts: number;
	
	    static createFrom(source: any = {}) {
	        return new ScanView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.links = source["links"];
	        this.here = source["here"];
	        this.xero = source["xero"];
	        this.worksAt = source["worksAt"];
	        this.contacts = source["contacts"];
	        this.ledgerContacts = source["ledgerContacts"];
	    }
	}
	export class JobView {
	    id: string;
	    kind: string;
	    state: string;
	    done: number;
	    total: number;
	    import: ImportView;
	    scan: ScanView;
	    bulk: BulkResult;
	    problem: Fault;
	
	    static createFrom(source: any = {}) {
	        return new JobView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.state = source["state"];
	        this.done = source["done"];
	        this.total = source["total"];
	        this.import = this.convertValues(source["import"], ImportView);
	        this.scan = this.convertValues(source["scan"], ScanView);
	        this.bulk = this.convertValues(source["bulk"], BulkResult);
	        this.problem = this.convertValues(source["problem"], Fault);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class JournalPart {
	    row: string;
	    amount: string;
	    other: string;
	
	    static createFrom(source: any = {}) {
	        return new JournalPart(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.row = source["row"];
	        this.amount = source["amount"];
	        this.other = source["other"];
	    }
	}
	export class JournalLine {
	    accountId: string;
	    code: string;
	    name: string;
	    debit: string;
	    credit: string;
	    description: string;
	    suggested: string;
	    isEdited: boolean;
	    parts: JournalPart[];
	
	    static createFrom(source: any = {}) {
	        return new JournalLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.accountId = source["accountId"];
	        this.code = source["code"];
	        this.name = source["name"];
	        this.debit = source["debit"];
	        this.credit = source["credit"];
	        this.description = source["description"];
	        this.suggested = source["suggested"];
	        this.isEdited = source["isEdited"];
	        this.parts = this.convertValues(source["parts"], JournalPart);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class JournalCandidate {
	    ledgerId: string;
	    narration: string;
	    date: string;
	    status: string;
	    lines: JournalLine[];
	
	    static createFrom(source: any = {}) {
	        return new JournalCandidate(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.ledgerId = source["ledgerId"];
	        this.narration = source["narration"];
	        this.date = source["date"];
	        this.status = source["status"];
	        this.lines = this.convertValues(source["lines"], JournalLine);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class JournalDocument {
	    id: number;
	    kind: string;
	    revision: number;
	    date: string;
	    narration: string;
	    state: string;
	    ledger: string;
	    problem: string;
	    approvedAt: string;
	    sentAt: string;
	    isChanged: boolean;
	    differences: string[];
	    candidates: JournalCandidate[];
	    attachment: string;
	    canOpen: boolean;
	    ledgerId: string;
	
	    static createFrom(source: any = {}) {
	        return new JournalDocument(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.revision = source["revision"];
	        this.date = source["date"];
	        this.narration = source["narration"];
	        this.state = source["state"];
	        this.ledger = source["ledger"];
	        this.problem = source["problem"];
	        this.approvedAt = source["approvedAt"];
	        this.sentAt = source["sentAt"];
	        this.isChanged = source["isChanged"];
	        this.differences = source["differences"];
	        this.candidates = this.convertValues(source["candidates"], JournalCandidate);
	        this.attachment = source["attachment"];
	        this.canOpen = source["canOpen"];
	        this.ledgerId = source["ledgerId"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class JournalLineEdit {
	    accountId: string;
	    amount: string;
	    description: string;
	
	    static createFrom(source: any = {}) {
	        return new JournalLineEdit(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.accountId = source["accountId"];
	        this.amount = source["amount"];
	        this.description = source["description"];
	    }
	}
	export class JournalEdit {
	    to: string;
	    lines: JournalLineEdit[];
	    note: string;
	
	    static createFrom(source: any = {}) {
	        return new JournalEdit(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.to = source["to"];
	        this.lines = this.convertValues(source["lines"], JournalLineEdit);
	        this.note = source["note"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	
	export class JournalView {
	    date: string;
	    narration: string;
	    status: string;
	    revision: number;
	    replaces: boolean;
	    isDifference: boolean;
	    lines: JournalLine[];
	    debit: string;
	    credit: string;
	    note: string;
	    isEdited: boolean;
	    reversal: string;
	    digest: string;
	
	    static createFrom(source: any = {}) {
	        return new JournalView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.date = source["date"];
	        this.narration = source["narration"];
	        this.status = source["status"];
	        this.revision = source["revision"];
	        this.replaces = source["replaces"];
	        this.isDifference = source["isDifference"];
	        this.lines = this.convertValues(source["lines"], JournalLine);
	        this.debit = source["debit"];
	        this.credit = source["credit"];
	        this.note = source["note"];
	        this.isEdited = source["isEdited"];
	        this.reversal = source["reversal"];
	        this.digest = source["digest"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LessonPointView {
	    field: string;
	    level: string;
	    tenthBits: number;
	    same: number;
	    different: number;
	
	    static createFrom(source: any = {}) {
	        return new LessonPointView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.field = source["field"];
	        this.level = source["level"];
	        this.tenthBits = source["tenthBits"];
	        this.same = source["same"];
	        this.different = source["different"];
	    }
	}
	export class LessonView {
	    answers: number;
	    rightBefore: number;
	    rightAfter: number;
	    at: string;
	    points: LessonPointView[];
	
	    static createFrom(source: any = {}) {
	        return new LessonView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.answers = source["answers"];
	        this.rightBefore = source["rightBefore"];
	        this.rightAfter = source["rightAfter"];
	        this.at = source["at"];
	        this.points = this.convertValues(source["points"], LessonPointView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LearningView {
	    inForce: LessonView;
	    offered: LessonView;
	    isOffered: boolean;
	    digest: string;
	    same: number;
	    different: number;
	    needed: number;
	
	    static createFrom(source: any = {}) {
	        return new LearningView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.inForce = this.convertValues(source["inForce"], LessonView);
	        this.offered = this.convertValues(source["offered"], LessonView);
	        this.isOffered = source["isOffered"];
	        this.digest = source["digest"];
	        this.same = source["same"];
	        this.different = source["different"];
	        this.needed = source["needed"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LedgerAccount {
	    id: string;
	    code: string;
	    name: string;
	    type: string;
	
	    static createFrom(source: any = {}) {
	        return new LedgerAccount(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.code = source["code"];
	        this.name = source["name"];
	        this.type = source["type"];
	    }
	}
	export class LedgerHit {
	    ledgerId: string;
	    name: string;
	    email: string;
	    city: string;
	    status: string;
	    contactId: number;
	    linkedTo: string;
	
	    static createFrom(source: any = {}) {
	        return new LedgerHit(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.ledgerId = source["ledgerId"];
	        this.name = source["name"];
	        this.email = source["email"];
	        this.city = source["city"];
	        this.status = source["status"];
	        this.contactId = source["contactId"];
	        this.linkedTo = source["linkedTo"];
	    }
	}
	export class LedgerRow {
	    code: string;
	    name: string;
	    debit: string;
	    credit: string;
	
	    static createFrom(source: any = {}) {
	        return new LedgerRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.name = source["name"];
	        this.debit = source["debit"];
	        this.credit = source["credit"];
	    }
	}
	
	
	
	
	export class LineForm {
	    kind: string;
	    itemId: number;
	    sku: string;
	    description: string;
	    quantity: string;
	    unitPrice: string;
	    discount: string;
	    taxId: number;
	    accountCode: string;
	    taxType: string;
	
	    static createFrom(source: any = {}) {
	        return new LineForm(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.itemId = source["itemId"];
	        this.sku = source["sku"];
	        this.description = source["description"];
	        this.quantity = source["quantity"];
	        this.unitPrice = source["unitPrice"];
	        this.discount = source["discount"];
	        this.taxId = source["taxId"];
	        this.accountCode = source["accountCode"];
	        this.taxType = source["taxType"];
	    }
	}
	export class LineView {
	    kind: string;
	    sku: string;
	    description: string;
	    quantity: string;
	    unitPrice: string;
	    discount: string;
	    discountAmount: string;
	    taxName: string;
	    amount: string;
	    tax: string;
	
	    static createFrom(source: any = {}) {
	        return new LineView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.sku = source["sku"];
	        this.description = source["description"];
	        this.quantity = source["quantity"];
	        this.unitPrice = source["unitPrice"];
	        this.discount = source["discount"];
	        this.discountAmount = source["discountAmount"];
	        this.taxName = source["taxName"];
	        this.amount = source["amount"];
	        this.tax = source["tax"];
	    }
	}
	export class MergeForm {
	    left: number;
	    right: number;
	    leftVersion: number;
	    rightVersion: number;
	    takeRight: string[];
	
	    static createFrom(source: any = {}) {
	        return new MergeForm(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.left = source["left"];
	        this.right = source["right"];
	        this.leftVersion = source["leftVersion"];
	        this.rightVersion = source["rightVersion"];
	        this.takeRight = source["takeRight"];
	    }
	}
	export class MergeLine {
	    field: string;
	    left: string;
	    right: string;
	    side: string;
	
	    static createFrom(source: any = {}) {
	        return new MergeLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.field = source["field"];
	        this.left = source["left"];
	        this.right = source["right"];
	        this.side = source["side"];
	    }
	}
	export class PartyView {
	    contactId: number;
	    ledgerId: string;
	    name: string;
	    status: string;
	    isCustomer: boolean;
	    isSupplier: boolean;
	    linkedTo: string;
	    linkedContactId: number;
	    linkedLedgerId: string;
	    orders: number;
	    value: string;
	
	    static createFrom(source: any = {}) {
	        return new PartyView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.contactId = source["contactId"];
	        this.ledgerId = source["ledgerId"];
	        this.name = source["name"];
	        this.status = source["status"];
	        this.isCustomer = source["isCustomer"];
	        this.isSupplier = source["isSupplier"];
	        this.linkedTo = source["linkedTo"];
	        this.linkedContactId = source["linkedContactId"];
	        this.linkedLedgerId = source["linkedLedgerId"];
	        this.orders = source["orders"];
	        this.value = source["value"];
	    }
	}
	export class MergeView {
	    left: PartyView;
	    right: PartyView;
	    rows: MergeLine[];
	    sentence: string;
	    percent: string;
	    warnings: string[];
	    leftVersion: number;
	    rightVersion: number;
	
	    static createFrom(source: any = {}) {
	        return new MergeView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.left = this.convertValues(source["left"], PartyView);
	        this.right = this.convertValues(source["right"], PartyView);
	        this.rows = this.convertValues(source["rows"], MergeLine);
	        this.sentence = source["sentence"];
	        this.percent = source["percent"];
	        this.warnings = source["warnings"];
	        this.leftVersion = source["leftVersion"];
	        this.rightVersion = source["rightVersion"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ModelExample {
	    month: string;
	    bought: string;
	    delivered: string;
	    opening: string;
	    left: string;
	    made: string;
	    purchases: JournalLine[];
	    stock: JournalLine[];
	
	    static createFrom(source: any = {}) {
	        return new ModelExample(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.month = source["month"];
	        this.bought = source["bought"];
	        this.delivered = source["delivered"];
	        this.opening = source["opening"];
	        this.left = source["left"];
	        this.made = source["made"];
	        this.purchases = this.convertValues(source["purchases"], JournalLine);
	        this.stock = this.convertValues(source["stock"], JournalLine);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class MovementRow {
	    id: number;
	    recording: number;
	    kind: string;
	    date: string;
	    itemId: number;
	    sku: string;
	    name: string;
	    change: string;
	    value: string;
	    onHand: string;
	    worth: string;
	    unitCost: string;
	    orderId: number;
	    orderKind: string;
	    orderNumber: string;
	    contact: string;
	    reason: string;
	    note: string;
	    problem: string;
	    enteredAt: string;
	    canDelete: boolean;
	
	    static createFrom(source: any = {}) {
	        return new MovementRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.recording = source["recording"];
	        this.kind = source["kind"];
	        this.date = source["date"];
	        this.itemId = source["itemId"];
	        this.sku = source["sku"];
	        this.name = source["name"];
	        this.change = source["change"];
	        this.value = source["value"];
	        this.onHand = source["onHand"];
	        this.worth = source["worth"];
	        this.unitCost = source["unitCost"];
	        this.orderId = source["orderId"];
	        this.orderKind = source["orderKind"];
	        this.orderNumber = source["orderNumber"];
	        this.contact = source["contact"];
	        this.reason = source["reason"];
	        this.note = source["note"];
	        this.problem = source["problem"];
	        this.enteredAt = source["enteredAt"];
	        this.canDelete = source["canDelete"];
	    }
	}
	export class MovementPage {
	    rows: MovementRow[];
	    total: number;
	    currency: string;
	
	    static createFrom(source: any = {}) {
	        return new MovementPage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], MovementRow);
	        this.total = source["total"];
	        this.currency = source["currency"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class MovementQuery {
	    itemId: number;
	    orderId: number;
	    from: string;
	    to: string;
	    kind: string;
	    search: string;
	    offset: number;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new MovementQuery(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.itemId = source["itemId"];
	        this.orderId = source["orderId"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.kind = source["kind"];
	        this.search = source["search"];
	        this.offset = source["offset"];
	        this.limit = source["limit"];
	    }
	}
	
	export class OpenStockOrder {
	    orderId: number;
	    number: string;
	    date: string;
	    contact: string;
	    left: number;
	
	    static createFrom(source: any = {}) {
	        return new OpenStockOrder(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.orderId = source["orderId"];
	        this.number = source["number"];
	        this.date = source["date"];
	        this.contact = source["contact"];
	        this.left = source["left"];
	    }
	}
	export class TieOutRow {
	    accountId: string;
	    code: string;
	    name: string;
	    cause: string;
	    amount: string;
	
	    static createFrom(source: any = {}) {
	        return new TieOutRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.accountId = source["accountId"];
	        this.code = source["code"];
	        this.name = source["name"];
	        this.cause = source["cause"];
	        this.amount = source["amount"];
	    }
	}
	export class OpeningView {
	    state: string;
	    on: string;
	    value: string;
	    books: string;
	    difference: string;
	    rows: TieOutRow[];
	    lines: JournalLine[];
	    account: string;
	    accounts: LedgerAccount[];
	    digest: string;
	    document: JournalDocument;
	    canApprove: boolean;
	    blocks: BlockView[];
	
	    static createFrom(source: any = {}) {
	        return new OpeningView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.state = source["state"];
	        this.on = source["on"];
	        this.value = source["value"];
	        this.books = source["books"];
	        this.difference = source["difference"];
	        this.rows = this.convertValues(source["rows"], TieOutRow);
	        this.lines = this.convertValues(source["lines"], JournalLine);
	        this.account = source["account"];
	        this.accounts = this.convertValues(source["accounts"], LedgerAccount);
	        this.digest = source["digest"];
	        this.document = this.convertValues(source["document"], JournalDocument);
	        this.canApprove = source["canApprove"];
	        this.blocks = this.convertValues(source["blocks"], BlockView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class OrderForm {
	    id: number;
	    version: number;
	    kind: string;
	    number: string;
	    contactId: number;
	    contactName: string;
	    reference: string;
	    date: string;
	    deliveryDate: string;
	    dueDate: string;
	    currency: string;
	    rate: string;
	    taxMode: string;
	    note: string;
	    lines: LineForm[];
	
	    static createFrom(source: any = {}) {
	        return new OrderForm(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.version = source["version"];
	        this.kind = source["kind"];
	        this.number = source["number"];
	        this.contactId = source["contactId"];
	        this.contactName = source["contactName"];
	        this.reference = source["reference"];
	        this.date = source["date"];
	        this.deliveryDate = source["deliveryDate"];
	        this.dueDate = source["dueDate"];
	        this.currency = source["currency"];
	        this.rate = source["rate"];
	        this.taxMode = source["taxMode"];
	        this.note = source["note"];
	        this.lines = this.convertValues(source["lines"], LineForm);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class OrderRow {
	    id: number;
	    number: string;
	    date: string;
	    contact: string;
	    currency: string;
	    total: string;
	    reference: string;
	    status: DocumentStatus;
	
	    static createFrom(source: any = {}) {
	        return new OrderRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.number = source["number"];
	        this.date = source["date"];
	        this.contact = source["contact"];
	        this.currency = source["currency"];
	        this.total = source["total"];
	        this.reference = source["reference"];
	        this.status = this.convertValues(source["status"], DocumentStatus);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class OrderPage {
	    rows: OrderRow[];
	    total: number;
	    buckets: Record<string, number>;
	
	    static createFrom(source: any = {}) {
	        return new OrderPage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], OrderRow);
	        this.total = source["total"];
	        this.buckets = source["buckets"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class OrderQuery {
	    kind: string;
	    search: string;
	    bucket: string;
	    contactId: number;
	    sort: string;
	    isDescending: boolean;
	    offset: number;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new OrderQuery(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.search = source["search"];
	        this.bucket = source["bucket"];
	        this.contactId = source["contactId"];
	        this.sort = source["sort"];
	        this.isDescending = source["isDescending"];
	        this.offset = source["offset"];
	        this.limit = source["limit"];
	    }
	}
	
	export class ReturnableView {
	    movementId: number;
	    date: string;
	    left: string;
	
	    static createFrom(source: any = {}) {
	        return new ReturnableView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.movementId = source["movementId"];
	        this.date = source["date"];
	        this.left = source["left"];
	    }
	}
	export class OrderStockLine {
	    line: number;
	    itemId: number;
	    sku: string;
	    name: string;
	    ordered: string;
	    moved: string;
	    left: string;
	    onHand: string;
	    unitCost: string;
	    returnable: ReturnableView[];
	
	    static createFrom(source: any = {}) {
	        return new OrderStockLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.line = source["line"];
	        this.itemId = source["itemId"];
	        this.sku = source["sku"];
	        this.name = source["name"];
	        this.ordered = source["ordered"];
	        this.moved = source["moved"];
	        this.left = source["left"];
	        this.onHand = source["onHand"];
	        this.unitCost = source["unitCost"];
	        this.returnable = this.convertValues(source["returnable"], ReturnableView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class OrderStockView {
	    orderId: number;
	    kind: string;
	    number: string;
	    date: string;
	    contact: string;
	    currency: string;
	    lines: OrderStockLine[];
	
	    static createFrom(source: any = {}) {
	        return new OrderStockView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.orderId = source["orderId"];
	        this.kind = source["kind"];
	        this.number = source["number"];
	        this.date = source["date"];
	        this.contact = source["contact"];
	        this.currency = source["currency"];
	        this.lines = this.convertValues(source["lines"], OrderStockLine);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class SettlementView {
	    kind: string;
	    date: string;
	    number: string;
	    reference: string;
	    amount: string;
	
	    static createFrom(source: any = {}) {
	        return new SettlementView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.date = source["date"];
	        this.number = source["number"];
	        this.reference = source["reference"];
	        this.amount = source["amount"];
	    }
	}
	export class SentView {
	    isSent: boolean;
	    number: string;
	    status: string;
	    sentAt: string;
	    ours: TotalsView;
	    theirs: TotalsView;
	    differences: string[];
	    isChanged: boolean;
	    amountDue: string;
	    amountPaid: string;
	    amountCredited: string;
	    fullyPaidOn: string;
	    settlements: SettlementView[];
	    readAt: string;
	
	    static createFrom(source: any = {}) {
	        return new SentView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.isSent = source["isSent"];
	        this.number = source["number"];
	        this.status = source["status"];
	        this.sentAt = source["sentAt"];
	        this.ours = this.convertValues(source["ours"], TotalsView);
	        this.theirs = this.convertValues(source["theirs"], TotalsView);
	        this.differences = source["differences"];
	        this.isChanged = source["isChanged"];
	        this.amountDue = source["amountDue"];
	        this.amountPaid = source["amountPaid"];
	        this.amountCredited = source["amountCredited"];
	        this.fullyPaidOn = source["fullyPaidOn"];
	        this.settlements = this.convertValues(source["settlements"], SettlementView);
	        this.readAt = source["readAt"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class OrderView {
	    id: number;
	    kind: string;
	    number: string;
	    date: string;
	    deliveryDate: string;
	    dueDate: string;
	    contactId: number;
	    contact: string;
	    reference: string;
	    currency: string;
	    rate: string;
	    taxMode: string;
	    note: string;
	    isCancelled: boolean;
	    source: string;
	    lines: LineView[];
	    totals: TotalsView;
	    status: DocumentStatus;
	    sent: SentView;
	    history: HistoryRow[];
	    canEdit: boolean;
	    canDelete: boolean;
	    canCancel: boolean;
	
	    static createFrom(source: any = {}) {
	        return new OrderView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.number = source["number"];
	        this.date = source["date"];
	        this.deliveryDate = source["deliveryDate"];
	        this.dueDate = source["dueDate"];
	        this.contactId = source["contactId"];
	        this.contact = source["contact"];
	        this.reference = source["reference"];
	        this.currency = source["currency"];
	        this.rate = source["rate"];
	        this.taxMode = source["taxMode"];
	        this.note = source["note"];
	        this.isCancelled = source["isCancelled"];
	        this.source = source["source"];
	        this.lines = this.convertValues(source["lines"], LineView);
	        this.totals = this.convertValues(source["totals"], TotalsView);
	        this.status = this.convertValues(source["status"], DocumentStatus);
	        this.sent = this.convertValues(source["sent"], SentView);
	        this.history = this.convertValues(source["history"], HistoryRow);
	        this.canEdit = source["canEdit"];
	        this.canDelete = source["canDelete"];
	        this.canCancel = source["canCancel"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class OrganisationView {
	    tenantId: string;
	    name: string;
	    connectedAt: string;
	    isCurrent: boolean;
	    isRead: boolean;
	    country: string;
	    baseCurrency: string;
	    isDemo: boolean;
	
	    static createFrom(source: any = {}) {
	        return new OrganisationView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.tenantId = source["tenantId"];
	        this.name = source["name"];
	        this.connectedAt = source["connectedAt"];
	        this.isCurrent = source["isCurrent"];
	        this.isRead = source["isRead"];
	        this.country = source["country"];
	        this.baseCurrency = source["baseCurrency"];
	        this.isDemo = source["isDemo"];
	    }
	}
	export class PairFilter {
	    kind: string;
	    isPutOff: boolean;
	    offset: number;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new PairFilter(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.isPutOff = source["isPutOff"];
	        this.offset = source["offset"];
	        this.limit = source["limit"];
	    }
	}
	export class TextRun {
	    text: string;
	    isDifferent: boolean;
	
	    static createFrom(source: any = {}) {
	        return new TextRun(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.text = source["text"];
	        this.isDifferent = source["isDifferent"];
	    }
	}
	export class PairLine {
	    field: string;
	    left: string;
	    right: string;
	    level: string;
	    leftParts: TextRun[];
	    rightParts: TextRun[];
	
	    static createFrom(source: any = {}) {
	        return new PairLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.field = source["field"];
	        this.left = source["left"];
	        this.right = source["right"];
	        this.level = source["level"];
	        this.leftParts = this.convertValues(source["leftParts"], TextRun);
	        this.rightParts = this.convertValues(source["rightParts"], TextRun);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PairPageView {
	    rows: PairRow[];
	    total: number;
	    putOff: number;
	    value: string;
	    currency: string;
	
	    static createFrom(source: any = {}) {
	        return new PairPageView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], PairRow);
	        this.total = source["total"];
	        this.putOff = source["putOff"];
	        this.value = source["value"];
	        this.currency = source["currency"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class PairView {
	    id: number;
	    kind: string;
	    verdict: string;
	    isOpen: boolean;
	    isPutOff: boolean;
	    left: PartyView;
	    right: PartyView;
	    rows: PairLine[];
	    sentence: string;
	    percent: string;
	    bars: EvidenceBar[];
	    prior: number;
	    cap: number;
	    others: number;
	    learnt: number;
	    total: number;
	    vetoes: string[];
	    hasRival: boolean;
	    rivalTenthBits: number;
	    value: string;
	    currency: string;
	    model: string;
	    isPersonLeft: boolean;
	
	    static createFrom(source: any = {}) {
	        return new PairView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.verdict = source["verdict"];
	        this.isOpen = source["isOpen"];
	        this.isPutOff = source["isPutOff"];
	        this.left = this.convertValues(source["left"], PartyView);
	        this.right = this.convertValues(source["right"], PartyView);
	        this.rows = this.convertValues(source["rows"], PairLine);
	        this.sentence = source["sentence"];
	        this.percent = source["percent"];
	        this.bars = this.convertValues(source["bars"], EvidenceBar);
	        this.prior = source["prior"];
	        this.cap = source["cap"];
	        this.others = source["others"];
	        this.learnt = source["learnt"];
	        this.total = source["total"];
	        this.vetoes = source["vetoes"];
	        this.hasRival = source["hasRival"];
	        this.rivalTenthBits = source["rivalTenthBits"];
	        this.value = source["value"];
	        this.currency = source["currency"];
	        this.model = source["model"];
	        this.isPersonLeft = source["isPersonLeft"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PartItem {
	    itemId: number;
	    sku: string;
	    name: string;
	    amount: string;
	    movements: number;
	
	    static createFrom(source: any = {}) {
	        return new PartItem(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.itemId = source["itemId"];
	        this.sku = source["sku"];
	        this.name = source["name"];
	        this.amount = source["amount"];
	        this.movements = source["movements"];
	    }
	}
	export class PartQuery {
	    to: string;
	    accountId: string;
	    row: string;
	
	    static createFrom(source: any = {}) {
	        return new PartQuery(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.to = source["to"];
	        this.accountId = source["accountId"];
	        this.row = source["row"];
	    }
	}
	
	export class PeriodRow {
	    to: string;
	    from: string;
	    state: string;
	    isLocked: boolean;
	    value: string;
	    cost: string;
	    difference: string;
	    blocks: number;
	
	    static createFrom(source: any = {}) {
	        return new PeriodRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.to = source["to"];
	        this.from = source["from"];
	        this.state = source["state"];
	        this.isLocked = source["isLocked"];
	        this.value = source["value"];
	        this.cost = source["cost"];
	        this.difference = source["difference"];
	        this.blocks = source["blocks"];
	    }
	}
	export class PeriodStep {
	    id: string;
	    state: string;
	    text: string;
	    count: number;
	
	    static createFrom(source: any = {}) {
	        return new PeriodStep(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.state = source["state"];
	        this.text = source["text"];
	        this.count = source["count"];
	    }
	}
	export class PeriodView {
	    row: PeriodRow;
	    currency: string;
	    method: string;
	    valuation: string;
	    model: string;
	    steps: PeriodStep[];
	    blocks: BlockView[];
	    warnings: BlockView[];
	    journal: JournalView;
	    other: JournalLine[];
	    agrees: boolean;
	    bridge: BridgeRow[];
	    tieOut: TieOutRow[];
	    books: BooksView;
	    sent: JournalDocument[];
	    closedBy: string;
	    closedAt: string;
	    known: string;
	    canApprove: boolean;
	    canDismiss: boolean;
	    canWithdraw: boolean;
	    canClose: boolean;
	    canReopen: boolean;
	
	    static createFrom(source: any = {}) {
	        return new PeriodView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.row = this.convertValues(source["row"], PeriodRow);
	        this.currency = source["currency"];
	        this.method = source["method"];
	        this.valuation = source["valuation"];
	        this.model = source["model"];
	        this.steps = this.convertValues(source["steps"], PeriodStep);
	        this.blocks = this.convertValues(source["blocks"], BlockView);
	        this.warnings = this.convertValues(source["warnings"], BlockView);
	        this.journal = this.convertValues(source["journal"], JournalView);
	        this.other = this.convertValues(source["other"], JournalLine);
	        this.agrees = source["agrees"];
	        this.bridge = this.convertValues(source["bridge"], BridgeRow);
	        this.tieOut = this.convertValues(source["tieOut"], TieOutRow);
	        this.books = this.convertValues(source["books"], BooksView);
	        this.sent = this.convertValues(source["sent"], JournalDocument);
	        this.closedBy = source["closedBy"];
	        this.closedAt = source["closedAt"];
	        this.known = source["known"];
	        this.canApprove = source["canApprove"];
	        this.canDismiss = source["canDismiss"];
	        this.canWithdraw = source["canWithdraw"];
	        this.canClose = source["canClose"];
	        this.canReopen = source["canReopen"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PeriodsView {
	    isSetUp: boolean;
	    problem: string;
	    rows: PeriodRow[];
	    currency: string;
	    opening: OpeningView;
	
	    static createFrom(source: any = {}) {
	        return new PeriodsView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.isSetUp = source["isSetUp"];
	        this.problem = source["problem"];
	        this.rows = this.convertValues(source["rows"], PeriodRow);
	        this.currency = source["currency"];
	        this.opening = this.convertValues(source["opening"], OpeningView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class Preferences {
	    theme: string;
	    density: string;
	    locale: string;
	    isRailCollapsed: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Preferences(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.theme = source["theme"];
	        this.density = source["density"];
	        this.locale = source["locale"];
	        this.isRailCollapsed = source["isRailCollapsed"];
	    }
	}
	export class PreviewContact {
	    id: number;
	    name: string;
	    outcome: string;
	    match: string;
	    ledgerName: string;
	    email: string;
	    address: string[];
	    reason: string;
	    sentence: string;
	    percent: string;
	    asked: LikenessView[];
	
	    static createFrom(source: any = {}) {
	        return new PreviewContact(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.outcome = source["outcome"];
	        this.match = source["match"];
	        this.ledgerName = source["ledgerName"];
	        this.email = source["email"];
	        this.address = source["address"];
	        this.reason = source["reason"];
	        this.sentence = source["sentence"];
	        this.percent = source["percent"];
	        this.asked = this.convertValues(source["asked"], LikenessView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PreviewLine {
	    description: string;
	    sku: string;
	    quantity: string;
	    unitPrice: string;
	    discount: string;
	    accountCode: string;
	    accountName: string;
	    accountFrom: string;
	    taxType: string;
	    taxName: string;
	    taxRate: string;
	    taxFrom: string;
	    amount: string;
	    tax: string;
	    arithmetic: string;
	
	    static createFrom(source: any = {}) {
	        return new PreviewLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.description = source["description"];
	        this.sku = source["sku"];
	        this.quantity = source["quantity"];
	        this.unitPrice = source["unitPrice"];
	        this.discount = source["discount"];
	        this.accountCode = source["accountCode"];
	        this.accountName = source["accountName"];
	        this.accountFrom = source["accountFrom"];
	        this.taxType = source["taxType"];
	        this.taxName = source["taxName"];
	        this.taxRate = source["taxRate"];
	        this.taxFrom = source["taxFrom"];
	        this.amount = source["amount"];
	        this.tax = source["tax"];
	        this.arithmetic = source["arithmetic"];
	    }
	}
	export class PreviewTax {
	    name: string;
	    rate: string;
	    net: string;
	    tax: string;
	
	    static createFrom(source: any = {}) {
	        return new PreviewTax(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.rate = source["rate"];
	        this.net = source["net"];
	        this.tax = source["tax"];
	    }
	}
	export class PreviewValue {
	    field: string;
	    value: string;
	    from: string;
	
	    static createFrom(source: any = {}) {
	        return new PreviewValue(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.field = source["field"];
	        this.value = source["value"];
	        this.from = source["from"];
	    }
	}
	export class PreviewView {
	    orderId: number;
	    digest: string;
	    kind: string;
	    organisation: string;
	    status: string;
	    contact: PreviewContact;
	    values: PreviewValue[];
	    currency: string;
	    taxMode: string;
	    lines: PreviewLine[];
	    taxTotals: PreviewTax[];
	    totals: TotalsView;
	    baseTotal: string;
	    baseCurrency: string;
	    ledger: LedgerRow[];
	    checks: CheckView[];
	    canSend: boolean;
	    createsContact: boolean;
	    isRevision: boolean;
	
	    static createFrom(source: any = {}) {
	        return new PreviewView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.orderId = source["orderId"];
	        this.digest = source["digest"];
	        this.kind = source["kind"];
	        this.organisation = source["organisation"];
	        this.status = source["status"];
	        this.contact = this.convertValues(source["contact"], PreviewContact);
	        this.values = this.convertValues(source["values"], PreviewValue);
	        this.currency = source["currency"];
	        this.taxMode = source["taxMode"];
	        this.lines = this.convertValues(source["lines"], PreviewLine);
	        this.taxTotals = this.convertValues(source["taxTotals"], PreviewTax);
	        this.totals = this.convertValues(source["totals"], TotalsView);
	        this.baseTotal = source["baseTotal"];
	        this.baseCurrency = source["baseCurrency"];
	        this.ledger = this.convertValues(source["ledger"], LedgerRow);
	        this.checks = this.convertValues(source["checks"], CheckView);
	        this.canSend = source["canSend"];
	        this.createsContact = source["createsContact"];
	        this.isRevision = source["isRevision"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ReadBackView {
	    readAt: string;
	    isReading: boolean;
	    done: number;
	    total: number;
	    wait: string;
	    nextAt: string;
	
	    static createFrom(source: any = {}) {
	        return new ReadBackView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.readAt = source["readAt"];
	        this.isReading = source["isReading"];
	        this.done = source["done"];
	        this.total = source["total"];
	        this.wait = source["wait"];
	        this.nextAt = source["nextAt"];
	    }
	}
	
	export class RecordedView {
	    recording: number;
	    rows: MovementRow[];
	    warnings: string[];
	
	    static createFrom(source: any = {}) {
	        return new RecordedView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.recording = source["recording"];
	        this.rows = this.convertValues(source["rows"], MovementRow);
	        this.warnings = source["warnings"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class UseForm {
	    itemId: number;
	    quantity: string;
	
	    static createFrom(source: any = {}) {
	        return new UseForm(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.itemId = source["itemId"];
	        this.quantity = source["quantity"];
	    }
	}
	export class RecordingLine {
	    itemId: number;
	    quantity: string;
	    unitCost: string;
	    value: string;
	    orderLine: number;
	    of: number[];
	    split: string;
	    uses: UseForm[];
	    operations: string;
	
	    static createFrom(source: any = {}) {
	        return new RecordingLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.itemId = source["itemId"];
	        this.quantity = source["quantity"];
	        this.unitCost = source["unitCost"];
	        this.value = source["value"];
	        this.orderLine = source["orderLine"];
	        this.of = source["of"];
	        this.split = source["split"];
	        this.uses = this.convertValues(source["uses"], UseForm);
	        this.operations = source["operations"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class RecordingForm {
	    kind: string;
	    date: string;
	    orderId: number;
	    reason: string;
	    note: string;
	    lines: RecordingLine[];
	
	    static createFrom(source: any = {}) {
	        return new RecordingForm(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.date = source["date"];
	        this.orderId = source["orderId"];
	        this.reason = source["reason"];
	        this.note = source["note"];
	        this.lines = this.convertValues(source["lines"], RecordingLine);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class ReviewProgress {
	    decided: number;
	    open: number;
	    putOff: number;
	    worthPerMille: number;
	    scannedAt: string;
	
	    static createFrom(source: any = {}) {
	        return new ReviewProgress(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.decided = source["decided"];
	        this.open = source["open"];
	        this.putOff = source["putOff"];
	        this.worthPerMille = source["worthPerMille"];
	        this.scannedAt = source["scannedAt"];
	    }
	}
	export class SavedFile {
	    path: string;
	
	    static createFrom(source: any = {}) {
	        return new SavedFile(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	    }
	}
	
	
	
	export class SetupChoices {
	    invoiceStatus: string;
	    billStatus: string;
	    salesAccount: string;
	    purchaseAccount: string;
	    shippingAccount: string;
	    paymentDays: number;
	    billDays: number;
	    startDate: string;
	    importCustomers: boolean;
	    importSuppliers: boolean;
	    importNeither: boolean;
	    importedAt: string;
	
	    static createFrom(source: any = {}) {
	        return new SetupChoices(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.invoiceStatus = source["invoiceStatus"];
	        this.billStatus = source["billStatus"];
	        this.salesAccount = source["salesAccount"];
	        this.purchaseAccount = source["purchaseAccount"];
	        this.shippingAccount = source["shippingAccount"];
	        this.paymentDays = source["paymentDays"];
	        this.billDays = source["billDays"];
	        this.startDate = source["startDate"];
	        this.importCustomers = source["importCustomers"];
	        this.importSuppliers = source["importSuppliers"];
	        this.importNeither = source["importNeither"];
	        this.importedAt = source["importedAt"];
	    }
	}
	export class SetupStep {
	    id: string;
	    state: string;
	    problem: string;
	
	    static createFrom(source: any = {}) {
	        return new SetupStep(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.state = source["state"];
	        this.problem = source["problem"];
	    }
	}
	export class TaxRow {
	    taxId: number;
	    kind: string;
	    name: string;
	    rate: string;
	    taxType: string;
	    isSuggested: boolean;
	    orders: number;
	    problem: string;
	
	    static createFrom(source: any = {}) {
	        return new TaxRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.taxId = source["taxId"];
	        this.kind = source["kind"];
	        this.name = source["name"];
	        this.rate = source["rate"];
	        this.taxType = source["taxType"];
	        this.isSuggested = source["isSuggested"];
	        this.orders = source["orders"];
	        this.problem = source["problem"];
	    }
	}
	export class SetupView {
	    steps: SetupStep[];
	    isDone: boolean;
	    choices: SetupChoices;
	    salesAccounts: AccountOption[];
	    purchaseAccounts: AccountOption[];
	    taxes: TaxRow[];
	    salesTaxes: TaxOption[];
	    purchaseTaxes: TaxOption[];
	
	    static createFrom(source: any = {}) {
	        return new SetupView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.steps = this.convertValues(source["steps"], SetupStep);
	        this.isDone = source["isDone"];
	        this.choices = this.convertValues(source["choices"], SetupChoices);
	        this.salesAccounts = this.convertValues(source["salesAccounts"], AccountOption);
	        this.purchaseAccounts = this.convertValues(source["purchaseAccounts"], AccountOption);
	        this.taxes = this.convertValues(source["taxes"], TaxRow);
	        this.salesTaxes = this.convertValues(source["salesTaxes"], TaxOption);
	        this.purchaseTaxes = this.convertValues(source["purchaseTaxes"], TaxOption);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class SignInView {
	    phase: string;
	    url: string;
	    hint: string;
	    problem: Fault;
	
	    static createFrom(source: any = {}) {
	        return new SignInView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.phase = source["phase"];
	        this.url = source["url"];
	        this.hint = source["hint"];
	        this.problem = this.convertValues(source["problem"], Fault);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class StartView {
	    version: string;
	    company: CompanyView;
	    connection: ConnectionView;
	    setup: SetupView;
	    readBack: ReadBackView;
	    preferences: Preferences;
	    problem: Fault;
	
	    static createFrom(source: any = {}) {
	        return new StartView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.version = source["version"];
	        this.company = this.convertValues(source["company"], CompanyView);
	        this.connection = this.convertValues(source["connection"], ConnectionView);
	        this.setup = this.convertValues(source["setup"], SetupView);
	        this.readBack = this.convertValues(source["readBack"], ReadBackView);
	        this.preferences = this.convertValues(source["preferences"], Preferences);
	        this.problem = this.convertValues(source["problem"], Fault);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class StockItemForm {
	    itemId: number;
	    class: string;
	    recipe: UseForm[];
	    operations: string;
	
	    static createFrom(source: any = {}) {
	        return new StockItemForm(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.itemId = source["itemId"];
	        this.class = source["class"];
	        this.recipe = this.convertValues(source["recipe"], UseForm);
	        this.operations = source["operations"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class UseView {
	    itemId: number;
	    sku: string;
	    name: string;
	    quantity: string;
	    onHand: string;
	    unitCost: string;
	
	    static createFrom(source: any = {}) {
	        return new UseView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.itemId = source["itemId"];
	        this.sku = source["sku"];
	        this.name = source["name"];
	        this.quantity = source["quantity"];
	        this.onHand = source["onHand"];
	        this.unitCost = source["unitCost"];
	    }
	}
	export class StockRow {
	    itemId: number;
	    sku: string;
	    name: string;
	    class: string;
	    onHand: string;
	    unitCost: string;
	    value: string;
	    problem: string;
	
	    static createFrom(source: any = {}) {
	        return new StockRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.itemId = source["itemId"];
	        this.sku = source["sku"];
	        this.name = source["name"];
	        this.class = source["class"];
	        this.onHand = source["onHand"];
	        this.unitCost = source["unitCost"];
	        this.value = source["value"];
	        this.problem = source["problem"];
	    }
	}
	export class StockItemView {
	    row: StockRow;
	    recipe: UseView[];
	    operations: string;
	    currency: string;
	
	    static createFrom(source: any = {}) {
	        return new StockItemView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.row = this.convertValues(source["row"], StockRow);
	        this.recipe = this.convertValues(source["recipe"], UseView);
	        this.operations = source["operations"];
	        this.currency = source["currency"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class StockPage {
	    rows: StockRow[];
	    total: number;
	    value: string;
	    counts: Record<string, number>;
	    currency: string;
	    on: string;
	    method: string;
	    hasMovements: boolean;
	
	    static createFrom(source: any = {}) {
	        return new StockPage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], StockRow);
	        this.total = source["total"];
	        this.value = source["value"];
	        this.counts = source["counts"];
	        this.currency = source["currency"];
	        this.on = source["on"];
	        this.method = source["method"];
	        this.hasMovements = source["hasMovements"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class StockQuery {
	    search: string;
	    class: string;
	    show: string;
	    on: string;
	    sort: string;
	    isDescending: boolean;
	    offset: number;
	    limit: number;
	
	    static createFrom(source: any = {}) {
	        return new StockQuery(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.search = source["search"];
	        this.class = source["class"];
	        this.show = source["show"];
	        this.on = source["on"];
	        this.sort = source["sort"];
	        this.isDescending = source["isDescending"];
	        this.offset = source["offset"];
	        this.limit = source["limit"];
	    }
	}
	
	export class StockSettingsForm {
	    valuation: string;
	    model: string;
	    method: string;
	    status: string;
	    start: string;
	    hasReversal: boolean;
	    accounts: Record<string, string>;
	    reasons: Record<string, string>;
	
	    static createFrom(source: any = {}) {
	        return new StockSettingsForm(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.valuation = source["valuation"];
	        this.model = source["model"];
	        this.method = source["method"];
	        this.status = source["status"];
	        this.start = source["start"];
	        this.hasReversal = source["hasReversal"];
	        this.accounts = source["accounts"];
	        this.reasons = source["reasons"];
	    }
	}
	export class StockSettingsView {
	    isSetUp: boolean;
	    form: StockSettingsForm;
	    roles: AccountRole[];
	    stockAccounts: LedgerAccount[];
	    costAccounts: LedgerAccount[];
	    liabilityAccounts: LedgerAccount[];
	    equityAccounts: LedgerAccount[];
	    reasonNames: string[];
	    example: ModelExample;
	    hasJournals: boolean;
	
	    static createFrom(source: any = {}) {
	        return new StockSettingsView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.isSetUp = source["isSetUp"];
	        this.form = this.convertValues(source["form"], StockSettingsForm);
	        this.roles = this.convertValues(source["roles"], AccountRole);
	        this.stockAccounts = this.convertValues(source["stockAccounts"], LedgerAccount);
	        this.costAccounts = this.convertValues(source["costAccounts"], LedgerAccount);
	        this.liabilityAccounts = this.convertValues(source["liabilityAccounts"], LedgerAccount);
	        this.equityAccounts = this.convertValues(source["equityAccounts"], LedgerAccount);
	        this.reasonNames = source["reasonNames"];
	        this.example = this.convertValues(source["example"], ModelExample);
	        this.hasJournals = source["hasJournals"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Suggestion {
	    id: number;
	    label: string;
	    hint: string;
	
	    static createFrom(source: any = {}) {
	        return new Suggestion(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.label = source["label"];
	        this.hint = source["hint"];
	    }
	}
	export class SwitchView {
	    from: OrganisationView;
	    to: OrganisationView;
	    sent: number;
	    unfinished: number;
	    linked: number;
	    isReturn: boolean;
	    refusal: Fault;
	
	    static createFrom(source: any = {}) {
	        return new SwitchView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.from = this.convertValues(source["from"], OrganisationView);
	        this.to = this.convertValues(source["to"], OrganisationView);
	        this.sent = source["sent"];
	        this.unfinished = source["unfinished"];
	        this.linked = source["linked"];
	        this.isReturn = source["isReturn"];
	        this.refusal = this.convertValues(source["refusal"], Fault);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	
	
	
	export class UndoneBatchView {
	    decisions: number;
	    removed: number;
	    kept: number;
	
	    static createFrom(source: any = {}) {
	        return new UndoneBatchView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.decisions = source["decisions"];
	        this.removed = source["removed"];
	        this.kept = source["kept"];
	    }
	}
	

}

