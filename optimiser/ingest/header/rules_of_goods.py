"""What titles about quantities, products, references and contracts mean."""

from __future__ import annotations

RULES_OF_GOODS: tuple[tuple[str, str], ...] = (
    # Quantities, units and prices.
    (
        (
            r"(pack|package) (size|quantity|count|amount)|quantity per (pack|uom|unit|each)|(each|unit) per (pack|uom"
            r"|unit|case|box).*|(uom|unit) quantity|quantity (pack|uom)|pack contents?|size pack|number (unit|each"
            r"|item) (per )?(pack|uom)|each|each quantity|uom (conversion|factor).*|conversion( factor)?|pieces per.*"
        ),
        "pack_size:1:pack size",
    ),
    (r"pack( type)?|package|pack description", "unit:0.6:unit pack_size:0.5:pack"),
    (
        (
            r"uom (code|description|name)|unit measure|measure( unit)?|(order|purchase|issue|purchasing|price"
            r"|invoice) (uom|unit)( code)?|unit (issue|purchase|type|code|description)|issue unit|uom order"
        ),
        "unit:1:unit of issue",
    ),
    (r"uom", "unit:1:unit of issue quantity:0.5:units"),
    (r"unit", "unit:0.7:unit area:0.3:department quantity:0.3:units"),
    (
        (
            r"(order|line|total|original)? ?quantity( order| line| total| required| requested)*|(order"
            r"|purchase) quantity"
        ),
        "quantity:1:ordered",
    ),
    (r"(invoice|billed|payment) quantity|quantity (invoice|billed|payment)", "quantity:0.95:invoiced"),
    (r"(received|delivery) quantity|quantity (received|delivery|outstanding|cancelled)", "quantity:0.6:received"),
    (
        r"volume|number (unit|item|pack|each)|unit order|order unit|annual (volume|quantity|usage)|usage",
        "quantity:0.7:units",
    ),
    (
        (
            r"(order |invoice |line |contract |net )*unit (price|net|amount)( net| each| order| gbp)*"
            r"|price (per )?(unit|each|uom|uoi|item)( net)?|net unit price|(amount|net) per (unit|each)"
        ),
        "unit_price:1:unit price",
    ),
    (r"unit price gross|gross unit price|price gross|gross price", "unit_price:0.8:gross"),
    (r"(net price|price net|net item price)( each)?", "unit_price:0.9:net amount:0.3:net"),
    (r"(order|contract|catalogue|item|invoice|purchase) price( each)?", "unit_price:0.9:order"),
    (r"price|each price|item amount", "unit_price:0.75:price amount:0.35:amount"),
    (r"(list|standard|average|last|previous|target|best|minimum) price|price (list|standard)", "unit_price:0.5:list"),
    (r"(extended|line|total|order|order line) price|price (extended|total)|total line price", "amount:0.95:line"),
    # Products.
    (r"gtin( number| code)?|gs1( code| number| gtin)?|gtin .*|item gtin", "gtin:1:"),
    (
        (
            r"(manufacturer|mpc)( item| part| catalogue| order| reference| product)*( (number|code|reference))?( code"
            r"| number)?|mpc|mpn"
        ),
        "mpc:1:",
    ),
    (
        (
            r"npc( code| number)?|nsv( code| number)?|nhs ?sc?( item)? (code|number)|(nhs )?supply chain( item| order"
            r"| part| catalogue)?( code| number)|nhssc( item)?( code| number)?|sccl (code|number)"
        ),
        "item_code:1:nhs supply chain",
    ),
    (
        (
            r"(internal |our |stock |catalogue |purchase |inventory )?(item|stock|catalogue|part item|stock item"
            r"|catalogue item|commodity item) (number|code|reference)|sku( code| number)?|catalogue|item number code"
            r"|item id|(our )?stock code"
        ),
        "item_code:1:item",
    ),
    (r"part( number| code| reference)?", "item_code:0.75:item mpc:0.7:"),
    (
        (
            r"(item|catalogue item|stock item|stock|commodity) (description|name|long description|short description"
            r"|full description)( item)?|(short|long|full) item description|description item"
        ),
        "item:1:description",
    ),
    (r"item( title)?|catalogue description", "item:0.85:name item_code:0.6:item description:0.4:text"),
    (r"(item|supplier) category.*|category (item|description|name|number|code|level)?.*", "category:0.9:category"),
    # References, and lines within them.
    (
        (
            r"(transaction|invoice|order|document|payment|item|row|requisition|posting)? ?(line|item line"
            r"|row)( item)? ?(number|reference|key|sequence|id)?|sequence( number)?|(order"
            r"|invoice) line item( number)?"
        ),
        "line_number:0.95:",
    ),
    (r"(supplier )?(their|your|external) (number|reference|invoice)( number| reference)?", "reference:0.9:invoice"),
    (
        (
            r"(internal |unique |system |our |finance |ledger )*(transaction|transaction item)( internal"
            r"| unique)?( number| reference| code| key)*|number transaction|reference transaction"
            r"|transaction reference number"
        ),
        "reference:1:transaction",
    ),
    (
        (
            r"(sap |ledger |internal |accounting |unique )*document( number| reference| code| key)*|posting (number"
            r"|reference)|(ledger|entry|batch) (number|reference)|batch|sap number"
        ),
        "reference:0.95:document",
    ),
    (
        (
            r"(supplier |unique |our |internal )*invoice( number| reference| code| key)*|(reference|number) invoice"
            r"|internal reference"
        ),
        "reference:0.95:invoice",
    ),
    (
        (
            r"(unique |our |internal |system )*(reference|number reference|reference number)( code| key)?"
            r"|unique (number|key|code)|key"
        ),
        "reference:0.9:reference",
    ),
    (
        (
            r"payment (batch|run|document|voucher)?( ?(number|reference|code|key))+|payment document"
            r"|payment reference number|number payment"
        ),
        "reference:0.85:payment",
    ),
    (
        (
            r"((order|purchase|official order|release)( number| reference| code| key)+|order|purchase number"
            r"|order release number|number order|order (header|document)( number)?)"
        ),
        "reference:0.85:order",
    ),
    (r"requisition( number| reference| code)*", "reference:0.8:requisition"),
    (r"(record|row|unique record)( (number|reference|key))+|record|number", "reference:0.5:record"),
    # Contracts.
    (
        (
            r"(contract|project|procurement|tender|activity|notice) (title|name)|title( contract| project| tender)?"
            r"|name contract"
        ),
        "title:1: contract:0.6:text",
    ),
    (
        r"(contract|project|procurement|tender) description( .*)?|description (contract|.*goods.*services?.*)",
        "title:0.7: description:0.9:text",
    ),
    (
        (
            r"(contract|call off|procurement|tender|unique contract)( internal| unique)? (number|reference|code"
            r"|key)( number| reference)?|(our )?contract( register)? (number|reference)|reference contract"
        ),
        "contract:1:number",
    ),
    (r"contract", "contract:0.8:text title:0.6:"),
    (r"(ocid|notice (number|reference)|procurement (number|reference)|tender (number|reference))", "reference:0.8:"),
    (r"amount be payment over( .*)?contract.*", "value:1:total"),
    (r"total amount|amount total", "amount:0.95:total value:0.95:total"),
    (
        (
            r"(contract|award|estimated contract|total contract|award contract)( total| award| estimated| lifetime"
            r"| whole life)? ?amount( contract| total| net| award| gross)*|(total|lifetime|whole life|overall"
            r"|estimated total|maximum|full) (contract )?amount( contract)?|amount contract( .*)?"
            r"|estimated amount( .*)?"
        ),
        "value:1:total amount:0.6:total",
    ),
    (
        (
            r"(contract |estimated |average |approximate |expected )*(annual|per annum|yearly|year)( contract"
            r"| estimated)* ?(amount|expense)( contract)?|amount (per )?(annum|annual|year|pa)"
        ),
        "annual_value:1:",
    ),
)
