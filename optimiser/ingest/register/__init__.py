"""A trust's own register of contracts, as a list or workbook, to the tables that open contracting data gives too."""
