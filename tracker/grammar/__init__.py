"""Text to quantity, goal and period, and back; pure, and used by reading, extraction and curation alike."""
