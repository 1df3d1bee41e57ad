"""The process of the staff pages: `python -I -m kiosk.staffing`, started by the host."""
