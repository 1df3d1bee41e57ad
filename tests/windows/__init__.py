"""What of Windows can be shown without it."""
