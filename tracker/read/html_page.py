"""What a page says of itself: title, publication date, publisher, address.

Chinese government sites declare them in meta elements of fixed names (ArticleTitle, PubDate,
ContentSource, after the state's guideline for government sites of 2017); others in Open Graph and
schema.org names, or in a line such as 发布日期：2025-01-20.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.read.spacing import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

TITLES = ("articletitle", "og:title", "dc.title")
PUBLISHED = (
    "pubdate",
    "publishdate",
    "article:published_time",
    "datepublished",
    "dc.date",
    "dc.date.issued",
    "og:published_time",
    "publish_date",
    "weibo:article:create_at",
)
PUBLISHERS = ("contentsource", "source", "sitename", "og:site_name", "dc.publisher")
ADDRESSES = ("url", "og:url")
DATE = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})(?!\d))?|(\d{4})(\d{2})(\d{2})(?!\d)"
)
DATE_LINE = re.compile(r"(?:发布|发文|发表|公布)(?:日期|时间)\s*[:：]\s*(.{0,20})")
SITE_PART = re.compile(r"\s*(?:[_|｜]|\s[-–—]\s|--+)\s*")
ADDRESS = re.compile(r"https?://\S+")


def declared(page: etree._Element) -> dict[str, str]:
    """The values under title, published (ISO), publisher and source that the page's head declares."""
    metas = _metas(page)
    found = {
        "title": _first(metas, TITLES) or _title(page),
        "published": iso_date(_first(metas, PUBLISHED)),
        "publisher": _first(metas, PUBLISHERS),
        "source": _first(metas, ADDRESSES) or _canonical(page),
    }
    if not ADDRESS.fullmatch(found["source"]):
        found["source"] = ""
    return found


def date_in_lines(lines: Iterable[str]) -> str:
    """The date in the first line that says when the page was published (ISO), or nothing."""
    for line in lines:
        if (m := DATE_LINE.search(line)) and (date := iso_date(m[1])):
            return date
    return ""


def iso_date(text: str) -> str:
    """The first date of a text as 2025-01-20 or 2025-01, or nothing where it holds no real one."""
    m = DATE.search(text)
    if m is None:
        return ""
    year, month, day = (m[1], m[2], m[3]) if m[1] else (m[4], m[5], m[6])
    if not 1 <= int(month) <= 12 or not 1 <= int(day or 1) <= 31:
        return ""
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def _metas(page: etree._Element) -> dict[str, str]:
    metas: dict[str, str] = {}
    for meta in page.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop") or ""
        if content := squeeze(meta.get("content") or ""):
            metas.setdefault(name.strip().lower(), content)
    return metas


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str:
    return next((metas[name] for name in names if name in metas), "")


def _title(page: etree._Element) -> str:
    """The only main heading of the page, else its title without the name of the site."""
    headings = [text for h in page.iter("h1") if (text := squeeze("".join(str(t) for t in h.itertext())))]
    title = squeeze("".join(page.findtext(".//title") or ""))
    if len(headings) == 1:
        return headings[0]
    return max((h for h in headings if h in title), key=len, default=SITE_PART.split(title)[0])


def _canonical(page: etree._Element) -> str:
    links = (link.get("href") or "" for link in page.iter("link") if link.get("rel") == "canonical")
    return next(links, "")
