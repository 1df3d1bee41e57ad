"""Head office: parcels of released counts from many offices, together in one database."""
