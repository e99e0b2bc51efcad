"""The command line of the trainings: annotated texts, and the names of those to leave out."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

USAGE = "GOLD [GOLD ...] [--leave-out FILE]"


def gold_and_left_out(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """The paths of ``GOLD [GOLD …] [--leave-out FILE]``, and the names that FILE holds.

    The paths are empty, and the usage is told, where there are none or one of them or FILE is missing.
    """
    paths, left_out = list(arguments), list[str]()
    if "--leave-out" in paths[:-1]:
        at = paths.index("--leave-out")
        if os.path.isfile(paths[at + 1]):
            with open(paths[at + 1], encoding="utf-8") as stream:
                left_out = stream.read().split()
            del paths[at : at + 2]
    if not paths or not all(map(os.path.exists, paths)):
        print(f"usage: python -m quotefind.evaluation.… {USAGE}", file=sys.stderr)
        return [], []
    return paths, left_out
