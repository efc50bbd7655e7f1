"""Lets the tests of times import their readers of case files."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
