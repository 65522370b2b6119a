#!/usr/bin/env python3
"""Writes observations.csv of the fictional 示例市. Standard library only, no randomness left open.

    python3 examples/demo-city/make.py            write the file
    python3 examples/demo-city/make.py --check    exit 1 if the committed file differs

示例数据，纯属虚构: places, bodies and numbers are invented.
"""

import csv
import io
import random
import sys
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from series import (
    AREAS, CITY, COUNTY_WEIGHTS, PEERS, POPULATION, YEARLY, ZONE, counties_of, YEARS,
)

HERE = Path(__file__).resolve().parent
OUT = HERE / "observations.csv"
NOTE = "示例数据"
COLUMNS = (
    "indicator,area,period,value,unit,status,dimensions,caliber,numerator,denominator,"
    "source,source_grade,known_at,invented,note"
).split(",")
BULLETIN, LETTER, PRESS = "公报", "部门函", "公开报道（待核）"


def rounded(value, places):
    """A number as text with so many places, halves away from zero."""
    step = Decimal(1).scaleb(-places)
    return str(Decimal(str(value)).quantize(step, rounding=ROUND_HALF_UP))


class Table:
    """Rows of the file, each marked as invented."""

    def __init__(self):
        self.rows = []

    def add(self, indicator, area, period, value, unit, known_at, source, **more):
        """One observation; `value` None needs a status O, M or Q."""
        row = dict.fromkeys(COLUMNS, "")
        row.update(
            indicator=indicator, area=area, period=str(period), unit=unit, known_at=known_at,
            value="" if value is None else str(value), status="A", source=source,
            source_grade=BULLETIN, invented="true", note=NOTE,
        )
        extra = more.pop("note", None)
        row.update(more)
        if extra:
            row["note"] = f"{NOTE}；{extra}"
        if (row["value"] == "") != (row["status"] in "OMQ"):
            raise ValueError(f"value and status disagree: {row}")
        self.rows.append(row)

    def text(self):
        """The file: UTF-8, line feeds, in the order of indicator, area, period and date known."""
        order = {code: at for at, code in enumerate(dict.fromkeys(r["indicator"] for r in self.rows))}
        place = {code: at for at, code in enumerate(AREAS)}
        self.rows.sort(key=lambda r: (
            order[r["indicator"]], place[r["area"]], r["dimensions"], r["caliber"],
            len(r["period"]), r["period"], r["known_at"], r["source_grade"],
        ))
        out = io.StringIO()
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(self.rows)
        return out.getvalue()


def known(series, year):
    """When the value of a year becomes known, by the release calendar of its series."""
    month, day, later = series["known"]
    return f"{year + later}-{month:02}-{day:02}"


def parts(total, weights, places):
    """Splits a total by weights so that the rounded parts add up to it."""
    whole = sum(weights.values())
    out, left = {}, Decimal(str(total))
    first, *others = weights
    for area in others:
        share = Decimal(rounded(Decimal(str(total)) * Decimal(str(weights[area])) / Decimal(str(whole)), places))
        out[area] = min(share, left)
        left -= out[area]
    return {first: left, **out}


def split(code, year, total, places):
    """County values of a series in a year, drifting a little but the same in every run."""
    rng = random.Random(f"{code}-{year}")
    weights = {
        area: COUNTY_WEIGHTS[area] * (1 + 0.06 * (rng.random() - 0.5)) for area in counties_of(year)
    }
    weights |= {area: 0 for area in weights if (code, area, year) in NOTHING}
    held = YEARLY[code].get("outside", {}).get(year, 0)
    return parts(Decimal(str(total)) - Decimal(str(held)), weights, places)


def yearly(table):
    """Annual values of the city and, where a series has them, of the counties."""
    for code, series in YEARLY.items():
        if "numerator" in series:
            ratio(table, code, series)
            continue
        for year, total in series["values"].items():
            more = special(code, CITY, year)
            value = None if more.get("status", "A") in "OMQ" else rounded(total, series["places"])
            table.add(code, CITY, year, value, series["unit"], known(series, year),
                      series["source"], caliber=series.get("caliber", ""),
                      source_grade=series.get("grade", BULLETIN), **more)
            if series.get("counties"):
                for area, part in county_values(code, year).items():
                    put_county(table, code, series, area, year, part)


