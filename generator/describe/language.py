"""The language of a text. Everything else that is derived here reads English."""

from __future__ import annotations

from generator.describe.reading import Reading
from generator.problems import Problem, Problems

_FUNCTION_WORDS = frozenset(
    (
        "the of and to in that for is on with as by are was were at from be has have this their its it an which will "
        "not our we they also been he she his her who said or but"
    ).split()
)
SHARE = 0.12
"""Of all words. English releases have 0.3 and more; German, French, Spanish, Italian and Polish ones below 0.1."""
ENOUGH = 20
"""Words from which on a language is told with certainty by its letters."""


def language_of(reading: Reading) -> str:
    """The language's code (ISO 639-1): by its words, else as the capture states it; `und` where neither tells."""
    clean = reading.clean
    words = sum(t.word for t in reading.tokens)
    if words and len(reading.places_of(_FUNCTION_WORDS)) >= SHARE * words:
        return "en"
    if words >= ENOUGH:
        # Loads a model of some megabytes: only where a text is not English.
        from py3langid import classify

        try:
            return str(classify(clean.text[:5000])[0])
        except OSError as error:
            # It unpacks its model into a temporary file.
            what = f"the language model could not be unpacked: {error.strerror}"
            mend = "make room in the folder for temporary files, then run it again"
            raise Problems([Problem("temporary files", 1, "P001", what, mend)]) from error
    stated = next((f.value for f in clean.facts if f.kind == "language"), "")
    return stated[:2].lower() if stated[:2].isalpha() else "und"
