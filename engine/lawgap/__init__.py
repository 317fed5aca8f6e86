"""lawgap: a State's law measured against international human-rights standards."""

__version__ = "0.1.0"
