"""How fast quotefind is, as ratios within one run: ``python -m tests.benchmarks``.

No test reads a clock: what is measured here is compared with saved runs, and CI fails on gross
regressions only (see ``gate.py``).
"""
