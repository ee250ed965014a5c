"""The formulas by which the ledger computes along: one for each column, the same in every row.

A name in braces stands for the cell of that column in the same row. Names without braces are defined names
of the workbook: thresholds and the as-of. Every figure is rounded to nine places before it is compared or
rounded for a band, so that binary fractions are the decimals that they stand for; only functions that Excel
2016, LibreOffice and WPS share are used.
"""

from __future__ import annotations

PACE_DIGITS = 14
"""How many characters each month takes in the text that holds a path: billionths of a per cent."""

LEVELS = 'OR({way}="level",AND(OR({way}="share",{way}="rank"),{base}<>""))'
POINTS = 'OR({way}="growth",AND({way}="share",{base}=""))'
START = "IF({month}<{turn},{start_early},{start_late})"
BREACH = 'IF({op}="<",{actual}>={aim},{actual}>{aim})'
TOLD_BY_GOAL = 'AND({op}="~",{direction}>0,OR({met}=1,{month}={due}))'
CAPPED = 'AND({way}="cap",{op}<>"~",{op}<>"range")'
HELD = "AND({held}=1,{actual}={value_then},{month}={month_then})"
PARTIAL = 'AND({code}="no_data",as_of_month>={due},{month}<>{due})'
BY_RATIO = (
    'IF({ratio}="","not_due",IF({ratio}>=ratio_ahead,"ahead",IF({ratio}>=ratio_on_track,"on_track",'
    'IF({ratio}>=ratio_slightly,"slightly_behind",IF({ratio}>=0,"behind","regressing")))))'
)
BY_POINTS = (
    'IF(ROUND({distance},1)>=0,"on_track",IF(ROUND({distance},1)>=points_slightly,"slightly_behind",'
    'IF(ROUND({distance},1)>=points_behind,"behind","far_behind")))'
)
BY_GAP = (
    'IF(ROUND({distance},1)>=0,"on_track",IF(ROUND({distance},1)>gap_slightly,"slightly_behind",'
    'IF(ROUND({distance},1)>=gap_behind,"behind","far_behind")))'
)


def _kept(room: str) -> str:
    return f'IF({{sense}}*ROUND({room},9)>=0,"on_track","behind")'


def _apart(cell: str, other: str) -> str:
    """To one decimal, with as many more as tell the value from the other."""
    places = "6"
    for n in range(5, 1, -1):
        places = f"IF(ROUND({cell},{n})<>{other},{n},{places})"
    return f"ROUND({cell},IF(OR({cell}={other},ROUND({cell},1)<>{other}),1,{places}))"


def _held(then: str, now: str) -> str:
    return f'IF({HELD},IF({then}="","",{then}),{now})'


