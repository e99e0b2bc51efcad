"""Dialogue: the turns of interviews, minutes, plays and novels."""
