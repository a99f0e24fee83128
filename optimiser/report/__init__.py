"""Tables of findings -> HTML, Excel, JSON and CSV."""
