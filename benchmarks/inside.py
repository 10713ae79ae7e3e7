"""One measure in a process of its own: `python -m benchmarks.inside SCALE NAME ROLE`."""

from __future__ import annotations

import json
import sys
from importlib import import_module

from benchmarks import installation
from benchmarks.scales import SCALES


def main() -> None:
    """Measures, and prints the result as one line of JSON."""
    scale_name, name, role = sys.argv[1:]
    scale = SCALES[scale_name]
    installation.enter(scale, role=role)
    module = import_module(f"benchmarks.{name}")
    print(json.dumps(module.measure(scale), default=str))


if __name__ == "__main__":
    main()
