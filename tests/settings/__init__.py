"""The office's settings: kiosk.toml is read, checked and written."""
