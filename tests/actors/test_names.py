import pytest

from nlp_kit.actors.names import Register, plain_name
from nlp_kit.documents import EntityLabel


def same(label: EntityLabel, first: str, second: str) -> bool:
    register = Register()
    return register.mention(first, label, 0) is register.mention(second, label, 9)


@pytest.mark.parametrize(
    ("label", "full", "other"),
    [
        ("PER", "سرگئی لاوروف", "لاوروف"),
        ("PER", "سید حمایت میرزاده", "حمایت میرزاده"),
        ("PER", "مهدی موحدی بک‌نظر", "موحدی بک نظر"),
        ("PER", "محمد جواد امینی", "محمد امینی"),
        ("PER", "علی امينی", "علی امینی"),
        ("PER", "علی امینی مهرآبادی", "امینی"),
        ("PER", "سید علی امینی مهرآبادی", "امینی"),
        ("PER", "علی صفایی‌نژاد", "صفایی"),
        ("PER", "علی نیک‌پی", "نیکپی"),
        ("PER", "علی نیک‌پی", "نیک\u200eپی"),
        ("PER", "علی رئیسیان", "رییسیان"),
        ("ORG", "وزارت امور خارجه آمریکا", "وزارت خارجه آمریکا"),
        ("ORG", "کنگره آمریکا", "کنگره"),
        ("ORG", "خبرگزاری رهیاب", "رهیاب"),
        ("ORG", "گروه هکری «حنظله»", "حنظله"),
        ("ORG", "شرکت داروسازی آوای شرق نوین", "آوای شرق"),
        ("LOC", "ایالات متحده", "آمریکا"),
    ],
)
def test_forms_of_one_name_are_one_actor(label: EntityLabel, full: str, other: str) -> None:
    assert same(label, full, other)


@pytest.mark.parametrize(
    ("label", "one", "other"),
    [
        ("PER", "علی امینی", "رضا صفایی"),
        ("PER", "علی امینی", "رضا امینی"),
        ("ORG", "وزارت راه", "وزارت آب"),
        ("LOC", "ایران", "عراق"),
    ],
)
def test_other_names_are_other_actors(label: EntityLabel, one: str, other: str) -> None:
    assert not same(label, one, other)


def test_the_first_part_of_a_family_name_that_two_bear_is_neither() -> None:
    register = Register()
    register.mention("علی امینی مهرآبادی", "PER", 0)
    register.mention("رضا امینی سپهری", "PER", 9)
    assert register.find("امینی", "PER", 20) is None


def test_who_bears_a_family_name_alone_comes_before_who_bears_it_in_part() -> None:
    register = Register()
    register.mention("علی امینی مهرآبادی", "PER", 0)
    rasa = register.mention("رسا امینی", "PER", 9)
    assert register.find("امینی", "PER", 20) is rasa


def test_an_actors_name_has_no_quotation_marks() -> None:
    assert plain_name("گروه هکری «حنظله»") == "گروه هکری حنظله"


def test_an_actors_name_has_nothing_unseen_at_the_edges_of_its_words() -> None:
    assert plain_name("\u200cعلی \u200eنیک\u200cپی") == "علی نیک\u200cپی"
