"""Starts the kiosk with the libraries of this package: `start.py cp311 [COMMAND…]`.

`common` has those in pure Python and the kiosk itself, `cp311` and the like those that are compiled for one
version.
"""

import os
import sys

here = os.path.dirname(os.path.abspath(__file__))
compiled = sys.argv.pop(1)
sys.path[:0] = [os.path.join(here, "common"), os.path.join(here, compiled)]
sys.argv[0] = "kiosk"

from kiosk.__main__ import main  # noqa: E402

main()
