"""Noun phrases, subjects, clauses and their ends, over the words of a sentence."""
