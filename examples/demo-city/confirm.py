#!/usr/bin/env python3
"""Fills in the workbook of plan.txt as a plan office would and confirms it into ledger.json.

    cargo run -- --lang zh plan extract examples/demo-city/plan.txt -o ledger.xlsx
    python3 examples/demo-city/confirm.py ledger.xlsx
    cargo run -- plan confirm ledger.xlsx -o examples/demo-city/ledger.json

Standard library only. Everything is confirmed as offered, except what DECISIONS says. 示例数据，纯属虚构。
"""

import re
import sys
import zipfile
from xml.etree import ElementTree

NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
COUNTY_TARGETS = {"家": "高新技术企业数量", "亿元": "技术合同成交金额", "%": "全社会R&D经费支出占GDP比例"}
COUNTIES = ["云砚区", "望川区", "青禾县", "澄湖县", "松霖县", "长汐县", "东漪县", "西漪县"]

# Owners of the nine indicators: the plan prints none.
OWNERS = {
    "全社会R&D经费支出占GDP比例": ("市科技局", "市统计局"),
    "全社会R&D经费支出年均增速": ("市科技局", "市统计局"),
    "规模以上工业企业R&D经费支出与营业收入之比": ("市工业和信息化局", "市统计局"),
    "规模以上工业企业R&D人员全时当量": ("市工业和信息化局", "市统计局"),
    "每万人有效发明专利拥有量": ("市市场监督管理局", "市市场监督管理局"),
    "技术合同成交金额": ("市科技局", "市科技局"),
    "高新技术产业增加值占规模以上工业增加值比重": ("市科技局", "市统计局"),
    "高新技术企业数量": ("市科技局", "市科技局"),
    "省级以上创新平台和载体": ("市科技局", "市科技局"),
}

# Rows the document does not hand over as proposals and people write in.
ADDED = [
    {"类别": "基期", "指标名称": "独角兽企业", "内容": "独角兽企业", "数值": "0", "计量单位": "家", "时期": "2020",
     "备注": "规划文字为“没有独角兽企业”，手工补录零基期"},
]
# Milestones of the document; added by hand where no proposal has the subject.
MILESTONES = [
    ("重大科研设施布局实现新突破", "未量化增长", "2025", "刚性", "市科技局"),
    ("综合科技创新水平指数进入全省前3位", "位次", "2025", "刚性", "市科技局"),
    ("科技服务能力达到全省中上游水平", "位次", "2025", "刚性", "市科技局"),
    ("建设示例实验室", "建设", "2025", "工作性", "市科技局"),
    ("推进示例科学城建设", "建设", "2025", "工作性", "市科技局"),
    ("建立科技创新统计监测制度", "制度机制", "2025", "刚性", "市统计局"),
]
PROJECTS = ["示例实验室一期", "示例科学城起步区", "新能源材料中试基地", "县域创新服务站网络"]


def decide(row):
    """What a person writes into a statement's row: column to text."""
    name, unit, subject = row.get("指标名称", ""), row.get("计量单位", ""), row.get("内容", "")
    if subject in COUNTIES:
        return {"处理": "修改", "指标名称": COUNTY_TARGETS[unit], "内容": COUNTY_TARGETS[unit], "区域": subject,
                "牵头单位": f"{subject}人民政府"}
    if name == "省级以上创新平台和载体" and row.get("时期") == "2021":
        return {"处理": "修改", "类别": "目标", "要求": "不低于(≥)", "性质": "规划承诺", "牵头单位": "市科技局"}
    if name == "省级以上创新平台和载体" and row.get("时期") == "2025" and "专栏2" in row.get("章节", ""):
        return {"处理": "驳回", "备注": "与专栏1为同一目标"}
    if "培训技术经理人" in name:
        return {"处理": "驳回", "备注": "与市人力资源社会保障局年度培训计划重复，不列入本台账"}
    if unit == "倍":
        return {"处理": "修改", "指标名称": "科技型中小企业", "内容": "科技型中小企业"}
    renamed = {"每年举办科技成果对接活动": "举办科技成果对接活动",
               "培育独角兽企业": "独角兽企业"}.get(name)
    if renamed:
        return {"处理": "修改", "指标名称": renamed, "内容": renamed}
    out = {"处理": "确认"}
    if name in OWNERS and row.get("类别") == "目标":
        out["牵头单位"], out["数据提供单位"] = OWNERS[name]
    return out


