"""What differs by language, as data files: a further language is a further folder."""