def county_values(code, year):
    """County values of a summable series."""
    series = YEARLY[code]
    if code == "POP_RESIDENT":
        return {area: Decimal(str(POPULATION[area][year])) for area in counties_of(year)}
    return split(code, year, series["values"][year], series["places"])


def put_county(table, code, series, area, year, value):
    """One county value, or the reason why there is none."""
    more = special(code, area, year)
    value = more.pop("stated", value)
    shown = None if more.get("status", "A") in "OMQ" else rounded(value, series["places"])
    more.setdefault("source_grade", LETTER)
    table.add(code, area, year, shown, series["unit"], known(series, year),
              series["source"], caliber=series.get("caliber", ""), **more)


def ratio(table, code, series):
    """A ratio with its numerator and denominator, for the city and the counties."""
    top, bottom = YEARLY[series["numerator"]], YEARLY[series["denominator"]]
    for year in top["values"]:
        if year < series.get("from", 0) or year not in bottom["values"]:
            continue
        areas = {CITY: (top["values"][year], bottom["values"][year])}
        if series.get("counties"):
            tops = county_values(series["numerator"], year)
            bottoms = county_values(series["denominator"], year)
            areas |= {area: (tops[area], bottoms[area]) for area in tops}
        for area, (up, down) in areas.items():
            more = special(code, area, year)
            more.setdefault("source_grade", BULLETIN if area == CITY else LETTER)
            hidden = more.get("status", "A") in "OMQ"
            up = rounded(up, top["places"])
            down = rounded(down, bottom["places"])
            value = more.pop("stated", None) or Decimal(up) / Decimal(down) * series["factor"]
            table.add(code, area, year, None if hidden else rounded(value, series["places"]),
                      series["unit"], known(series, year), series["source"],
                      caliber=caliber(series, year),
                      numerator="" if hidden else up, denominator="" if hidden else down, **more)


def caliber(series, year):
    """The caliber in force for a year."""
    held = series.get("caliber", "")
    if isinstance(held, str):
        return held
    return [name for since, name in held if year >= since][-1]


# Counties that have nothing of a thing.
NOTHING = {("TECH_CONTRACT", "X990126", 2020)} | {("HT_VA", "X990124", year) for year in YEARS}

# Cells that are not plain numbers: (series, area, year) to what is said instead.
SPECIAL = {
    ("RD_EXP_IND", "X990124", 2023): dict(status="Q", note="企业数过少，不予公开"),
    ("RD_EXP_IND", "X990124", 2024): dict(status="Q", note="企业数过少，不予公开"),
    ("RD_REV_IND", "X990124", 2023): dict(status="Q", note="企业数过少，不予公开"),
    ("RD_REV_IND", "X990124", 2024): dict(status="Q", note="企业数过少，不予公开"),
    ("RD_EXP", "X990123", 2022): dict(status="O", note="未报送"),
    ("RD_GDP", "X990123", 2022): dict(status="O", note="分子未报送"),
    ("RD_GDP", "X990122", 2021): dict(stated="2.60", note="报送值与分子÷分母不符，待核实"),
    ("TECH_CONTRACT", "X990126", 2020): dict(note="当年无登记合同，确为零"),
    ("UNICORN", CITY, 2024): dict(note="确为零，不是缺数"),
}


def special(code, area, year):
    """What is odd about a cell."""
    found = dict(SPECIAL.get((code, area, year), {}))
    if code in ("HT_VA", "HT_VA_SHARE") and area == "X990124":
        found = dict(status="M", note="无规模以上高新技术企业，不适用")
    if code == "FOREIGN_RD_CENTER" and year >= 2021:
        found = dict(status="M", note="2021年起不再认定，指标不适用")
    if code == "TRANSFER_OUTPUT" and year >= 2021:
        found = dict(status="U", note="填报范围不清，存疑，不作计算")
    if code == "RURAL_EVENT" and year == 2022:
        found = dict(status="O", note="责任单位未报送")
    if code == "NEW_PRODUCT_SHARE" and year >= 2021:
        found = dict(status="Q", note="个别企业占比过高，不予公开")
    if code == "TALENT_FLAT" and year >= 2021:
        found = dict(status="O", note="责任单位未报送")
    return found


