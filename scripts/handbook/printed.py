"""The whole handbook on one page, to print or to keep: put together from the pages as built."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from handbook.data import FOLDERS, ON_ONE_PAGE, WHOLE, address, load_handbook
from handbook.pages import by_chapter, topics
from intake.errors import BadInput

ARTICLE = re.compile(r"(<article[^>]*>)(.*?)(</article>)", re.DOTALL)
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_CANONICAL = re.compile(r'<link rel="(?:canonical|alternate|prev|next)"[^>]*>\s*')
_SKIP = re.compile(r'href="#[^"]*"(\s+class="md-skip")')
_SAYS = re.compile(r'(<meta name="description" content=")[^"]*')
_BASE = re.compile(r'("(?:base|search)": ")(\.)')
_SCOPE = re.compile(r'(__md_scope=new URL\(")(\.)')
_ROOT, _TOP = "http://site/", "top"


def write_printed(site: Path) -> list[Path]:
    """Writes the page in every language that has the whole handbook; gives where it stands."""
    return [_write(site, language) for language in WHOLE]


def _write(site: Path, language: str) -> Path:
    folder = address(f"{language}/{FOLDERS[language]}/index.md")
    shell = (site / folder / "index.html").read_text(encoding="utf-8")
    words = load_handbook().words[language]
    pages = {address(topic.path): f"t-{topic.number}" for topic in topics(language)}
    parts = [f'<h1 id="{_TOP}">{words["all"]}</h1>', f'<p class="sh-lead">{words["all_says"]}</p>']
    parts += _contents(language)
    for place, name in pages.items():
        inside = _article(site / place / "index.html")[2]
        parts.append(f'<section class="sh-printed" id="{name}">{_moved(inside, place, pages)}')
        parts.append("</section>")
    here = f"{folder}{ON_ONE_PAGE[language]}/"
    whole = "\n".join(parts)
    page = _TITLE.sub(f"<title>{words['all']}</title>", _CANONICAL.sub("", _deeper(shell)))
    page = _SAYS.sub(lambda mark: f"{mark[1]}{words['all']}. {words['all_says']}", page)
    page = _SKIP.sub(lambda mark: f'href="#{_TOP}"{mark[1]}', page)
    page = ARTICLE.sub(lambda mark: f"{mark[1]}{_from_root(whole, here)}{mark[3]}", page, count=1)
    path = site / here / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8")
    return path


def _contents(language: str) -> Iterator[str]:
    """Every topic by its chapter, with a link to where it stands on this page."""
    yield '<div class="sh-chapters">'
    for chapter, pages in by_chapter(topics(language)):
        yield f'<div><p class="sh-chapter">{escape(chapter.title[language])}</p><ul>'
        for topic in pages:
            yield f'<li><a href="#t-{topic.number}">{escape(topic.head["title"])}</a></li>'
        yield "</ul></div>"
    yield "</div>"


def _article(path: Path) -> re.Match[str]:
    if not (found := ARTICLE.search(path.read_text(encoding="utf-8"))):
        raise BadInput(f"{path}: expected an article in the built page but found none.")
    return found


def _moved(html: str, place: str, pages: dict[str, str]) -> str:
    """A page as a part of another: headings one lower, names of its own, links from the root."""
    name = pages[place]
    html = re.sub(r"<(/?)h([1-5])\b", lambda m: f"<{m[1]}h{int(m[2]) + 1}", html)
    html = re.sub(r'\bid="([^"]+)"', lambda m: f'id="{name}-{m[1]}"', html)
    html = re.sub(r'<p class="sh-(?:next|checked)">.*?</p>', "", html, flags=re.DOTALL)

    def link(mark: re.Match[str]) -> str:
        # Mail addresses are written in entities, so that fewer machines find them.
        target = urlsplit(urljoin(_ROOT + place, unescape(mark[2])))
        if not target.geturl().startswith(_ROOT):
            return mark[0]
        path = target.path.lstrip("/")
        if path in pages:
            here = f"#{pages[path]}" + (f"-{target.fragment}" if target.fragment else "")
            return f'{mark[1]}="{here}"'
        fragment = f"#{target.fragment}" if target.fragment else ""
        return f'{mark[1]}="{_ROOT}{path}{fragment}"'

    return re.sub(r'\b(href|src)="([^"]*)"', link, html)


def _from_root(html: str, here: str) -> str:
    """Links from the root as links from where this page stands."""
    return html.replace(f'="{_ROOT}', f'="{"../" * here.count("/")}')


def _deeper(shell: str) -> str:
    """The page around it, as seen from one folder deeper."""

    def link(mark: re.Match[str]) -> str:
        is_own = not re.match(r"[a-z]+:|#|/", unescape(mark[2]))
        return f'{mark[1]}="../{mark[2]}"' if is_own else mark[0]

    deeper = re.sub(r'\b(href|src|action)="([^"]*)"', link, shell)
    # What the search asks for: where the site begins, and its worker.
    deeper = _BASE.sub(lambda mark: f"{mark[1]}../{mark[2]}", deeper)
    return _SCOPE.sub(lambda mark: f"{mark[1]}../{mark[2]}", deeper)
