"""The corpus as a Hugging Face dataset: Parquet files, typed features, a generated card."""

from nlp_kit.dataset.export import Export, export_dataset
from nlp_kit.dataset.rows import document_from_row

__all__ = ["Export", "document_from_row", "export_dataset"]
