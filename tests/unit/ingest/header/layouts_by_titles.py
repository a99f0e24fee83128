"""More layouts by their titles: each title with the kind of values below it, and the field expected where there is one."""

# ruff: noqa: E501 - the titles of a layout stand on one line

from __future__ import annotations

from optimiser.ingest.source.sheets import Block

_VALUES = {
    "amount": ("25,137.11", "31,204.00", "28,990.42", "-1,200.10"),
    "vat": ("22.20", "44.40", "0.00", "66.60"),
    "date": ("03/04/2023", "17/05/2023", "28/06/2023", "30/06/2023"),
    "month": ("Apr-23", "May-23", "May-23", "Jun-23"),
    "year": ("2023", "2023", "2023", "2023"),
    "supplier": ("Medtronic Ltd", "Serco Group plc", "Leeds City Council", "Reed"),
    "body": ("Northtown NHS Trust",) * 4,
    "text": ("Drugs", "Agency staff", "Rent and rates", "Drugs"),
    "item": ("Glove nitrile M", "Syringe 10ml", "Gown XL", "Syringe 5ml"),
    "number": ("700101", "700114", "700127", "700140"),
    "code": ("C1001", "C1002", "C1001", "C1007"),
    "small": ("1", "2", "3", "12"),
    "price": ("3.50", "3.85", "14.20", "0.99"),
    "unit": ("EA", "BX", "PK", "EA"),
    "vat number": ("GB100000000", "GB100007919", "GB100015838", "GB100023757"),
    "postcode": ("LS1 4AP",) * 4,
    "yes": ("Yes", "No", "No", "Yes"),
    "pounds": ("100000", "210500", "84000", "1250000"),
}
LAYOUTS = (
    "Organisation Name:body|Effective Date:date:date|Directorate / Service Where Expenditure Incurred:text|Service Category Label:text|Supplier Name:supplier:supplier|Purpose of Spend:text:description|Amount excl vat £:amount:amount|Proclass Classification:text|Transaction Number:number:reference",
    "Service Label:text|Organisational Unit:text|Beneficiary Name:supplier:supplier|Payment Date:date:date|Net Amount:amount:amount|Purpose:text:description|Procurement Category:text:category",
    "Body name:body:trust|Service Area:text:area|Expenses Type:text:category|Invoice Payment Date:date:date|Transaction Number:number:reference|Net Amount:amount:amount|Supplier Name:supplier:supplier",
    "Organisation Name:body|Directorate:text|Department:text|Cost Centre:code|Supplier:supplier:supplier|Payment date:date:date|Invoice Amount (ex VAT):amount:amount",
    "Service Area:text:area|Account Description:text:category|Creditor:supplier:supplier|Journal Date:date:date|Journal Reference:number:reference|Total:amount:amount",
    "Our Ref:number|Supplier name:supplier:supplier|Net Value(£):amount:amount|Payment Date:date:date|Cost Code Description:text:area|Expenditure Type:text:category",
    "Department Family:body|Entity:body:trust|Payment Date:date:date|Expense Type:text:category|Cost Centre:code:area|Supplier:supplier:supplier|AP Transaction Number:number:reference|AP Amount (£):amount:amount|Invoice Number:number|Supplier Invoice Reference:number|PO Number:number|Item text:text:item",
    "Dept family:body:department_family|Entity:body:trust|Date:date:date|Exp type:text:category|Exp Area:text:area|Supplier Name:supplier:supplier|Trans No:number:reference|Amount (£):amount:amount|VAT Reg No:vat number:vat_number|Description:text:description|Supplier Postcode:postcode|SME:yes|Contract Number:code:contract|Project Code:code",
    "Dept:text|Body:body:trust|Pymt Dt:date:date|Exp Type:text:category|Exp Area:text:area|Vendor:supplier:supplier|Trans No.:number:reference|Amt £:amount:amount",
    "Sum of Line Amount:amount:amount|Supplier:supplier:supplier|Pay Date:date:date|Distribution Description:text:description",
    "Body Name:body:trust|Payee Name:supplier:supplier|Invoice Date:date|Date Paid:date:date|Net Invoice Amount:amount:amount|Irrecoverable VAT:vat:vat_amount|Total Paid:amount",
    "Creditor Name:supplier:supplier|Invoice Net Amount:amount:amount|Doc Date:date:date|GL Description:text:category|Ledger Ref:number:reference",
    "Cheque Date:date:date|Cheque No:number:reference|Payee Name:supplier:supplier|Cheque Amount:amount:amount|Details:text:description",
    "Paid date:date:date|Beneficiary:supplier:supplier|£:amount:amount|Purpose:text:description",
    "YEAR:year|MONTH:month:date|SUPPLIER NAME:supplier:supplier|SPEND_NET:amount:amount",
    "Trust:body:trust|Financial Period:month:date|Vendor Name:supplier:supplier|Spend (£):amount:amount|eClass Description:text:category|eClass:code",
    "Purchase Order Number:number:reference|PO Line Number:small:line_number|PO Creation Date:date:date|Supplier Name:supplier:supplier|Supplier Site Code:code|Item:code:item_code|Item Description:item:item|Category:text:category|UOM:unit:unit|Quantity Ordered:small:quantity|Unit Price:price:unit_price|PO Line Amount:amount:amount|Quantity Billed:small|Ship To Location:text:area|Requestor Name:supplier",
    "ORDER_NO:number:reference|ORDER_DATE:date:date|SUPPLIER_CODE:code:supplier_number|SUPPLIER_NAME:supplier:supplier|PROD_CODE:code:item_code|PROD_DESC:item:item|UNIT_OF_ISSUE:unit:unit|PACK_SIZE:small:pack_size|ORD_QTY:small:quantity|UNIT_COST:price:unit_price|LINE_TOTAL:amount:amount|DEL_POINT:text",
    "Customer Code:code|Customer Name:body:trust|Requisition Point:text:area|NPC:code:item_code|Base Description:item|Secondary Description:item|Brand:supplier|MPC:code:mpc|UOI:unit:unit|Units of Issue:small:quantity|Price:price:unit_price|Total Value:amount:amount|Order Date:date:date|Supplier Name:supplier:supplier",
    "Ref No:code|Title of agreement:text:title|Local authority department responsible:text:area|Description of the goods and/or services being provided:item:description|Supplier name and details:supplier:supplier|Sum to be paid over the length of the contract:pounds:value|Start date:date:start|End date:date:end|Review date:date|SME:yes",
    "Contract No:code:contract|Contract Description:text|Contractor:supplier:supplier|Award Date:date|Contract Start Date:date:start|Current Expiry Date:date:end|Max Extension:text:extension|Est. Annual Value:pounds:annual_value|Contract Manager:supplier",
    "Paid to:supplier:supplier|Amount Paid (£):amount:amount|Date of payment:date:date|What for:text",
    "Payee:supplier:supplier|Net:amount:amount|VAT:vat:vat_amount|Gross:amount|Date:date:date|Narration:text:description",
    "Local Authority:body:trust|Supplier Name:supplier:supplier|Amount (ex. VAT):amount:amount|Payment Date:date:date|Supplier Id:number:supplier_number|Company Registration No:number|Category Internal Name:text:category|Transaction Id:number:reference",
    "Ledger Date:date:date|Ledger Code:code|Ledger Description:text:category|Customer/Supplier:supplier:supplier|Value GBP:amount:amount",
    "Vendor:number:supplier_number|Name 1:supplier:supplier|Clrng doc.:number|Pstng Date:date:date|Amount in LC:amount:amount|Text:text:description",
    "Invoice Ref:number:reference|Inv Date:date|Pay Date:date:date|Supplier:supplier:supplier|Invoice Total:amount|Line Total:amount:amount|Expense Code:code|Expense Description:text:category",
    "Trust Name:body:trust|Supplier Name (Redacted):supplier:supplier|Payment Amount £:amount:amount|Payment Date:date:date|Expenditure Category:text:category",
    "Department:text:area|Supplier Name:supplier:supplier|Payment Amount:amount:amount|Effective date of payment:date:date|Description of spend:text:description",
    "Entity Name:body:trust|Invoice Received Date:date|Payment Cleared Date:date:date|Supplier/Payee:supplier:supplier|Gross Value:amount|Net Value:amount:amount",
)


def sheet(layout: str) -> list[Block]:
    """Return a sheet with the titles of a layout and four rows of values."""
    columns = [part.split(":") for part in layout.split("|")]
    rows = [[_VALUES[column[1]][place] for column in columns] for place in range(4)]
    # Two columns of figures with the same values would be one.
    rows[0] = [
        f"{cell[:-1]}{place % 10}" if cell[-1].isdigit() and "/" not in cell else cell
        for place, cell in enumerate(rows[0])
    ]
    return [Block(1, [[column[0] for column in columns], *rows])]


def expected(layout: str) -> dict[str, str]:
    """Return the title of the column expected for each field that is told."""
    return {part.split(":")[2]: part.split(":")[0] for part in layout.split("|") if part.count(":") == 2}
