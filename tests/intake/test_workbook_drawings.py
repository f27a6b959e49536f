"""What lies over the cells of an ``.xlsx``: people's is kept, ours comes beside it."""

from __future__ import annotations

import shutil
import struct
import subprocess
import zipfile
import zlib
from pathlib import Path

import pytest
from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.drawing.image import Image

from intake.errors import BadInput
from intake.local import open_local, setup_local
from intake.tabs import OVERVIEW
from intake.workbook import Append
from intake.xlsx_parts import MOST_BYTES

PEOPLE = "Nieuwkomers"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template")
    setup_local(folder, ["rotterdam"])
    return folder


@pytest.fixture
def path(template: Path, tmp_path: Path) -> Path:
    return shutil.copytree(template, tmp_path / "werkmappen") / "rotterdam.xlsx"


def png(folder: Path) -> Path:
    """A picture of one red dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    dots = chunk(b"IDAT", zlib.compress(b"\x00\xff\x00\x00"))
    path = folder / "stip.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + header + dots + chunk(b"IEND", b""))
    return path


def embed(path: Path, tab: str) -> bytes:
    """Puts a picture over the cells of a tab, as a person does; its bytes."""
    picture = png(path.parent)
    book = load_workbook(path)
    book[tab].add_image(Image(picture), "B5")
    book.save(path)
    return picture.read_bytes()


def write(path: Path) -> None:
    with open_local(path) as workbook:
        workbook.read()
        workbook.apply([Append(PEOPLE, {"id": "A", "naam": "x"})])


def pictures(path: Path) -> list[bytes]:
    with zipfile.ZipFile(path) as archive:
        return [archive.read(name) for name in archive.namelist() if "/media/" in name]


def charts(path: Path, tab: str = OVERVIEW.name) -> list[BarChart]:
    found: list[BarChart] = load_workbook(path)[tab]._charts  # type: ignore[attr-defined]
    return found


def before_charts(path: Path) -> Book:
    """The workbook as it was before there were any charts."""
    book = load_workbook(path)
    book[OVERVIEW.name]._charts = []  # type: ignore[attr-defined]
    for chart in OVERVIEW.charts:
        del book.defined_names[chart.name]
    return book


def looked_at(path: Path) -> list[str]:
    return [chart.series[0].val.numRef.f for chart in charts(path)]


OURS = [f"'Overzicht'!$B${chart.row}:$B${chart.last_row}" for chart in OVERVIEW.charts]


# People's


def test_picture_stays_byte_for_byte_when_the_tab_is_written(path: Path) -> None:
    picture = embed(path, PEOPLE)
    write(path)
    assert pictures(path) == [picture]
    assert len(load_workbook(path)[PEOPLE]._images) == 1  # type: ignore[attr-defined]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
def test_picture_stays_when_libreoffice_saves_what_we_wrote(path: Path, tmp_path: Path) -> None:
    embed(path, PEOPLE)
    write(path)
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    saved = ("--convert-to", "xlsx", "--outdir", str(tmp_path / "op"), str(path))
    subprocess.run(["soffice", profile, "--headless", *saved], check=True, capture_output=True)
    shutil.copy(tmp_path / "op" / path.name, path)
    write(path)
    assert len(load_workbook(path)[PEOPLE]._images) == 1  # type: ignore[attr-defined]
    assert len(charts(path)) == len(OVERVIEW.charts)


@pytest.mark.parametrize("own", ["chart", "picture"])
def test_charts_come_beside_what_somebody_drew(path: Path, own: str) -> None:
    book = before_charts(path)
    sheet = book[OVERVIEW.name]
    if own == "chart":
        theirs = BarChart()
        theirs.add_data(Reference(sheet, min_col=2, min_row=3))
        sheet.add_chart(theirs, "F2")
    else:
        sheet.add_image(Image(png(path.parent)), "F2")
    book.save(path)
    assert setup_local(path.parent, []) == ["rotterdam.xlsx, Overzicht: de grafieken zijn gemaakt."]
    write(path)
    assert looked_at(path) == ["'Overzicht'!$B$3"] * (own == "chart") + OURS
    assert len(pictures(path)) == (own == "picture")


def test_chart_with_a_style_of_its_own_is_kept_as_excel_writes_it(path: Path) -> None:
    style = {"xl/charts/style1.xml": b"<style/>", OF_A_CHART: relations("style1.xml")}
    add(path, style)
    write(path)
    with zipfile.ZipFile(path) as archive:
        assert {name: archive.read(name) for name in style} == style


def test_setting_up_again_lays_no_chart_over_the_first(path: Path) -> None:
    assert setup_local(path.parent, []) == []
    assert looked_at(path) == OURS


def test_chart_on_a_tab_of_its_own_is_refused(path: Path) -> None:
    book = load_workbook(path)
    book.create_chartsheet("Grafiek").add_chart(BarChart())
    book.save(path)
    assert "een grafiek op een eigen tabblad" in refusal(path)


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ("xl/vbaProject.bin", "een macro"),
        ("xl/slicers/slicer1.xml", "een slicer"),
        ("xl/richData/rdrichvalue.xml", "een koppeling met andere gegevens"),
        ("xl/media/../image9.png", "een plaatje"),
    ],
)
def test_what_nothing_draws_is_refused_beside_our_charts(path: Path, part: str, what: str) -> None:
    add(path, {part: b"<xdr:oneCellAnchor/>"})
    assert what in refusal(path)


def refusal(path: Path) -> str:
    before = path.read_bytes()
    with pytest.raises(BadInput) as refused:
        write(path)
    assert path.read_bytes() == before
    return str(refused.value)


# Made to harm


def add(path: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def replace(path: Path, parts: dict[str, bytes]) -> None:
    """The parts in the place of those of the same name."""
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    path.unlink()
    add(path, kept | parts)


def relations(*targets: str) -> bytes:
    listed = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/chart" Target="{target}"/>'
        for n, target in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{listed}</Relationships>'.encode()


DRAWING = "xl/drawings/_rels/grafieken_overzicht.xml.rels"
CHARTS = [f"/xl/charts/chart_{chart.name}.xml" for chart in OVERVIEW.charts]
OF_A_CHART = f"xl/charts/_rels/chart_{OVERVIEW.charts[0].name}.xml.rels"


@pytest.mark.parametrize(
    "parts",
    [
        {OF_A_CHART: relations("/xl/drawings/grafieken_overzicht.xml", *CHARTS)},
        {DRAWING: relations(*CHARTS * 20_000).replace(b'Id="r', b'Id="grafiek')},
        {OF_A_CHART: relations("../../../../../etc/passwd", "/xl/worksheets/sheet1.xml")},
    ],
    ids=["a loop", "many", "outside"],
)
def test_relations_made_to_harm_bring_in_nothing(path: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path) as archive:
        before = set(archive.namelist())
    replace(path, parts)
    write(path)
    with zipfile.ZipFile(path) as archive:
        assert sorted(archive.namelist()) == sorted(before | parts.keys())


@pytest.mark.parametrize(
    "parts",
    [
        {DRAWING: b"<Relationships"},
        {"xl/_rels/workbook.xml.rels": b"<a/>"},
        {"[Content_Types].xml": b""},
    ],
    ids=lambda parts: next(iter(parts)),
)
def test_broken_part_is_refused(path: Path, parts: dict[str, bytes]) -> None:
    replace(path, parts)
    assert "dit bestand is beschadigd" in refusal(path)


def test_giant_is_refused_before_it_is_unpacked(path: Path) -> None:
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/theme/theme9.xml", "w") as part,
    ):
        for _ in range((MOST_BYTES >> 24) + 1):
            part.write(bytes(1 << 24))
    assert "groter dan 512 MB" in refusal(path)
