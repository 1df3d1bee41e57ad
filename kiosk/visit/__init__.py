"""One visit: replies in, pages out, events beside; and the services that it may use."""
