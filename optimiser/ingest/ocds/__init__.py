"""Open contracting data (OCDS 1.0 and 1.1) to contracts: releases, records, packages of them, JSON lines."""
