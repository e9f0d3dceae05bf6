#!/usr/bin/env python3
"""Holds the printed formats to each other: every word of every cell and paragraph of the HTML that is built stands, as often,
in the PDF, in the DOCX laid out by LibreOffice and in the HTML laid out by Chromium; rows stand in page order; no page
is nearly empty, no line ends within «2024–2026»; the DOCX is valid, has headings, and no empty paragraph but those that Word itself needs.

    tests/outside/print.py VEKHA PATH...      workspaces or files; the gate runs it on a few, the full set is --all, with those
                                              that hard.py makes

Needs LibreOffice, a Chromium, poppler-utils; openxml-audit and python-docx from PyPI.
"""
import collections, html.parser, pathlib, re, shutil, subprocess, sys, tempfile

import hard

ROOT = pathlib.Path(__file__).resolve().parents[2]
ALL = [ROOT / "roadmaps/real", ROOT / "roadmaps/example", ROOT / "roadmaps/acts", ROOT / "tests/documents", ROOT / "tests/outside/hard"]
BROWSER = next(filter(shutil.which, ("chromium", "chromium-browser", "google-chrome")), "chromium")
BREAKS = {"br", "p", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "li", "div", "span", "pre", "blockquote"}


class Words(html.parser.HTMLParser):
    """The texts of cells and paragraphs, in their order."""

    def __init__(self):
        super().__init__()
        self.texts, self.open, self.skip = [], [], 0

    def handle_starttag(self, tag, attrs):
        if tag in ("style", "title", "caption"):
            self.skip += 1
        elif tag in BREAKS:
            self.texts.append("")

    def handle_endtag(self, tag):
        if tag in ("style", "title", "caption"):
            self.skip -= 1
        elif tag in BREAKS:
            self.texts.append("")

    def handle_data(self, data):
        if not self.skip:
            if not self.texts:
                self.texts.append("")
            self.texts[-1] += data


def plain(text):
    """A text without what only a line's end shows."""
    return text.replace("\u00ad", "").replace("\u200b", "").replace("\u2060", "").replace("\u00a0", " ").replace("\ufb01", "fi")


def letters(text):
    """Its letters and figures alone: hyphens at line ends come and go."""
    return re.sub(r"[^\w]", "", plain(text)).replace("_", "")


def cells(path):
    words = Words()
    words.feed(path.read_text(encoding="utf-8"))
    return [text for text in (letters(text) for text in words.texts) if text]


def pages(pdf):
    text = subprocess.run(["pdftotext", "-tsv", pdf, "-"], capture_output=True, text=True, check=True).stdout
    found = collections.OrderedDict()
    for line in text.splitlines()[1:]:
        parts = line.split("\t")
        if parts[0] == "5":
            found.setdefault(int(parts[1]), []).append((float(parts[7]), float(parts[6]), parts[11]))
    return found


def count(texts):
    return collections.Counter("".join(texts))


def raw(pdf):
    """The letters of each page in the order in which they were written: cell after cell."""
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True).stdout
    return [letters(page) for page in text.split("\f")]


def stands(cell, written, start):
    """The page and place where a cell stands, on the page at hand or a later one; a tall one goes on on the next pages."""
    for page in range(start, len(written)):
        at = written[page].find(cell)
        if at >= 0:
            return page
        # The longest beginning of it that a page has, the rest standing on the next.
        if page + 1 < len(written) and len(cell) > 8:
            for cut in range(len(cell) - 1, 3, -1):
                if cell[:cut] in written[page] and stands(cell[cut:], written[: page + 2], page + 1) is not None:
                    return page
    return None


def parted(pdf):
    """Spans of years in which a line ends."""
    text = subprocess.run(["pdftotext", "-tsv", pdf, "-"], capture_output=True, text=True, check=True).stdout
    lines = collections.OrderedDict()
    for parts in (line.split("\t") for line in text.splitlines()[1:]):
        if parts[0] == "5":
            lines.setdefault(tuple(parts[1:5]), []).append(parts[11])
    lines = [plain(" ".join(words)) for words in lines.values()]
    ends = re.compile(r"\b\d{4} ?[-\u2011–—]$")
    return [f"{line[-20:]} | {after[:12]}" for line, after in zip(lines, lines[1:]) if ends.search(line) and re.match(r"\d{4}\b", after)]


