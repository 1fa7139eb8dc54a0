"""Settings of all tests: property tests draw the same examples each time, unless told to explore.

NLP_KIT_EXPLORE=1 draws new ones; what fails then becomes an @example.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None, database=None)
settings.register_profile("explore", deadline=None)
settings.load_profile("explore" if os.environ.get("NLP_KIT_EXPLORE") else "same")
