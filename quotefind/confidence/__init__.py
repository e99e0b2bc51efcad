"""How sure a quotation is: a learned share from 0 to 1, from what is known once all else is done.

``features.py`` names what is weighed, ``weights.tsv`` says how much each counts (learned by
``quotefind.evaluation.confidence_training``), ``sureness.py`` adds it up.
"""
