"""The staff pages: what each shows, and what an answer does there."""
