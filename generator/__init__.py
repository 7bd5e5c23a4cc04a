"""The generator of the briefing archive: captures in, a described and cross-linked site out."""

__version__ = "0.1.0"
