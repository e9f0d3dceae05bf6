#!/usr/bin/env python3
"""What `vekha export` writes, read by others: the workbook by openpyxl and LibreOffice, the calendar by icalendar, the
picture by a reader of XML, the diagram by Graphviz where it is installed.

    tests/outside/export.py BINARY      (needs openpyxl, icalendar, soffice)
"""
import csv
import datetime
import io
import json
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from collections import Counter
from pathlib import Path

import icalendar
import openpyxl

ROOT = Path(__file__).resolve().parents[2]
DAY = "2024-03-20"
HOSTILE = """\
id: hostile-school
level: school
parent: lugovoy-2024
territory: '@Школа'
period: 2024
bodies: {chief: Директор <b>}
measures:
  - id: hostile
    title: '=HYPERLINK("http://example.org";"x")'
    deadline: до 1 апреля 2024 года
    responsible: chief
    result: '"]; end; %%{init}%% \\N &amp; <b>'
"""


def main(binary):
    work = Path(tempfile.mkdtemp())
    try:
        plans = work / "plans"
        shutil.copytree(ROOT / "roadmaps/example", plans)
        (plans / "hostile.yaml").write_text(HOSTILE, encoding="utf-8")

        def export(form, *more):
            out = work / f"out.{form}"
            subprocess.run([binary, "--lang", "ru", "export", ".", "--format", form, "--as-of", DAY, "--out", str(out), *more],
                           cwd=plans, check=True)
            return out

        status = json.loads(subprocess.run([binary, "status", ".", "--format", "json", "--as-of", DAY], cwd=plans,
                                           capture_output=True, text=True).stdout)
        workbook(export("xlsx"), status["total"])
        opened(export("xlsx"), work)
        calendar(export("ics", "--remind", "3"))
        pictures(export("svg"), export("dot"), work)
        own = openpyxl.load_workbook(export("xlsx", "--for", "hostile-school/chief"))["Сроки"]
        assert [row[14] for row in own.iter_rows(min_row=2, values_only=True)] == ["hostile"]
    finally:
        shutil.rmtree(work)
    print("export: 5 passed, 0 failed")


def workbook(path, total):
    book = openpyxl.load_workbook(path)
    for sheet in book:
        assert sheet.freeze_panes == "B2", sheet.title
        assert sheet.print_title_rows == "$1:$1", sheet.title
        assert sheet.auto_filter.ref.startswith("A1:"), sheet.title
    rows = list(book["Сроки"].iter_rows(min_row=2, values_only=True))
    heads = [cell.value for cell in book["Сроки"][1]]
    at = {name: heads.index(name) for name in heads}
    states = Counter(row[at["Состояние"]] for row in rows)
    overdue = {(row[at["Дорожная карта"]], row[at["Ключ"]]) for row in rows if row[at["Состояние"]] == "просрочено"}
    assert len(overdue) == total["overdue"], (overdue, total)
    assert states["в ближайшие 7 дней"] == total["due_7"]
    assert all(row[at["По"]] is None or isinstance(row[at["По"]], datetime.datetime) for row in rows)
    hostile = next(row for row in rows if row[at["Ключ"]] == "hostile")
    assert hostile[0].startswith("=HYPERLINK") and hostile[at["По"]] == datetime.datetime(2024, 4, 1)
    for row in book["Сроки"].iter_rows():
        assert all(cell.data_type != "f" for cell in row), "a formula"


def opened(path, work):
    """LibreOffice opens it and sees the same days and texts."""
    form = 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,true,false,false,-1'
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{work}/office", "--convert-to", form,
                    "--outdir", str(work / "office-out"), str(path)], check=True, capture_output=True, timeout=300)
    lists = [file for file in (work / "office-out").glob("*.csv") if "Сроки" in file.name]
    assert lists, list((work / "office-out").iterdir())
    rows = list(csv.reader(io.StringIO(lists[0].read_text(encoding="utf-8")), delimiter=";"))
    hostile = next(row for row in rows if "hostile" in row)
    assert "01.04.2024" in hostile and hostile[0].startswith("=HYPERLINK"), hostile


def calendar(path):
    book = icalendar.Calendar.from_ical(path.read_bytes())
    events = list(book.walk("VEVENT"))
    uids = [str(event["UID"]) for event in events]
    assert len(events) > 20 and len(set(uids)) == len(uids)
    for event in events:
        first, last = event["DTSTART"].dt, event["DTEND"].dt
        assert (last - first).days == 1 and event["TRANSP"] == "TRANSPARENT", event
    assert any(str(event["SUMMARY"]).startswith("=HYPERLINK") for event in events)
    assert any(event.walk("VALARM") for event in events)


def pictures(svg, dot, work):
    tree = xml.parse(svg)
    names = {element.tag.rsplit("}", 1)[-1] for element in tree.iter()}
    assert "script" not in names and {"rect", "path", "text"} <= names
    assert any("=HYPERLINK" in (element.text or "") for element in tree.iter())
    if shutil.which("dot"):
        subprocess.run(["dot", "-Tsvg", "-o", str(work / "dot.svg"), str(dot)], check=True)
        assert any("HYPERLINK" in (element.text or "") for element in xml.parse(work / "dot.svg").iter())


if __name__ == "__main__":
    main(str(Path(sys.argv[1]).resolve()))
