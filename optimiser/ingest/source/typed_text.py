"""Values of workbooks and Parquet files as text, quickly for the many that are numbers."""

from __future__ import annotations

from optimiser.ingest.cell_text import cell_text


def typed_text(value: object) -> str:
    """Write one stored value as :func:`optimiser.ingest.cell_text.cell_text` does.

    Parameters
    ----------
    value
        What the file holds: text, number, date, time, yes or no, or nothing.
    """
    if type(value) is str:
        return value
    if type(value) is float:
        text = f"{value:.15g}"
        # Neither a power of ten nor infinite; and minus nought is nought.
        return text if "e" not in text and "n" not in text and text != "-0" else cell_text(value)
    return cell_text(value)
