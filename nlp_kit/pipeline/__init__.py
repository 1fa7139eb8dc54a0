"""spaCy and documents: components, readers, and the layers on a Doc."""
