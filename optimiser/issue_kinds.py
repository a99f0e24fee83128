"""The catalogue of issue kinds: what each slug means, and how it is mended."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class IssueKind:
    """One entry of the catalogue: what the slug means and how it is mended."""

    meaning: str
    remedy: str


CATALOGUE: dict[str, IssueKind] = {
    "missing-case": IssueKind(
        "There is no case.toml where the command was told to look.",
        "Name a case folder or its case.toml; `optimiser init DIR` writes one that runs.",
    ),
    "bad-toml": IssueKind("case.toml is not valid TOML.", "Mend the line named; text goes in straight double quotes."),
    "unknown-key": IssueKind(
        "case.toml has a key that the program does not know.", "Correct the spelling or delete the key."
    ),
    "bad-setting": IssueKind(
        "A setting in case.toml has a value that is not allowed.", "Use a value of the kind described."
    ),
    "unknown-table": IssueKind(
        "case.toml declares a table that the data dictionary does not have.",
        "Use one of the table names that `optimiser schema` lists.",
    ),
    "undeclared-file": IssueKind(
        "A table file lies in the case folder but case.toml does not declare it, so it was not read.",
        "Add a [tables.NAME] section with its basis and source, or take the file away.",
    ),
    "missing-file": IssueKind(
        "A file that case.toml declares is not there.",
        "Put the file there, correct its name, or delete its [tables.NAME] section.",
    ),
    "unreadable-file": IssueKind(
        "A file cannot be opened as what its name says it is.",
        "Save it again as CSV (UTF-8), XLSX or Parquet, without a password or macros.",
    ),
    "hostile-file": IssueKind(
        "A file is built to exhaust or mislead a reader (zip bomb, macros, external links, encryption).",
        "Save the values alone into a fresh CSV or XLSX file.",
    ),
    "wrong-encoding": IssueKind(
        "A CSV file is not UTF-8.",
        'In Excel choose "Save as", "CSV UTF-8 (comma delimited)".',
    ),
    "empty-table": IssueKind(
        "A table has a header but no rows, or nothing at all.",
        "Add its rows, or delete its [tables.NAME] section: an absent table is absent.",
    ),
    "missing-column": IssueKind(
        "A required column is not in the header.", "Add the column; `optimiser schema` lists them."
    ),
    "unknown-column": IssueKind(
        "A column is not in the data dictionary.",
        "Correct its spelling; a column of your own must start with x_.",
    ),
    "duplicate-column": IssueKind("Two columns have the same name.", "Rename or delete one of them."),
    "ragged-row": IssueKind(
        "A row has more or fewer cells than the header.",
        "Look for a comma inside unquoted text, or a missing cell.",
    ),
    "missing-sheet": IssueKind(
        "The sheet that case.toml names is not in the workbook.",
        "Correct the name, or delete the key `sheet`.",
    ),
    "formula-error": IssueKind(
        "A cell holds a spreadsheet error such as #REF!, or a formula that was never calculated.",
        "Mend the formula in the workbook, or write the value.",
    ),
    "missing-value": IssueKind("A cell that must be filled is empty.", "Fill it in."),
    "not-a-number": IssueKind(
        "A number is expected and the cell holds something else.", "Write digits, such as 1234.50."
    ),
    "too-many-decimals": IssueKind(
        "A number has more decimals than can be kept exactly.",
        "Round money to pence and quantities to six decimals.",
    ),
    "not-a-date": IssueKind("A date is expected and the cell holds something else.", "Write it as 2026-11-30."),
    "not-a-time": IssueKind("A time of day is expected and the cell holds something else.", "Write it as 08:30."),
    "not-a-month": IssueKind("A month is expected and the cell holds something else.", "Write it as 2026-04."),
    "not-a-year": IssueKind("A financial year is expected and the cell holds something else.", "Write it as 2026/27."),
    "not-a-boolean": IssueKind("Yes or no is expected and the cell holds something else.", "Write yes or no."),
    "not-a-choice": IssueKind(
        "The cell holds a word that is not one of the allowed ones.", "Use one of the words listed."
    ),
    "out-of-range": IssueKind("A number lies outside what is possible.", "Correct it."),
    "negative-quantity": IssueKind(
        "A quantity is below zero.",
        "Record a return as a credit in `adjustments`; leave the ordered quantity as it was.",
    ),
    "unknown-trust": IssueKind(
        "A trust code is not in the trusts table.",
        "Correct the code, or add the trust to the trusts table.",
    ),
    "unknown-reference": IssueKind(
        "A code refers to a row of another table that is not there.",
        "Correct the code, or add the row to the table named.",
    ),
    "rejected-reference": IssueKind(
        "An accepted row refers to a row that was rejected within the tolerance.",
        "Mend the rejected row, or take the code out.",
    ),
    "duplicate-key": IssueKind("Two rows have the same key.", "Delete one of them, or give it a key of its own."),
    "repeated-row": IssueKind(
        "A row repeats an earlier one in every cell, and was merged with it.", "Nothing need be done."
    ),
    "end-before-start": IssueKind("A period ends before it starts.", "Exchange or correct the two dates."),
    "unit-mismatch": IssueKind(
        "A line counts in another unit than its item, so its price cannot be compared.",
        "Convert the quantity to the item's unit.",
    ),
    "target-tree": IssueKind(
        "The targets do not form a tree.",
        "Let every parent name a target of the same version, and no target be its own ancestor.",
    ),
    "scheme-gate": IssueKind(
        "A scheme's status needs a quality impact assessment that is not approved.",
        "Set qia_status to approved or not_required, or lower the status to plans_in_progress.",
    ),
    "formula-text": IssueKind(
        "A text cell begins with a sign that a spreadsheet would run as a formula; it is written out neutralised.",
        "Nothing need be done.",
    ),
    "sheet-limit": IssueKind(
        "A worksheet is exactly as long as the format allows, so rows may have been cut off.",
        "Export the table as CSV.",
    ),
    "rejected-over-tolerance": IssueKind(
        "More was rejected than the scenario tolerates.",
        "Mend the rejected rows, or raise input.rejected_tolerance_gbp.",
    ),
    "foreign-currency": IssueKind(
        "An amount is in another currency than pounds; the program never converts.",
        "Convert it yourself, at a rate and on a date that you state (in source_ref or note), and write pounds.",
    ),
    "no-offer": IssueKind("An offer has no price, so it is no offer.", "Nothing need be done; write 0 for a free one."),
    "duplicate-offer": IssueKind(
        "A supplier offers an item twice over the same days.", "Delete one of the two, or part their dates."
    ),
    "offer-lot-conflict": IssueKind("Offers of one item name different lots.", "Give all offers of the item one lot."),
    "conflicting-supplier-cost": IssueKind(
        "Offers of one supplier state different amounts for a cost that is paid by supplier, not by offer.",
        "Write the one amount; leave the cell empty in the other offers.",
    ),
    "broken-bundle": IssueKind(
        "Offers that share a bundle code do not make one bundle.",
        "Give a bundle one supplier, at least two items, one price for each, and no tiers.",
    ),
    "contradictory-tiers": IssueKind(
        "Tiers of an offer contradict its price, their kind or each other.",
        "Let a higher threshold never earn less, and fill in only the columns that belong to the kind.",
    ),
    "overlapping-tiers": IssueKind(
        "Two sets of tiers would apply to the same purchases.", "Let one set of tiers set the price of an offer."
    ),
    "assumed-lot": IssueKind(
        "Tiers count by lot, and the offer names none: its item's category is taken.", "Name the lot in `offers`."
    ),
    "demand-and-lines": IssueKind(
        "What a trust needs of an item stands both in `demand` and in its spend lines of the latest year.",
        "Delete the row of `demand`, or take the item off the lines.",
    ),
    "contradictory-attributes": IssueKind(
        "What the case says of a supplier (`sme`, `local`, attributes) contradicts itself.", "Correct what is wrong."
    ),
    "bid-sheet-changed": IssueKind(
        "A bid sheet came back with something changed that was not to be filled in, or it asks for another demand.",
        "Put back what was sent, or fill in a fresh sheet; read a sheet with the case that it was written from.",
    ),
    "no-demand": IssueKind(
        "A bid sheet is asked for, and no item has a yearly volume.",
        "Give spend lines an item and a quantity, or add the table `demand`.",
    ),
    "patient-data": IssueKind(
        "A transport table holds, or asks for, what names a person: a name, NHS number, date of birth or postcode.",
        "Delete it: areas, windows, mobility and counts are all that is needed. What was found is written nowhere.",
    ),
    "layout-unreadable": IssueKind(
        "The layouts of a vehicle cannot be read.",
        "Write places as staff/seats/stretchers/wheelchairs, layouts split by semicolons, such as 1/4/0/1;1/2/1/0.",
    ),
    "compatibility-contradicts": IssueKind(
        "The compatibility table says two different things of the same two classes.",
        "Delete or correct one of the rows.",
    ),
    "record-contradicts": IssueKind(
        "The recorded routes contradict themselves: a journey is served more often than it is there, or only half.",
        "Correct the stops: each journey once, its delivery after its pickup on the same route.",
    ),
    "window-shorter-than-ride": IssueKind(
        "The windows of a journey or consignment leave no time for its ride.",
        "Widen a window, or correct origin, destination or travel time.",
    ),
    "windows-too-far-apart": IssueKind(
        "Pickup and arrival lie further apart than the time on board that is allowed.",
        "Let the pickup be later or the arrival earlier, or allow more minutes on board.",
    ),
    "limit-shorter-than-ride": IssueKind(
        "Someone or something may be on board for less time than the direct ride takes: a specimen too long on board.",
        "Correct max_minutes_on_board, the places, or the travel time between them; or send it elsewhere.",
    ),
    "return-before-outward": IssueKind(
        "A return journey would have to begin before its outward journey is over.",
        "Let the return begin later, or correct the journey that it returns from.",
    ),
    "no-vehicle-can-take": IssueKind(
        "No vehicle of any trust can take a journey, even with nothing else to do that day.",
        "Add a vehicle that can, or correct mobility, skills, windows or the vehicles' layouts, skills and shifts.",
    ),
    "place-unknown": IssueKind(
        "A place that someone or something goes from or to is nowhere on the map: no coordinates, no travel times.",
        "Correct the code, or add the place to `areas` or `sites` with its coordinates, or to `travel_times`.",
    ),
    "no-road": IssueKind(
        "No road leads from one place to another that someone or something is to be taken to: a stop no road reaches.",
        "Correct the places; or give the way its minutes in `travel_times`, or its missing link in `roads`.",
    ),
    "damaged-decision": IssueKind(
        "A line of decisions.csv cannot be read, so the decision on it does not count.",
        "Mend the line, or delete it and decide again with `optimiser matches`.",
    ),
    "contradictory-decision": IssueKind(
        "A later line of decisions.csv decides a match differently than an earlier one; the later counts.",
        "Nothing need be done; `optimiser matches --accept` or `--reject` decides again.",
    ),
    "damaged-release": IssueKind(
        "Open contracting data, or one release in it, cannot be read, and was left out.",
        "Fetch it again from its publisher, or take the release named out of the file.",
    ),
    "ambiguous-column": IssueKind(
        "Two or more columns of a trust's file could hold the same thing, and which one does is not guessed.",
        "Name the right one in header_map.toml and hand that file back.",
    ),
    "doubtful-column": IssueKind(
        "The title of a column says one thing and the values below it another.",
        "Look at the column; name its field in header_map.toml and hand that file back.",
    ),
    "no-header": IssueKind(
        "A trust's file has no row of titles above its data that can be recognised.",
        "Correct the columns guessed in header_map.toml and hand that file back.",
    ),
    "map-unreadable": IssueKind(
        "header_map.toml cannot be read, or a part of it is not of the kind that belongs there.",
        "Mend the line or layout named; text goes in straight double quotes.",
    ),
    "map-unknown-field": IssueKind(
        "header_map.toml names a field that lines and contracts do not have.",
        "Correct its spelling; the comment at the top of the file lists the fields.",
    ),
    "map-missing-column": IssueKind(
        "header_map.toml names a column that is not in the header of its layout.",
        "Write the title as the header of the layout lists it, or its letter, such as column C.",
    ),
    "map-repeated-column": IssueKind(
        "header_map.toml gives one column to two fields, or describes the same header twice.",
        "Leave the column or the layout in one place only.",
    ),
    "hidden-sheet": IssueKind(
        "A worksheet of a trust's workbook is hidden; it is read like the others.",
        "Look whether its rows belong to the data; if not, delete the sheet.",
    ),
    "stray-quotation-mark": IssueKind(
        "A quotation mark in a text file opens a cell that is never closed, or closes one in its middle.",
        "Nothing need be done if the row looks right: the mark was kept as text and the row ends with its line.",
    ),
    "linked-workbook": IssueKind(
        "Names left over in a workbook lead to other files; no cell uses them, so its values are read.",
        "Nothing need be done; in Excel, Data, Edit Links, Break Link takes them out.",
    ),
    "suspected-pack-error": IssueKind(
        "The price of one each differs by about the size of a pack, so that a pack may have been taken for an each.",
        "Look at the lines' unit, pack size and quantity; where the price is right, nothing need be done.",
    ),
}
