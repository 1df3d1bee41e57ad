"""The papers of the office: texts in docs/office, and the PDFs that `scripts/office-papers` makes of them."""
