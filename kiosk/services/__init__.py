"""What the kiosk asks of the computer: voice, printer, QR codes, hardening of process and terminal."""
