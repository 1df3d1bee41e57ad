"""The narrow waist: a Page goes down to a door, a Reply comes back up."""
