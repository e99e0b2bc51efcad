"""The report: one page of HTML that stands by itself, to look at articles with their voices and to count them."""
