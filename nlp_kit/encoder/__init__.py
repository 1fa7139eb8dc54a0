"""Entities by a small pretrained encoder: built from PyPI packages, trained here, run on a CPU."""
