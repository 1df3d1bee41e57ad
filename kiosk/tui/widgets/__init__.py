"""The widgets of a page: blocks, controls, the field for digits, tables, QR codes, band and key bar."""
