"""Report on the rows of ``tests/cases/``: pass counts by file, then each failing row.

    python tests/cases_report.py [-q] [FILE[:LINE]]...

``-q`` leaves the failing rows out; names select files or single rows.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]

import quotefind  # noqa: E402
from cases_format import Case, describe, differences, read_cases  # noqa: E402 (needs the path above)


def check(case: Case) -> list[str]:
    """The lines that tell how a row fails; empty when it passes."""
    try:
        quotes = quotefind.find(case.text)
    except Exception as error:  # noqa: BLE001 (a row that raises is a failing row, the others go on)
        return [f"{case.id}  raises {error!r}", f"  {case.text}"]
    wrong = differences(case, quotes)
    if not wrong:
        return []
    head = f"{case.id}  {', '.join(wrong)}{'  (known)' if case.xfail else ''}"
    expected = [str(line) for line in case.expected] or ["nothing"]
    got = describe(quotes, case.text)
    text = case.text.replace("\n\n", "\n    ")
    return [head, f"  > {text}", *(f"  - {line}" for line in expected), *(f"  + {line}" for line in got)]


def main() -> int:
    """Print the report; the exit code is 1 when a row fails."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("names", nargs="*", help="files (incise) or rows (incise:12)")
    parser.add_argument("-q", "--quiet", action="store_true", help="counts only")
    arguments = parser.parse_args()
    wanted = set(arguments.names)
    passed: dict[str, list[bool]] = defaultdict(list)
    failures: list[list[str]] = []
    for case in read_cases():
        if wanted and not {case.file, case.id} & wanted:
            continue
        lines = check(case)
        passed[case.file].append(not lines)
        failures += [lines] if lines else []
    if not arguments.quiet:
        for lines in failures:
            print("\n".join(lines), end="\n\n")
    for file, results in passed.items():
        print(f"{sum(results):4} / {len(results):3}  {file}")
    every = [result for results in passed.values() for result in results]
    print(f"{sum(every):4} / {len(every):3}  all")
    return 0 if all(every) else 1


if __name__ == "__main__":
    sys.exit(main())
