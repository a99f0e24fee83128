"""What kind of body the words of a name show: a trust, a council, a university, a company."""

from __future__ import annotations

from collections.abc import Sequence

_COUNCIL_WORDS = frozenset(
    {"COUNCIL", "BOROUGH", "CITY", "COUNTY", "DISTRICT", "METROPOLITAN", "ROYAL", "UNITARY", "CYNGOR", "SIR", "THE"}
)
_NOT_A_COUNCIL = frozenset(
    {"ARTS", "BRITISH", "CARE", "COLLEGE", "CORPORATION", "DENTAL", "FOOTBALL", "GENERAL", "HOSPITAL", "HOSPITALS"}
    | {"HOUSING", "HOTEL", "LAW", "MEDICAL", "MIDWIFERY", "NHS", "NURSING", "POLICE", "PROFESSIONS", "RESEARCH"}
    | {"SCHOOL", "SCIENCE", "SOCIAL", "SPORTS", "TRUST", "UNIVERSITY", "WORLD"}
)


def kind_of(tokens: Sequence[str], form: str) -> str:
    """Return the kind that the words show; empty where they show none.

    Parameters
    ----------
    tokens
        Words of a name in capitals, abbreviations written out.
    form
        Family of its legal form; empty where none is told.
    """
    found = set(tokens)
    if form:
        return "company"
    if "CHARITY" in found or "CHARITABLE" in found:
        return "charity"
    if "CCG" in found or "ICB" in found:
        return "nhs_commissioner"
    if "CSU" in found:
        return "nhs_support"
    if "NHS" in found:
        return "nhs_trust" if "TRUST" in found else "nhs"
    if "HEALTH" in found and "BOARD" in found:
        return "nhs_board"
    if "UNIVERSITY" in found and not found & {"HOSPITAL", "HOSPITALS", "TRUST"}:
        return "university"
    return ""


def place_of_council(tokens: Sequence[str]) -> tuple[str, ...]:
    """Return the place of a council, with its tier where it tells councils of one place apart; empty for other bodies.

    "London Borough of Croydon" and "Croydon Council" are one; a county, a town and a parish are not the borough.

    Parameters
    ----------
    tokens
        Words of a name in capitals, abbreviations written out, without "of".
    """
    found = set(tokens)
    if not tokens or found & _NOT_A_COUNCIL:
        return ()
    borough = "BOROUGH" in found and (tokens[0] in {"LONDON", "ROYAL", "BOROUGH"} or tokens[:2] == ["THE", "LONDON"])
    city = tokens[0] == "CITY" and 2 <= len(tokens) <= 5 and "COUNCIL" not in found
    if not ("COUNCIL" in found or borough or city):
        return ()
    dropped = _COUNCIL_WORDS | ({"LONDON"} if borough else frozenset())
    place = tuple(token for token in tokens if token not in dropped)
    county = "COUNTY" in found and not found & {"BOROUGH", "CITY"}
    return (*place, *(("COUNTY",) if county else ()), "COUNCIL") if place else ()
