"""What titles about money, types of expense, areas and descriptions mean."""

from __future__ import annotations

_NO_FIELD = ""
RULES_OF_MONEY: tuple[tuple[str, str], ...] = (
    # Money.
    (
        (
            r"(budget|original|foreign|balance|outstanding|committed|credit|accrual|open|remaining|target|limit"
            r"|forecast|received|matched|discount|over|rebate|variance)( .*)?(amount|limit|balance)( .*)?|balance"
            r"|budget|credit|currency( .*)?|exchange rate.*|amount (received|matched|outstanding|committed|open"
            r"|currency|foreign)"
        ),
        _NO_FIELD,
    ),
    (
        (
            r"(line |transaction |total |invoice line |distribution |payment |invoice |item |supplier |actual "
            r"|ledger )*net( line| total| invoice| transaction| payment| item)*( amount)?( payment| line| invoice"
            r"| expense| gbp)*|amount net( .*)?|net( .*)? amount|(amount|total|payment|expense|line|invoice"
            r"|actual)( .*)? net|net total"
        ),
        "amount:1:net value:0.6:value",
    ),
    (
        (
            r"(line|invoice line|order line|transaction line|extended|total line|line total|item total"
            r"|line item)( total| extended| transaction)? ?(amount|total|expense|net amount)( line| gbp)?|(amount"
            r"|total) line|line extended amount|extended|(total|amount) per line|order line total|total item( amount)?"
        ),
        "amount:1:line",
    ),
    (r"(.* )?gross( .*)?", "amount:0.95:gross"),
    (
        (
            r"(total |overall |whole )*(invoice|document|voucher)( total| header)? ?(amount|total)( total)?"
            r"|invoice total|total invoice|amount invoice|payment total|total payment( amount)?|total (transaction"
            r"|document|order)( amount)?|order (amount|total)( amount)?|amount order"
        ),
        "amount:0.9:invoice total",
    ),
    (
        (
            r"(transaction |payment |supplier |actual |posting |ledger |account |base |functional |local |accounted "
            r"|function |expense |functional currency )*amount( payment| transaction| actual| supplier| expense"
            r"| ledger| invoice| base| item| posting)*( amount)?"
        ),
        "amount:1:amount value:0.8:value",
    ),
    (r"total|grand total|total expense|expense total|payment total", "amount:0.85:total"),
    (
        (
            r"actual|debit|payment|month expense|expense|actual expense|supplier expense|expense actual"
            r"|invoice payment|net payment"
        ),
        "amount:0.6:amount",
    ),
    # Types, accounts and areas; what has a type but no spend in it comes first.
    (
        (
            r"(document|transaction|payment|invoice|source|entity|line|record|order|contract|posting|journal"
            r"|batch) (type|method|source|status|category|indicator|terms)( .*)?"
        ),
        _NO_FIELD,
    ),
    (
        (
            r"(procedure|procurement|tender|award|contract) (type|method|status|indicator|route|process"
            r"|procedure)( .*)?|procedure"
        ),
        _NO_FIELD,
    ),
    (
        (
            r"(approver|requisitioner|requestor|requester|user|created|raised|authorised|authoriser|approved|manager"
            r"|contract (manager|owner|officer|lead)|lead officer|responsible officer)( name)?"
        ),
        "!names of staff",
    ),
    (r"(capital|revenue|source|status|currency)( .*)?", _NO_FIELD),
    (
        (
            r"(description )?expense( item| detailed)? type( description| name| label)?|type expense"
            r"|detailed expense type|expense account type"
        ),
        "category:1:expense type",
    ),
    (
        (
            r"expense (category|description|label|class|name|account|element|heading|classification)( .*)?"
            r"|category expense|nature expense|expense type .*"
        ),
        "category:0.95:category",
    ),
    (r"expense (code|number|type code|reference)( .*)?|amount element( code)?", "category:0.6:account code"),
    (
        (
            r"(procurement|purchase|purchasing|proclass|unspsc|cpv|eclass|commodity|proc) ?(item|supplier|spend"
            r"|expense)? ?(category|class|type|description|name|group|hierarchy|label|level.*)( .*)?|proclass( .*)?"
            r"|commodity|eclass|unspsc|cpv"
        ),
        "category:0.85:procurement",
    ),
    (
        r"((proclass|unspsc|cpv|eclass|commodity|procurement|merchant) (code|number))( .*)?|class code",
        "category:0.6:account code",
    ),
    (r"merchant category( .*)?|merchant type", "category:0.85:merchant"),
    (
        r"(cipfa|sercop|subjective)( .*)?( description| name| label| category)|cipfa( .*)?|sercop( .*)?",
        "category:0.8:account name",
    ),
    (
        (
            r"(general ledger |ledger |amount |detail |natural )*(account|ledger|element)( account"
            r"| code)*( description| name| title| label)+( .*)?|account category|(general )?ledger account"
            r"|account( [0-9])?|amount element (description|name)"
        ),
        "category:0.8:account name",
    ),
    (
        (
            r"(ledger |general ledger |natural )*(account|ledger|subledger|ledger account) ?(number|code|reference"
            r"|string|combination|segment.*)?( number)?"
        ),
        "category:0.55:account code",
    ),
    (
        (
            r"(level [0-9] )?category( level)?( [0-9])?( description| name| label)*|(main |sub |spend |primary "
            r"|top )+category( .*)?|category [a-z0-9]+|level [0-9]( category)?( name| description)?"
        ),
        "category:0.9:category",
    ),
    (r"type|type description", "category:0.45:category"),
    (r"(expense|amount) area( .*)?|area( expense| name| description| label)*", "area:1:expense area"),
    (
        (
            r"(service|division service|service division|service area|services)( area| label| name| category"
            r"| description| division| group| level [0-9]| categorisation| unit| department)*|council service"
            r"|department service.*|(service )?portfolio( name)?|(entity )?service .*"
        ),
        "area:0.95:service",
    ),
    (
        (
            r"(main |expense |ledger )*costcentre( [0-9])?( description| name| label| category| full name"
            r"| title)+( .*)?|(description|name) costcentre"
        ),
        "area:0.95:cost centre",
    ),
    (r"costcentre|cost centre|amount centre", "area:0.85:cost centre"),
    (
        (
            r"(costcentre|department|directorate|division|service|area|expense area|site|location|objective) ?(number"
            r"|code|reference|key)( .*)?"
        ),
        "area:0.55:cost centre code",
    ),
    (
        (
            r"department( name| description| label)*|(paying |spend |entity |expense |charged )department( name)?"
            r"|department directorate|objective( name| description)?|function( name)?|team|section|budget (holder"
            r"|area|name|centre)( .*)?|budget description"
        ),
        "area:0.9:department",
    ),
    (r"directorate( name| description| label)*|directorate .*|(entity )directorate", "area:0.85:directorate"),
    (
        r"division( name| description| label)*|group|care group|clinical (business )?unit|portfolio|locality",
        "area:0.8:division",
    ),
    (
        (
            r"((delivery|order|ship|ordering|requesting|requisition|requisitioning|deliver) )?(site|location|ward"
            r"|point|place)( name| description)*|requisition point|delivery address name"
        ),
        "area:0.6:place",
    ),
    # Words about the thing.
    (
        (
            r"(line|order line|invoice line|transaction line|distribution)( item)? description( .*)?|description line"
            r"|order description"
        ),
        "description:1:line",
    ),
    (
        (
            r"description( [0-9a-z]+)?|(transaction|payment|posting|extended|long|short|document|ledger|text"
            r"|item) description|transaction detail|line"
        ),
        "description:1:text",
    ),
    (r"(invoice|order) description( .*)?|description invoice", "description:0.95:invoice"),
    (
        (
            r"description (expense|payment|amount|transaction|item|service|items|goods).*|expense description.*"
            r"|purpose.*"
        ),
        "description:0.9:purpose",
    ),
)
