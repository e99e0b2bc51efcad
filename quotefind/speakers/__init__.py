"""Who it is: the persons and bodies of a text, and whom each mention denotes."""