def compare(name, wanted, pdf, faults):
    """Each letter as often as in the HTML that was built, each cell whole and in order, each page worth its paper."""
    found = pages(pdf)
    have = count(letters(word) for words in found.values() for *_, word in words)
    lost = count(wanted) - have
    # Headings that are repeated on pages, page numbers and merged cells come again; nothing may be missing.
    if lost:
        faults.append(f"{name}: {sum(lost.values())} letters are missing: {dict(list(lost.items())[:8])}")
    for page, words in found.items():
        if len(words) < 4:
            faults.append(f"{name}: page {page} is nearly empty: {[word for *_, word in words]}")
    faults.extend(f"{name}: a line ends in {span}" for span in parted(pdf))
    written, page = raw(pdf), 0
    for cell in wanted:
        # Short ones are told by their letters alone; a cell may stand a page before the end of a tall row beside it.
        if len(cell) < 12:
            continue
        at = stands(cell, written, max(page - 2, 0))
        if at is None:
            away = stands(cell, written, 0)
            faults.append(f"{name}: «{cell[:50]}» {'is not whole' if away is None else 'stands before its place'}")
        else:
            page = max(page, at)


def docx(path, faults, name):
    import docx as python_docx

    # It stands beside the Python that runs this, which need not be on the PATH.
    beside = pathlib.Path(sys.executable).with_name("openxml-audit")
    audit = subprocess.run([str(beside) if beside.exists() else beside.name, "-q", str(path)], capture_output=True, text=True)
    if audit.returncode:
        faults.append(f"{name}: not valid: {(audit.stdout + audit.stderr).strip()[:400]}")
    document = python_docx.Document(path)
    headings = [one for one in document.paragraphs if one.style.name.startswith("Heading")]
    if not headings:
        faults.append(f"{name}: no headings")
    for one in document.paragraphs:
        empty = not one.text.strip() and not one._p.xpath(".//w:sectPr | .//w:drawing | .//w:pBdr | .//w:r/w:tab")
        before, after = one._p.getprevious(), one._p.getnext()
        tables = [side for side in (before, after) if side is not None and side.tag.endswith("}tbl")]
        if empty and not tables and one.style.name != "Черта":
            faults.append(f"{name}: an empty paragraph of the style {one.style.name}")


def prints_pdf(vekha):
    """Whether this build of the program writes PDF: it says so before it looks at anything."""
    with tempfile.TemporaryDirectory() as out:
        made = subprocess.run([vekha, "build", ROOT / "roadmaps/real/armavir.yaml", "--out", out, "--force", "--format", "pdf"], capture_output=True)
        return made.returncode != 2


def laid_out(built, folder):
    """Turns every DOCX beside the HTML that was built into PDF, all in one run of LibreOffice, which takes long to start."""
    folder.mkdir()
    copies = [shutil.copy(file.with_name("order.docx"), folder / f"{file.parent.name}.docx") for file in built]
    if copies:
        subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, *copies], capture_output=True)


def check(vekha, path, faults):
    out = pathlib.Path(tempfile.mkdtemp())
    formats = "docx,html,pdf" if prints_pdf(vekha) else "docx,html"
    subprocess.run([vekha, "build", path, "--out", out, "--force", "--format", formats], capture_output=True)
    built = sorted(out.glob("*/order.html"))
    if not built:
        faults.append(f"{path}: nothing was built")
    laid_out(built, out / "lo")
    for file in built:
        folder, name = file.parent, file.parent.name
        wanted = cells(file)
        docx(folder / "order.docx", faults, f"{name}.docx")
        subprocess.run([BROWSER, "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={folder}/web.pdf", "--no-pdf-header-footer", file.as_uri()], capture_output=True)
        for kind, pdf in (("pdf", folder / "order.pdf"), ("docx", out / f"lo/{name}.pdf"), ("html", folder / "web.pdf")):
            if kind == "pdf" and "pdf" not in formats:
                continue
            if pdf.exists():
                compare(f"{name}.{kind}", wanted, pdf, faults)
            else:
                faults.append(f"{name}.{kind}: was not made")
    shutil.rmtree(out)
    return len(built)


def main():
    vekha, *paths = sys.argv[1:]
    paths = ALL if paths == ["--all"] else [pathlib.Path(path) for path in paths]
    faults = []
    with tempfile.TemporaryDirectory() as made:
        if paths is ALL:
            for name, text in hard.made():
                (pathlib.Path(made) / f"{name}.yaml").write_text(text, encoding="utf-8")
            paths = [*ALL, pathlib.Path(made)]
        total = sum(check(vekha, path, faults) for path in paths)
    print("\n".join(faults) or f"{total} orders: every letter in every format")
    sys.exit(bool(faults))


main()
