"""What titles about persons, bodies, suppliers and dates mean."""

from __future__ import annotations

_NO_FIELD = ""
RULES_OF_PARTIES: tuple[tuple[str, str], ...] = (
    # What leads to persons and bank accounts.
    (r".*\bpostcode\b.*", "postcode:1:"),
    (r".*\b(sort code|iban|bic|swift|bank|national insurance|ni number|nino)\b.*", "!bank details"),
    (r".*\b(email|telephone|contact)\b.*", "!contact details"),
    (r".*\b(address( [0-9])?|street)\b.*|(supplier )?house name", "!an address"),
    (r".*\b(surname|forename|first name|last name|employee (name|number)|initials)\b.*|employee", "!names of persons"),
    # VAT and registration numbers.
    (r"(supplier )?vat( registration)? (number|reference)|(supplier )?vat registration( code)?", "vat_number:1:"),
    (r"(supplier )?(registration vat|vrn)( number)?|registration number vat", "vat_number:1:"),
    (r"vat (code|type|rate|indicator|percent|status|category|description)( .*)?", _NO_FIELD),
    (
        (
            r"(supplier )?(company|registered|company house|companies house)( house)? ?(registration)? (number"
            r"|reference|code)"
        ),
        "company_number:1:",
    ),
    (
        (
            r"(supplier )?(company registration|registration company|company house)( number)?|crn"
            r"|(supplier )?registration number"
        ),
        "company_number:0.95:",
    ),
    (r"(supplier )?charity( registration)?( number)?", _NO_FIELD),
    (
        r"(amount |net |total |line |invoice )?irrecoverable vat( amount)?|amount irrecoverable vat",
        "vat_amount:1:irrecoverable",
    ),
    (r"(amount )?recoverable vat( amount)?", "vat_amount:0.9:recoverable"),
    (r"(amount |total |line |invoice )?vat( amount| total| line| payment| element)*", "vat_amount:1:vat"),
    # Suppliers.
    (
        (
            r"supplier (site|account|ledger)? ?(number|code|key|reference)|(number|code) supplier|supplier account"
            r"|supplier erp.*"
        ),
        "supplier_number:1:",
    ),
    (r"supplier (order|item|part|catalogue|stock) ?(number|code|reference)?", "item_code:0.85:supplier's"),
    (r"supplier (invoice|transaction|document)( number| reference)?", "reference:0.95:invoice"),
    (
        (
            r"supplier (type|category|status|group|site|region|size|sme|vcse|local|location|town|city|county|country"
            r"|indicator).*"
        ),
        _NO_FIELD,
    ),
    (r"(local|small|sme|vcse)( supplier)?( flag| status| indicator)?", _NO_FIELD),
    (r"parent supplier.*|supplier parent.*|ultimate.*", _NO_FIELD),
    (
        (
            r"(full |main |award |invoice |payment )?supplier( full)?( legal)?( name)?( supplier)?|name supplier"
            r"|supplier (name )?(and )?supplier( name)?"
        ),
        "supplier:1:name supplier_number:0.5:",
    ),
    (r"(supplier )?(trading|legal|registered)( name)?|supplier trading( name)?", "supplier:0.8:trading name"),
    (r"merchant( name)?", "supplier:0.9:name"),
    (r"supplier description", "supplier:0.8:name"),
    (r"company( name)?", "supplier:0.6:company trust:0.55:name"),
    (r"name( [0-9])?", "supplier:0.55:name"),
    # The body that pays.
    (r"department family( description| name)?|family", "department_family:1:"),
    (
        r"organisational unit|responsible unit|business unit|operating unit|responsible (department|service)",
        "area:0.8:department",
    ),
    (r"entity (type|category|status|url|uri)", _NO_FIELD),
    (
        r"(legal |ods |responsible |nhs )?entity( ods)? (number|code|reference)|ods code|entity label code",
        "trust:0.85:code",
    ),
    (
        (
            r"(legal |reporting |contracting |spend |expense |award |operating |nhs )?entity( entity)?( name| label"
            r"| description)?|name entity"
        ),
        "trust:1:name",
    ),
    (r"entity supplier.*", "supplier:0.5:name"),
    # Dates of contracts.
    (
        (
            r"(contract |award |current )?(start|effective start) ?(date)?( contract)?|date (contract )?start"
            r"|effective date contract"
        ),
        "start:1:start",
    ),
    (
        r"(contract |current |original |initial )?end ?(date)?( contract)?|date (contract )?end|contract end.*",
        "end:1:end",
    ),
    (r"(contract )?(award date|date award)", "start:0.7:award"),
    (r"(contract )?review date|date review", "end:0.5:review"),
    (r".*\b(extension|option extend|extend)\b.*", "extension:0.95:"),
    (r"notice( period)?( .*)?", _NO_FIELD),
    # Dates of lines.
    (
        (
            r"(payment|clearing payment|invoice payment)( run| batch)? date( .*)?|date (supplier )?payment( .*)?"
            r"|payment made date|run date payment"
        ),
        "date:1:payment",
    ),
    (r"clearing date|date clearing", "date:1:clearing"),
    (r"transaction date|date transaction|document date|date document", "date:1:transaction"),
    (
        r"date|date time|effective date|date expense|expense date|value date|amount date|date amount|event date",
        "date:1:date",
    ),
    (
        r"(transaction )?(posting|entry|created|creation|input) date|date (posting|entry|created|input)|posting",
        "date:0.95:posting",
    ),
    (
        (
            r"(order|raised|approval|order (created|creation|approval|raised|line)) date|date (order|raised)( .*)?"
            r"|ordered on"
        ),
        "date:0.95:order",
    ),
    (r"((ledger|accounting|account|period|effective) date|date (ledger|accounting))( .*)?", "date:0.9:ledger"),
    (r"invoice date|date invoice|date invoice (payment|received)", "date:0.95:invoice"),
    (
        r"(delivery|promised|need|required|received|requested)( .*)? date|date (delivery|received|required)( .*)?",
        "date:0.6:delivery",
    ),
    (r"(due|payment due|invoice due|terms) date|date due", "date:0.4:due"),
    (
        (
            r"((financial|fiscal|accounting|posting|ledger|payment|account|calendar) )?(period|month)( (name|number"
            r"|end|year|description|payment))*|year month|quarter|month end"
        ),
        "date:0.6:period",
    ),
    (r"((financial|fiscal|accounting|calendar) )?(year|week|quarter)( .*)?|financial period", "date:0.3:period"),
)
