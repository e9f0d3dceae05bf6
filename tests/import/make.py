"""Types the facts of ../../roadmaps/real as offices do, into the files beside this script: python make.py [FOLDER]

    pip install pyyaml python-docx openpyxl          and LibreOffice, for the files that end with -office

The tests read the files as they lie here; this script is only needed to make them anew. Each file is one order typed in one
manner, and what it says stands in the roadmap of its name: armavir-tabs.docx says what ../../roadmaps/real/armavir.yaml does."""
import copy, datetime, pathlib, re, shutil, subprocess, sys, tempfile, zipfile
import docx, openpyxl, yaml
from docx.enum.text import WD_ALIGN_PARAGRAPH as SIDE, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

HERE = pathlib.Path(__file__).resolve().parent
OUT = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
REAL = HERE.parent.parent / "roadmaps" / "real"
MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
FIXED = datetime.datetime(2024, 2, 5)


def facts(name):
    """The roadmap with keys of bodies, references and deadlines put in, as a reader of the printed order sees it."""
    plan = yaml.safe_load((REAL / f"{name}.yaml").read_text())
    bodies = plan.get("bodies") or {}
    def who(value):
        names = value if isinstance(value, list) else [value] if value else []
        bodies_of = [bodies.get(one, one) for one in names]
        return ", ".join(one.get("short") or one["name"] if isinstance(one, dict) else one for one in bodies_of)
    rows = []
    flat = plan.get("measures")
    for at, section in enumerate([{"measures": flat}] if flat else plan["sections"], 1):
        number = str(section.get("number") or at).rstrip(".")
        if not flat:
            rows.append({"section": section["title"], "number": f"{number}."})
        for index, one in enumerate(section["measures"], 1):
            own = {key: one.get(key) for key in ("title", "deadline", "responsible", "result", "note")}
            shared = {key: one.get(key) is None and section.get(key) is not None for key in ("deadline", "responsible", "result")}
            for key, is_shared in shared.items():
                own[key] = section[key] if is_shared else own[key]
            made = f"{index}" if flat else f"{number}.{index}"
            rows.append({**own, "responsible": who(own["responsible"]), "number": str(one.get("number") or made),
                         "shared": shared})
    numbers = {row["id"]: row for row in []}
    ids = [m["id"] for s in ([{"measures": flat}] if flat else plan["sections"]) for m in s["measures"]]
    measured = [row for row in rows if "section" not in row]
    refs = {i: row["number"].rstrip(".") for i, row in zip(ids, measured)}
    fill = lambda text: text and re.sub(r"\{ref:([^}]+)\}", lambda found: refs.get(found[1], found[0]), str(text))
    for row in measured:
        for key in ("title", "result", "note", "deadline"):
            row[key] = fill(row[key])
    def clauses(given):
        return [(fill(one["text"].replace("{deadline}", one.get("deadline") or "")), clauses(one.get("clauses") or [])) for one in given]
    order = plan.get("order")
    return {"plan": plan, "rows": rows, "order": order, "clauses": clauses(order["clauses"]) if order else []}


def spaced(word):
    return " ".join(word)


