"""Rules of the files themselves; the readers look after them."""

from nlp_kit.validation.registry import declare

NOT_UTF8 = declare(
    "file-not-utf8",
    layer="file",
    says="Files are UTF-8.",
    fix="Convert the file to UTF-8, for example with iconv -f CP1256 -t UTF-8.",
    section=2,
)
JSON_INVALID = declare(
    "json-invalid",
    layer="file",
    says="A line of a JSON Lines file, and a standoff file, is whole and valid JSON.",
    fix="Mend the JSON at this place; one object stands on one line of a JSON Lines file.",
    section=2,
)
JSON_NOT_OBJECT = declare(
    "json-not-object",
    layer="file",
    says="A line of a JSON Lines file holds one JSON object, a document.",
    fix="Write one object a line, with at least id and text.",
    section=2,
)
JSON_KEY_TWICE = declare(
    "json-key-twice",
    layer="file",
    says="No key stands twice in one JSON object.",
    fix="Delete one of the two; until then the later one counts.",
    section=2,
)
TEXT_HASH = declare(
    "corpus-text-hash",
    layer="file",
    says="A text of the corpus has the SHA-256 that documents.jsonl and its annotations record.",
    fix="Restore the text byte for byte; if the annotation is of another text, move it there.",
    section=1,
)
FILE_MISSING = declare(
    "corpus-file-missing",
    layer="file",
    says="Every text that documents.jsonl names is there, and every annotation has its text.",
    fix="Add the file that is missing, or take its record or annotation out.",
    section=1,
)
