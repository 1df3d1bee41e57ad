"""One visit: replies in, pages out, events beside; its idle time; the services that it may use."""
