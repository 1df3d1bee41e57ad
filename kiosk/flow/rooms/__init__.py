"""The rooms of a visit: each drafts its pages and says where an answer leads."""
