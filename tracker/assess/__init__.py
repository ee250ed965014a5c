"""Judges how targets stand, and says by which method and with which figures; start reading at `judging`."""
