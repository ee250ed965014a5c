"""A report with every kind of goal, made by hand, and larger ones made from it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tracker.knowledge.profiles import profile
from tracker.model.assessment import Status
from tracker.model.period import Period
from tracker.report.rollup import count, group
from tracker.report.together import Mean, Pooled
from tracker.report.view import (
    ActualRow,
    Due,
    Figure,
    Forecast,
    Light,
    Line,
    Mark,
    Report,
    Reported,
    Row,
    Source,
    Use,
    Worst,
)
from tracker.report.waiting import Draft

DOCUMENT = "plan-2025.md"
TEXT = (
    "---\ntitle: 样例计划\n---\n# 2025年工作安排\n\n全年新能源汽车产量力争突破100万辆，比上年翻一番。\n\n"
    "## 主要指标\n\n工业增加值增长7.5%左右；单位能耗控制在3.5%以内；新增规上企业2000家。\n"
)


def light(code: str, language: str) -> Light:
    """The light of a status code in the shipped profile."""
    shown = profile().light(Status(code))
    return Light(shown.code, shown.words[language], shown.colour, shown.symbol)


def figure(worded: str, value: str, unit: str, period: str = "", *, op: str = "=", high: str = "") -> Figure:
    """A figure as the report lays it out."""
    p = Period.parse(period) if period else None
    words = str(p) if p else ""
    return Figure(worded, Decimal(value), Decimal(high) if high else None, unit, op, p, words)


def reported(name: str, value: Figure, role: str = "current", **more: str) -> Reported:
    """A reported value in a role."""
    base = {
        "key": f"a/{name}",
        "id": name,
        "indicator": name,
        "region": "湖北省",
        "measure": "总量",
        "basis": "",
        "publisher": "湖北省统计局",
        "published": "2026-01-20",
        "address": "https://example.gov.cn/a?b=1&c=2",
        "quality": "official",
        "quality_words": "官方",
        "vintage": "",
        "note": "",
        "document": "",
        "quote": "",
        "role": role,
        "role_words": "用作现值",
        "reason": "同一指标、地区与口径",
        "derivation": "",
    }
    return Reported(figure=value, **(base | more))


def row(number: int, language: str, **fields: object) -> Row:
    """A row with `fields`, and usual ones for the rest."""
    name = str(fields.get("indicator", f"指标{number}"))
    code = str(fields.pop("code", "on_track"))
    base: dict[str, object] = {
        "key": f"plan-2025/t{number}",
        "plan": "2025年全省经信工作思路",
        "issuer": "湖北省经济和信息化厅",
        "topic": "工业",
        "indicator": name,
        "indicator_id": "",
        "measure": "level",
        "measure_words": "总量" if language == "zh" else "total",
        "region": "湖北省",
        "owner": "汽车产业链专班",
        "supporting": (),
        "binding": "",
        "binding_words": "",
        "weight": "",
        "period": Period.parse("2025"),
        "period_words": "2025年" if language == "zh" else "2025",
        "goal": None,
        "baseline": None,
        "baseline_source": "",
        "current": None,
        "milestone": None,
        "peers": None,
        "completion": None,
        "completion_words": "",
        "pace": None,
        "pace_words": "",
        "gap": None,
        "gap_words": "",
        "ratio": None,
        "method": "level",
        "method_words": "按基期到目标的路程",
        "code": code,
        "status": light(code, language),
        "headline": "headline" if language == "en" else "全年82.4万辆，未达到100万辆以上的目标",
        "remaining": "",
        "forecast": None,
        "trace": (Line("82.4 ÷ 100 = 82.4%", "flow"),),
        "marks": (),
        "override": None,
        "note": "",
        "document": "",
        "quote": "",
        "at": "",
        "origin": f"targets/plan-2025.yaml:{number}",
        "series": (),
        "path": (),
        "used": (),
        "refused": (),
        "conflicts": (),
        "near": (),
    }
    return Row(**(base | fields))  # type: ignore[arg-type]


def percents(completion: str, pace: str, gap: str, language: str) -> dict[str, object]:
    """The fields of completion, time pace and the gap between them."""
    points = "个百分点" if language == "zh" else " points"
    return {
        "completion": Decimal(completion),
        "completion_words": completion + "%",
        "pace": Decimal(pace),
        "pace_words": pace + "%",
        "gap": Decimal(gap),
        "gap_words": f"{Decimal(gap):+}{points}",
    }


def kinds(language: str) -> tuple[Row, ...]:
    """One row for each kind of goal and of drawing."""
    quote = "新能源汽车产量力争突破100万辆"
    start = TEXT.index(quote)
    nev = figure("82.4万辆", "824000", "辆", "2025")
    months = tuple(
        figure(f"{v}万辆", f"{v}E4", "辆", f"2025-01/2025-{m:02}")
        for m, v in ((2, "9.1"), (3, "15.6"), (6, "36.2"), (9, "58.9"), (10, "66.8"))
    )
    flow = percents("82.4", "100.0", "-17.6", language)
    stock = percents("64.3", "75.0", "-10.7", language)
    years = tuple(
        figure(f"{v}万家", f"{v}E4", "家", str(y))
        for y, v in ((2021, "1.45"), (2022, "1.72"), (2023, "2.11"), (2024, "2.4"))
    )
    growth = {"measure": "growth", "method": "growth", "method_words": "与目标增速之差"}
    return (
        row(
            1,
            language,
            indicator="新能源汽车产量",
            code="missed",
            method="flow",
            goal=figure("超过100万辆", "1000000", "辆", op=">"),
            baseline=figure("50.7万辆", "507000", "辆", "2024"),
            current=reported("nev", nev),
            series=(*months, nev),
            document=DOCUMENT,
            quote=quote,
            at=f"{start}-{start + len(quote)}",
            used=(reported("nev", nev),),
            remaining="后2个月月均需16.6万辆，高于前10个月的6.7万辆",
            refused=(
                reported(
                    "nev-growth",
                    figure("43.9%", "43.9", "%", "2025"),
                    "refused",
                    reason="增速不能与总量相比",
                    role_words="不用",
                ),
            ),
            conflicts=("两个来源相差0.3万辆，采用统计局的数",),
            **flow,
        ),
        row(
            2,
            language,
            indicator="高新技术企业",
            code="behind",
            topic="创新",
            owner="科技厅",
            goal=figure("3万家", "30000", "家"),
            plan="湖北省科技创新“十四五”规划",
            baseline=figure("1.45万家", "14500", "家", "2021"),
            current=reported("ht", years[-1]),
            series=years,
            period=Period.parse("2022/2025"),
            forecast=Forecast(Decimal(26000), Decimal(27500), Decimal(29000), "2.75万家（2.6万至2.9万家）"),
            **stock,
        ),
        row(
            3,
            language,
            indicator="规模以上工业增加值增速",
            goal=figure("7.5%左右", "7.5", "%", op="~"),
            current=reported("iva", figure("6.9%", "6.9", "%", "2025")),
            code="slightly_behind",
            **growth,
        ),
        row(
            4,
            language,
            indicator="出口总额增速",
            goal=figure("5%以上", "5", "%", op=">="),
            current=reported("exp", figure("-3.2%", "-3.2", "%", "2025")),
            code="far_behind",
            **growth,
        ),
        row(
            5,
            language,
            indicator="单位地区生产总值能耗降幅之外的一个名称特别长的指标：规模以上工业企业关键工序数控化率与研发设计工具普及率之和",
            method="cap",
            goal=figure("3.5%以内", "3.5", "%", op="<="),
            current=reported("cap", figure("3.8%", "3.8", "%", "2025")),
            code="breached",
            owner="",
        ),
        row(
            6,
            language,
            indicator="粮食产量",
            method="range",
            goal=figure("4.5%～5%", "4.5", "%", op="range", high="5"),
            current=reported("rng", figure("4.7%", "4.7", "%", "2025")),
            code="on_track",
            topic="农业",
        ),
        row(
            7,
            language,
            indicator="5G基站数居全国位次",
            measure="rank",
            method="rank",
            goal=figure("第6位", "6", "位", op="<="),
            baseline=figure("第9位", "9", "位", "2024"),
            current=reported("rank", figure("第8位", "8", "位", "2025")),
            peers=31,
            code="behind",
        ),
        row(
            8,
            language,
            indicator="算力规模",
            code="achieved",
            goal=figure("超过12000P", "12000", "PFLOPS", op=">"),
            baseline=figure("7998P", "7998", "PFLOPS", "2024"),
            current=reported(
                "p",
                figure("18000P以上", "18000", "PFLOPS", "2025", op=">"),
                quality="low",
                quality_words="低质量",
            ),
            marks=(Mark("low_quality", "来源质量低"),),
            topic="数字经济",
        ),
        row(
            9,
            language,
            indicator="新增规模以上工业企业",
            measure="increment",
            method="flow",
            code="no_data",
            goal=figure("2000家", "2000", "家"),
            near=("规模以上工业企业",),
        ),
        row(
            10,
            language,
            indicator="武汉新港建成通航",
            code="overdue",
            method="milestone",
            milestone=Due("2025-06-30", "", ""),
            region="武汉市",
        ),
    )


def report(language: str = "zh", rows: tuple[Row, ...] | None = None, **fields: object) -> Report:
    """A report of `rows`, by default one row of each kind."""
    rows = kinds(language) if rows is None else rows
    shown = tuple(light(code.value, language) for code in profile().order)
    seen = {u.key: u for r in rows for u in (*r.used, *((r.current,) if r.current else ()))}
    base: dict[str, object] = {
        "title": "湖北省工业和信息化目标进展" if language == "zh" else "Progress of Hubei's industrial goals",
        "language": language,
        "profile": "default",
        "as_of": Period.parse("2025"),
        "as_of_words": "2025年" if language == "zh" else "2025",
        "counts": count(shown, [r.status for r in rows]),
        "plans": group(rows, lambda r: r.plan, shown, "plan", language),
        "regions": group(rows, lambda r: r.region, shown, "region", language),
        "owners": group(rows, lambda r: r.owner, shown, "owner", language),
        "topics": group(rows, lambda r: r.topic, shown, "topic", language),
        "attention": tuple(Worst(r.key, r.status, r.headline) for r in rows[:5]),
        "rows": rows,
        "actuals": tuple(
            ActualRow(
                a, "current", "用作现值", (Use(rows[0].key, rows[0].indicator, "current", "用作现值", ""),)
            )
            for a in seen.values()
        ),
        "unmatched": (reported("unused", figure("12.3亿元", "1.23E9", "元", "2024"), ""),),
        "drafts": (
            Draft(
                "plan-2025/d1",
                "计划",
                "草稿指标",
                "湖北省",
                "10家",
                "2025年",
                "draft",
                "待审核",
                DOCUMENT,
                "草稿",
                "targets/plan-2025.yaml:90",
            ),
        ),
        "sources": (
            Source(
                DOCUMENT,
                "document",
                "2025年全省经信工作思路",
                "湖北省经济和信息化厅",
                "2024-12",
                "https://example.gov.cn/plan",
                "湖北省",
                3,
            ),
        ),
        "means": (
            Mean("2025年全省经信工作思路", Decimal("85.0"), Decimal("90.0"), 3, ("targets/plan-2025.yaml",)),
        ),
        "pooled": (
            Pooled(
                "研发机构覆盖率",
                "2025年",
                ("宜昌市", "武汉市"),
                Decimal(10),
                figure("40家", "40", "家"),
                figure("400家", "400", "家"),
            ),
        ),
        "changes": ("新能源汽车产量：由“滞后”变为“未完成”",),
    }
    return Report(**(base | fields))  # type: ignore[arg-type]


def large(number: int, language: str = "zh", actuals: int = 2) -> Report:
    """A report of `number` rows made from the ten kinds, with `actuals` reported values each."""
    models = kinds(language)
    rows = []
    for n in range(number):
        model = models[n % len(models)]
        values = tuple(
            reported(f"v{n}-{m}", figure(f"{n + m}万辆", f"{n + m}E4", "辆", f"{2015 + m % 10}"), "history")
            for m in range(actuals)
        )
        rows.append(
            replace(
                model,
                key=f"plan-{n % 40}/t{n}",
                indicator=f"{model.indicator}{n}",
                plan=f"第{n % 40}号规划",
                region=f"第{n % 17}市",
                owner=f"第{n % 60}局",
                used=model.used + values,
            )
        )
    return report(language, tuple(rows))