class Office:
    """One document, with the habits of one office."""
    def __init__(self, **habits):
        self.habits, self.file = habits, docx.Document()
        self.file.core_properties.created = self.file.core_properties.modified = FIXED
        self.file.styles["Normal"].font.name = "Times New Roman"
    def line(self, text="", side=None, bold=False, indent=None, style=None):
        paragraph = self.file.add_paragraph(style=style)
        self.write(paragraph, text, bold)
        paragraph.alignment = side
        if indent: paragraph.paragraph_format.left_indent = Cm(indent)
        return paragraph
    def write(self, paragraph, text, bold=False):
        """The text, cut into runs where nobody would think of it, where the office's Word does so."""
        pieces = re.findall(r".{1,17}", text, re.S) if self.habits.get("cut") else [text]
        for piece in pieces:
            run = paragraph.add_run(piece.replace("ставнич", "став\u00adнич") if self.habits.get("soft") else piece)
            run.bold = bold or None
    def numbered(self, paragraph, number, depth):
        properties = paragraph._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'))
    def page(self):
        self.file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    def layout(self, cells, sides=None):
        """A table without lines that only sets things beside each other."""
        table = self.file.add_table(1, len(cells))
        for at, (cell, text) in enumerate(zip(table.rows[0].cells, cells)):
            for index, line in enumerate(text.split("\n")):
                paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
                self.write(paragraph, line)
                if sides: paragraph.alignment = sides[at]
    def stamp(self, number, order, manner):
        issuer = order["issuer"]["genitive"]
        date = order["date"].strftime("%d.%m.%Y")
        act = f"от {date} № {order['number']}"
        lines = {"annex": [f"Приложение № {number}", f"к приказу {issuer}", act],
                 "short": [f"Приложение {number} к приказу {issuer} {act}"],
                 "approved": [f"Приложение {number}", "", "УТВЕРЖДЕНО", f"приказом {issuer}", act],
                 }[manner]
        where = self.habits.get("stamp_in", "right")
        if where == "table": return self.layout(["", "\n".join(line for line in lines if line)])
        if where == "box": return self.box([line for line in lines if line])
        for line in lines:
            if where == "right": self.line(line, SIDE.RIGHT)
            elif where == "indent": self.line(line, indent=9)
            else: self.line(line)
    def box(self, lines):
        inner = "".join(f"<w:p><w:r><w:t xml:space='preserve'>{line}</w:t></w:r></w:p>" for line in lines)
        xml = f"""<w:r {nsdecls('w')} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
            xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml">
            <mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent>
            </wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{inner}</w:txbxContent>
            </v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""
        self.line()._p.append(parse_xml(xml))
    def save(self, name):
        path = OUT / name
        self.file.save(path)
        again(path)


def again(path):
    """The archive with one time for every part, so that the same facts give the same bytes."""
    with zipfile.ZipFile(path) as old: parts = [(name, old.read(name)) for name in sorted(old.namelist())]
    parts.sort(key=lambda part: part[0] != "[Content_Types].xml")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts:
            if name in ("docProps/thumbnail.jpeg", "word/stylesWithEffects.xml"): data = b"" if name.endswith("jpeg") else data
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


def lists(office, levels):
    """Adds an abstract list of the patterns of its depths and two lists that share it; returns their numbers."""
    part = office.file.part.numbering_part.element
    for old in list(part): part.remove(old)
    shapes = "".join(f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
                     for at, (form, text) in enumerate(levels))
    rows = "".join(f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{text}"/></w:lvl>'
                   for at, text in enumerate(["%1.", "%1.%2."]))
    for kind, depths in ((1, shapes), (2, rows)):
        part.append(parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{kind}">{depths}</w:abstractNum>'))
    for number, kind in ((1, 1), (2, 2)):
        part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{kind}"/></w:num>'))
    return 1, 2


# ------------------------------------------------------------ the act
def head(office, order):
    habits = office.habits
    issuer = order["issuer"]["name"]
    office.line(issuer.upper() if habits.get("shout") else issuer, SIDE.CENTER, bold=True)
    if habits.get("address"): office.line("ул. Ленина, 1, тел. 2-00-00, e-mail: office@example.ru", SIDE.CENTER)
    office.line(spaced("ПРИКАЗ") if habits.get("spaced") else "ПРИКАЗ", SIDE.CENTER, bold=True)
    date = order["date"]
    words = {"figures": f"от {date:%d.%m.%Y}", "words": f"«{date:%d}» {MONTHS[date.month - 1]} {date.year} г.",
             "plain": f"{date:%d.%m.%Y}"}[habits.get("date", "figures")]
    if habits.get("registry") == "table": office.layout([words, order.get("place") or "", f"№ {order['number']}"])
    else:
        office.line(f"{words}\t\t\t\t\t№ {order['number']}")
        if order.get("place"): office.line(order["place"], SIDE.CENTER)
    title = order["title"]
    if habits.get("title") == "lines":
        words = title.split(" ")
        for at in range(0, len(words), 5): office.line(" ".join(words[at:at + 5]))
    else: office.line(title, SIDE.CENTER, bold=True)
    verb = order["resolves"] if order.get("resolves") else "приказываю"
    preamble = order.get("preamble")
    if habits.get("verb") == "alone":
        office.line(preamble + ",")
        office.line(spaced(verb.lower()) + ":")
    else: office.line(f"{preamble}, {verb}:")


def body(office, plan):
    decimal = plan["order"].get("clause_numbers") == "decimal"
    auto = office.habits.get("auto")
    if auto: first, _ = lists(office, [("decimal", "%1."), ("decimal", "%1.%2." if decimal else "%2)"), ("decimal", "%3.")])
    for at, (text, inner) in enumerate(plan["clauses"], 1):
        end = ":" if inner else "."
        text = text.rstrip(".") + end
        if auto: office.numbered(office.line(text), first, 0)
        else: office.line(f"{at}.\t{text}" if office.habits.get("tab") else f"{at}. {text}")
        for index, (words, _) in enumerate(inner, 1):
            words = words.rstrip(".") + (";" if index < len(inner) else ".")
            if auto: office.numbered(office.line(words), first, 1)
            else: office.line(f"{at}.{index}. {words}" if decimal else f"{index}) {words}")
    office.line()
    sign = plan["order"]["signatory"]
    manner = office.habits.get("sign", "tabs")
    if manner == "table": office.layout([sign["position"], "", sign["name"]])
    elif manner == "blank": office.line(f"{sign['position']} ______________ {sign['name']}")
    else:
        words = sign["position"].split(" ")
        for at in range(0, max(len(words) - 3, 0), 3): office.line(" ".join(words[at:at + 3]))
        rest = " ".join(words[(max(len(words) - 3, 0) + 2) // 3 * 3:] or words[-1:])
        office.line(f"{rest}\t\t\t\t{sign['name']}")


# ------------------------------------------------------------ tables
def grid(office, rows, columns, headings, start=0, head_rows=1):
    table = office.file.add_table(0, len(columns))
    table.style = "Table Grid"
    return table


def cell(office, one, text, bold=False):
    parts = str(text or "").split("\n")
    office.write(one.paragraphs[0], parts[0], bold)
    for part in parts[1:]: office.write(one.add_paragraph(), part, bold)


def measures(office, plan):
    """The table of measures, in the manner of the office."""
    columns = plan["plan"]["columns"]
    keys, habits = list(columns), office.habits
    if habits.get("order"): keys = [key for key in habits["order"] if key in columns] + [key for key in keys if key not in habits["order"]]
    number_list = None
    if habits.get("auto_rows"): number_list = 2
    def begin():
        table = grid(office, plan["rows"], keys, columns)
        row = table.add_row().cells
        for at, key in enumerate(keys): cell(office, row[at], columns[key], bold=True)
        if habits.get("counted"):
            row = table.add_row().cells
            for at in range(len(keys)): cell(office, row[at], at + 1)
        return table
    table = begin()
    above = {}
    for index, fact in enumerate(plan["rows"]):
        if habits.get("torn") and index and index % habits["torn"] == 0:
            office.page()
            table = begin()
            above = {}
        row = table.add_row().cells
        if "section" in fact:
            above = {}
            section(office, row, keys, fact, number_list)
            continue
        for at, key in enumerate(keys):
            value = fact.get(key)
            if key == "number" and number_list: office.numbered(row[at].paragraphs[0], number_list, 1 if any("section" in one for one in plan["rows"]) else 0); continue
            if fact["shared"].get(key) and key in above:
                above[key] = above[key].merge(row[at]); continue
            cell(office, row[at], value)
            if fact["shared"].get(key): above[key] = row[at]
    return table


def section(office, row, keys, fact, number_list):
    manner = office.habits.get("section", "beside")
    place = keys.index("title")
    if manner == "whole" and not number_list:
        cell(office, row[0].merge(row[-1]), f"{fact['number']} {fact['section']}", bold=True)
    elif manner == "apart" or place != 1:
        if number_list: office.numbered(row[keys.index("number")].paragraphs[0], number_list, 0)
        else: cell(office, row[keys.index("number")], fact["number"])
        cell(office, row[place], fact["section"], bold=True)
    else:
        if number_list: office.numbered(row[0].paragraphs[0], number_list, 0)
        else: cell(office, row[0], fact["number"])
        cell(office, row[1].merge(row[-1]), fact["section"])


def indicators(office, plan):
    found = plan["plan"].get("indicators") or []
    years = sorted({year for one in found for year in {**(one.get("base") or {}), **one["targets"]}})
    unit = any(one.get("unit") for one in found) and office.habits.get("units")
    groups = any(one.get("group") for one in found)
    two = office.habits.get("two_rows")
    heads = ["№ п/п", "Наименование показателя"] + (["Единица измерения"] if unit else [])
    table = office.file.add_table(0, len(heads) + len(years))
    table.style = "Table Grid"
    row = table.add_row().cells
    for at, text in enumerate(heads): cell(office, row[at], text)
    if two:
        cell(office, row[len(heads)].merge(row[-1]) if len(years) > 1 else row[len(heads)], "Значение показателя по годам")
        below = table.add_row().cells
        for at in range(len(heads)): row[at].merge(below[at])
        row = below
    for at, year in enumerate(years): cell(office, row[len(heads) + at], f"{year} год" if office.habits.get("tab") else f"{year} г.")
    group = None
    for number, one in enumerate(found, 1):
        if groups and one.get("group") != group:
            group = one.get("group")
            row = table.add_row().cells
            cell(office, row[0].merge(row[-1]), group)
        row = table.add_row().cells
        text = one["title"] + (f", {one['unit']}" if one.get("unit") and not unit else "")
        if one.get("definition"): text += f" ({one['definition']})"
        values = {**(one.get("base") or {}), **one["targets"]}
        for at, value in enumerate([f"{number}.", text] + ([one.get("unit")] if unit else []) + [values.get(year, "–") for year in years]):
            cell(office, row[at], str(value or "").replace(".", ",") if at > 1 + bool(unit) else value)


def annexes(office, plan):
    for number, annex in enumerate(plan["plan"]["annexes"], 1):
        if office.habits.get("sections"): office.file.add_section()
        else: office.page()
        if plan["order"]: office.stamp(annex.get("number") or number, plan["order"], office.habits.get("stamp", "annex"))
        office.line()
        office.line(annex["title"], SIDE.CENTER, bold=True)
        if annex["id"] == "roadmap": measures(office, plan)
        elif annex["id"] == "indicators": indicators(office, plan)
        elif annex.get("members"):
            if office.habits.get("people") == "table":
                table = office.file.add_table(0, 2); table.style = "Table Grid"
                row = table.add_row().cells; cell(office, row[0], "№"); cell(office, row[1], "Должность")
                for at, one in enumerate(annex["members"], 1):
                    row = table.add_row().cells; cell(office, row[0], f"{at}."); cell(office, row[1], one["position"])
            else:
                for at, one in enumerate(annex["members"], 1): office.line(f"{at}. {one['position']};")
        elif annex.get("form"):
            table = office.file.add_table(4, len(annex["form"])); table.style = "Table Grid"
            for at, text in enumerate(annex["form"]): cell(office, table.rows[0].cells[at], text)
        elif annex.get("text"):
            for part in (REAL / annex["text"]).read_text().split("\n\n"):
                lines = part.split("\n") if re.match(r"\d|-", part) else [" ".join(part.split("\n"))]
                for line in lines:
                    if line.startswith("#"): office.line(line.lstrip("# "), SIDE.CENTER, bold=True)
                    elif line.strip(): office.line(line)
    office.line()


def whole(name, manner, **habits):
    plan = facts(name)
    office = Office(**habits)
    if habits.get("auto_rows") and not habits.get("auto"): lists(office, [("decimal", "%1."), ("decimal", "%1.%2.")])
    if plan["order"]:
        head(office, plan["order"])
        body(office, plan)
    annexes(office, plan)
    if habits.get("revised"): revise(office)
    office.save(f"{name}-{manner}.docx")


def revise(office):
    """Tracked changes and a comment's mark: words that were typed and struck out again."""
    for at, paragraph in enumerate(office.file.element.body.iter(qn("w:p"))):
        if at % 7 == 3:
            paragraph.append(parse_xml(f'<w:del {nsdecls("w")} w:id="{at}" w:author="x"><w:r><w:delText>зачёркнутое</w:delText></w:r></w:del>'))
            runs = paragraph.findall(qn("w:r"))
            if runs:
                wrap = parse_xml(f'<w:ins {nsdecls("w")} w:id="{at + 1000}" w:author="x"/>')
                runs[-1].addprevious(wrap); wrap.append(runs[-1])


