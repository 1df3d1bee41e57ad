"""What developers run beside the kiosk."""
