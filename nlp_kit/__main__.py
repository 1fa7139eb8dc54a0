"""``python -m nlp_kit`` is ``nlp-kit``."""

from nlp_kit.cli.app import main

main()
