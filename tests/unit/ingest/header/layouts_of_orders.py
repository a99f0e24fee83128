"""Layouts of purchase-order lines, of registers of contracts, and of sheets that are neither."""

# ruff: noqa: E501 - a row of a sheet stands on one line

from __future__ import annotations

from tests.unit.ingest.header.layouts_of_payments import Example

ORDERS = (
    Example(
        "order lines with the supply chain's codes",
        """
PO Number|Line No|Order Date|Supplier|Supplier Code|Item Description|NPC|MPC|eClass|Qty Ordered|UOI|Unit Price|Line Value|Requisition Point
PO100231|1|04/05/2023|BD UK Ltd|B0021|Syringe luer slip 10ml|FWC031|302188|FWC|20|BX|6.40|128.00|Ward 4
PO100231|2|04/05/2023|BD UK Ltd|B0021|Needle 21g green|FTR122|304432|FTR|15|BX|2.15|32.25|Ward 4
PO100377|1|11/05/2023|Smith & Nephew Ltd|S0110|Dressing foam 10x10cm|ELM044|66800269|ELM|8|PK|21.90|175.20|Tissue viability
""",
        {
            "reference": "PO Number",
            "line_number": "Line No",
            "date": "Order Date",
            "supplier": "Supplier",
            "supplier_number": "Supplier Code",
            "item": "Item Description",
            "item_code": "NPC",
            "mpc": "MPC",
            "category": "eClass",
            "quantity": "Qty Ordered",
            "unit": "UOI",
            "unit_price": "Unit Price",
            "amount": "Line Value",
            "area": "Requisition Point",
        },
    ),
    Example(
        "order lines of a finance system",
        """
Order No|Order Line|Date Ordered|Vendor Name|Catalogue No|Product Description|Pack Size|UoM|Quantity|Price|Total|Cost Centre
4500112|10|2022-02-01|Medline Industries Ltd|MDS0012|Gloves nitrile medium|100|BOX|50|4.12|206.00|C10220
4500112|20|2022-02-01|Medline Industries Ltd|MDS0013|Gloves nitrile large|100|BOX|40|4.12|164.80|C10220
4500129|10|2022-02-08|Lyreco UK Ltd|159.543|Paper A4 80gsm|5|CS|12|14.30|171.60|Z90100
""",
        {
            "reference": "Order No",
            "line_number": "Order Line",
            "date": "Date Ordered",
            "supplier": "Vendor Name",
            "item_code": "Catalogue No",
            "item": "Product Description",
            "pack_size": "Pack Size",
            "unit": "UoM",
            "quantity": "Quantity",
            "unit_price": "Price",
            "amount": "Total",
            "area": "Cost Centre",
        },
    ),
    Example(
        "trade item numbers, ordered and received",
        """
Trust|Purchase Order|PO Line|Date Raised|Supplier Name|GTIN|Product Code|Description|Unit of Purchase|Eaches per UOP|Qty Ordered|Qty Received|Net Unit Price|Extended Value
RXP|PO771|1|03/07/2023|3M United Kingdom Plc|05012345678900|1860R|Respirator FFP3|CS|120|10|10|96.00|960.00
RXP|PO771|2|03/07/2023|3M United Kingdom Plc|04046719303120|9002|Tape surgical 2.5cm|BX|12|30|24|8.75|262.50
RXP|PO802|1|17/07/2023|Vernacare Ltd|05060137030014|VC100|Pulp bedpan|CS|100|6|6|18.20|109.20
""",
        {
            "trust": "Trust",
            "reference": "Purchase Order",
            "line_number": "PO Line",
            "date": "Date Raised",
            "supplier": "Supplier Name",
            "gtin": "GTIN",
            "item_code": "Product Code",
            "description": "Description",
            "unit": "Unit of Purchase",
            "pack_size": "Eaches per UOP",
            "quantity": "Qty Ordered",
            "unit_price": "Net Unit Price",
            "amount": "Extended Value",
        },
    ),
    Example(
        "order lines with maker and supplier part numbers",
        """
Requisition Number|PO No.|PO Date|Supplier|Manufacturer|Manufacturer Part Number|Supplier Part Number|Item|Order Qty|Unit of Issue|Unit Cost (£)|Total Cost (£)|Contract Ref|Subjective Code
R5512|P8812|08/08/2022|Unisurge Intl Ltd|Unisurge|UN-4410|4410X|Theatre pack hip|12|EA|44.10|529.20|2019/S 021|3102
R5513|P8813|08/08/2022|Alere Ltd|Abbott|ALE-09|09/ALE|Pregnancy test strip|5|BX|31.00|155.00|2020/S 114|3110
R5520|P8820|15/08/2022|Mölnlycke Health Care Ltd|Mölnlycke|MH-2810|2810|Gown sterile XL|20|CS|61.25|1,225.00|2019/S 021|3102
""",
        {
            "reference": "PO No.",
            "date": "PO Date",
            "supplier": "Supplier",
            "mpc": "Manufacturer Part Number",
            "item_code": "Supplier Part Number",
            "item": "Item",
            "quantity": "Order Qty",
            "unit": "Unit of Issue",
            "unit_price": "Unit Cost (£)",
            "amount": "Total Cost (£)",
            "contract": "Contract Ref",
            "category": "Subjective Code",
        },
    ),
)
CONTRACTS = (
    Example(
        "a council's register of contracts",
        """
Contract Reference|Contract Title|Description of goods/services|Supplier|Department|Start Date|End Date|Review Date|Extension Options|Contract Value (£)|VAT not recoverable|Supplier Type
C0012|Grounds maintenance|Cutting and planting|Glendale Ltd|Place|01/04/2021|31/03/2026|01/10/2025|2 years|1,200,000|0|Large
C0044|Payroll bureau|Payroll|Midland HR Ltd|Resources|01/10/2022|30/09/2025|01/03/2025|1 year|210,500|0|SME
C0071|Home care|Domiciliary care|Allied Healthcare|Adults|01/01/2023|31/12/2027|01/06/2027|None|8,400,000|0|Large
""",
        {
            "contract": "Contract Reference",
            "title": "Contract Title",
            "description": "Description of goods/services",
            "supplier": "Supplier",
            "area": "Department",
            "start": "Start Date",
            "end": "End Date",
            "extension": "Extension Options",
            "value": "Contract Value (£)",
        },
        table="contracts",
    ),
    Example(
        "a trust's register of contracts",
        """
Register of contracts||||||||
Buyer|Title|Awarded Supplier|Commencement Date|Expiry Date|Total Contract Value (£)|Annual Value|Procurement Route
Fellside NHS FT|Linen and laundry|Elis UK Ltd|01/07/2021|30/06/2026|4,100,000.00|820,000.00|Framework
Fellside NHS FT|Patient transport|ERS Medical|01/04/2023|31/03/2025|960,000.00|480,000.00|Tender
Fellside NHS FT|Clinical waste|Stericycle|01/10/2022|30/09/2027|1,750,000.00|350,000.00|Framework
""",
        {
            "trust": "Buyer",
            "title": "Title",
            "supplier": "Awarded Supplier",
            "start": "Commencement Date",
            "end": "Expiry Date",
            "value": "Total Contract Value (£)",
            "annual_value": "Annual Value",
        },
        table="contracts",
        header_row=2,
    ),
    Example(
        "a short register",
        """
Supplier Name|Contract Name|Contract Start|Contract End|Value
Vodafone Limited|Mobile phones|2022-01-01|2024-12-31|310000
Softcat Plc|Licences|2023-04-01|2026-03-31|1450000
Canon (UK) Ltd|Printers|2021-09-01|2026-08-31|620000
""",
        {
            "supplier": "Supplier Name",
            "title": "Contract Name",
            "start": "Contract Start",
            "end": "Contract End",
            "value": "Value",
        },
        table="contracts",
    ),
)
NEITHER = (
    Example(
        "a cover sheet",
        """
Northtown NHS Trust|
Spend over £25,000|
Prepared by|Finance
Contact|Communications
""",
        {},
        table="none",
        header_row=None,
    ),
    Example(
        "a pivot table",
        """
Row Labels|Sum of Amount
Alliance Healthcare Ltd|131204.18
Staffline Ltd|26500.00
Grand Total|157704.18
""",
        {},
        table="none",
    ),
    Example(
        "a list of suppliers",
        """
Supplier Number|Supplier Name|Status
10022|Alliance Healthcare Ltd|Active
10023|Staffline Ltd|Active
10024|Medtronic Ltd|Closed
""",
        {},
        table="none",
    ),
)
