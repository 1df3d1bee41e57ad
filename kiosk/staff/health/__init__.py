"""The health of a kiosk: what is looked at, and how it stands, for the staff's page and for `kiosk check`."""
