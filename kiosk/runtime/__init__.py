"""The processes of the kiosk: the supervisor, the workers that it starts, and what passes between them."""
