"""A comparison of runs as text, JSON, HTML page and workbook."""
