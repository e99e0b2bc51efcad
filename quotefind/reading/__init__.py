"""The text read once: paragraphs, quotation marks, words, sentences of the narration."""
