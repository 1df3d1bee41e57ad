"""The pages of a visit: each builder makes its page and says where an answer leads."""
