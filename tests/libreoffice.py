"""A real LibreOffice without a window, and a person's hands in it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

Hand = str
"""One thing that a person does, as a line of Basic."""

_DONE = "alles gedaan"
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Hands"
 script:language="StarBasic">{}</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Hands"/>
</library:library>
"""
_BASIC = """
Private book

Sub Work
  Dim unseen(0) As New com.sun.star.beans.PropertyValue
  unseen(0).Name = "Hidden"
  unseen(0).Value = True
  book = StarDesktop.loadComponentFromURL("{address}", "_blank", 0, unseen())
{hands}
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName"
  kind(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL("{address}", kind())
  book.close(True)
  Open "{report}" For Output As #1
  Print #1, "{done}"
  Close #1
End Sub

Sub TypeIn(tab As String, place As String, text As String)
  book.Sheets.getByName(tab).getCellRangeByName(place).FormulaLocal = text
End Sub

Sub Choose(tab As String, place As String, text As String)
  cell = book.Sheets.getByName(tab).getCellRangeByName(place)
  offered = cell.Validation
  If offered.Type <> com.sun.star.sheet.ValidationType.LIST Then Error 5
  If InStr(offered.getFormula1(), Chr(34) & text & Chr(34)) = 0 Then Error 5
  cell.FormulaLocal = text
End Sub

Sub Colour(tab As String, place As String, shade As Long)
  book.Sheets.getByName(tab).getCellRangeByName(place).CellBackColor = shade
End Sub

Sub SortBy(tab As String, area As String, number As Integer)
  Dim field(0) As New com.sun.star.table.TableSortField
  field(0).Field = number
  field(0).IsAscending = False
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "SortFields"
  how(0).Value = field()
  book.Sheets.getByName(tab).getCellRangeByName(area).sort(how())
End Sub
"""


@dataclass(frozen=True)
class LibreOffice:
    """The program, with a profile of its own so that it disturbs nobody."""

    profile: Path

    def convert(self, source: Path, kind: str, folder: Path) -> Path:
        """The file as another kind of file, in the folder."""
        folder.mkdir(exist_ok=True)
        self._run("--convert-to", kind, "--outdir", str(folder), str(source))
        return folder / f"{source.stem}.{kind}"

    def edit(self, path: Path, was: str, becomes: str) -> None:
        """Opens the workbook, puts one text in the place of another, and saves it."""
        flat = self.convert(path, "fods", path.parent / "tussen")
        text = flat.read_text(encoding="utf-8")
        assert was in text
        flat.write_text(text.replace(was, becomes), encoding="utf-8")
        shutil.copy(self.convert(flat, "xlsx", path.parent / "bewaard"), path)

    def work(self, path: Path, hands: Sequence[Hand] = ()) -> None:
        """Opens the workbook, does these things in it one by one, and saves it as ``.xlsx``."""
        basic = self.profile / "user" / "basic" / "Standard"
        if not basic.exists():
            # Its first start makes this folder, and would put an empty one in the place of ours.
            self._run("--terminate_after_init")
        report = path.with_suffix(".gedaan")
        lines = "\n".join(f"  {hand}" for hand in hands)
        code = _BASIC.format(address=path.as_uri(), hands=lines, report=report, done=_DONE)
        (basic / "Hands.xba").write_text(_MODULE.format(escape(code)), encoding="utf-8")
        (basic / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
        self._run("macro:///Standard.Hands.Work")
        assert report.read_text(encoding="utf-8").strip() == _DONE
        report.unlink()

    def _run(self, *arguments: str) -> None:
        program = shutil.which("soffice")
        assert program, "Expected LibreOffice: soffice is not there"
        command = [program, f"-env:UserInstallation={self.profile.as_uri()}", "--headless"]
        subprocess.run([*command, *arguments], check=True, capture_output=True, timeout=180)


def type_in(tab: str, place: str, text: str) -> Hand:
    """Type in a cell: what looks like a number or a date becomes one."""
    return f"TypeIn({_quoted(tab)}, {_quoted(place)}, {_quoted(text)})"


def choose(tab: str, place: str, option: str) -> Hand:
    """Choose from the drop-down of a cell; stops when it has none, or not this option."""
    return f"Choose({_quoted(tab)}, {_quoted(place)}, {_quoted(option)})"


def colour(tab: str, place: str, shade: str) -> Hand:
    """Give a cell a colour, such as ``FFFF00``."""
    return f"Colour({_quoted(tab)}, {_quoted(place)}, {int(shade, 16)})"


def sort_down(tab: str, area: str, number: int) -> Hand:
    """Sort an area by its column with this number, counted from 0, the highest first."""
    return f"SortBy({_quoted(tab)}, {_quoted(area)}, {number})"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
