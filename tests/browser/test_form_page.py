"""The form pages as people use them: a phone, a keyboard, the real server, and what goes wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, expect

from intake.form import address, load_words
from intake.schema import Form, load_forms
from tests.browser.conftest import PHONE
from tests.browser.filling import (
    ANSWERS,
    TOKEN,
    fill,
    fill_step,
    press,
    press_on,
    press_send,
    reference_on,
)
from tests.browser.kept import count
from tests.intake.sending import Server, serving

pytestmark = pytest.mark.browser

NL = load_words("nl")
NEWCOMER = load_forms()["newcomer"]
MEMBER = load_forms()["member"]
INTAKE = load_forms()["newcomer-intake"]
ANSWER_BY_WAY = {
    "phone": "06 12345678",
    "email": "amina@voorbeeld.nl",
    "reach": "via de balie",
}
OTHER_TOKEN = "8K3MQ2PA." + "0123456789abcdef" * 2


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


def test_confirmation_tells_only_what_fits_what_was_asked(
    page: Page, page_without_script: Page
) -> None:
    form = load_forms()["change"]
    fitting = [form.next_steps["nl"][number] for number in (1, 4)]
    for one in (page, page_without_script):
        ready(one, form)
        press_send(one)
        told = one.locator(".sh-confirmed ol li")
        expect(told).to_have_text(fitting)


def test_double_press_is_sent_once(page: Page, workbooks: Path) -> None:
    ready(page)
    posts, before = sent_by(page), count(workbooks)
    page.get_by_role("button", name=NL["page"]["send"], exact=True).dblclick()
    expect(page.locator(".sh-confirmed")).to_be_visible()
    assert len(posts) == 1
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
        ready(page, email="geen@voorbeeld..nl")
        press_send(page)
        expect(page.locator(".sh-errors")).to_be_visible()
        page.locator("#f-email").fill("wel@voorbeeld.nl")
        press_on(page)
        press_send(page)
        expect(page.locator(".sh-notice")).to_contain_text("seconden")
        expect(page.locator(".sh-errors")).to_be_hidden()


def test_reason_is_said_when_the_answers_are_too_large(page: Page) -> None:
    ready(page)
    page.evaluate("document.getElementById('f-website').value = 'n'.repeat(70_000)")
    press_send(page)
    expect(page.locator(".sh-notice")).to_contain_text(NL["refusal"]["too_large"])
    expect(page.locator("[data-answers]")).to_contain_text("Cor O'Verzonnen")


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
    press_on(page)
    press_send(page)
    assert reference_on(page) == "7K3MQ2PA"
    assert asked == ["text/plain", "text/plain"]


def test_step_comes_back_when_the_page_is_loaded_again(page: Page) -> None:
    page.goto(address(NEWCOMER, "nl"))
    page.get_by_label("voor mezelf of mijn gezin").check()
    press_on(page)
    page.reload()
    expect(page.get_by_role("heading", name="Stap 2 van 4: Wie wil meedoen?")).to_be_visible()


def test_back_goes_a_step_back_when_it_is_our_button(page: Page) -> None:
    ready(page)
    for title in ("Jouw toestemming", "Over jou", "Je groep"):
        press(page, "nl", "back")
        expect(page.get_by_role("heading", level=2, name=title)).to_be_focused()
    expect(page.get_by_role("button", name=NL["page"]["back"], exact=True)).to_be_hidden()


def test_back_opens_an_empty_form_when_it_was_sent(page: Page) -> None:
    ready(page)
    press_send(page)
    expect(page.locator(".sh-confirmed")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=2, name="Stap 1 van 4")).to_be_visible()
    expect(page.locator("#f-group")).to_have_value("")


def change(page: Page, label: str, form: Form = NEWCOMER) -> None:
    """Press Wijzig behind an answer."""
    page.get_by_role("link", name=f"Wijzig {label}").press("Enter")


def test_change_goes_to_the_answer_and_straight_back(page: Page) -> None:
    ready(page, NEWCOMER)
    change(page, NEWCOMER.question("name").label["nl"])
    name = page.get_by_role("textbox", name=NEWCOMER.question("name").label["nl"])
    expect(name).to_be_focused()
    name.fill("Amina Bedacht")
    press_on(page)
    expect(page.get_by_role("heading", level=2, name=NL["check"]["title"])).to_be_focused()
    expect(page.locator("[data-answers]")).to_contain_text("Amina Bedacht")


def test_answers_are_shown_in_words_when_they_are_checked(page: Page) -> None:
    ready(page, NEWCOMER)
    lines = page.locator(".sh-answers dl > div")
    said = {
        line.locator("dt").inner_text(): line.locator("dd").first.inner_text()
        for line in lines.all()
    }
    assert list(said) == [question.label["nl"] for question in NEWCOMER.questions]
    assert said["Voor wie vul je dit in?"] == "voor iemand anders"
    assert said["In welke taal zullen we contact opnemen?"] == "Tigrinya"
    assert said["Wat is je e-mailadres?"] == NL["check"]["nothing"]
    assert said[NEWCOMER.question("consent").label["nl"]] == "ja"


def test_enter_makes_a_line_where_sentences_are_asked_for(page: Page) -> None:
    form = load_forms()["change"]
    sent = sent_by(page)
    ready(page, form, becomes="Mijn nummer is nu:\n06 87654321")
    expect(page.locator("[data-answers]")).to_contain_text("Mijn nummer is nu: 06 87654321")
    page.reload()
    press_send(page)
    expect(page.locator("[data-reference]")).to_be_visible()
    assert [body["becomes"] for body in sent] == ["Mijn nummer is nu:\n06 87654321"]


def test_answer_that_only_the_receiver_refuses_is_shown_at_its_step(page: Page) -> None:
    ready(page, email="cor@voorbeeld..nl")
    press_send(page)
    expect(page.locator(".sh-errors")).to_be_focused()
    expect(page.get_by_role("heading", level=2, name="Over jou")).to_be_visible()
    page.locator(".sh-errors a").press("Enter")
    expect(page.locator("#f-email")).to_be_focused()


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


def test_one_way_to_be_reached_is_asked_for_when_none_was_given(page: Page) -> None:
    ways = ("phone", "email", "reach")
    answers = {**ANSWERS["newcomer"], "for_whom": "self"}
    page.goto(address(NEWCOMER, "nl"))
    first, who, _ = NEWCOMER.asked("nl")
    fill_step(page, first, "nl", {"for_whom": "self"})
    press_on(page)
    fill_step(page, who, "nl", {id: raw for id, raw in answers.items() if id not in ways})
    press_on(page)
    (phone,) = [question for question in NEWCOMER.questions if question.id == "phone"]
    summary = page.locator(".sh-errors")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_text([phone.error("none", "nl")])
    expect(page.locator("#f-phone-error")).to_contain_text(phone.error("none", "nl"))
    for given in ways:
        for way in ways:
            page.locator(f"#f-{way}").fill(ANSWER_BY_WAY[way] if way == given else "")
        press_on(page)
        expect(page.locator("#s-consent")).to_be_focused()
        press(page, "nl", "back")
        expect(page.locator("#s-who")).to_be_focused()


def test_question_is_hidden_and_not_sent_when_it_does_not_apply(page: Page) -> None:
    ready(page, NEWCOMER)
    posts = sent_by(page)
    change(page, "Voor wie vul je dit in?")
    helper = page.get_by_role("textbox", name=NEWCOMER.question("helper_name").label["nl"])
    expect(helper).to_be_visible()
    expect(page.locator("#f-helper_name-if")).to_be_hidden()
    page.get_by_label("voor mezelf of mijn gezin").check()
    expect(helper).to_be_hidden()
    press_on(page)
    press_send(page)
    expect(page.locator(".sh-confirmed")).to_be_visible()
    assert not [id for id in posts[0] if id.startswith("helper")]


def test_smaller_group_goes_to_the_form_for_volunteers_with_what_it_said(page: Page) -> None:
    group, volunteer = load_forms()["group"], load_forms()["volunteer"]
    page.goto(address(group, "nl"))
    fill_step(page, group.sections[0], "nl", ANSWERS["group"])
    press_on(page)
    size = page.get_by_role("textbox", name=group.question("size").label["nl"])
    link = page.get_by_role("link", name="Naar het formulier voor vrijwilligers")
    page.get_by_label("Rotterdam").check()
    for number, is_shown in (("5", False), ("٣", True), ("", False), ("3", True)):
        size.fill(number)
        expect(link).to_be_visible(visible=is_shown)
    link.click()
    expect(page).to_have_title(re.compile(volunteer.title["nl"]))
    expect(page.locator("#f-name")).to_have_value("Bea Bedacht")
    expect(page.locator("#f-people")).to_have_value("3")
    expect(page.locator("[name=city]:checked")).to_have_value("rotterdam")


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


def test_secret_of_the_link_is_in_nobodys_sight(page: Page) -> None:
    page.goto(f"{address(INTAKE, 'nl')}#sleutel={TOKEN}")
    expect(page.locator("#f-children")).to_be_visible()
    expect(page.locator("#f-access_code")).to_be_hidden()
    fill(page, INTAKE, "nl", {**ANSWERS[INTAKE.name], "access_code": ""})
    expect(page.locator("[data-answers]")).to_contain_text("ja")
    assert TOKEN not in page.locator("body").inner_text()


def test_secret_is_asked_for_when_the_link_held_half_of_it(page: Page) -> None:
    page.goto(f"{address(INTAKE, 'nl')}#sleutel={TOKEN[:9]}")
    expect(page.locator("#f-access_code")).to_be_visible()


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
