"""Layouts of payment files after what trusts, councils and departments publish: rows, and the mapping expected."""

# ruff: noqa: E501 - a row of a sheet stands on one line

from __future__ import annotations

from dataclasses import dataclass

from optimiser.ingest.source.sheets import Block


@dataclass(frozen=True)
class Example:
    """A sheet and what must be made of it.

    Parameters
    ----------
    name
        What is peculiar about it.
    text
        Its rows; cells are split by bars.
    fields
        Title of the column expected for each field, and no other field; ``column B`` for one without a title.
    asked
        Fields, or kinds, of questions that must be answered first.
    table
        Kind of table.
    header_row
        Row of the header.
    """

    name: str
    text: str
    fields: dict[str, str]
    asked: tuple[str, ...] = ()
    table: str = "lines"
    header_row: int | None = 1

    @property
    def blocks(self) -> list[Block]:
        r"""The sheet as it is read; ``\n`` within a cell is a line break."""
        rows = [line.replace("\\n", "\n").split("|") for line in self.text.strip("\n").split("\n")]
        return [Block(1, rows)]


PAYMENTS = (
    Example(
        "the Treasury's template below two title rows",
        """
Expenditure over £25,000||||||||
April 2020||||||||
||||||||
Department family|Entity|Date|Expense type|Expense area|Supplier|Transaction number|Amount|Description
Department of Health|Northtown NHS Trust|03/04/2020|Agency Nursing|Ward 12|Staffline Ltd|100234|26,500.00|Agency shifts March
Department of Health|Northtown NHS Trust|17/04/2020|Drugs|Pharmacy|Alliance Healthcare Ltd|100311|131,204.18|Drugs
Department of Health|Northtown NHS Trust|28/04/2020|Rates|Estates|Northtown Borough Council|100398|48,000.00|Business rates
""",
        {
            "department_family": "Department family",
            "trust": "Entity",
            "date": "Date",
            "category": "Expense type",
            "area": "Expense area",
            "supplier": "Supplier",
            "reference": "Transaction number",
            "amount": "Amount",
            "description": "Description",
        },
        header_row=4,
    ),
    Example(
        "the department's template with postcode, VAT number and two types",
        """
Department family|Entity|Date|Expense Type|Expense area|Supplier|Transaction number|Amount|Description|Supplier Postcode|VAT registration number|Expenditure Type
Department of Health & Social Care|Estuary NHS FT|02/05/2024|Computer Hardware|ICT|Softcat Plc|8834120|£61,200.00|Laptops|SL7 1TB|GB491848723|Capital
Department of Health & Social Care|Estuary NHS FT|09/05/2024|Utilities|Estates|EDF Energy Ltd|8834544|£38,114.92|Electricity|W1T 4EZ|GB523041205|Revenue
Department of Health & Social Care|Estuary NHS FT|30/05/2024|Audit|Finance|Mazars LLP|8835001|£27,450.00|External audit|E1W 1DD|GB839835656|Revenue
""",
        {
            "department_family": "Department family",
            "trust": "Entity",
            "date": "Date",
            "category": "Expense Type",
            "area": "Expense area",
            "supplier": "Supplier",
            "reference": "Transaction number",
            "amount": "Amount",
            "description": "Description",
            "vat_number": "VAT registration number",
        },
    ),
    Example(
        "a ledger of vendors and clearing dates",
        """
Vendor ID|Vendor Name|Cost Element|Expenditure Account Code Description|SAP Document No|Amount £|Clearing Date
NC50|Bloomberg Consulting Ltd|544071|FUNCTIONS EXPENSES|5104603130|13,200.00|04 Jun 2020
10045|British Transport Services|544020|POLICING|5104601212|262,000.00|11 Jun 2020
10871|Westward Media Plc|548100|ADVERTISING|5104604401|-1,180.40|18 Jun 2020
""",
        {
            "supplier_number": "Vendor ID",
            "supplier": "Vendor Name",
            "category": "Expenditure Account Code Description",
            "reference": "SAP Document No",
            "amount": "Amount £",
            "date": "Clearing Date",
        },
    ),
    Example(
        "names of a database with amounts with and without VAT",
        """
Service_Area_Categorisation|Service_Division_Categorisation|Responsible_Unit|Expenses_Type|Detailed_Expenses_Type|Expense_Code|Narrative|Date|Transaction_Number|SumOfAmount_Inc_VAT|SumOfAmount_Exc_VAT|Capital_Revenue|Supplier_Name|Supplier_ID|Contract_ID
Environmental Services|Waste Collection|Waste & Engineering|Supplies & Services|Contract Payments|4210|Refuse contract May|14/05/2021|310221|96,412.80|80,344.00|Revenue|Biffa Municipal Ltd|B0034|
Housing|Repairs|Property Services|Premises|Repairs & Maintenance|1201|Boiler servicing|21/05/2021|310348|1,440.00|1,200.00|Revenue|Gas Call Services Ltd|G0112|
Central Services|Democratic|Elections|Supplies & Services|Printing|3300|Poll cards|28/05/2021|310502|4,186.56|3,488.80|Revenue|Print Image Network Ltd|P0220|
""",
        {
            "area": "Service_Area_Categorisation",
            "category": "Detailed_Expenses_Type",
            "description": "Narrative",
            "date": "Date",
            "reference": "Transaction_Number",
            "amount": "SumOfAmount_Exc_VAT",
            "supplier": "Supplier_Name",
            "supplier_number": "Supplier_ID",
            "contract": "Contract_ID",
        },
    ),
    Example(
        "a council whose body has a web address besides its name",
        """
Body|Body name|Date|Transaction Number|Amount|Supplier|Supplier ID|Expense Area|Expense Type|Expense code|Extended Description
http://opendata.example/id/eden|Eden Council|05/07/2019|50012931|745.00|Cumbria Signs Ltd|C00121|Car Parks|Equipment|0410|Signs for car park
http://opendata.example/id/eden|Eden Council|12/07/2019|50012977|12,004.11|United Utilities Plc|U00007|Leisure|Water|0230|Pool water rates
http://opendata.example/id/eden|Eden Council|26/07/2019|50013050|2,310.50|Lakes Print|L00090|Tourism|Printing|0622|Visitor guides
""",
        {
            "trust": "Body name",
            "date": "Date",
            "reference": "Transaction Number",
            "amount": "Amount",
            "supplier": "Supplier",
            "supplier_number": "Supplier ID",
            "area": "Expense Area",
            "category": "Expense Type",
            "description": "Extended Description",
        },
    ),
    Example(
        "the transparency code's long titles",
        """
Body name|Transaction date|Supplier (beneficiary)|Transaction number|Net amount|Irrecoverable VAT|Department/service where expenditure occurred|Procurement category|CIPFA expenditure code|Purpose of expenditure (narrative)
Fenland DC|03/10/2022|Ricoh UK Ltd|119083|1,204.00|0.00|Corporate|Office equipment|D4|Copier rental
Fenland DC|10/10/2022|Zurich Municipal|119140|18,244.30|0.00|Insurance|Insurance|G1|Premium
Fenland DC|24/10/2022|Veolia ES (UK) Ltd|119201|44,718.92|12.40|Waste|Waste disposal|H2|Gate fees
""",
        {
            "trust": "Body name",
            "date": "Transaction date",
            "supplier": "Supplier (beneficiary)",
            "reference": "Transaction number",
            "amount": "Net amount",
            "vat_amount": "Irrecoverable VAT",
            "area": "Department/service where expenditure occurred",
            "category": "Procurement category",
            "description": "Purpose of expenditure (narrative)",
        },
    ),
    Example(
        "a council's SAP export",
        """
Service Area|Expenditure Category|SAP Doc No.|Posting Date|Vendor|Amount
Adult Social Care|Residential Care|1900082211|02.08.2011|Belong Care Homes Ltd|2,410.40
Highways|Street Lighting|1900082934|09.08.2011|SSE Contracting Limited|118,722.06
Schools|Catering Provisions|1900083110|30.08.2011|Brakes Bros|611.92
""",
        {
            "area": "Service Area",
            "category": "Expenditure Category",
            "reference": "SAP Doc No.",
            "date": "Posting Date",
            "supplier": "Vendor",
            "amount": "Amount",
        },
    ),
    Example(
        "a department with two references",
        """
Reference No|Entity|Date of Payment|Expense Type|Expense Area|Supplier|Transaction number|Narrative|Amount in Sterling
1|MHCLG|03/11/2025|IT - Service Contracts|Digital|Acme Digital Ltd|2100009658|IT Services|£61,000.00
2|MHCLG|12/11/2025|Grants|Housing|Leeds City Council|2100009711|Homes grant|£1,250,000.00
3|MHCLG|24/11/2025|Consultancy|Planning|Arup Group|2100009842|Advice|£29,900.50
""",
        {
            "trust": "Entity",
            "date": "Date of Payment",
            "category": "Expense Type",
            "area": "Expense Area",
            "supplier": "Supplier",
            "reference": "Transaction number",
            "description": "Narrative",
            "amount": "Amount in Sterling",
        },
    ),
    Example(
        "a council with order, net amount and VAT",
        """
Body Name|Payment Date|Transaction Number|Directorate|Expense Type|Supplier ID|Supplier Name|Purchase Order|Net Amount|VAT|Description
Riverside Council|2024-04-04|CR-88120|Place|Grounds maintenance|10322|Glendale Ltd|PO4410|8,120.00|1,624.00|April works
Riverside Council|2024-04-11|CR-88254|People|Home to school transport|10876|Swift Taxis||642.50|0.00|Route 14
Riverside Council|2024-04-25|CR-88407|Resources|Software|11090|Civica UK Ltd|PO4502|21,900.00|4,380.00|Licence
""",
        {
            "trust": "Body Name",
            "date": "Payment Date",
            "reference": "Transaction Number",
            "area": "Directorate",
            "category": "Expense Type",
            "supplier_number": "Supplier ID",
            "supplier": "Supplier Name",
            "amount": "Net Amount",
            "vat_amount": "VAT",
            "description": "Description",
        },
    ),
    Example(
        "five short titles",
        """
Paid Date|Service|Subjective Description|Payee|Value
04/01/2023|Libraries|Books|Askews & Holts|1,204.55
11/01/2023|Museums|Security|Mitie Ltd|3,350.00
25/01/2023|Parks|Plants|Boningale Ltd|812.40
""",
        {
            "date": "Paid Date",
            "area": "Service",
            "category": "Subjective Description",
            "supplier": "Payee",
            "amount": "Value",
        },
    ),
    Example(
        "every title misspelt",
        """
Deparment Familly|Entuty|Dat Paid|Expence Type|Expence Area|Suplier Nmae|Transction No|Ammount
DH|Westvale NHS Trust|04/06/2020|Gas|Energy|Total Gas & Power Ltd|33100|88,412.10
DH|Westvale NHS Trust|18/06/2020|Locums|A&E|Medacs Healthcare Plc|33242|31,004.00
DH|Westvale NHS Trust|25/06/2020|Linen|Facilities|Elis UK Ltd|33310|42,118.36
""",
        {
            "department_family": "Deparment Familly",
            "trust": "Entuty",
            "date": "Dat Paid",
            "category": "Expence Type",
            "area": "Expence Area",
            "supplier": "Suplier Nmae",
            "reference": "Transction No",
            "amount": "Ammount",
        },
    ),
    Example(
        "a header over two rows with groups",
        """
Payments to suppliers over £500|||||||
Directorate|Supplier||Invoice||Amount (£)||
|Number|Name|Number|Date|Net|VAT|Gross
Adults|40012|Anchor Hanover Group|INV-3310|05/02/2024|4,120.00|0.00|4,120.00
Place|40377|Tarmac Trading Ltd|991204|12/02/2024|18,300.00|3,660.00|21,960.00
Resources|41220|BT Plc|VP8831|20/02/2024|1,022.40|204.48|1,226.88
""",
        {
            "area": "Directorate",
            "supplier_number": "Supplier Number",
            "supplier": "Supplier Name",
            "reference": "Invoice Number",
            "date": "Invoice Date",
            "amount": "Amount (£) Net",
            "vat_amount": "Amount (£) VAT",
        },
        header_row=3,
    ),
    Example(
        "titles broken over two rows",
        """
Payment|Expense|Supplier|Transaction|Amount
Date|Type|Name|Number|(£)
01/09/2021|Drugs|AAH Pharmaceuticals Ltd|700121|64,220.19
15/09/2021|Rent|NHS Property Services Ltd|700388|112,500.00
30/09/2021|Agency|ID Medical Group Ltd|700602|39,412.00
""",
        {
            "date": "Payment Date",
            "category": "Expense Type",
            "supplier": "Supplier Name",
            "reference": "Transaction Number",
            "amount": "Amount (£)",
        },
        header_row=2,
    ),
    Example(
        "a second row that says how columns are written",
        """
Date|Supplier|Amount|Purpose
dd/mm/yyyy||£|
07/03/2022|Stericycle Ltd|33,900.00|Clinical waste
14/03/2022|Sodexo Limited|128,400.00|Catering
28/03/2022|Bupa Insurance|25,600.00|Cover
""",
        {"date": "Date dd/mm/yyyy", "supplier": "Supplier", "amount": "Amount £", "description": "Purpose"},
        header_row=2,
    ),
    Example(
        "a ledger export with three dates' worth of periods",
        """
Period|Account|Account Description|Cost Centre|CC Description|Supplier Name|Invoice Number|Invoice Date|GL Date|AP Amount
202104|31020|M&S Consumables|A10220|Theatres|Medtronic Ltd|9312204|02/04/2021|06/04/2021|27,118.40
202104|31450|Implants|A10230|Orthopaedics|Stryker UK Ltd|SU44120|06/04/2021|09/04/2021|44,002.00
202104|37110|Rates|Z90010|Estates|Leeds City Council|RATES21|01/04/2021|12/04/2021|301,120.00
""",
        {
            "category": "Account Description",
            "area": "CC Description",
            "supplier": "Supplier Name",
            "reference": "Invoice Number",
            "date": "GL Date",
            "amount": "AP Amount",
        },
    ),
    Example(
        "the shared service's ledger with line and invoice amounts",
        """
Entity|Vendor Name|Vendor Number|Vendor Site|Invoice Num|Invoice Date|GL Date|Payment Date|Payment Number|Line Number|Account Combination|Subjective|Cost Centre|Line Description|Line Amount|Invoice Amount
RXF|Philips Electronics UK Ltd|110233|READING|94110233|01/11/2023|03/11/2023|15/11/2023|4410022|1|RXF.C10220.52110|52110|C10220|Ultrasound service|18,200.00|27,300.00
RXF|Philips Electronics UK Ltd|110233|READING|94110233|01/11/2023|03/11/2023|15/11/2023|4410022|2|RXF.C10240.52110|52110|C10240|Monitor service|9,100.00|27,300.00
RXF|Getinge Ltd|110904|DERBY|GT5521|09/11/2023|10/11/2023|22/11/2023|4410391|1|RXF.C10300.52300|52300|C10300|Steriliser repair|1,450.75|1,450.75
""",
        {
            "trust": "Entity",
            "supplier": "Vendor Name",
            "supplier_number": "Vendor Number",
            "reference": "Invoice Num",
            "date": "Payment Date",
            "line_number": "Line Number",
            "category": "Subjective",
            "area": "Cost Centre",
            "description": "Line Description",
            "amount": "Line Amount",
        },
    ),
    Example(
        "net, VAT and gross, invoice date and payment date",
        """
Trust|Supplier|Invoice Date|Payment Date|Invoice No|Net (£)|VAT (£)|Gross (£)|Category
Lakeside NHS FT|Karl Storz Endoscopy (UK) Ltd|02/09/2022|30/09/2022|K8812|31,000.00|6,200.00|37,200.00|Equipment
Lakeside NHS FT|Roche Diagnostics Ltd|05/09/2022|30/09/2022|R11821|58,412.50|11,682.50|70,095.00|Reagents
Lakeside NHS FT|NHS Blood and Transplant|07/09/2022|30/09/2022|BT9910|90,120.00|0.00|90,120.00|Blood
""",
        {
            "trust": "Trust",
            "supplier": "Supplier",
            "date": "Payment Date",
            "reference": "Invoice No",
            "amount": "Net (£)",
            "vat_amount": "VAT (£)",
            "category": "Category",
        },
    ),
    Example(
        "a month besides the date",
        """
Month|Trust Name|Payment Date|Supplier|Invoice Ref|Total (£)|Spend Category
Jul-22|Moorland Partnership NHS Trust|08/07/2022|Care UK Ltd|C-201|41,120.00|Healthcare
Jul-22|Moorland Partnership NHS Trust|15/07/2022|Capita Plc|9912|66,904.21|IT
Jul-22|Moorland Partnership NHS Trust|22/07/2022|Lyreco UK Ltd|LY77|25,011.60|Office
""",
        {
            "trust": "Trust Name",
            "date": "Payment Date",
            "supplier": "Supplier",
            "reference": "Invoice Ref",
            "amount": "Total (£)",
            "category": "Spend Category",
        },
    ),
    Example(
        "a month and no date",
        """
Organisation|Month|Supplier|Expense Type|Amount
Valley ICB|April 2023|Marie Curie|Hospice|55,000.00
Valley ICB|April 2023|Nuffield Health|Elective|231,450.00
Valley ICB|April 2023|Boots UK Ltd|Prescribing|31,871.44
""",
        {
            "trust": "Organisation",
            "date": "Month",
            "supplier": "Supplier",
            "category": "Expense Type",
            "amount": "Amount",
        },
    ),
    Example(
        "keys of JSON lines",
        """
organisationName|paymentDate|supplierName|supplierCompanyNumber|invoiceNumber|purposeOfExpenditure|netAmount|vatAmount
Harbour Council|2023-06-01T00:00:00|Kier Highways Ltd|05606089|K-77120|Resurfacing|120400.00|24080.00
Harbour Council|2023-06-08T00:00:00|Norse Commercial Ltd|03092743|N-1190|Cleaning|8400.50|1680.10
Harbour Council|2023-06-22T00:00:00|Liberata UK Ltd|01238274|L-5520|Revenues|45900.00|9180.00
""",
        {
            "trust": "organisationName",
            "date": "paymentDate",
            "supplier": "supplierName",
            "company_number": "supplierCompanyNumber",
            "reference": "invoiceNumber",
            "description": "purposeOfExpenditure",
            "amount": "netAmount",
            "vat_amount": "vatAmount",
        },
    ),
    Example(
        "capitals and underlines, cut short",
        """
TRANS_REF|PAY_DATE|SUPP_NAME|SUPP_POSTCODE|NET_VALUE|EXP_TYPE|EXP_AREA
0012291|15-JAN-24|HEALTHCARE AT HOME LTD|DE14 2WW|30118.20|HOMECARE DRUGS|PHARMACY
0012310|22-JAN-24|SERCO LIMITED|RG27 9UY|441200.00|SOFT FM|FACILITIES
0012388|29-JAN-24|BAYWATER HEALTHCARE|CW1 6GG|27440.90|OXYGEN|RESPIRATORY
""",
        {
            "reference": "TRANS_REF",
            "date": "PAY_DATE",
            "supplier": "SUPP_NAME",
            "amount": "NET_VALUE",
            "category": "EXP_TYPE",
            "area": "EXP_AREA",
        },
    ),
    Example(
        "supplier is a number and its description a name",
        """
Supplier|Supplier Description|Doc Date|Doc Number|Cost|Nominal Description
400121|Baxter Healthcare Ltd|04/03/2021|880121|33,204.10|IV fluids
400388|B Braun Medical Ltd|11/03/2021|880240|41,120.00|Dialysis
401002|Johnson & Johnson Medical Ltd|25/03/2021|880377|29,914.88|Sutures
""",
        {
            "supplier_number": "Supplier",
            "supplier": "Supplier Description",
            "date": "Doc Date",
            "reference": "Doc Number",
            "amount": "Cost",
            "category": "Nominal Description",
        },
    ),
    Example(
        "purchasing cards",
        """
Transaction Date|Merchant Name|Merchant Category|Transaction Amount|Department|Reason for purchase
03/05/2023|Amazon UK Marketplace|Books and media|42.99|Children's Services|Activity packs
04/05/2023|Trainline|Rail travel|118.20|Chief Executive|Travel to conference
09/05/2023|Travelodge|Hotels|67.00|Housing|Emergency accommodation
""",
        {
            "date": "Transaction Date",
            "supplier": "Merchant Name",
            "category": "Merchant Category",
            "amount": "Transaction Amount",
            "area": "Department",
            "description": "Reason for purchase",
        },
    ),
    Example(
        "titles in Welsh and English",
        """
Dyddiad / Date|Cyflenwr / Supplier|Disgrifiad / Description|Swm / Amount (£)
01/02/2023|Cartrefi Cymru Ltd|Gofal|31,200.00
08/02/2023|Dwr Cymru Welsh Water|Dwr|26,410.33
22/02/2023|Wales & West Housing|Grant|75,000.00
""",
        {
            "date": "Dyddiad / Date",
            "supplier": "Cyflenwr / Supplier",
            "description": "Disgrifiad / Description",
            "amount": "Swm / Amount (£)",
        },
    ),
    Example(
        "line breaks and blanks in titles, an empty first column and empty ones at the end",
        """
||||||||
|Payment\\nDate |  Supplier\\n Name|Transaction\\nNumber| Amount\\n£ |Expense\\nArea||
|03/08/2020|Vital Energi Ltd|4410|51,200.00|Energy centre||
|17/08/2020|Engie Services|4502|88,120.44|Hard FM||
|31/08/2020|HSS Hire|4577|25,900.00|Generators||
""",
        {
            "date": "Payment\nDate",
            "supplier": "Supplier\n Name",
            "reference": "Transaction\nNumber",
            "amount": "Amount\n£",
            "area": "Expense\nArea",
        },
        header_row=2,
    ),
    Example(
        "no title above the amounts",
        """
Date|Supplier|Reference|
06/04/2021|Unilink Ltd|R1|£26,000.00
13/04/2021|Vodafone Limited|R2|£31,442.17
27/04/2021|Xerox (UK) Limited|R3|(£1,200.00)
""",
        {"date": "Date", "supplier": "Supplier", "reference": "Reference", "amount": "column D"},
    ),
    Example(
        "days as Excel counts them, and amounts in brackets with pounds and blanks",
        """
Date Paid|Payee Name|Amount Paid|Purpose of Payment
44299|Aspen Medical Ltd| £ 30,112.00 |PPE
44306|Brook Street Bureau| (£ 2,118.40)|Credit
44320|Citysprint (UK) Ltd| £ 41,900.25 |Couriers
""",
        {"date": "Date Paid", "supplier": "Payee Name", "amount": "Amount Paid", "description": "Purpose of Payment"},
    ),
    Example(
        "a title that lies: numbers of transactions under a date",
        """
Date|Expense Type|Supplier|Transaction Date|Amount
16/06/2020|Insurance|NHS Litigation Authority|1168648|1,014,642.50
25/06/2020|Building work|Erith Contractors Ltd|1165124|309,983.38
26/06/2020|Equipment|Assetco Healthcare Ltd|1165191|284,602.60
""",
        {
            "date": "Date",
            "category": "Expense Type",
            "supplier": "Supplier",
            "reference": "Transaction Date",
            "amount": "Amount",
        },
    ),
    Example(
        "two amounts that nothing tells apart",
        """
Date|Supplier|Amount 1|Amount 2
01/03/2022|Aramark Ltd|31,000.00|29,000.00
08/03/2022|Compass Group|44,100.50|44,000.00
22/03/2022|Sodexo Ltd|26,750.00|26,150.00
""",
        {"date": "Date", "supplier": "Supplier"},
        asked=("amount",),
    ),
    Example(
        "debit and credit apart",
        """
Posting Date|Creditor|Journal Ref|Debit|Credit
01/03/2022|Aramark Ltd|J1|31,000.00|
08/03/2022|Compass Group|J2||4,000.00
22/03/2022|Sodexo Ltd|J3|26,750.00|
""",
        {
            "date": "Posting Date",
            "supplier": "Creditor",
            "reference": "Journal Ref",
            "debit": "Debit",
            "credit": "Credit",
        },
    ),
    Example(
        "no header",
        """
Department of Health|Hillside NHS Trust|03/02/2021|Drugs|Alloga UK Ltd|88120|36,000.00
Department of Health|Hillside NHS Trust|10/02/2021|Rent|Amas Limited|88231|95,912.40
Department of Health|Hillside NHS Trust|24/02/2021|Agency|Care Providers Ltd|88310|64,226.95
""",
        {"date": "column C", "supplier": "column E", "amount": "column G"},
        asked=("no-header",),
        header_row=None,
    ),
    Example(
        "no date at all",
        """
Supplier|Invoice|Amount|Description
Aspen Medical Ltd|A1|30,112.00|PPE
Brook Street Bureau|B7|25,118.40|Staff
Citysprint (UK) Ltd|C3|41,900.25|Couriers
""",
        {"supplier": "Supplier", "reference": "Invoice", "amount": "Amount", "description": "Description"},
        asked=("date",),
    ),
    Example(
        "company as the body and name as the supplier",
        """
Company|Name|Invoice Reference|Paid On|Gross Amount|Department Name
Seaview NHS Trust|Olympus Keymed|OK-221|04/10/2021|33,210.00|Endoscopy
Seaview NHS Trust|Boston Scientific Ltd|778122|11/10/2021|51,004.20|Cardiology
Seaview NHS Trust|Teleflex Medical|TM8812|25/10/2021|27,700.00|Theatres
""",
        {
            "trust": "Company",
            "supplier": "Name",
            "reference": "Invoice Reference",
            "date": "Paid On",
            "amount": "Gross Amount",
            "area": "Department Name",
        },
    ),
    Example(
        "a finance system's short titles",
        """
Period|Account|Account(T)|Costc|Costc(T)|TransNo|Inv. Date|Supplier(T)|Amount|Text
202205|4410|Drugs|P100|Pharmacy|71002213|03/05/2022|Alliance Healthcare|88,120.10|May drugs
202205|5200|Security|F220|Facilities|71002290|10/05/2022|G4S Secure Solutions|31,400.00|Guarding
202205|6100|Legal fees|C001|Corporate|71002377|24/05/2022|Capsticks LLP|26,650.56|Advice
""",
        {
            "category": "Account(T)",
            "area": "Costc(T)",
            "reference": "TransNo",
            "date": "Inv. Date",
            "supplier": "Supplier(T)",
            "amount": "Amount",
            "description": "Text",
        },
    ),
    Example(
        "the code's list of what must be published",
        """
Date expenditure incurred|Local authority department|Beneficiary|Summary of purpose|Amount|VAT that cannot be recovered|Merchant category
02/01/2024|Environment|Amey LG Limited|Street cleansing|66,120.00|0.00|Contracted services
16/01/2024|Housing|Liberty Gas Group|Repairs|8,240.15|0.00|Building works
30/01/2024|Leisure|Places for People Ltd|Management fee|23,400.00|118.20|Leisure
""",
        {
            "date": "Date expenditure incurred",
            "area": "Local authority department",
            "supplier": "Beneficiary",
            "description": "Summary of purpose",
            "amount": "Amount",
            "vat_amount": "VAT that cannot be recovered",
            "category": "Merchant category",
        },
    ),
    Example(
        "bank details and contacts besides",
        """
Payee|Bank Sort Code|Account No|Email|Pay Date|Amount|Ref
Fisher Clinical Ltd|20-00-00|55779911|pay@example.org|04/05/2022|31,118.00|F1
Gama Healthcare|30-10-20|11223344|ar@example.org|11/05/2022|28,400.00|G2
Hologic Ltd|40-20-10|99887766|uk@example.org|25/05/2022|63,600.00|H3
""",
        {"supplier": "Payee", "date": "Pay Date", "amount": "Amount", "reference": "Ref"},
    ),
)
