"""The sections of the page, one module each; every ``build`` returns ``None`` where the case has nothing to show."""
