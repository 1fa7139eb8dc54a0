from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_kit.errors import InputError
from nlp_kit.times import check_value, covers, parse_value


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021-10-18", (2021, 10, 18), (2021, 10, 18)),
        ("2021-10", (2021, 10, 1), (2021, 10, 31)),
        ("2020-02", (2020, 2, 1), (2020, 2, 29)),
        ("2021", (2021, 1, 1), (2021, 12, 31)),
        ("199X", (1990, 1, 1), (1999, 12, 31)),
        ("18XX", (1800, 1, 1), (1899, 12, 31)),
        ("-0529", (-529, 1, 1), (-529, 12, 31)),
        ("-04XX", (-499, 1, 1), (-400, 12, 31)),
        ("2021-24", (2021, 12, 1), (2022, 2, 28)),
        ("2001~", (2001, 1, 1), (2001, 12, 31)),
        ("2021-03-21/2022-03-20", (2021, 3, 21), (2022, 3, 20)),
        ("2021-10-18/..", (2021, 10, 18), None),
        ("../2021", None, (2021, 12, 31)),
        ("2021-10-18T16:30", (2021, 10, 18), (2021, 10, 18)),
        ("2021-10-18TEV", (2021, 10, 18), (2021, 10, 18)),
    ],
)
def test_parse_value_gives_the_days_covered(
    value: str, first: tuple[int, int, int] | None, last: tuple[int, int, int] | None
) -> None:
    parsed = parse_value(value)
    assert (parsed.first, parsed.last) == (first, last)
    assert parsed.approximate == ("~" in value)


@pytest.mark.parametrize(
    "value",
    [
        *("", "P", "PT", "P3", "PXT", "P3D/P4D", "199", "19X", "X", "21-10-18", "1400/07/26"),
        *("2021-13", "2021-02-30", "2021-25", "2021-1-1", "2021-10-18~~", "XXXX-WXX-8"),
        *("2021-10-18T25:00", "2021-10-18T10:60", "2021-10-18TNO", "2021-10-18/2021-10-18TEV"),
        *("../..", "2021/2022/2023", "2022/2021"),
    ],
)
def test_parse_value_refuses_what_the_scheme_does_not_list(value: str) -> None:
    with pytest.raises(InputError):
        parse_value(value)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("DATE", None),
        ("DATE", "2021-10-18"),
        ("DATE", "2021-03-21/2022-03-20"),
        ("TIME", "2021-10-18T16:30"),
        ("TIME", "2021-10-18T08:00/2021-10-18T12:00"),
        ("DURATION", "P2Y6M"),
        ("DURATION", "PT2H30M"),
        ("DURATION", "PXD"),
        ("DURATION", "PTXH"),
        ("SET", "P1D"),
        ("SET", "XXXX-WXX-1"),
        ("SET", "XXXX-XX-XXTNI"),
    ],
)
def test_check_value_accepts_the_values_of_a_type(kind: str, value: str | None) -> None:
    assert check_value(kind, value) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("DATE", "2021-10-18T16:30"),
        ("DATE", "P3D"),
        ("TIME", "2021-10-18"),
        ("DURATION", "2021"),
        ("DURATION", "XXXX-WXX-1"),
        ("SET", "2021-10-18"),
    ],
)
def test_check_value_names_the_wrong_type(kind: str, value: str) -> None:
    problem = check_value(kind, value)  # type: ignore[arg-type]
    assert problem is not None
    assert kind in problem


@given(st.text(alphabet="0123456789-/XTPYMDW.~:", max_size=25))
def test_any_string_is_a_value_or_has_a_problem(value: str) -> None:
    try:
        parsed = parse_value(value)
    except InputError:
        assert all(check_value(kind, value) for kind in ("DATE", "TIME", "DURATION", "SET"))
    else:
        assert parsed.text == value
        assert any(check_value(kind, value) is None for kind in ("DATE", "TIME", "DURATION", "SET"))


@given(st.dates(), st.dates(), st.dates(), st.dates())
def test_covers_is_symmetric_and_means_a_common_day(a, b, c, d) -> None:  # type: ignore[no-untyped-def]
    left = parse_value(f"{min(a, b)}/{max(a, b)}")
    right = parse_value(f"{min(c, d)}/{max(c, d)}")
    common = max(min(a, b), min(c, d)) <= min(max(a, b), max(c, d))
    assert covers(left, right) == covers(right, left) == common
