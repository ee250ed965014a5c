"""What holds of the extraction whatever the text says."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.extract.claims import extract
from tracker.model.document import Document

PIECES = [
    "2024年", "全省", "武汉市", "工业增加值", "同比增长", "达到", "突破", "力争", "分别", "由",
    "提高到", "、", "，", "。", "；", "100万辆", "5.3%", "百分之七点五", "1—11月", "第3位", "2.2倍",
    "1.9个百分点", "50亿元", "以上", "左右", "企业", "200家", "省级", "翻一番", "两位数", "\n", "一、",
    "（一）", "“51020”", "C919", "-0.9‰", "到2035年", "五年来", "\u3000", "**", "[3]", "约", "余",
]  # fmt: skip

texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.text(max_size=80),
    st.lists(st.one_of(st.sampled_from(PIECES), st.characters()), max_size=30).map("".join),
)


@settings(max_examples=400, deadline=None)
@given(texts)
def test_every_quote_stands_at_its_offsets(text: str) -> None:
    """No text raises, and each claim and each figure set aside quotes the text at its span."""
    extraction = extract(Document(id="t.txt", text=text, published="2025-01", region="湖北省"))
    for item in (*extraction.claims, *extraction.rejected):
        e = item.evidence
        assert text[e.start : e.end] == e.quote
        assert e.start < e.end


@settings(max_examples=100, deadline=None)
@given(texts)
def test_the_same_text_gives_the_same_claims(text: str) -> None:
    """Reading twice gives equal claims in equal order."""
    document = Document(id="t.txt", text=text)
    assert extract(document) == extract(document)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.text(alphabet="\n ", max_size=5))
def test_blank_lines_around_a_text_move_offsets_and_nothing_else(text: str, blank: str) -> None:
    """Blank lines before a text shift each span by their length and change no reading."""
    plain = extract(Document(id="t.txt", text=text, published="2025-01", region="湖北省")).claims
    padded = extract(
        Document(id="t.txt", text=f"{blank}\n{text}", published="2025-01", region="湖北省")
    ).claims
    shift = len(blank) + 1
    assert [(c.evidence.start + shift, c.indicator, c.quantity, c.period) for c in plain] == [
        (c.evidence.start, c.indicator, c.quantity, c.period) for c in padded
    ]
