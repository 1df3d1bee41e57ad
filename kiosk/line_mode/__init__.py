"""Line mode: the front end for screen readers and braille displays, one line printed, one line read."""
