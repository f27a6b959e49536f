"""What the relay reads and makes of a post is what our own endpoint reads and makes of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from intake import described
from intake.answers import InvalidAnswer, read_answer, read_answers, tidy
from intake.cities import load_cities
from intake.errors import BadInput
from intake.google import spreadsheet_id
from intake.keys import hash_of
from intake.languages import LANGUAGES
from intake.schema import Form, Question, load_forms
from intake.submission import _fingerprint, arrival, read_sent, reference_for
from tests.conftest import load_script
from tests.intake.paper import CASE, ORGANISATION
from tests.intake.sending import INTAKE, MEMBER, NEWCOMER, TOKEN, numbered, post_of
from tests.relay.script import RELAY, Script, loaded

FORMS = load_forms()
QUESTIONS = [(form, question) for form in FORMS.values() for question in form.questions]
ROUGH = ("email", "phone")
"""The types of which the relay lets through what only Python can tell to be wrong."""

READ = """(form, raw, language) => {
  const read = readAnswers(FIELDS.forms[form], new Map(Object.entries(raw)), language);
  return [Object.fromEntries(read.values), read.errors];
}"""
READ_ONE = """(form, id, raw) => {
  const question = FIELDS.forms[form].questions.find((question) => question.id === id);
  try {
    return readAnswer(question, raw, new Map());
  } catch (error) {
    return { code: error.message };
  }
}"""
ARRIVAL = """(form, fields) => {
  const contents = JSON.stringify(fields);
  const postData = { contents, length: contents.length, type: "text/plain;charset=UTF-8" };
  const sent = readSent({ parameter: { form }, postData });
  return arrivalOf(sent, readAnswers(sent.form, sent.raw, sent.language).values);
}"""


@pytest.fixture(scope="module")
def script() -> Iterator[Script]:
    with loaded() as script:
        yield script


# What the script knows


def test_fields_are_what_the_generator_writes() -> None:
    written = (RELAY / "fields.js").read_text(encoding="utf-8")
    assert written == load_script("relay").written()


def test_check_says_when_the_file_is_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    generator = load_script("relay")
    assert generator.main(["--check"]) == 0
    monkeypatch.setattr(generator, "FIELDS", tmp_path / "fields.js")
    generator.FIELDS.write_text("old", encoding="utf-8")
    assert generator.main(["--check"]) == 1
    assert "scripts/relay" in capsys.readouterr().err
    assert (generator.main([]), generator.main(["--check"])) == (0, 0)


def test_question_is_named_when_the_relay_cannot_read_its_type(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    codes = {kind: found for kind, found in described.CODES.items() if kind != "date"}
    monkeypatch.setattr(described, "CODES", codes)
    with pytest.raises(BadInput, match="host: stay_first: no script can read a date"):
        described.described(FORMS["host"])


def test_every_question_is_known_with_its_limits(script: Script) -> None:
    known = script.call("() => FIELDS.forms")
    assert list(known) == list(FORMS)
    for name, form in FORMS.items():
        for language in form.languages:
            asked = form.questions_in(language)
            read = [one for one in known[name]["questions"] if language in one["languages"]]
            assert [question["id"] for question in read] == [question.id for question in asked]
            for question, told in zip(asked, read, strict=True):
                assert told["required"] == question.required
                assert told.get("unless", []) == [*question.unless]
                assert told.get("options", []) == [option.id for option in question.options]
                assert told["limits"].get("min") == question.limits.min
                assert told["limits"].get("max") == question.limits.max
                assert told["limits"].get("most") == question.limits.most


def test_every_city_is_known_with_its_area(script: Script) -> None:
    assert script.call("() => FIELDS.areas") == {city.id: city.area for city in load_cities()}


def test_manifest_asks_for_the_least() -> None:
    manifest = json.loads((RELAY / "appsscript.json").read_text(encoding="utf-8"))
    scopes = [scope.rpartition("/")[2] for scope in manifest["oauthScopes"]]
    assert scopes == ["spreadsheets", "script.send_mail"]
    assert manifest["webapp"] == {"executeAs": "USER_DEPLOYING", "access": "ANYONE_ANONYMOUS"}
    assert manifest["exceptionLogging"] == "NONE"


def test_script_uses_only_what_the_runtime_has() -> None:
    sources = {path.name: path.read_text(encoding="utf-8") for path in RELAY.glob("*.js")}
    assert len(sources) == 6
    newer = re.compile(
        r"\?\.|\?\?|\bimport\b|\basync\b|\.replaceAll\(|\.at\(|Object\.hasOwn|#\w+\("
    )
    assert not {name for name, text in sources.items() if newer.search(text)}


# Texts and references


@settings(max_examples=300)
@given(st.text(max_size=30))
@example("\ud83d\u200b\ude00")
@example("\x1c\x85\u3000\ufeffa\u2028b")
@example("e\u0301")
def test_text_is_tidied_alike(script: Script, text: str) -> None:
    assert script.call("(text) => tidy(text)", text) == tidy(text)


@settings(max_examples=300)
@given(st.text(st.characters(codec="utf-8"), max_size=70), st.integers(0, 20))
def test_reference_is_alike(script: Script, seed: str, attempt: int) -> None:
    assert script.call("(...given) => referenceFor(...given)", seed, attempt) == reference_for(
        seed, attempt
    )


def test_reference_is_another_one_when_it_is_taken(script: Script) -> None:
    taken = [reference_for("seed", attempt) for attempt in range(3)]
    free = "(seed, used) => freeReference(seed, new Set(used))"
    assert script.call(free, "seed", taken) == reference_for("seed", 3)


@pytest.mark.parametrize(
    "text",
    [
        "1koD7Awnr_IEoPg5ZBafE-3BUg8UKXtAvpITn_3DdGBI",
        " 1koD7Awnr_IEoPg5ZBafE-3BUg8UKXtAvpITn_3DdGBI ",
        "https://docs.google.com/spreadsheets/d/1koD7Awnr_IEoPg5ZBafE/edit?gid=0#gid=0",
        "https://docs.google.com/spreadsheets/d/1koD7Awnr_IEoPg5ZBafE",
        "https://elders.example/spreadsheets/d/1koD7Awnr_IEoPg5ZBafE",
        "rotterdam.xlsx",
        "kort",
        "",
    ],
)
def test_spreadsheet_is_named_alike(script: Script, text: str) -> None:
    assert script.call("(text) => spreadsheetId(text)", text) == (spreadsheet_id(text) or "")


# Answers


digits = st.sampled_from("0123456789٣۳०𝟗")
typed = (
    st.text(st.characters(codec="utf-8", max_codepoint=0x1FFF), max_size=12)
    | st.text(digits | st.sampled_from("+-. ()/Aa"), max_size=12)
    | st.text("ABCdeILOU0123456789 -.", min_size=6, max_size=10)
    | st.from_regex(r"[0-9]{4} ?[A-Z]{2}|-?[0-9]{1,3}|[0-9]{2}\.0", fullmatch=True)
    | st.from_regex(r"[a-z0-9.]{1,5}@[a-z]{1,4}\.(nl|com)", fullmatch=True)
    | st.from_regex(r"0[1-9][0-9]{8}|\+[1-9][0-9]{7,11}|0800-[A-Z]{6}", fullmatch=True)
    | st.from_regex(r"[0-9A-Z]{8}\.[0-9a-f]{32}", fullmatch=True)
    | st.from_regex(r"[0-9A-Za-z/. -]{1,18}", fullmatch=True)
    | st.dates().map(str)
    | st.from_regex(r"[0-3]?[0-9][-/. ][01]?[0-9][-/. ](0|1|2)[0-9]{3}", fullmatch=True)
    | st.from_regex(r"(1899|19..|2100|2101)-[01]?[0-9]-[0-3]?[0-9]( 00:00:00)?", fullmatch=True)
    | st.sampled_from(["ja", "Ja, graag", "yes", "nee", "X", "", " ", "x" * 401, "🌵" * 401])
)


def read_or_code(question: Question, raw: Any) -> Any:
    """What Python makes of it, as JSON; ``{"code": …}`` for what is wrong."""
    try:
        value = read_answer(question, raw)
    except InvalidAnswer as error:
        return {"code": error.code}
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def is_named_by_label(question: Question, raw: Any, expected: Any) -> bool:
    """Whether an option was chosen by what a person reads: a form sends its id."""
    ids = {option.id for option in question.options}
    typed = {tidy(part) for part in ([raw] if isinstance(raw, str) else raw)} - {""}
    return bool(ids and expected) and "code" not in expected and not typed <= ids


def options_of(question: Question) -> st.SearchStrategy[str]:
    return st.sampled_from([option.id for option in question.options] or ["x"]) | typed


@pytest.mark.parametrize(
    ("form", "question"), [pytest.param(f, q, id=f"{f.name}-{q.id}") for f, q in QUESTIONS]
)
def test_one_answer_is_read_alike(script: Script, form: Form, question: Question) -> None:
    many = question.type == "choices"

    @settings(max_examples=25)
    @given(st.lists(options_of(question), max_size=6) if many else options_of(question))
    def alike(raw: Any) -> None:
        told = script.call(READ_ONE, form.name, question.id, raw)
        expected = read_or_code(question, raw)
        if question.type in ROUGH and expected:
            assert told == expected or isinstance(told, str)
        elif not is_named_by_label(question, raw, expected):
            assert told == expected

    alike()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("form", "answers"),
    [
        ("newcomer", {}),
        ("newcomer", NEWCOMER),
        ("newcomer", NEWCOMER | {"for_whom": "other", "people": "21", "name": "12"}),
        ("newcomer", NEWCOMER | {"phone": "", "helper_reach": "06 12345678"}),
        ("newcomer", NEWCOMER | {"phone": "", "email": "geen"}),
        ("newcomer", NEWCOMER | {"phone": "", "for_whom": "other", "helper_reach": "x"}),
        ("newcomer", NEWCOMER | {"phone": "zes", "email": "geen", "city": "Atlantis"}),
        ("newcomer", NEWCOMER | {"name": "Jan https://a.nl", "email": "=?utf-8?q?x?=@b.nl"}),
        ("newcomer-intake", INTAKE | {"women_only": "yes", "interests": ["sport", "x"]}),
        ("newcomer-intake", INTAKE | {"access_code": "7K3MQ2PA", "children": "-1"}),
        ("newcomer-intake", INTAKE | {"diet": ["vegan"]}),
        ("newcomer-intake", INTAKE | {"diet": [], "step_free": "no", "lgbt_safe": "unsaid"}),
        ("newcomer-intake", INTAKE | {"stay_first": "1-3-2027", "stay_last": "1-2-2027"}),
        ("newcomer-intake", INTAKE | {"seeks": ["group", "host"], "stay_first": "1-3-2027"}),
        (
            "newcomer-intake",
            INTAKE | {"seeks": "host", "stay_first": "1-3-2027", "stay_last": "2027-02-28"},
        ),
        ("newcomer-intake", INTAKE | {"arrives_first": "31-2-2027"}),
        ("host", {"stay_first": "morgen", "beds": "0"}),
        ("host", {"stay_first": "1-3-1899"}),
        ("host", {"stay_first": "1-3-2101"}),
        ("volunteer", {"people": "2", "people_60": "3", "dutch_speakers": "2"}),
        ("group", {"people": "6", "dutch_speakers": "7"}),
        ("member", MEMBER | {"group": "7k3m-q2pa"}),
        ("organisation", ORGANISATION | {"city": "elsewhere", "offers": []}),
        ("case", CASE | {"access_code": TOKEN, "case_number": "111222333"}),
        ("case", CASE | {"access_code": TOKEN, "arrives_last": "1-2-2027", "case_shared": ""}),
    ],
)
def test_wrong_answers_get_the_same_sentences(
    script: Script, form: str, answers: dict[str, Any], language: str
) -> None:
    _, errors = script.call(READ, form, answers, language)
    read = read_answers(FORMS[form], answers, language)
    expected = [{"question": error.question, "message": error.message} for error in read.errors]
    assert errors == expected


real_email = st.emails() | st.sampled_from(
    ["mailto:a@b.nl", "a b@c.nl", "jörg@müller.de", "a@b。nl", "ا@مثال.إختبار", "x+y@a.co"]
)
real_phone = st.sampled_from(
    [
        "06 12345678", "0612345678", "+31 6 12345678", "0031612345678", "+963 944 567 890",
        "(010) 123 45 67", "+31 (0)6-12345678", "٠٦١٢٣٤٥٦٧٨", "0800 GRATIS", "+1 800 FLOWERS",
        "tel:+31612345678",
    ]
) | st.from_regex(r"\+[1-9][0-9]{6,13}", fullmatch=True)  # fmt: skip


@settings(max_examples=300)
@given(st.tuples(st.just("email"), real_email) | st.tuples(st.just("phone"), real_phone))
def test_nothing_that_is_right_is_refused(script: Script, given: tuple[str, str]) -> None:
    id, raw = given
    question = FORMS["newcomer"].question(id)
    try:
        value = read_answer(question, raw)
    except InvalidAnswer:
        return
    assert value
    assert isinstance(script.call(READ_ONE, "newcomer", id, raw), str)


# What is kept


@pytest.mark.parametrize(
    ("form", "answers"),
    [
        ("newcomer", NEWCOMER),
        ("member", MEMBER),
        ("newcomer-intake", INTAKE),
        ("organisation", ORGANISATION),
        ("case", {**CASE, "access_code": TOKEN}),
    ],
)
def test_same_is_kept_of_the_same_post(script: Script, form: str, answers: dict[str, Any]) -> None:
    post = post_of(answers, numbered(1), website="")
    sent = read_sent(FORMS[form], post)
    kept = arrival(sent, read_answers(sent.form, sent.raw, sent.language))
    told = script.call(ARRIVAL, form, post)
    assert (told["answers"], told["key"], told["about"]) == (kept.answers, kept.key, kept.about)


def test_token_is_kept_as_its_hash(script: Script) -> None:
    told = script.call(ARRIVAL, "newcomer-intake", post_of(INTAKE, numbered(1)))
    assert told["key"] == hash_of(INTAKE["access_code"])
    assert INTAKE["access_code"][-32:] not in json.dumps(told)


@settings(max_examples=300)
@given(st.text(max_size=60))
@example('\x00\x1f\x7f\x9f\ud800\ufffe\uffff\u2028"\\=1+1')
def test_any_text_is_kept_alike(script: Script, text: str) -> None:
    post = post_of(NEWCOMER | {"reach": text}, numbered(1))
    sent = read_sent(FORMS["newcomer"], post)
    kept = arrival(sent, read_answers(sent.form, sent.raw, sent.language))
    assert script.call(ARRIVAL, "newcomer", post)["answers"] == kept.answers


spaced = st.sampled_from(["", " ", "a", "a ", "a  b", "a b", "A", "\u00e9", "e\u0301"])
sent_answers = st.dictionaries(
    st.sampled_from(["name", "reach", "languages"]), spaced | st.lists(spaced, max_size=2)
)


@settings(max_examples=300)
@given(sent_answers, sent_answers)
@example({"name": "a b"}, {"reach": "", "name": " a  b"})
@example({"languages": ["a", "A"]}, {"languages": ["A", "a", "a "]})
def test_answers_are_the_same_alike(
    script: Script, one: dict[str, Any], other: dict[str, Any]
) -> None:
    form = FORMS["newcomer"]
    same = "(...answers) => fingerprint(answers[0]) === fingerprint(answers[1])"
    told = script.call(same, json.dumps(one), json.dumps(other))
    assert told == (_fingerprint(form, "", one) == _fingerprint(form, "", other))


def test_cell_that_somebody_spoiled_is_the_same_as_no_answers(script: Script) -> None:
    assert script.call("() => ['{', 'null', '3'].map(fingerprint)") == [None, None, "[]"]
