"""The staff pages, one room each: what it shows, and what an answer does there."""
