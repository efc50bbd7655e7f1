"""The heads and the order of their labels."""

ATTRIBUTION = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
NAME = ("O", "B-person", "I-person", "B-organization", "I-organization", "B-place", "I-place")
HEAD_LABELS = {"outer": ATTRIBUTION, "inner": ATTRIBUTION, "name": NAME}
