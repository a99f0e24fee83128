"""Opens whatever file a trust sends, as text cells with row numbers, and reads amounts, quantities and dates."""
