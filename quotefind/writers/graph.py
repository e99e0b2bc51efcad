"""Who answers whom, for programs that draw networks: GraphML, or CSV with a row an edge."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from typing import TextIO

from quotefind.errors import UsageError
from quotefind.selection.exchanges import speakers_in
from quotefind.writers.clean import encodable, xml_text
from quotefind.writers.sheets import harmless_cell

Counts = Mapping[tuple[str, str], int]


def write_graphml(counts: Counts, out: TextIO) -> None:
    """A directed graph: an edge from who answers to whom, with how often."""
    names = speakers_in(counts)
    numbers = {name: f"s{number}" for number, name in enumerate(names)}
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    out.write('<key id="name" for="node" attr.name="name" attr.type="string"/>\n')
    out.write('<key id="answers" for="edge" attr.name="answers" attr.type="int"/>\n<graph edgedefault="directed">\n')
    for name in names:
        out.write(f'<node id="{numbers[name]}"><data key="name">{xml_text(name)}</data></node>\n')
    for (one, other), count in sorted(counts.items()):
        edge = f'<edge source="{numbers[one]}" target="{numbers[other]}">'
        out.write(f'{edge}<data key="answers">{count}</data></edge>\n')
    out.write("</graph>\n</graphml>\n")


def write_edges(counts: Counts, out: TextIO) -> None:
    """CSV: who answers, whom, how often."""
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(("speaker", "answers", "times"))
    rows.writerows(
        (harmless_cell(encodable(one)), harmless_cell(encodable(other)), count)
        for (one, other), count in sorted(counts.items())
    )


_FORMATS: dict[str, Callable[[Counts, TextIO], None]] = {".graphml": write_graphml, ".csv": write_edges}


def graph_writer(path: str) -> Callable[[Counts, TextIO], None]:
    """What writes to a file of this suffix. Raises ``UsageError`` for any other."""
    for suffix, write in _FORMATS.items():
        if path.lower().endswith(suffix):
            return write
    raise UsageError(f"--graph writes {' or '.join(_FORMATS)}, and {path} ends otherwise")
