"""The recommended award as tables and figures."""
