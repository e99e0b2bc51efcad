"""``python -m quotefind``: the same as the command ``quotefind``."""

import sys

from quotefind.cli import main

if __name__ == "__main__":
    sys.exit(main())