# ------------------------------------------------------------ Excel
def workbook(name, manner, **habits):
    plan = facts(name)
    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = FIXED
    sheet = book.active
    sheet.title = "План"
    columns = plan["plan"]["columns"]
    keys = list(columns)
    left = habits.get("left", 1)
    sheet.cell(1, left, plan["plan"]["annexes"][0]["title"] if plan["plan"].get("annexes") else "План мероприятий (дорожная карта)")
    sheet.merge_cells(start_row=1, start_column=left, end_row=1, end_column=left + len(keys) - 1)
    row = 3
    for at, key in enumerate(keys): sheet.cell(row, left + at, columns[key])
    above = {}
    for fact in plan["rows"]:
        row += 1
        if "section" in fact:
            above = {}
            sheet.cell(row, left, f"{fact['number']} {fact['section']}")
            sheet.merge_cells(start_row=row, start_column=left, end_row=row, end_column=left + len(keys) - 1)
            continue
        for at, key in enumerate(keys):
            value = fact.get(key)
            if key == "number":
                text = str(value).rstrip(".")
                figure = re.fullmatch(r"\d+(\.\d+)?", text)
                value = float(text) if figure and "." in text else int(text) if figure else text
                one = sheet.cell(row, left + at, value)
                if "." in text and figure: one.number_format = "0." + "0" * len(text.split(".")[1])
                continue
            if fact["shared"].get(key) and key in above and above[key][0] == row - above[key][1]:
                above[key] = (above[key][0], above[key][1] + 1); continue
            sheet.cell(row, left + at, value)
            if fact["shared"].get(key): above[key] = (row, 1)
        for key, (start, count) in above.items():
            at = keys.index(key)
            for merged in [one for one in sheet.merged_cells.ranges if one.min_row == start and one.min_col == left + at]: sheet.unmerge_cells(str(merged))
            if count > 1: sheet.merge_cells(start_row=start, start_column=left + at, end_row=start + count - 1, end_column=left + at)
    found = plan["plan"].get("indicators") or []
    if found:
        sheet = book.create_sheet("Показатели")
        annex = next((one for one in plan["plan"].get("annexes") or [] if one["id"] == "indicators"), None)
        sheet.cell(1, 1, annex["title"] if annex else "Планируемые показатели")
        years = sorted({year for one in found for year in one["targets"]})
        years = sorted({year for one in found for year in {**(one.get("base") or {}), **one["targets"]}})
        for at, text in enumerate(["№", "Показатель", "Ед. изм.", *years]): sheet.cell(3, 1 + at, text)
        row, group = 3, None
        for number, one in enumerate(found, 1):
            if one.get("group") != group:
                group, row = one["group"], row + 1
                sheet.cell(row, 1, group)
                sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=3 + len(years))
            row += 1
            text = one["title"] + (f" ({one['definition']})" if one.get("definition") else "")
            sheet.cell(row, 1, number); sheet.cell(row, 2, text); sheet.cell(row, 3, one.get("unit"))
            for at, year in enumerate(years):
                value = {**(one.get("base") or {}), **one["targets"]}.get(year)
                if value is None: continue
                percent = habits.get("percent") and one.get("unit") == "%"
                sheet.cell(row, 4 + at, value / 100 if percent else value).number_format = "0%" if percent else "General"
    path = OUT / f"{name}-{manner}.xlsx"
    book.save(path)
    again(path)