class Sheet:
    """One sheet of a workbook, with cells by column heading."""

    def __init__(self, xml, strings):
        self.root = ElementTree.fromstring(xml)
        self.data = self.root.find(f"{NS}sheetData")
        self.strings = strings
        head = self.data[0]
        self.columns = {self.text(cell): letters(cell) for cell in head}

    def text(self, cell):
        """The text of a cell."""
        value = cell.find(f"{NS}v")
        if value is None:
            return "".join(t.text or "" for t in cell.iter(f"{NS}t"))
        return self.strings[int(value.text)] if cell.get("t") == "s" else value.text

    def row(self, element):
        """The cells of a row by heading."""
        by_letters = {letters(cell): self.text(cell) for cell in element}
        return {name: by_letters[at] for name, at in self.columns.items() if by_letters.get(at)}

    def offered(self):
        """Rows that carry a proposal."""
        return [(e, self.row(e)) for e in self.data[1:] if self.row(e).get("条目标识")]

    def write(self, element, values):
        """Puts texts into a row, replacing what is there."""
        cells = {letters(cell): cell for cell in element}
        for name, text in values.items():
            at = self.columns[name]
            style = cells[at].get("s") if at in cells else None
            cell = ElementTree.Element(f"{NS}c", {"r": f"{at}{element.get('r')}", "t": "inlineStr"})
            if style:
                cell.set("s", style)
            ElementTree.SubElement(ElementTree.SubElement(cell, f"{NS}is"), f"{NS}t").text = text
            cells[at] = cell
        element[:] = sorted(cells.values(), key=lambda c: (len(letters(c)), letters(c)))

    def append(self, values):
        """Adds a row, or takes the first empty one."""
        for element in self.data[1:]:
            if not self.row(element):
                return self.write(element, values)
        element = ElementTree.SubElement(self.data, f"{NS}row", {"r": str(len(self.data) + 1)})
        return self.write(element, values)

    def bytes(self):
        """The sheet as XML."""
        last = len(self.data)
        dimension = self.root.find(f"{NS}dimension")
        if dimension is not None:
            dimension.set("ref", re.sub(r"\d+$", str(last), dimension.get("ref")))
        return ElementTree.tostring(self.root, encoding="utf-8", xml_declaration=True)


def letters(cell):
    """The column letters of a cell."""
    return re.match(r"[A-Z]+", cell.get("r")).group()


def same(one, other):
    """Whether two subjects mean one milestone: one holds the end of the other."""
    return bool(one and other) and (one[-6:] in other or other[-6:] in one)


def fill(statements, milestones, projects):
    """Writes every decision."""
    for element, row in statements.offered():
        statements.write(element, decide(row))
    for values in ADDED:
        statements.append({"处理": "新增", **values})
    found = [row.get("内容", "") for _, row in milestones.offered()]
    for element, row in milestones.offered():
        bodies = [m[4] for m in MILESTONES if same(m[0], row.get("内容", ""))]
        milestones.write(element, {"处理": "确认", "牵头单位": (bodies or ["市科技局"])[0]})
    for subject, kind, period, strength, body in MILESTONES:
        if not any(same(subject, have) for have in found):
            milestones.append({"处理": "新增", "类型": kind, "内容": subject, "时期": period, "约束强度": strength, "牵头单位": body})
    found = [row.get("项目名称") for _, row in projects.offered()]
    for element, _ in projects.offered():
        projects.write(element, {"处理": "确认"})
    for number, name in enumerate(PROJECTS, 1):
        if name not in found:
            projects.append({"处理": "新增", "序号": str(number), "项目名称": name, "牵头单位": "市科技局"})


def main(path):
    """Fills in the workbook in place."""
    ElementTree.register_namespace("", NS[1:-1])
    ElementTree.register_namespace("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
    with zipfile.ZipFile(path) as book:
        files = {name: book.read(name) for name in book.namelist()}
    shared = ElementTree.fromstring(files["xl/sharedStrings.xml"])
    strings = ["".join(t.text or "" for t in item.iter(f"{NS}t")) for item in shared]
    names = [f"xl/worksheets/sheet{n}.xml" for n in (1, 2, 3)]
    sheets = [Sheet(files[name], strings) for name in names]
    fill(*sheets)
    for name, sheet in zip(names, sheets):
        files[name] = sheet.bytes()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in files.items():
            book.writestr(name, content)


if __name__ == "__main__":
    main(sys.argv[1])
