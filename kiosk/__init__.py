"""A public-access kiosk that leads former EU officials through EU Login, step by step."""

__version__ = "0.1.0"
