"""Hook of the build (hatchling): makes the snapshot of word lists and patterns that comes with the package.

Not part of the installed package. An editable install goes without: its files change.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# Loads and uses all that a command loads, then writes it down.
_PROGRAM = """
import io, sys
from quotefind import find, snapshot
from quotefind.cli import app  # noqa: F401
from quotefind.writers import table, terminal  # noqa: F401
find("« Oui », a dit le maire, Ana Ruiz. Selon elle, « tout va bien ». Il a ajouté que l’accord tenait.")
snapshot.write_built(sys.argv[1])
"""


class SnapshotHook(BuildHookInterface[Any]):  # type: ignore[misc]  # hatchling is there only where it builds
    """Adds the snapshot to a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Makes the snapshot in a process of its own and puts it into the wheel ``version``."""
        if self.target_name != "wheel" or version == "editable":
            return
        self._folder = tempfile.TemporaryDirectory()
        copy = os.path.join(self._folder.name, "quotefind")  # beside which its bytecode may be kept
        shutil.copytree(os.path.join(self.root, "quotefind"), copy, ignore=shutil.ignore_patterns("__pycache__"))
        path = os.path.join(self._folder.name, "built.snapshot")
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": "", "PYTHONHASHSEED": "0"}
        subprocess.run([sys.executable, "-c", _PROGRAM, path], check=True, env=environment, cwd=self._folder.name)
        build_data["force_include"][path] = "quotefind/built.snapshot"