def revisions(table):
    """Later values for periods already published."""
    census = {2019: ("34.48", "2155"), 2020: ("42.48", "2360"), 2021: ("47.12", "2575"),
              2022: ("52.88", "2712"), 2023: ("60.58", "2885")}
    for year, (top, bottom) in census.items():
        share = rounded(Decimal(top) / Decimal(bottom) * 100, 2)
        common = dict(caliber="stat", source="示例市统计局关于修订历史数据的公告", known_at="2025-01-20")
        note = "经济普查修订"
        table.add("RD_GDP", CITY, year, share, "%", numerator=top, denominator=bottom, note=note, **common)
        table.add("RD_EXP", CITY, year, top, "亿元", note=note, **common)
        table.add("GDP", CITY, year, rounded(bottom, 2), "亿元", note=note, **common)
    table.add("HTE_COUNT", CITY, 2023, 409, "家", "2024-05-10", "示例市科学技术局更正函",
              caliber="valid_certificate", source_grade=LETTER, note="差错更正：剔除3家已迁出企业")
    table.add("PLATFORM_PROV_UP", CITY, 2022, 96, "个", "2023-04-18", "示例市科学技术局更正函",
              caliber="type_list", source_grade=LETTER, note="差错更正：合并重组1个平台")
    table.add("TECH_CONTRACT", CITY, 2024, 333, "亿元", "2025-01-08", "示例晚报",
              caliber="seller", source_grade=PRESS, note="报道数，早于登记数公布，只作参考")
    table.add("HTE_COUNT", CITY, 2024, 410, "家", "2025-03-01", "示例晚报",
              caliber="valid_certificate", source_grade=PRESS, note="报道数，晚于年报而与之不同，只作参考，不得取代年报数")


def months(table):
    """Monthly and quarterly series of the city, 2021-01 to 2025-06."""
    series = YEARLY["TECH_CONTRACT"]
    for year in range(2021, 2026):
        last = 12 if year < 2025 else 6
        total = series["values"].get(year, 352) if last == 12 else 150
        rng = random.Random(f"month-{year}")
        weights = {month: 1 + 0.8 * rng.random() + (0.9 if month in (6, 12) else 0) for month in range(1, last + 1)}
        if year == 2021:
            weights[2] = 0
        total_so_far = Decimal(0)
        for month, value in parts(total, weights, 2).items():
            total_so_far += value
            after = f"{year + month // 12}-{month % 12 + 1:02}-15"
            more = dict(caliber="seller", source_grade=LETTER)
            period, source = f"{year}-{month:02}", "示例市技术合同登记月报"
            if (year, month) == (2023, 8):
                table.add("TECH_CONTRACT", CITY, period, None, "亿元", after, source, status="O",
                          note="当月月报未报送", **more)
            elif (year, month) == (2024, 3):
                table.add("TECH_CONTRACT", CITY, period, value + 2, "亿元", after, source, **more)
                table.add("TECH_CONTRACT", CITY, period, value, "亿元", "2024-06-20", source,
                          note="差错更正：一份合同重复登记", **more)
            else:
                note = "当月无登记合同，确为零" if value == 0 else None
                table.add("TECH_CONTRACT", CITY, period, value, "亿元", after, source, note=note, **more)
            if month in (3, 6, 9, 12) and (year, month) != (2023, 9):
                table.add("TECH_CONTRACT", CITY, f"{year}-01/{year}-{month:02}", total_so_far, "亿元",
                          after, source, note="累计数", **more)
    for year in range(2021, 2026):
        for month, share in ((3, "0.21"), (6, "0.46"), (9, "0.71")):
            if (year, month) <= (2025, 6):
                value = rounded(Decimal(18 + 2 * (year - 2020)) * Decimal(share), 2)
                table.add("HT_EXPORT", CITY, f"{year}-01/{year}-{month:02}", value, "亿元", f"{year}-{month + 1:02}-20",
                          "示例市商务局季报", source_grade=LETTER, note="只有累计数，全年数未公布")
    patents(table)
    quarters(table)


