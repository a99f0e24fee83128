"""Titles of columns as words of one vocabulary: abbreviations written out, spelling mended, synonyms made one."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from optimiser.ingest.raw_table import clean

LONGEST_TITLE = 120
"""Longest text that can be a title [characters]; what is longer is a note or data."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_SIGNS = (
    ("£", " gbp "),
    ("#", " number "),
    ("№", " number "),
    ("%", " percent "),
    ("&", " and "),
    ("'", ""),
    ("’", ""),
)
_THRESHOLD = re.compile(r"\b(over|above|greater than|of or over)\b.*?\b[0-9]+ ?k?( [0-9]{3})?\b|\b[0-9]{2,}k?\b")
"""Thresholds such as "over £25,000" and years say nothing of what a column holds."""


def _list(words: str) -> list[str]:
    """Return words that are split by blanks."""
    return words.split()


_SYNONYMS = {
    "supplier": "suppliers suppl supp vendor vendors payee payees creditor creditors beneficiary beneficiaries "
    "provider providers recipient recipients contractor contractors seller counterparty tradingpartner thirdparty",
    "entity": "entities trust trusts body bodies organisation organization organisations authority buyer purchaser "
    "publisher payer council ccg icb customer hospital",
    "number": "no nos num nbr nr numb numbers id ids identifier identification",
    "reference": "ref refs refno references",
    "description": "desc descr descrip descriptions narrative narration narratives details detail text "
    "particulars purpose summary comment comments remarks explanation reason reasons justification",
    "amount": "amt amnt amounts value values val sum cost costs payable charge",
    "quantity": "qty qnty quant qtys quantities",
    "invoice": "inv invoices invoiced bill",
    "transaction": "trans txn txns tran trx trn transactions voucher vouchers",
    "document": "doc docs documents",
    "payment": "pmt pymt payments paid pay payt cheque chq bacs remittance disbursement",
    "clearing": "cleared clear clearance",
    "posting": "posted journal",
    "department": "dept depts departments departmental depart",
    "registration": "reg registered regn regd registry",
    "expense": "exp expenses expenditure expenditures spend spending",
    "category": "cat categories classification class categorisation categorization subcategory grouping group heading",
    "type": "types kind",
    "account": "acc acct accounts accnt nominal subj subjective naturalaccount",
    "ledger": "gl nl",
    "manufacturer": "man mfr mfg manuf manufacturers manf maker makers mfrs",
    "order": "orders ordered po purchaseorder porder",
    "requisition": "req reqn requisitions",
    "item": "items product products material materials article goods prod",
    "date": "dates dt dte dated",
    "name": "names nm",
    "line": "lines ln distribution dist row",
    "vat": "tax",
    "gbp": "sterling pounds pound",
    "net": "exvat excvat exclvat nett",
    "gross": "incvat inclvat",
    "unit": "units",
    "directorate": "directorates dir",
    "organisational": "organizational",
    "month": "mth months monthly",
    "year": "yr fy",
    "quarter": "qtr",
    "address": "addr addresses",
    "telephone": "phone tel mobile fax",
    "email": "mail",
    "gtin": "ean ean13 gtin13 gtin14 barcode gtins",
    "postcode": "postcodes zip",
    "catalogue": "catalog cat_no",
    "contract": "contracts agreement framework frameworks",
    "delivery": "delivered receipt received grn",
    "start": "commencement commence commences begin begins starts from",
    "end": "expiry expiration expires ends finish termination until",
    "award": "awarded",
    "area": "areas",
    "code": "codes",
    "price": "prices rate",
    "each": "eaches",
    "extended": "ext",
    "company": "co companies",
    "financial": "fin",
    "estimated": "est estimate",
    "maximum": "max",
    "costcentre": "costc costcode costcodes costcenter costcentres cc",
    "total": "totals",
    "employee": "staff",
}
_KNOWN_AS_THEY_ARE = _list(
    "a accounted accounting accrual activity actual an and annual annum ap approval approved approver approximate "
    "ar as at authorised authoriser average balance band bank batch be beneficial bic billed birth budget "
    "business by calendar cancelled capital centre chain charged charity cipfa city classed clinical code1 "
    "combination committed commodity contact content contents contracting conversion costcentre count country "
    "county cpv created creation credit currency current debit deliver detailed discount division due eclass "
    "effective element entry event exchange expected extend extension external factor family finance first fiscal "
    "for forecast foreign forename full function functional general gl grade grand gs1 header hierarchy holder "
    "house iban in incurred indicator initial initials input insurance internal inventory irrecoverable is issue "
    "key label labels language last legal level lifetime limit local locality location long main manager matched "
    "measure merchant merchantcategory method minimum mpc mpn national natural nature nhs nhssc nino notes notice "
    "npc nsv objective occurred ods of officer official on operating option or ordering original other our "
    "outstanding overall own owner pack package parent part patient paying per percent period person pieces place "
    "point portfolio postal previous primary procedure process proclass procurement project promised purchase "
    "purchasing raised rebate record recoverable redacted region register release remaining reporting requested "
    "requester requesting requestor required requisitioner requisitioning responsible revenue review route run "
    "section segment sequence sercop service services short site size sku small sme sort source spent standard "
    "status stock street string sub subledger supply surname swift system target team tender terms the their time "
    "title to town trading ultimate unique unitprice unspsc uoi uom uop usage variance vcse volume ward week "
    "where which whole with yearly your"
)
_FILLERS = frozenset(_list("and of the for in to by or with on at is as a an ap which where incurred occurred spent"))
_WORD_OF = {word: word for word in _KNOWN_AS_THEY_ARE} | {
    word: canonical for canonical, words in _SYNONYMS.items() for word in (canonical, *words.split())
}
VOCABULARY = frozenset(_WORD_OF)
"""Every word that is known; others are mended or left."""
_SHORT_WORDS = tuple(sorted(word for word in _WORD_OF if len(word) == 4))
_LONG_WORDS = tuple(sorted(word for word in _WORD_OF if len(word) >= 5))
_PHRASES = (
    (
        r"\b(exc|excl|ex|excluding|exclusive|net|less|before|without)( of)?( any)?( all)?( recoverable)? (vat|tax)\b",
        "net",
    ),
    (
        r"\b(inc|incl|including|inclusive|gross)( of)?( any)?( all)?( irrecoverable| non recoverable)? (vat|tax)\b",
        "gross",
    ),
    (r"\b(vat|tax) (exc|excl|ex|exclusive|excluded)\b", "net"),
    (r"\b(vat|tax) (inc|incl|inclusive|included)\b", "gross"),
    (
        (
            r"\bnon (recoverable|reclaimable) vat\b"
            r"|\bvat (that )?(not|non|un|cannot) ?(be )?(recoverable|reclaimable|recovered)\b"
        ),
        "irrecoverable vat",
    ),
    (r"\b(post|postal) codes?\b", "postcode"),
    (r"\bcost (centres?|centers?|codes?|ctr)\b|\b(costcodes?|costc|cc|c c|cost cent)\b", "costcentre"),
    (r"\bcat (no|number|num)\b", "catalogue number"),
    (r"\bcare groups?\b", "division"),
    (r"\bap ?ar (id|no) t$", "supplier name"),
    (r"\bap ?ar (id|no)$", "supplier number"),
    (r"\bt a$", "trading name"),
    (r"(?<=[a-z]) t$", " name"),
    (r"\bunit (cost|costs)\b|\bcost (per|of) (unit|each|item)\b|\bcost each\b", "unit price"),
    (r"\b(third party|trading partner|paid to|payable to|payment to|pay to)\b", "supplier"),
    (r"\bpurchase orders?\b|\bp o\b", "order"),
    (r"\bbar ?codes?\b", "gtin"),
    (r"\bunits? of (measure|measurement|issue|purchase|order|sale)\b|\bu ?o ?[mip]\b|\buo[mip]\b", "uom"),
    (r"\be (mail|class)\b", r"e\1"),
    (r"\b(companies|company) house\b", "company house"),
    (r"\ba c\b", "account"),
    (r"\bin gbp\b|\bgbps\b|\bgbp s\b", "gbp"),
)
_COMPILED = tuple((re.compile(pattern), instead) for pattern, instead in _PHRASES)


