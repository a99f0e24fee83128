"""The bid sheet: a workbook that suppliers fill in, with the pooled volumes and no price of today."""
