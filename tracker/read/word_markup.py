"""Rewrites WordprocessingML so that nothing a reader sees is lost on the way to HTML.

mammoth takes paragraphs, runs, tables, content controls and tracked changes as Word shows them. It
drops simple fields, formulas and ruby, sees text boxes only in their VML form, and needs links, images
and notes to resolve. So the document is brought to what it takes: those are unwrapped, boxes are
gathered, notes set at the end, automatic numbers written out; pictures, bookmarks, hidden text and
tables of contents are left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from tracker.read.word_numbering import Numbering

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.read.word_package import Package

UNWRAPPED = ("fldSimple", "hyperlink", "bdo", "dir", "rubyBase")
DROPPED = (
    "proofErr",
    "bookmarkStart",
    "bookmarkEnd",
    "fldChar",
    "instrText",
    "commentReference",
    "rt",
    "rubyPr",
)
DRAWN = ("AlternateContent", "drawing", "pict", "object")
NOTES = ("footnote", "endnote")
CONTENTS = re.compile(r"toc \d|TOC Heading|目录", re.IGNORECASE)
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def simplified(package: Package) -> etree._Element:
    """The document of a package with its notes, in elements that mammoth reads; changes the package."""
    document = package.document
    _gather_notes(package)
    for element in list(_all(document, *DRAWN)):
        if _attached(element, document):
            _keep_boxes(element)
    _leave_out_contents(document, package.styles)
    for run in list(_all(document, "r")):
        if _is_hidden(run):
            _drop(run)
    for formula in list(_all(document, "oMath")):
        _replace(formula, [_run(document, _linear(formula))])
    for element in list(_all(document, *DROPPED)):
        _drop(element)
    for element in list(_all(document, *UNWRAPPED, "ruby")):
        _replace(element, list(element))
    for element in list(_all(document, "cr", "ptab", "noBreakHyphen")):
        _replace_sign(element)
    _write_numbers(document, package)
    _merge_runs(document)
    return document


def _all(root: etree._Element, *names: str) -> Iterable[etree._Element]:
    return root.iter(*(f"{{*}}{name}" for name in names))


def _attached(element: etree._Element, root: etree._Element) -> bool:
    return element is root or root in element.iterancestors()


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _replace(element: etree._Element, others: list[etree._Element]) -> None:
    parent = element.getparent()
    if parent is not None:
        for other in others:
            element.addprevious(other)
        parent.remove(element)


def _of_word(root: etree._Element, name: str) -> etree._Element:
    """A new element of the document's own WordprocessingML namespace, which is one of two."""
    namespace = etree.QName(root.getroottree().getroot()).namespace or ""
    return etree.Element(f"{{{namespace}}}{name}")


def _run(root: etree._Element, text: str) -> etree._Element:
    run = _of_word(root, "r")
    written = _of_word(root, "t")
    written.text = text
    written.set(XML_SPACE, "preserve")
    run.append(written)
    return run


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _attribute(element: etree._Element, name: str) -> str:
    return next((str(v) for k, v in element.attrib.items() if etree.QName(k).localname == name), "")


def _gather_notes(package: Package) -> None:
    """Put the paragraphs of the notes behind the text in the order of their marks, and drop the marks."""
    body = package.document.find("{*}body")
    for kind, part in zip(NOTES, (package.footnotes, package.endnotes), strict=True):
        notes = {} if part is None else {_attribute(n, "id"): n for n in part.iterchildren(f"{{*}}{kind}")}
        for mark in list(_all(package.document, f"{kind}Reference")):
            note = notes.pop(_attribute(mark, "id"), None)
            if note is not None and body is not None:
                body.extend(list(note))
            _drop(mark)


def _keep_boxes(drawn: etree._Element) -> None:
    """Leave of a drawing only the text boxes in it, in the element that mammoth sets behind the paragraph.

    Word writes a box twice, in the new form and as a fallback in VML; some programs write only one.
    """
    source = drawn
    if _local(drawn) == "AlternateContent":
        versions = [v for name in ("Choice", "Fallback") for v in drawn.iterchildren(f"{{*}}{name}")]
        source = next((v for v in versions if v.find(".//{*}txbxContent") is not None), drawn)
    boxes = [b for b in _all(source, "txbxContent") if not _is_nested(b, source)]
    kept = []
    for box in boxes:
        holder = _of_word(drawn, "pict")
        holder.append(box)
        kept.append(holder)
    _replace(drawn, kept)


def _is_nested(box: etree._Element, source: etree._Element) -> bool:
    """Whether a text box stands in another one below `source`, and so is kept with it."""
    outer = next(box.iterancestors("{*}txbxContent"), None)
    return outer is not None and source in outer.iterancestors()


def _leave_out_contents(document: etree._Element, styles: etree._Element | None) -> None:
    named = set()
    for definition in () if styles is None else styles.iterchildren("{*}style"):
        name = definition.find("{*}name")
        if name is not None and CONTENTS.fullmatch(_attribute(name, "val")):
            named.add(_attribute(definition, "styleId"))
    for paragraph in list(_all(document, "p")):
        style = paragraph.find("{*}pPr/{*}pStyle")
        if style is not None and _attribute(style, "val") in named:
            _drop(paragraph)
    for gallery in list(_all(document, "docPartGallery")):
        control = next(gallery.iterancestors("{*}sdt"), None)
        if control is not None and _attribute(gallery, "val") == "Table of Contents":
            _drop(control)


def _is_hidden(run: etree._Element) -> bool:
    vanish = run.find("{*}rPr/{*}vanish")
    return vanish is not None and _attribute(vanish, "val") not in {"0", "false", "off"}


def _linear(formula: etree._Element) -> str:
    """A formula in one line: its text, with a stroke in fractions."""
    text = ""
    stack = [formula]
    while stack:
        element = stack.pop()
        match _local(element):
            case "t":
                text += element.text or ""
            case "den":
                text += "/"
                stack.extend(reversed(element))
            case _:
                stack.extend(reversed(element))
    return text


def _replace_sign(element: etree._Element) -> None:
    match _local(element):
        case "cr":
            _replace(element, [_of_word(element, "br")])
        case "ptab":
            _replace(element, [_of_word(element, "tab")])
        case _:
            _replace(element, list(_run(element, "-")))


def _merge_runs(document: etree._Element) -> None:
    """Make one of neighbouring runs: their typeface is nothing to read, but each costs mammoth time."""
    plain: etree._Element | None = None
    for run in list(_all(document, "r")):
        properties = run.find("{*}rPr")
        if properties is not None and properties.find("{*}vertAlign") is not None:
            continue
        if properties is not None:
            run.remove(properties)
        if plain is not None and run.getprevious() is plain:
            plain.extend(list(run))
            _drop(run)
        else:
            plain = run


def _write_numbers(document: etree._Element, package: Package) -> None:
    numbering = Numbering(package.numbering, package.styles)
    for paragraph in _all(document, "p"):
        properties = paragraph.find("{*}pPr")
        if properties is None:
            continue
        label = numbering.label(properties)
        number = properties.find("{*}numPr")
        if number is not None:
            properties.remove(number)
        if label:
            properties.addnext(_run(document, label))
