"""The tripwire for what names a person: what it finds, what it lets pass, and that it never says what it found."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from optimiser.engine.refusals import write_refusals
from optimiser.ingest.csv_reader import read_csv
from optimiser.ingest.load_case import load_case
from optimiser.ingest.patient_data import Tripped, patient_data
from optimiser.issues import InputError
from tests.unit.ingest.small_case import write_case

AS_OF = dt.date(2026, 11, 22)
HEAD = "journey,trust,day_type,origin,destination,mobility"
ROW = "J1,RAA,weekday,NE1,SITE2,walker"


def found(header: str, *rows: str, table: str = "journeys") -> list[Tripped]:
    """Return what is found in a table with this header and these rows."""
    return patient_data(table, read_csv("\n".join((header, *rows)).encode()), AS_OF)


@pytest.mark.parametrize(
    "header",
    [
        *(
            "name",
            "patient_name",
            "PatientName",
            "Surname",
            "x_forename",
            "first name",
            "x_last_name",
            "names",
        ),
        *("nhs_number", "NHSNumber", "x_nhs_no", "NHS", "hospital_number", "x_patient_id"),
        *("dob", "DOB", "date_of_birth", "DateOfBirth", "x_birth_date", "d.o.b."),
        *(
            "address",
            "home_address",
            "Address Line 1",
            "x_street",
            "postcode",
            "post code",
            "home_postcode",
            "x_postal_code",
        ),
        *("telephone", "x_mobile_number", "email", "e-mail"),
    ],
)
def test_headers_that_ask_for_a_person(header: str) -> None:
    """A column headed like a person's data is found whatever stands in it, also one marked as the user's own."""
    (tripped,) = found(f"{HEAD},{header}", f"{ROW},")
    assert (tripped.row, tripped.column) == (1, "G")
    assert "headed" in tripped.message


@pytest.mark.parametrize(
    "header", ["x_site_name", "x_patients", "x_mobile_clinic", "x_nhs_region", "x_contract_number", "x_driver", "note"]
)
def test_headers_that_do_not(header: str) -> None:
    """Other columns pass, though they share a word with those."""
    assert found(f"{HEAD},{header}", f"{ROW},some text") == []


@pytest.mark.parametrize("table", ["consignments", "recorded_stops", "vehicles", "depots", "areas", "travel_times"])
def test_every_transport_table_is_guarded(table: str) -> None:
    """A column of addresses is found in every table of transport."""
    assert found("a,address", "1,2", table=table)


def test_columns_of_the_dictionary_may_be_called_name() -> None:
    """An area has a name, and a factor has one; other tables, such as sites with their postcodes, are not guarded."""
    assert found("area,name,latitude,longitude", "NE1,Newcastle,54.97,-1.61", table="areas") == []
    assert found("site,trust,name,postcode", "S,RAA,Infirmary,NE1 4LP", table="sites") == []


@pytest.mark.parametrize("place", ["NE1 4LP", "ne14lp", "SW1A 1AA", "M1  1AE", "ZZ99 3VZ", "DN55 1PT"])
@pytest.mark.parametrize("column", ["origin", "destination"])
def test_full_postcodes_of_places(place: str, column: str) -> None:
    """A full postcode as a place is found, with or without its space."""
    row = f"J2,RAA,weekday,{place},SITE2,walker" if column == "origin" else f"J2,RAA,weekday,NE1,{place},walker"
    (tripped,) = found(HEAD, ROW, row)
    assert (tripped.row, tripped.column) == (3, column)
    assert place.upper() not in tripped.message.upper()


@pytest.mark.parametrize("place", ["NE1", "SW1A", "E01008162", "RXF05", "RVWAA", "RX1RA", "E02-12AB"])
def test_areas_and_sites_are_no_postcodes(place: str) -> None:
    """Outcodes, small areas and sites' codes pass."""
    assert found(HEAD, f"J1,RAA,weekday,{place},SITE2,walker") == []