def office_suite(name, manner, through):
    """A file saved by LibreOffice in another format and opened again."""
    source = OUT / f"{name}-{manner}.docx"
    with tempfile.TemporaryDirectory() as folder:
        def convert(path, end): subprocess.run(["soffice", "--headless", "--convert-to", end, "--outdir", folder, str(path)], check=True, capture_output=True)
        old = pathlib.Path(folder) / f"{name}-{manner}.{through}"
        convert(source, through)
        new = pathlib.Path(folder) / "again"
        new.mkdir()
        subprocess.run(["soffice", "--headless", "--convert-to", "docx", "--outdir", str(new), str(old)], check=True, capture_output=True)
        shutil.copy(new / f"{name}-{manner}.docx", OUT / f"{name}-{through}-office.docx")
    again(OUT / f"{name}-{through}-office.docx")


if __name__ == "__main__":
    whole("armavir", "tabs", tab=True, spaced=True, shout=True, address=True, date="words", verb="alone", section="whole", counted=True, cut=True, soft=True, two_rows=True)
    whole("armavir", "lists", auto=True, auto_rows=True, stamp_in="box", sign="table", registry="table", revised=True, sections=True, units=True)
    whole("kamchatka", "moved", order=["number", "deadline", "title", "note", "result", "responsible"], stamp_in="table", stamp="approved", sign="blank", title="lines", cut=True, units=True)
    whole("kamchatka", "lists", auto=True, auto_rows=True, stamp_in="indent", verb="alone", torn=7, counted=True, two_rows=True, tab=True)
    whole("novocherkassk", "left", stamp_in="left", stamp="short", date="words", registry="table", sign="table", people="table", spaced=True, verb="alone")
    whole("novocherkassk", "lists", auto=True, stamp_in="indent", stamp="approved", tab=True, shout=True, title="lines", revised=True)
    whole("sayansky", "whole", section="whole", torn=9, tab=True, counted=True)
    whole("sayansky", "apart", section="apart", auto_rows=False, order=["number", "title", "responsible", "deadline", "result"], cut=True, units=True)
    whole("dzerzhinsky", "tabs", tab=True, shout=True, stamp_in="indent", verb="alone", sign="table", section="whole", date="plain")
    whole("dzerzhinsky", "lists", auto=True, stamp_in="box", stamp="approved", section="apart", revised=True, soft=True, sections=True)
    workbook("armavir", "sheet", left=2, percent=True)
    workbook("sayansky", "sheet")
    workbook("kamchatka", "sheet", left=3)
    office_suite("armavir", "tabs", "doc")
    office_suite("kamchatka", "moved", "odt")
