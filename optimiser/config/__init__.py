"""Settings: case.toml and the scenarios laid over a case."""