MONTH = 'IF({early}="milestone","",IF(ISNUMBER({through}),YEAR({through})*12+MONTH({through})-1,""))'
WAY = (
    'IF(OR({early}="milestone",{early}="none"),{early},'
    'IF({month}="",{late},IF({month}<{turn},{early},{late})))'
)
USABLE = (
    "IF(AND(ISNUMBER({actual}),ISNUMBER({month})),IF(AND({month}<={due},OR({own}=0,{month}>{start_late}),"
    "OR({adds_up}=0,{month}>={turn},MOD({month},12)=11)),1,0),0)"
)
GONE = f'IF({{usable}}=0,"",{{month}}-{START})'
END = (
    'IF({usable}=0,"",IF(AND({low}="",{high}=""),{aim},IF(AND({low}<>"",{actual}<{low}),{low},'
    'IF(AND({high}<>"",{actual}>{high}),{high},IF(AND({way}="flow",{direction}>0),{low},"")))))'
)
SENSE = (
    'IF({way}="cap",-1,IF(OR({end}="",AND({low}="",{high}="")),{direction},'
    'IF(AND({low}<>"",{end}={low}),1,-1)))'
)
COVERED = (
    f'IF({{end}}="","",IF({LEVELS},'
    'IF(AND({base}<>"",OR({way}<>"rank",{actual}>{end}),{sense}*({end}-N({base}))>0),'
    'ROUND(({actual}-{base})/({end}-{base})*100,9),""),'
    f'IF({{way}}="flow",IF({{end}}>0,ROUND({{actual}}/IF({TOLD_BY_GOAL},{{aim}},{{end}})*100,9),""),'
    'IF({way}="multi_year",IF(AND({actual}>-100,{end}>-100,{end}<>0),'
    'ROUND(LN(1+{actual}/100)/(LN(1+{end}/100)*{years})*100,9),""),'
    f'IF({{way}}="cap",IF(AND({{adds_up}}=1,{{aim}}>0,{{gone}}>0,NOT({BREACH})),'
    'ROUND({actual}/{aim}*100,9),""),"")))))'
)
EXPECTED = (
    'IF({covered}="","",IF({gone}<=0,0,IF(OR({paces}="",{way}="cap"),'
    f"ROUND({{gone}}/({{due}}-{START})*100,9),"
    f"ROUND(VALUE(MID({{paces}},({{month}}-MIN({{start_early}},{{start_late}})-1)*{PACE_DIGITS}+1,{PACE_DIGITS}))"
    "/10^9,9))))"
)
DISTANCE = (
    f'IF({{end}}="","",IF({POINTS},ROUND({{sense}}*({{actual}}-{{end}}),9),'
    'IF(OR({covered}="",{expected}=""),"",'
    f'IF(AND({LEVELS},OR({{gone}}<=0,{{expected}}<=0)),"",ROUND({{covered}}-{{expected}},9)))))'
)
RATIO = (
    'IF(OR({covered}="",{expected}=""),"",'
    f'IF(AND(OR({LEVELS},{{way}}="multi_year"),{{expected}}>0,{{gone}}>0),ROUND({{covered}}/{{expected}},2),""))'
)
MET = (
    'IF({usable}=0,"",IF(IF(OR({low}<>"",{high}<>""),'
    'AND(OR({low}="",{actual}>={low}),OR({high}="",{actual}<={high})),'
    'IF({op}=">=",{actual}>={bound},IF({op}=">",{actual}>{bound},IF({op}="<=",{actual}<={bound},'
    'IF({op}="<",{actual}<{bound},IF({sense}<0,{actual}<={bound},{actual}>={bound})))))),1,0))'
)
CAP = (
    f'IF({BREACH},IF({{gone}}>0,"breached","at_risk"),IF({{aim}}=0,"on_track",'
    "IF(OR(ROUND(ROUND(({aim}-{actual})/ABS({aim})*100,9),1)<headroom_least,"
    'AND({forecast_then}<>"",{actual}={value_then},{month}={month_then},{forecast_then}>{aim}),'
    'ROUND(N({distance}),1)>0),"at_risk","on_track")))'
)
LEVEL = (
    f'IF({{base}}="","not_due",IF({{sense}}*({{end}}-N({{base}}))<=0,{_kept("{actual}-{end}")},'
    'IF({gone}<=0,"not_due",IF(N({expected})<=0,'
    f"{_kept('{actual}-N({base})-N({expected})/100*({end}-N({base}))')},{BY_RATIO}))))"
)
FRESH = (
    f'IF({{usable}}=0,"",IF({{way}}="cap",{CAP},IF({{end}}="","on_track",'
    'IF(AND({way}="rank",{actual}<={end}),"on_track",'
    f'IF({POINTS},IF(AND({{way}}="share",{{month}}<={{due}}-12),"not_due",{BY_POINTS}),'
    f'IF({{way}}="flow",IF({{end}}<=0,{_kept("{actual}-{end}")},IF({{met}}=1,"achieved",{BY_GAP})),'
    'IF({way}="multi_year",IF(OR({actual}<=-100,{end}<=-100),"not_assessable",'
    f"IF({{end}}=0,{_kept('{actual}')},{BY_RATIO})),"
    f"{LEVEL})))))))"
)
SETTLED = (
    f'IF({{month}}={{due}},IF({{met}}=1,"achieved",IF({CAPPED},"breached","missed")),'
    f"IF(AND({{adds_up}}=1,{{actual}}>=0,{{met}}=IF({CAPPED},0,1),"
    f"OR({CAPPED},{{direction}}>=0)),"
    f'IF({CAPPED},"breached","achieved"),"no_data"))'
)
MILESTONE = (
    'IF(as_of="",{code_then},IF(AND(ISNUMBER({through}),{through}<=as_of_end,{actual}<>""),'
    'IF({through}>{due_day},"closed_late","closed"),IF({due_day}<as_of_end,"overdue",'
    'IF({due_day}-as_of_end<=due_soon_days,"due_soon","not_due"))))'
)
CODE = (
    f'IF({{early}}="milestone",{MILESTONE},IF({{usable}}=0,IF({{value_then}}="",{{code_then}},"no_data"),'
    f"IF({HELD},{{code_then}},IF(as_of_month>={{due}},{SETTLED},"
    'IF(AND({fresh}<>"achieved",{fresh}<>"breached",as_of_month-{month}>2*{lag}),"stale",{fresh})))))'
)
COMPLETION = _held("{completion_then}", f'IF(OR({{covered}}="",{PARTIAL}),"",{_apart("{covered}", "100")})')
PACE = _held(
    "{pace_then}",
    f'IF(OR({{covered}}="",{PARTIAL}),"",'
    f'IF(AND({LEVELS},{{gone}}>0,{{expected}}<=0),"",ROUND({{expected}},1)))',
)
GAP = _held("{gap_then}", f'IF(OR({{distance}}="",{PARTIAL}),"",{_apart("{distance}", "0")})')
SIGN = "INDEX(status_signs,MATCH({code},status_codes,0))"
STATUS = "INDEX(status_words,MATCH({code},status_codes,0))"
JUDGED = 'IF({verdict}="","",{verdict})'
CLASS = "INDEX(status_classes,MATCH({code},status_codes,0))"
URGENCY = (
    "IF(INDEX(status_urgency,MATCH({code},status_codes,0))=0,0,"
    "INDEX(status_urgency,MATCH({code},status_codes,0))*10^10+(10^5-N({gap}))*10^3-{number}/10^4)"
)
