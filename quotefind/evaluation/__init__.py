"""How right the answers are, against annotated texts."""
