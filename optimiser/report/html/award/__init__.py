"""The recommended award on a page: its amounts, its words and the parts of its section."""
