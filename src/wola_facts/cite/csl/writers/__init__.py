"""A settled tree written in a format: text, Markdown, HTML, LaTeX or RTF, each with its own escaping."""

from wola_facts.cite.csl.runs import Run
from wola_facts.errors import UsageError, did_you_mean

#: The formats there are, each a module here with a function `write`.
FORMATS = ("text", "markdown", "html", "latex", "rtf")


def write(run: Run, format: str = "text", *, links: bool = False) -> str:
    """Return a run in a format; with `links` URLs and DOIs can be followed where the format knows links.

    Raises:
        UsageError: where there is no such format.
    """
    if format == "html":
        from wola_facts.cite.csl.writers.html import write
    elif format == "text":
        from wola_facts.cite.csl.writers.text import write
    elif format == "markdown":
        from wola_facts.cite.csl.writers.markdown import write
    elif format == "latex":
        from wola_facts.cite.csl.writers.latex import write
    elif format == "rtf":
        from wola_facts.cite.csl.writers.rtf import write
    else:
        hint = did_you_mean(format, FORMATS) or f"There are {', '.join(FORMATS)}."
        raise UsageError(f"Citations cannot be written as `{format[:60]}`.", hint)
    return write(run, links=links)
