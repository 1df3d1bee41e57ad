"""Imports every module of the kiosk, and names each that cannot be, with what it misses."""

import pkgutil
from importlib import import_module

import kiosk

if __name__ == "__main__":
    for module in pkgutil.walk_packages(kiosk.__path__, "kiosk."):
        if module.name == "kiosk.__main__":
            continue
        try:
            import_module(module.name)
        except (ImportError, AttributeError) as fault:
            print(module.name, fault, sep="\t")
        else:
            print(module.name)
