"""Article and labelled spans to a reading, in steps that are each a pure function."""
