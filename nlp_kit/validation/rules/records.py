"""Rules of the document record: keys, types, labels and references; the reader looks after them."""

from nlp_kit.validation.registry import declare

KEY_UNKNOWN = declare(
    "key-unknown",
    layer="record",
    says="Unknown keys are an error.",
    fix="Remove or rename the key.",
    section=2,
)
KEY_MISSING = declare(
    "key-missing",
    layer="record",
    says="A document has at least id and text; an item of a layer has its id, span and label.",
    fix="Add the key.",
    section=2,
)
KEY_ORDER = declare(
    "key-order",
    layer="record",
    says="Keys stand in the order of the scheme's table.",
    fix="Put the keys in order; `nlp-kit convert FILE --to jsonl` writes them so.",
    severity="warning",
    section=2,
)
VALUE_INVALID = declare(
    "value-invalid",
    layer="record",
    says="Every value has the type and the form that the scheme's table gives it.",
    fix="Correct the value; schema.json gives the form of each.",
    section=2,
)
LABEL_UNKNOWN = declare(
    "label-unknown",
    layer="record",
    says="Labels, types, kinds, calendars and genres are those that the scheme names.",
    fix="Use one of the values that are named.",
    section=2,
)
SPAN_EMPTY = declare(
    "span-empty",
    layer="record",
    says="A span's end is greater than its start: end is exclusive.",
    fix="Correct the offsets.",
    section=1,
)
SPAN_PAST_TEXT = declare(
    "span-past-text",
    layer="record",
    says="A span lies within the text; offsets are Unicode code points.",
    fix="Correct the offsets; bytes and UTF-16 units count differently.",
    section=1,
)
ID_TWICE = declare(
    "id-twice",
    layer="record",
    says="An id is used once in a document, over all layers.",
    fix="Give each item an id of its own.",
    section=2,
)
ACTOR_UNKNOWN = declare(
    "actor-unknown",
    layer="record",
    says="An entity's actor is the id of one of the document's actors, or null.",
    fix="Add the actor to the list, or correct the id.",
    section=3,
)
SPEAKER_UNKNOWN = declare(
    "speaker-unknown",
    layer="record",
    says="A quote's speaker is the id of one of the document's actors, or null.",
    fix="Add the actor to the list, or correct the id.",
    section=5,
)
CONFLICT_UNKNOWN = declare(
    "conflict-unknown",
    layer="record",
    says="A time's conflicts_with is the id of another time of the document, or null.",
    fix="Correct the id.",
    section=4,
)
