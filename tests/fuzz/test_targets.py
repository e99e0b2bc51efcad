"""Each target on what its fuzzing begins with, and on what once broke it."""

from __future__ import annotations

import pytest

from fuzz import mutate, samples, targets
from quotefind.writers import TARGETS as WRITERS


@pytest.mark.parametrize("name", targets.TARGETS)
def test_a_target_takes_its_seeds_and_what_is_made_of_them(name: str) -> None:
    target = targets.TARGETS[name]
    package = WRITERS[name.removeprefix("write-")].package if name.startswith("write-") else ""
    if package:
        pytest.importorskip(package)
    seeds = target.seeds()
    for number, seed in enumerate(seeds):
        target.run(seed)
        if target.is_file:
            target.run(mutate.mutate_file(seed, len(seed) + 500, number, lambda data, _: data[::-1]))
        else:
            target.run(mutate.mutate_text(seed, len(seed) + 500, number))


@pytest.mark.parametrize(("name", "data"), samples.broke())
def test_what_once_broke_a_target_does_not(name: str, data: bytes) -> None:
    targets.TARGETS[name].run(data)


def test_the_mutations_change_what_they_are_given() -> None:
    text = samples.ARTICLE.encode()
    assert len({mutate.mutate_text(text, 5_000, seed) for seed in range(100)}) > 90
    made = samples.archive({"a.txt": text})
    assert sum(mutate.mutate_file(made, 5_000, seed, lambda data, _: data).startswith(b"PK") for seed in range(50)) > 40
