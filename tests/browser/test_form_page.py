"""The form pages as people use them: a phone, a keyboard, the real server, and what goes wrong."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, expect

from intake.form import address, load_words
from intake.journal import FILE
from intake.schema import LANGUAGES, Form, load_forms
from tests.browser.conftest import PHONE
from tests.browser.filling import ANSWERS, TOKEN, answer, fill, press_send
from tests.intake.sending import Server, serving

pytestmark = pytest.mark.browser

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NL = load_words("nl")
NEWCOMER = load_forms()["newcomer"]
MEMBER = load_forms()["member"]
INTAKE = load_forms()["newcomer-intake"]
OTHER_TOKEN = "8K3MQ2PA." + "0123456789abcdef" * 2
PAGES = [
    pytest.param(form, language, id=f"{form.name}-{language}")
    for form in load_forms().values()
    for language in LANGUAGES
]


def violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("tags => axe.run({runOnly: tags})", RULES)["violations"]
    return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]


def arrived(workbooks: Path, reference: str) -> list[dict[str, Any]]:
    """The answers of everything that was kept under this reference."""
    with closing(sqlite3.connect(workbooks / FILE, timeout=30)) as db:
        rows = db.execute("SELECT answers FROM submissions WHERE reference = ?", (reference,))
        return [json.loads(answers) for (answers,) in rows]


def count(workbooks: Path) -> int:
    with closing(sqlite3.connect(workbooks / FILE, timeout=30)) as db:
        (number,) = db.execute("SELECT count(*) FROM submissions").fetchone()
        return int(number)


def reference_on(page: Page) -> str:
    code = page.locator("[data-reference]")
    expect(code).to_have_text(code.get_attribute("data-reference") or "?")
    return code.inner_text()


def required(form: Form) -> list[str]:
    return [q.id for q in form.questions if q.required and not q.show_if]


@pytest.mark.parametrize(("form", "language"), PAGES)
def test_form_is_corrected_and_confirmed_with_script(
    page: Page, workbooks: Path, form: Form, language: str
) -> None:
    words = load_words(language)
    page.goto(address(form, language))
    press_send(page, language)
    expect(page.locator(".sh-errors")).to_be_focused()
    assert page.title().startswith(words["errors"]["prefix"])
    links = page.locator(".sh-errors a")
    assert links.all_inner_texts() == [
        form.question(id).error("missing", language) for id in required(form)
    ]
    assert violations(page) == []
    links.first.press("Enter")
    expect(page.locator(f"#f-{required(form)[0]}")).to_be_focused()
    fill(page, form, language, ANSWERS[form.name])
    press_send(page, language)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    assert page.title().startswith(words["confirmation"]["prefix"])
    assert len(arrived(workbooks, reference_on(page))) == 1
    assert violations(page) == []


@pytest.mark.parametrize(("form", "language"), PAGES)
def test_form_is_corrected_and_confirmed_without_script(
    page_without_script: Page, workbooks: Path, form: Form, language: str
) -> None:
    page, words = page_without_script, load_words(language)
    page.goto(address(form, language))
    kept = next(q for q in form.questions if q.type in ("name", "code", "token", "number"))
    answer(page, kept, language, str(ANSWERS[form.name][kept.id]))
    press_send(page, language)
    expect(page.locator(".sh-errors")).to_be_visible()
    assert page.title().startswith(words["errors"]["prefix"])
    missing = [id for id in required(form) if id != kept.id]
    assert page.locator(".sh-errors li").count() == len(missing)
    shown = page.get_by_role("textbox", name=kept.label[language])
    assert shown.input_value() == ANSWERS[form.name][kept.id]
    fill(page, form, language, ANSWERS[form.name])
    press_send(page, language)
    expect(page.locator(".sh-confirmed")).to_be_visible()
    assert page.title().startswith(words["confirmation"]["prefix"])
    assert len(arrived(workbooks, reference_on(page))) == 1


def test_answer_without_script_looks_like_the_site(page_without_script: Page) -> None:
    page = page_without_script
    failed: list[str] = []
    page.on("response", lambda got: failed.append(got.url) if got.status == 404 else None)
    page.goto(address(MEMBER, "en"))
    press_send(page, "en")
    expect(page.locator(".sh-errors")).to_be_visible()
    assert (
        page.locator(".sh-errors").evaluate("box => getComputedStyle(box).borderTopWidth") == "4px"
    )
    page.get_by_role("link", name=load_words("en")["privacy"]["more"]).click()
    page.wait_for_url("**/en/privacy/")
    assert failed == []


def ready(page: Page, form: Form = MEMBER, **answers: str) -> None:
    """The page of a form, filled in and not yet sent."""
    page.goto(address(form, "nl"))
    fill(page, form, "nl", {**ANSWERS[form.name], **answers})


def sent_by(page: Page) -> list[Mapping[str, Any]]:
    """What the page will post from now on, in a list that grows."""
    posts: list[Mapping[str, Any]] = []

    def note(request: Request) -> None:
        if request.method == "POST":
            posts.append(json.loads(request.post_data or ""))

    page.on("request", note)
    return posts


def test_double_press_is_sent_once(page: Page, workbooks: Path) -> None:
    ready(page)
    posts, before = sent_by(page), count(workbooks)
    page.get_by_role("button", name=NL["page"]["send"], exact=True).dblclick()
    expect(page.locator(".sh-confirmed")).to_be_visible()
    assert len(posts) == 1
    assert count(workbooks) == before + 1


def test_answers_stay_when_the_network_is_cut(
    page: Page, phone: BrowserContext, workbooks: Path
) -> None:
    ready(page, name="Eva Bedacht")
    before = count(workbooks)
    phone.set_offline(True)
    press_send(page)
    notice = page.locator(".sh-notice")
    expect(notice).to_be_focused()
    expect(notice).to_contain_text(NL["refusal"]["offline"])
    assert page.title().startswith(NL["refusal"]["prefix"])
    assert violations(page) == []
    phone.set_offline(False)
    press_send(page)
    expect(page.locator(".sh-confirmed")).to_be_visible()
    assert arrived(workbooks, reference_on(page))[0]["name"] == "Eva Bedacht"
    assert count(workbooks) == before + 1


def test_sent_once_when_only_the_answer_was_lost(page: Page, workbooks: Path) -> None:
    ready(page)
    posts, before = sent_by(page), count(workbooks)

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/aanmelden/member", lose, times=1)
    press_send(page)
    expect(page.locator(".sh-notice")).to_be_visible()
    press_send(page)
    expect(page.locator(".sh-confirmed")).to_be_visible()
    assert len({post["submission_id"] for post in posts}) == 1
    assert (len(posts), count(workbooks)) == (2, before + 1)


def test_wait_is_said_when_too_many_were_sent(
    browser: Browser, built_site: Path, workbooks: Path, tmp_path: Path
) -> None:
    (tmp_path / "landelijk.xlsx").write_bytes((workbooks / "landelijk.xlsx").read_bytes())
    with (
        serving(tmp_path, built_site, rate=1) as server,
        browser.new_context(base_url=server.address, viewport=PHONE) as context,  # type: ignore[arg-type]
    ):
        page = context.new_page()
        page.goto(address(MEMBER, "nl"))
        press_send(page)
        expect(page.locator(".sh-errors")).to_be_visible()
        press_send(page)
        expect(page.locator(".sh-notice")).to_contain_text("seconden")
        expect(page.locator(".sh-errors")).to_be_hidden()


def test_reason_is_said_when_the_answers_are_too_large(page: Page) -> None:
    ready(page)
    name = page.get_by_role("textbox", name=MEMBER.question("name").label["nl"])
    name.fill("n" * 70_000)
    press_send(page)
    expect(page.locator(".sh-notice")).to_contain_text(NL["refusal"]["too_large"])
    assert len(name.input_value()) == 70_000


def test_machine_learns_nothing_when_it_fills_in_the_trap(page: Page, workbooks: Path) -> None:
    ready(page)
    before = count(workbooks)
    page.evaluate("document.getElementById('f-website').value = 'https://example.org'")
    press_send(page)
    expect(page.locator(".sh-notice")).to_contain_text(NL["refusal"]["failed"])
    assert count(workbooks) == before


@pytest.mark.parametrize("body", ["<html>Bad gateway</html>", "null", ""])
def test_failure_is_said_when_the_answer_is_no_json(page: Page, body: str) -> None:
    ready(page)
    page.route("**/aanmelden/member", lambda route: route.fulfill(status=502, body=body))
    press_send(page)
    expect(page.locator(".sh-notice")).to_contain_text(NL["refusal"]["failed"])


def test_relay_on_another_origin_gets_plain_text(page: Page) -> None:
    relay = "https://relay.example.org"
    asked: list[str] = []
    answers = [
        {"ok": False, "errors": [{"question": "email", "message": "Geen adres."}]},
        {"ok": True, "reference": "7K3MQ2PA"},
    ]

    def elsewhere(route: Route) -> None:
        html = route.fetch().text().replace('action="', f'action="{relay}')
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    def reply(route: Route) -> None:
        asked.append(route.request.headers["content-type"])
        route.fulfill(json=answers.pop(0), headers={"Access-Control-Allow-Origin": "*"})

    page.route(f"**{address(MEMBER, 'nl')}", elsewhere)
    page.route(f"{relay}/**", reply)
    ready(page)
    press_send(page)
    expect(page.locator(".sh-errors a")).to_have_text("Geen adres.")
    press_send(page)
    assert reference_on(page) == "7K3MQ2PA"
    assert asked == ["text/plain", "text/plain"]


def test_draft_stays_when_the_page_is_loaded_again(page: Page) -> None:
    ready(page, NEWCOMER)
    posts = sent_by(page)
    first = page.evaluate("sessionStorage['sh-newcomer']")
    page.reload()
    name = page.get_by_role("textbox", name=NEWCOMER.question("name").label["nl"])
    expect(name).to_have_value("ብርሃነ Verzonnen")
    expect(page.get_by_label("voor iemand anders")).to_be_checked()
    expect(page.locator("#f-helper_name")).to_have_value("Dirk Bedacht")
    press_send(page)
    expect(page.locator(".sh-confirmed")).to_be_visible()
    assert posts[0]["submission_id"] == json.loads(first)["id"]


def test_draft_goes_along_when_the_language_changes(page: Page) -> None:
    ready(page)
    page.goto(address(MEMBER, "en"))
    expect(page.get_by_role("textbox", name="What is your name?")).to_have_value("Cor O'Verzonnen")
    expect(page.get_by_label("Rotterdam")).to_be_checked()


def test_wipe_empties_the_form_when_it_is_sure(page: Page) -> None:
    ready(page)
    page.once("dialog", lambda dialog: dialog.dismiss())
    wipe = page.get_by_role("button", name=NL["page"]["wipe"])
    wipe.click()
    expect(page.locator("#f-name")).to_have_value("Cor O'Verzonnen")
    page.once("dialog", lambda dialog: dialog.accept())
    wipe.click()
    expect(page.locator("#f-name")).to_have_value("")
    expect(page.get_by_role("status")).to_have_text(NL["page"]["wiped"])
    page.reload()
    assert page.locator("form :checked").count() == 0


def test_nothing_stays_when_the_form_was_sent(page: Page) -> None:
    ready(page)
    first = json.loads(page.evaluate("sessionStorage['sh-member']"))
    press_send(page)
    expect(page.locator(".sh-confirmed")).to_be_visible()
    assert page.evaluate("sessionStorage.length") == 0
    page.goto(address(MEMBER, "nl"))
    expect(page.locator("#f-name")).to_have_value("")
    assert json.loads(page.evaluate("sessionStorage['sh-member']"))["id"] != first["id"]


def test_question_is_hidden_and_not_sent_when_it_does_not_apply(page: Page) -> None:
    ready(page, NEWCOMER)
    posts = sent_by(page)
    helper = page.get_by_role("textbox", name=NEWCOMER.question("helper_name").label["nl"])
    expect(helper).to_be_visible()
    expect(page.locator("#f-helper_name-if")).to_be_hidden()
    page.get_by_label("voor mezelf of mijn gezin").check()
    expect(helper).to_be_hidden()
    press_send(page)
    expect(page.locator(".sh-confirmed")).to_be_visible()
    assert not [id for id in posts[0] if id.startswith("helper")]


def test_question_says_when_it_applies_without_script(page_without_script: Page) -> None:
    page_without_script.goto(address(NEWCOMER, "nl"))
    expect(page_without_script.locator("#f-helper_name")).to_be_visible()
    expect(page_without_script.locator("#f-helper_name-if")).to_be_visible()


def test_link_fills_in_group_and_city(page: Page) -> None:
    page.goto(f"{address(MEMBER, 'nl')}#groep=7K3MQ2PA&stad=rotterdam")
    expect(page.locator("#f-group")).to_have_value("7K3MQ2PA")
    expect(page.get_by_label("Rotterdam")).to_be_checked()


def test_secret_leaves_the_address_when_it_was_read(page: Page) -> None:
    page.goto(f"{address(INTAKE, 'nl')}#sleutel={TOKEN}")
    expect(page.locator("#f-access_code")).to_have_value(TOKEN)
    assert "#" not in page.url
    page.reload()
    expect(page.locator("#f-access_code")).to_have_value(TOKEN)


def test_drafts_of_two_households_never_mix(page: Page) -> None:
    page.goto(f"{address(INTAKE, 'nl')}#sleutel={TOKEN}")
    page.locator("#f-children").press_sequentially("3")
    page.goto(f"{address(INTAKE, 'nl')}#sleutel={OTHER_TOKEN}")
    expect(page.locator("#f-access_code")).to_have_value(OTHER_TOKEN)
    expect(page.locator("#f-children")).to_have_value("")


def test_next_link_opens_an_empty_form_when_one_was_sent(page: Page) -> None:
    page.goto(f"{address(INTAKE, 'nl')}#sleutel={TOKEN}")
    fill(page, INTAKE, "nl", ANSWERS[INTAKE.name])
    press_send(page)
    expect(page.locator(".sh-confirmed")).to_be_visible()
    page.evaluate("secret => { location.hash = 'sleutel=' + secret }", OTHER_TOKEN)
    expect(page.locator("#f-access_code")).to_have_value(OTHER_TOKEN)
    expect(page.locator("#f-children")).to_have_value("")


def test_form_works_when_nothing_can_be_stored(page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', {get() { throw new Error('off') }})"
    )
    ready(page)
    expect(page.get_by_role("button", name=NL["page"]["wipe"])).to_be_hidden()
    press_send(page)
    expect(page.locator(".sh-confirmed")).to_be_visible()


@pytest.mark.parametrize(("form", "language"), PAGES)
def test_form_fits_a_narrow_screen_and_a_thumb(page: Page, form: Form, language: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address(form, language))
    press_send(page, language)
    expect(page.locator(".sh-errors")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    fields = page.locator(
        ".sh-form :is(.sh-input, select, .sh-option, button, .sh-errors a)"
    ).evaluate_all(
        """all => all.filter(one => one.offsetParent).map(one => {
            const box = one.getBoundingClientRect();
            const size = parseFloat(getComputedStyle(one).fontSize);
            return [one.outerHTML.slice(0, 80), box.height, box.width, size];
        })"""
    )
    assert len(fields) > 10
    assert not [f for f in fields if f[1] < 43.9 or f[2] < 44 or f[3] < 16]


def test_keyboard_alone_fills_in_and_sends(page: Page, workbooks: Path) -> None:
    page.goto(address(MEMBER, "nl"))
    page.locator("h1").focus()
    for typed in ("", "7K3MQ2PA", " ", "Fien Bedacht", "fien@voorbeeld.nl", "", "", " "):
        # The link in the text and the one of the privacy page are on the way, and stay as they are.
        page.keyboard.press("Tab")
        page.keyboard.type(typed)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert arrived(workbooks, reference_on(page))[0]["name"] == "Fien Bedacht"


def test_paper_form_shows_every_question(page: Page) -> None:
    page.goto(address(NEWCOMER, "nl"))
    page.emulate_media(media="print")
    expect(page.locator("#f-helper_name")).to_be_visible()
    expect(page.locator("#f-helper_name-if")).to_be_visible()
    expect(page.locator(".sh-paper").first).to_contain_text("Tigrinya")
    expect(page.get_by_role("button", name=NL["page"]["send"], exact=True)).to_be_hidden()


def test_form_asks_nobody_else_and_sets_no_cookie(
    page: Page, phone: BrowserContext, server: Server
) -> None:
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    ready(page)
    press_send(page)
    expect(page.locator(".sh-confirmed")).to_be_visible()
    assert not [url for url in asked if not url.startswith((server.address, "data:"))]
    assert phone.cookies() == []
