"""A JSON Schema of CSL-JSON, written from the variables and types of the CSL 1.0.2 specification."""

from typing import Any

TYPES = (
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset "
    "document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation "
    "manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical "
    "personal_communication post post-weblog regulation report review review-book software song speech standard thesis "
    "treaty webpage"
).split()
TEXTS = (
    "abstract annote archive archive_collection archive_location archive-place authority call-number citation-key "
    "citation-label container-title container-title-short dimensions division DOI event event-place event-title genre "
    "ISBN ISSN jurisdiction keyword language license medium note original-publisher original-publisher-place "
    "original-title part-title PMCID PMID publisher publisher-place references reviewed-genre reviewed-title scale "
    "source status title title-short URL volume-title year-suffix"
).split()
NUMBERS = (
    "chapter-number citation-number collection-number edition first-reference-note-number issue number number-of-pages "
    "number-of-volumes page page-first part-number printing-number section supplement-number version volume "
    "collection-title locator"
).split()
NAMES = (
    "author chair collection-editor compiler composer container-author contributor curator director editor "
    "editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author "
    "performer producer recipient reviewed-author script-writer series-creator translator"
).split()
DATES = "accessed available-date event-date issued original-date submitted".split()
NAME_PARTS = "family given dropping-particle non-dropping-particle suffix literal".split()

_PART = {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": "^-?[0-9]+$"}]}
_NAME = {
    "type": "object",
    "properties": {part: {"type": "string", "minLength": 1} for part in NAME_PARTS},
    "additionalProperties": False,
    "minProperties": 1,
}
_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array", "minItems": 1, "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": _PART},
        },
        "season": _PART, "circa": {"type": ["boolean", "integer", "string"]}, "literal": {"type": "string"},
        "raw": {"type": "string"},
    },
    "additionalProperties": False,
}  # fmt: skip

SCHEMA: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type"],
        "properties": {
            "id": {"type": ["string", "integer"]},
            "type": {"enum": TYPES},
            "custom": {"type": "object"},
            **{name: {"type": "string"} for name in TEXTS},
            **{name: {"type": ["string", "integer"]} for name in NUMBERS},
            **{name: {"type": "array", "items": _NAME} for name in NAMES},
            **dict.fromkeys(DATES, _DATE),
        },
        "additionalProperties": False,
    },
}
