"""One language: translated sentences, numbers, dates, country names and quotation marks."""
