"""The check that nothing of a visit stays: canaries are typed into a kiosk of its own, then looked for."""
