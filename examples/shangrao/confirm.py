#!/usr/bin/env python3
"""Fills in the workbook of plan.txt as a plan office would.

    cargo run -- --lang zh plan extract examples/shangrao/plan.txt -o ledger.xlsx
    python3 examples/shangrao/confirm.py ledger.xlsx
    cargo run -- plan confirm ledger.xlsx -o examples/shangrao/ledger.json

Everything is confirmed as offered, except technical figures of research topics (rejected) and the
names below, which the text varies and the plan's table fixes. Standard library only.
"""

import importlib.util
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def named(name):
    """A row confirmed under another name."""
    return {"处理": "修改", "指标名称": name, "内容": name}


def decide(row):
    """What a person writes into a statement's row."""
    name, value, unit = row.get("指标名称", ""), row.get("数值", ""), row.get("计量单位", "")
    if row.get("类别") == "目标" and row.get("性质") != "规划承诺":
        return {"处理": "驳回", "备注": "技术指标，不列入台账"}
    if value == "26.19" and unit == "亿元":
        return named("全社会R&D经费支出")
    if unit == "%" and name.startswith("高新技术产业") and "增加值" in name:
        return named("高新技术产业增加值占工业增加值比重")
    if "独角兽" in name and value == "3":
        return named("独角兽企业")
    if "强度" in name and "R&D" in name:
        return named("全社会R&D经费支出占GDP比例")
    return {"处理": "确认"}


def fill(statements, milestones, projects):
    """Writes every decision."""
    for element, row in statements.offered():
        statements.write(element, decide(row))
    for sheet in (milestones, projects):
        for element, _ in sheet.offered():
            sheet.write(element, {"处理": "确认"})


def main(path):
    """The workbook is filled in, in place."""
    where = HERE.parent / "demo-city" / "confirm.py"
    spec = importlib.util.spec_from_file_location("workbook", where)
    workbook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(workbook)
    workbook.fill = fill
    return workbook.main(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
