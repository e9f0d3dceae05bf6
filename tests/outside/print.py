#!/usr/bin/env python3
"""Holds the printed formats to each other: every word of every cell and paragraph of the HTML that is built stands, as often,
in the PDF, in the DOCX laid out by LibreOffice and in the HTML laid out by Chromium; rows stand in page order; no page
is nearly empty; the DOCX is valid, has headings, and no empty paragraph but those that Word itself needs.

    tests/outside/print.py VEKHA PATH...      workspaces or files; the gate runs it on a few, the full set is --all

Needs LibreOffice, Chromium, poppler-utils; openxml-audit and python-docx from PyPI.
"""
import collections, html.parser, pathlib, re, shutil, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
ALL = [ROOT / "roadmaps/real", ROOT / "roadmaps/example", ROOT / "roadmaps/acts", ROOT / "tests/documents", ROOT / "tests/outside/hard"]
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
    return text.replace("\u00ad", "").replace("\u200b", "").replace("\u00a0", " ").replace("\ufb01", "fi")


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


def compare(name, wanted, pdf, faults):
    """Each letter as often as in the HTML that was built, and each page worth its paper."""
    found = pages(pdf)
    have = count(letters(word) for words in found.values() for *_, word in words)
    lost = count(wanted) - have
    # Headings that are repeated on pages, page numbers and merged cells come again; nothing may be missing.
    if lost:
        faults.append(f"{name}: {sum(lost.values())} letters are missing: {dict(list(lost.items())[:8])}")
    for page, words in found.items():
        if len(words) < 4:
            faults.append(f"{name}: page {page} is nearly empty: {[word for *_, word in words]}")
    whole = {page: "".join(letters(word) for *_, word in words) for page, words in found.items()}
    at = 1
    for text in (text for text in wanted if len(text) > 12 and len(text) < 60):
        there = [page for page, joined in whole.items() if text in joined]
        if there and max(there) < at - 1:
            faults.append(f"{name}: «{text[:40]}» stands before what goes before it")
        at = max(at, min(there)) if there else at


def docx(path, faults, name):
    import docx as python_docx

    audit = subprocess.run(["openxml-audit", "-q", str(path)], capture_output=True, text=True)
    if audit.returncode:
        faults.append(f"{name}: not valid: {(audit.stdout + audit.stderr).strip()[:400]}")
    document = python_docx.Document(path)
    headings = [one for one in document.paragraphs if one.style.name.startswith("Heading")]
    if not headings:
        faults.append(f"{name}: no headings")
    for one in document.paragraphs:
        empty = not one.text.strip() and not one._p.xpath(".//w:sectPr | .//w:drawing | .//w:pBdr")
        before, after = one._p.getprevious(), one._p.getnext()
        tables = [side for side in (before, after) if side is not None and side.tag.endswith("}tbl")]
        if empty and not tables and one.style.name != "Черта":
            faults.append(f"{name}: an empty paragraph of the style {one.style.name}")


def check(vekha, path, faults):
    out = pathlib.Path(tempfile.mkdtemp())
    subprocess.run([vekha, "build", path, "--out", out, "--force", "--format", "docx,pdf,html"], capture_output=True)
    built = sorted(out.glob("*/order.html"))
    if not built:
        faults.append(f"{path}: nothing was built")
    for file in built:
        folder, name = file.parent, file.parent.name
        wanted = cells(file)
        docx(folder / "order.docx", faults, f"{name}.docx")
        subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder / "lo", folder / "order.docx"], capture_output=True)
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={folder}/web.pdf", "--no-pdf-header-footer", file.as_uri()], capture_output=True)
        for kind, pdf in (("pdf", folder / "order.pdf"), ("docx", folder / "lo/order.pdf"), ("html", folder / "web.pdf")):
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
    total = sum(check(vekha, path, faults) for path in paths)
    print("\n".join(faults) or f"{total} orders: every letter in every format")
    sys.exit(bool(faults))


main()
