"""From a case and a scenario to the days that transport is planned for."""
