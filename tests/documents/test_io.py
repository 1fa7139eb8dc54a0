"""Reading and writing documents: nothing changes on the way, and nothing is half written."""

from __future__ import annotations

import json
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from round_trip_documents import ROUND_TRIPS, documents

from nlp_kit.documents import (
    Document,
    Entity,
    atomic_write,
    document_from_object,
    dumps,
    read_documents,
    read_text,
    write_documents,
)
from nlp_kit.errors import InputError, Where

ONE = Document(id="one", text="نخست\nدوم")
TWO = Document(
    id="two", text="علي كتاب 😀", entities=(Entity(id="E1", start=0, end=3, label="PER"),)
)


def failure(path: Path, content: str | bytes) -> InputError:
    """Return the error that reading a file with this content raises."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(InputError) as caught:
        list(read_documents(path))
    return caught.value


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "documents.jsonl"


@ROUND_TRIPS
@given(document=documents())
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    line = dumps(document)
    assert "\n" not in line
    assert document_from_object(json.loads(line), where=Where()) == document


def test_a_file_comes_back_as_it_was(path: Path) -> None:
    assert write_documents(path, [ONE, TWO]) == 2
    assert list(read_documents(path)) == [ONE, TWO]


def test_characters_are_written_unescaped_in_utf8(path: Path) -> None:
    write_documents(path, [TWO])
    data = path.read_bytes()
    assert "علي كتاب 😀".encode() in data
    assert data.endswith(b"}\n")
    assert data.count(b"\n") == 1


def test_keys_left_out_are_empty(path: Path) -> None:
    path.write_text('{"id": "a", "text": "متن"}\n\n  \n{"id": "b", "text": ""}\n')
    assert [(d.id, d.text, d.entities) for d in read_documents(path)] == [
        ("a", "متن", ()),
        ("b", "", ()),
    ]


def test_a_byte_order_mark_is_not_of_the_text(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + dumps(ONE).encode())
    assert list(read_documents(path)) == [ONE]


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        ('{"id": "a", "text": "x"}\n{"id": "b", "text"}\n', 2, "not valid JSON"),
        ('{"id": "a", "text": "x"}\n\n["a"]\n', 3, "a JSON list, not an object"),
        ("7\n", 1, "a JSON int, not an object"),
        ('{"id": "a", "id": "b", "text": ""}\n', 1, "the key 'id' stands twice"),
        ('{"id": "a", "text": "x"}\n{"id": "a", "text": "y"}\n', 2, "used before, on line 1"),
        (b'{"id": "a", "text": "x"}\n{"id": "b", "text": "\xe4\xed"}\n', 2, "not UTF-8"),
        ('{"id": "a"}\n', 1, "required key is missing"),
        ('{"id": "a", "text": "x", "note": 1}\n', 1, "unknown key"),
        (r'{"id": "a", "text": "\ud800 x"}', 1, "half a surrogate pair"),
        ('{"id": "a", "text": 5}\n', 1, "valid string (got 5)"),
        ('{"id": "a", "text": "x", "zones": [{"start": 0, "end": 9, "label": "BODY"}]}', 1, "past"),
        ('{"id": "a", "text": "x", "zones": [{"start": 0, "end": 1, "label": "X"}]}', 1, "'BODY'"),
        ('{"id": "a", "text": "x", "zones": ' + "[" * 100_000, 1, "not usable JSON"),
    ],
)
def test_bad_lines_are_told_with_file_and_line(
    path: Path, content: str | bytes, line: int, what: str
) -> None:
    error = failure(path, content)
    assert error.where is not None
    assert (error.where.file, error.where.line) == (str(path), line)
    assert str(error).startswith(f"{path}:{line}")
    assert what in str(error)


def test_the_document_and_the_field_are_told(path: Path) -> None:
    error = failure(path, '{"id": "a", "text": "x", "meta": {"published": "1400"}}')
    assert error.where == Where(str(path), 1, "a", "meta.published")


def test_the_good_documents_before_a_bad_line_are_read(path: Path) -> None:
    path.write_text(dumps(ONE) + "\n{\n")
    stream = read_documents(path)
    assert next(stream) == ONE
    with pytest.raises(InputError):
        next(stream)


@pytest.mark.parametrize("content", ["", "\n \n"])
def test_an_empty_file_is_an_error(path: Path, content: str) -> None:
    assert "the file is empty" in str(failure(path, content))


def test_a_file_that_is_missing_or_a_folder_is_an_error(tmp_path: Path) -> None:
    for place, reason in (
        (tmp_path / "none.jsonl", "there is no such file"),
        (tmp_path, "irectory"),
    ):
        with pytest.raises(InputError, match=reason):
            list(read_documents(place))
        with pytest.raises(InputError, match=reason):
            read_text(place)


def test_text_is_read_with_its_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes("الف\r\nب\rج\n".encode())
    assert read_text(path) == "الف\r\nب\rج\n"
    path.write_bytes(b"a\nb\xff")
    with pytest.raises(InputError, match=r"text\.txt:2: not UTF-8 \(byte 3\)"):
        read_text(path)


def test_an_exception_leaves_the_old_file_and_nothing_else(path: Path) -> None:
    path.write_text("old")

    def failing():
        yield ONE
        raise RuntimeError("midway")

    with pytest.raises(RuntimeError, match="midway"):
        write_documents(path, failing())
    assert path.read_text() == "old"
    assert list(path.parent.iterdir()) == [path]


def test_a_kill_midway_leaves_the_old_file(path: Path) -> None:
    path.write_text("old")
    code = f"""
import time
from pathlib import Path
from nlp_kit.documents import atomic_write
with atomic_write(Path({str(path)!r})) as stream:
    stream.write("new" * 100_000)
    stream.flush()
    print("writing", flush=True)
    time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"writing\n"
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=10)
    assert path.read_text() == "old"


def test_readers_never_see_half_a_file(path: Path) -> None:
    path.write_text("old")
    with atomic_write(path) as stream:
        stream.write("new")
        stream.flush()
        assert path.read_text() == "old"
    assert path.read_text() == "new"


def test_folders_on_the_way_are_made_and_the_file_is_as_readable_as_others(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "out.jsonl"
    write_documents(path, [ONE])
    plain = tmp_path / "plain"
    plain.write_text("")
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_a_place_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for place in (tmp_path, tmp_path / "file" / "out.jsonl"):
        with pytest.raises(InputError, match="cannot write here"):
            write_documents(place, [ONE])
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


def test_line_ends_are_written_as_given(path: Path) -> None:
    with atomic_write(path) as stream:
        stream.write("a\r\nb\nc\r")
    assert path.read_bytes() == b"a\r\nb\nc\r"


def test_reading_streams(path: Path) -> None:
    # The first of many documents is there long before the last was parsed.
    line = json.dumps({"id": "d0", "text": "متن " * 1000}, ensure_ascii=False)
    path.write_text("\n".join(line.replace('"d0"', f'"d{n}"') for n in range(2000)))
    begin = time.perf_counter()
    next(read_documents(path))
    first = time.perf_counter() - begin
    sum(1 for _ in read_documents(path))
    assert first * 10 < time.perf_counter() - begin
