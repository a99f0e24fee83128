"""The packs: a section for each lot and a page for each supplier, in one file beside the report."""
