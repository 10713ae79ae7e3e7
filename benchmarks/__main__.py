"""`python -m benchmarks [--scale small] [--only NAME]…`: measure, print, keep.

A city is generated and imported once per scale and kept for the next run; each measure runs in a
process of its own, so that one broken off is simply started again with `--only`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time

from benchmarks import installation
from benchmarks.scales import SCALES, Scale
from inspectorate.foundation.services.places import CHECKOUT

MEASURES = (
    "import_speed",
    "comparison",
    "rerun",
    "evidence",
    "appraisal",
    "latency",
    "pages",
    "figures",
    "workers",
    "growth",
    "import_export",
    "public_pages",
)


def main() -> int:
    """Runs the chosen measures; 1 if one of them failed to run."""
    options = _options()
    scale = SCALES[options.scale]
    if options.measure:
        _measure(scale, options.measure)
        return 0
    with installation.alone(scale):
        failed = [name for name in options.only or MEASURES if not _start(scale, name)]
        if not options.keep_services:
            installation.stop(scale)
    for name in failed:
        print(f"{name} failed", file=sys.stderr)
    return 1 if failed else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--scale", choices=SCALES, default="small")
    parser.add_argument("--only", action="append", choices=MEASURES, metavar="NAME")
    parser.add_argument("--keep-services", action="store_true", help="leave PostgreSQL running")
    parser.add_argument("--measure", choices=MEASURES, help=argparse.SUPPRESS)
    return parser.parse_args()


def _start(scale: Scale, name: str) -> bool:
    """Runs one measure in a process of its own; whether it came to its end."""
    started = time.monotonic()
    print(f"· {name} ({scale.name})", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "benchmarks", "--scale", scale.name, "--measure", name]
    environment = installation.environment_of(scale)
    finished = subprocess.run(command, cwd=CHECKOUT, env=environment, check=False)
    print(f"  {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    return finished.returncode == 0


def _measure(scale: Scale, name: str) -> None:
    """Brings the city about, measures, prints one JSON object (less plans) and keeps it all."""
    installation.enter(scale)
    from importlib import import_module

    from benchmarks import city, results

    city.ensure(scale)
    result = results.complete(name, scale, import_module(f"benchmarks.{name}").measure(scale))
    results.keep(result)
    print(json.dumps(result | {"plans": sorted(result["plans"])}, default=str), flush=True)


if __name__ == "__main__":
    sys.exit(main())