def test_codes_that_look_like_a_postcode_in_one_word() -> None:
    """A code of a journey may be five or six letters and digits; only with the space is it a postcode."""
    assert found(HEAD, ROW.replace("J1", "E12AB")) == []
    assert found(HEAD, ROW.replace("J1", "E1 2AB"))


def test_postcodes_in_free_text() -> None:
    """A note is looked through too."""
    (tripped,) = found(f"{HEAD},x_remark", f"{ROW},collect from NE1 4LP at nine")
    assert (tripped.row, tripped.column) == (2, "G")


@pytest.mark.parametrize("number", ["9434765919", "943 476 5919", "943-476-5919", "no. 9434765919"])
def test_nhs_numbers(number: str) -> None:
    """A ten-digit number with the right check digit is found however it is written."""
    (tripped,) = found(HEAD, ROW, ROW.replace("J1", number))
    assert (tripped.row, tripped.column) == (3, "journey")
    assert "943" not in tripped.message


def test_numbers_that_are_no_nhs_numbers() -> None:
    """Of random ten-digit numbers one in eleven has the check digit: a column of codes passes, and other lengths."""
    numbers = [1_000_000_007 + 7_919 * step for step in range(100)]
    assert found(HEAD, *(ROW.replace("J1", str(number)) for number in numbers)) == []
    assert (
        found(HEAD, ROW.replace("J1", "94347659190"), ROW.replace("J1", "943476591"), ROW.replace("J1", "0000000000"))
        == []
    )
    assert found(f"{HEAD},x_length", f"{ROW},0.9434765919") == []


@pytest.mark.parametrize("date", ["1954-03-02", "02/03/1954", "2.3.54", "03/31/1954", "1954-03-02 00:00:00"])
def test_dates_of_birth(date: str) -> None:
    """A date of long ago is found however it is written."""
    (tripped,) = found(f"{HEAD},x_when", f"{ROW},{date}")
    assert (tripped.row, tripped.column) == (2, "G")
    assert "54" not in tripped.message


@pytest.mark.parametrize(
    "text", ["2026-11-22", "22/11/2026", "22/11/26", "09:30", "since 1954-03-02 as before", "1954", "99/99/1954"]
)
def test_other_dates(text: str) -> None:
    """A date of late, a time, or a date in a sentence passes."""
    assert found(f"{HEAD},x_when", f"{ROW},{text}") == []


def test_dates_of_the_dictionary_may_be_old() -> None:
    """A column that the dictionary has for dates is no column of births."""
    header = "rate,name,role,pence_per_mile,valid_from,evidence"
    assert found(header, "r,Rate,paid,45,2011-04-01,A", table="mileage_rates") == []


def test_a_header_that_is_itself_a_person() -> None:
    """Where the header is missing and a row stands in its place, that row is looked through and not repeated."""
    (tripped,) = found("J1,RAA,weekday,NE1,NE1 4LP,walker", ROW)
    assert tripped.row == 1
    assert "4LP" not in tripped.message + tripped.column


def test_what_was_found_is_written_nowhere(tmp_path: Path) -> None:
    """The error, the list of issues and all that is written of a refused case hold neither value nor row."""
    secrets = ("9434765919", "NE1 4LP", "Fothergill", "1954")
    journeys = f"{HEAD},escorts,x_remark\n{ROW},0,\nJ2,RXX,weekday,NE1 4LP,SITE2,walker,9434765919,Mr Fothergill\n"
    case = write_case(tmp_path / "case", {"journeys": journeys + "J3,RAA,weekday,NE1,SITE2,walker,0,02/03/1954\n"})
    with pytest.raises(InputError) as refused:
        load_case(case)
    assert {issue.kind for issue in refused.value.issues} == {"patient-data"}
    assert [issue.column for issue in refused.value.issues] == ["origin", "escorts", "H"]
    write_refusals(tmp_path / "out", refused.value)
    written = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "out").rglob("*") if path.is_file())
    said = written + str(refused.value) + repr(refused.value.issues) + repr(vars(refused.value))
    assert [secret for secret in secrets if secret in said] == []
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["issues.csv"]
