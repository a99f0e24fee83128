"""The register: a row for every run that was ever published, kept when its folder is gone."""
