"""``python -m tests.fuzz TARGET --seconds N``: fuzzes one target, a group of them, or ``all``, and tells what broke."""

from __future__ import annotations

import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from random import Random

PROJECT = Path(__file__).resolve().parent.parent.parent
FOUND = PROJECT / ".fuzz"  # where inputs that break something are kept
LONGEST = 6_000  # bytes of one input
SLOW = 20  # seconds after which one input is a hang
MEMORY = 3_000  # MB after which it is a leak


def main() -> None:
    """Runs until the time is up (exit code 0) or something broke (another)."""
    asked = _arguments()
    if find_spec("atheris") is None:
        sys.exit("fuzz: atheris is not installed (pip install atheris)")
    import atheris

    # Only the project's own lines count: those of its packages would be explored instead.
    with atheris.instrument_imports(include=["quotefind"]):
        from . import mutate, targets
    names = targets.GROUPS.get(asked.target, [asked.target])
    chosen = [targets.TARGETS[name] for name in names]

    def run(data: bytes) -> None:
        # The first byte chooses among the targets of a group.
        if data:
            chosen[data[0] % len(chosen)].run(data[1:])

    def change(data: bytes, longest: int, seed: int) -> bytes:
        random = Random(seed)
        number = random.randrange(len(chosen)) if not data or random.random() < 0.05 else data[0] % len(chosen)
        if chosen[number].is_file:
            changed = mutate.mutate_file(data[1:], longest - 1, seed, atheris.Mutate)
        else:
            changed = mutate.mutate_text(data[1:], longest - 1, seed)
        return bytes((number,)) + changed

    seeds = {bytes((at,)) + seed for at, target in enumerate(chosen) for seed in target.seeds()}
    FOUND.mkdir(exist_ok=True)
    if asked.replay:
        run(bytes((0,)) + asked.replay.read_bytes() if asked.bare else asked.replay.read_bytes())
        return
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        if asked.corpus:
            asked.corpus.mkdir(exist_ok=True)
        _fuzz(asked, str(asked.corpus or folder), seeds, run, change)


def _fuzz(
    asked: Namespace,
    folder: str,
    seeds: set[bytes],
    run: Callable[[bytes], None],
    change: Callable[[bytes, int, int], bytes],
) -> None:
    import atheris

    for seed in seeds:
        Path(folder, sha256(seed).hexdigest()[:16]).write_bytes(seed)
    longest = max(LONGEST, *(len(seed) + 500 for seed in seeds))
    limits = (f"-max_total_time={asked.seconds}", f"-max_len={longest}", f"-timeout={SLOW}", f"-rss_limit_mb={MEMORY}")
    kept = (f"-artifact_prefix={FOUND}/", "-print_final_stats=1", "-verbosity=0" if asked.quiet else "-verbosity=1")
    atheris.Setup(["fuzz", *limits, *kept, folder], run, custom_mutator=change)
    atheris.Fuzz()


def _arguments() -> Namespace:
    parser = ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", help="a target of tests/fuzz/targets.py, steps, readers, writers or all")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--corpus", type=Path, metavar="FOLDER", help="keep there what is found, to go on with")
    parser.add_argument("--quiet", action="store_true", help="print the last figures only")
    parser.add_argument("--replay", type=Path, metavar="FILE", help="run one input that broke something")
    parser.add_argument("--bare", action="store_true", help="with --replay: FILE has no first byte that chooses")
    return parser.parse_args()


if __name__ == "__main__":
    main()
