"""Training pipelines from configs, once or by a protocol."""

from nlp_kit.training.run import default_config, default_fingerprint, train

__all__ = ["default_config", "default_fingerprint", "train"]