def patents(table):
    """Valid patents at the end of each month, through the year-end values."""
    ends = YEARLY["INV_PATENT_VALID"]["values"]
    for year in range(2021, 2026):
        for month in range(1, 13 if year < 2025 else 7):
            if month == 12:
                value = ends[year]
            else:
                value = round(ends[year - 1] + (ends[year] - ends[year - 1]) * month / 12)
            after = f"{year + month // 12}-{month % 12 + 1:02}-20"
            table.add("INV_PATENT_VALID", CITY, f"{year}-{month:02}", value, "件", after,
                      "示例市市场监督管理局月报", caliber="", source_grade=LETTER)


def quarters(table):
    """GDP by quarter (not cumulative) and high-tech enterprises at the end of each quarter."""
    shares = {1: 22, 2: 24, 3: 25, 4: 29}
    for year in range(2021, 2026):
        total = YEARLY["GDP"]["values"].get(year, 3140)
        for quarter, value in parts(total, shares, 2).items():
            if year == 2025 and quarter > 2:
                continue
            after = f"{year + quarter // 4}-{quarter * 3 % 12 + 1:02}-25"
            table.add("GDP", CITY, f"{year}-Q{quarter}", value, "亿元", after, "示例市统计局季度快报", caliber="stat")
    ends = YEARLY["HTE_COUNT"]["values"]
    for year in range(2021, 2026):
        for quarter in range(1, 5 if year < 2025 else 3):
            value = round(ends[year - 1] + (ends[year] - ends[year - 1]) * quarter / 4)
            after = f"{year + quarter // 4}-{quarter * 3 % 12 + 1:02}-25"
            table.add("HTE_COUNT", CITY, f"{year}-Q{quarter}", value, "家", after, "示例市科学技术局季报",
                      caliber="valid_certificate", source_grade=LETTER)


def zone(table):
    """The functional zone: its values are already inside its host county."""
    for code, share, places in (("HTE_COUNT", "0.16", 0), ("TECH_CONTRACT", "0.12", 2), ("PLATFORM_PROV_UP", "0.15", 0)):
        series = YEARLY[code]
        for year in range(2020, 2025):
            value = rounded(Decimal(str(series["values"][year])) * Decimal(share), places)
            table.add(code, ZONE, year, value, series["unit"], known(series, year), series["source"],
                      caliber=caliber(series, year), source_grade=LETTER, note="已含在望川区内，不得重复相加")


def kinds(table):
    """Technology contracts by kind, adding up to the total."""
    weights = {"DEVELOPMENT": 46, "TRANSFER": 14, "CONSULTING": 9, "SERVICE": 31}
    series = YEARLY["TECH_CONTRACT"]
    for year in range(2021, 2025):
        for kind, value in parts(series["values"][year], weights, 2).items():
            table.add("TECH_CONTRACT", CITY, year, value, "亿元", known(series, year), series["source"],
                      dimensions=f"contract_type={kind}", caliber="seller")


def peers(table):
    """The other cities of 示例省, for comparison and ranking."""
    for code, cities in PEERS.items():
        series = YEARLY[code]
        for area, values in cities.items():
            for year, value in zip(range(2020, 2025), values):
                more = special(code, area, year)
                table.add(code, area, year, None if value is None else rounded(value, series["places"]),
                          series["unit"], known(series, year), "示例省科技创新监测年报",
                          caliber=caliber(series, year), status="O" if value is None else "A", **more)


def build():
    """The whole file as text."""
    table = Table()
    yearly(table)
    revisions(table)
    months(table)
    zone(table)
    kinds(table)
    peers(table)
    keys = [tuple(r[c] for c in ("indicator", "area", "period", "dimensions", "caliber", "known_at", "source")) for r in table.rows]
    twice = {key for key in keys if keys.count(key) > 1} if len(keys) != len(set(keys)) else set()
    if twice:
        raise ValueError(f"the same observation twice: {sorted(twice)[:3]}")
    return table.text()


def main():
    """Writes or checks the file."""
    text = build()
    if "--check" in sys.argv[1:]:
        if OUT.read_text(encoding="utf-8") != text:
            sys.exit(f"{OUT.name} is not what make.py writes; run make.py and commit")
        return
    OUT.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