@lru_cache(maxsize=20_000)
def title_words(title: str) -> str:
    """Return a title as words of the vocabulary, in their order; empty for what cannot be a title.

    Parameters
    ----------
    title
        A cell that may be a title, such as ``Suplier_Name`` or ``Net amt (£)``.
    """
    text = clean(title)
    if not text or len(text) > LONGEST_TITLE:
        return ""
    for sign, instead in _SIGNS:
        text = text.replace(sign, instead)
    text = " ".join(re.findall(r"[a-z0-9]+", _CAMEL.sub(" ", text).casefold()))
    text = " ".join(piece for word in text.split() for piece in _mend(word))
    for pattern, instead in _COMPILED:
        text = pattern.sub(instead, text)
    text = _THRESHOLD.sub(" ", text)
    words: list[str] = []
    for word in text.split():
        canonical = _WORD_OF.get(word, word)
        if canonical not in _FILLERS and words[-1:] != [canonical]:
            words.append(canonical)
    amount_alone = ["amount" if word == "gbp" else word for word in words]
    return " ".join(word for word in words if word != "gbp") or " ".join(dict.fromkeys(amount_alone))


@lru_cache(maxsize=20_000)
def _mend(word: str) -> tuple[str, ...]:
    """Return a word as known words: itself, two or three that were run together, or the one it is a misspelling of."""
    if word in _WORD_OF or word.isdigit() or len(word) < 4:
        return (word,)
    if len(word) == 4:
        # Of so short a word only letters in the wrong order are mended: one letter more or less makes another word.
        return (next((known for known in _SHORT_WORDS if sorted(known) == sorted(word)), word),)
    parts = _split(word)
    if parts:
        return parts
    allowed = 1 if len(word) < 8 else 2
    near = process.extract(word, _LONG_WORDS, scorer=OSA.distance, score_cutoff=allowed, limit=None)
    rivals = {_WORD_OF[known] for known, distance, _ in near if distance == near[0][1]}
    return (near[0][0],) if len(rivals) == 1 else (word,)


def _split(word: str) -> tuple[str, ...]:
    """Return the known words of which a word is put together, each of three letters or more; else nothing."""
    for cut in range(len(word) - 2, 2, -1):
        head, tail = word[:cut], word[cut:]
        if head in _WORD_OF:
            if tail in _WORD_OF and (len(tail) > 2 or tail in {"no", "id", "dt"}):
                return (head, tail)
            rest = _split(tail) if len(tail) > 5 else ()
            if rest:
                return (head, *rest)
    return ()
