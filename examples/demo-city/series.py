"""The invented figures behind observations.csv: areas, weights, yearly totals. 示例数据，纯属虚构."""

CITY = "X9901"
ZONE = "X9901_GXQ"
YEARS = range(2016, 2025)

# Order of the rows; names and validity are in packs/areas-demo-city/areas.toml.
AREAS = [
    CITY, "X990101", "X990102", "X990121", "X990103", "X990122", "X990123", "X990124",
    "X990125", "X990126", "X990127", ZONE, "X9902", "X9903", "X9904", "X9905", "X9906",
]

COUNTY_WEIGHTS = {
    "X990101": 27, "X990102": 24, "X990121": 15, "X990103": 15, "X990122": 12, "X990123": 9,
    "X990124": 5, "X990125": 5, "X990126": 3, "X990127": 8,
}


def counties_of(year):
    """County codes in force in a year: one renamed from 2022, two merged from 2023."""
    return (
        ["X990101", "X990102"]
        + (["X990121"] if year < 2022 else ["X990103"])
        + ["X990122", "X990123", "X990124"]
        + (["X990125", "X990126"] if year < 2023 else ["X990127"])
    )


def by_year(*values, first=2016):
    """Values of successive years."""
    return {first + at: value for at, value in enumerate(values)}


def population():
    """Resident population (万人) by county; the city total is their sum."""
    totals = by_year(402, 401.5, 401, 400.5, 400, 399, 398, 397, 396, 394.5)
    out = {area: {} for area in COUNTY_WEIGHTS}
    for year, total in totals.items():
        areas = counties_of(year)
        whole = sum(COUNTY_WEIGHTS[area] for area in areas)
        left = round(total * 100)
        for area in areas[:-1]:
            part = round(total * 100 * COUNTY_WEIGHTS[area] / whole)
            out[area][year] = part / 100
            left -= part
        out[areas[-1]][year] = left / 100
    return totals, out


POPULATION_TOTAL, POPULATION = population()

STATISTICS, SCIENCE, MARKET = "示例市统计局年报", "示例市科学技术局年报", "示例市市场监督管理局年报"
AUTUMN, SPRING, WINTER = (11, 15, 1), (3, 20, 1), (2, 10, 1)


def series(unit, places, known, source, values=None, **more):
    """One series; `known` is month, day and years after the year the value is about."""
    return dict(unit=unit, places=places, known=known, source=source, values=values or {}, **more)


# `counties`: split over the counties. `outside`: the part of the city's total that no county reports.
YEARLY = {
    "GDP": series("亿元", 2, (3, 20, 1), STATISTICS, by_year(1700, 1850, 2010, 2190, 2400, 2590, 2700, 2840, 3000),
                  counties=True, caliber="stat", outside={2022: 14, 2023: 9}),
    "RD_EXP": series("亿元", 2, AUTUMN, STATISTICS, by_year(18.7, 21.28, 25.13, 30.22, 36, 43.2, 50.8, 59.6, 69.6),
                     counties=True, caliber="stat"),
    "RD_GDP": series("%", 2, AUTUMN, STATISTICS, numerator="RD_EXP", denominator="GDP", factor=100, counties=True, caliber="stat"),
    "REV_IND": series("亿元", 2, AUTUMN, STATISTICS, by_year(2600, 2800, 3000, 3200, 3400, 3800, 4100, 4350, 4600), counties=True, caliber="stat"),
    "RD_EXP_IND": series("亿元", 2, AUTUMN, STATISTICS, by_year(16.12, 19.04, 22.5, 26.56, 30.6, 38, 44.28, 50.9, 57.96), counties=True, caliber="stat"),
    "RD_REV_IND": series("%", 2, AUTUMN, STATISTICS, numerator="RD_EXP_IND", denominator="REV_IND", factor=100, counties=True, caliber="stat"),
    "RD_FTE_IND": series("人年", 0, AUTUMN, STATISTICS, by_year(3600, 3900, 4300, 4800, 5200, 5500, 6000, 6450, 6900), counties=True, caliber="stat"),
    "INV_PATENT_VALID": series("件", 0, WINTER, MARKET, by_year(322, 381, 441, 541, 640, 818, 1015, 1183, 1307, 1231), counties=True),
    "POP_RESIDENT": series("万人", 2, (5, 6, 1), STATISTICS, POPULATION_TOTAL, counties=True),
    "INV_PATENT_P10K": series("件", 2, (5, 8, 1), MARKET, numerator="INV_PATENT_VALID", denominator="POP_RESIDENT", factor=1, counties=True, caliber="resident"),
    "TECH_CONTRACT": series("亿元", 2, WINTER, SCIENCE, by_year(6, 8, 11, 15, 20, 46, 98, 187, 310, 352), counties=True, caliber="seller",
                            outside={2021: 2, 2022: 5, 2023: 11, 2024: 16, 2025: 18}),
    "IND_VA": series("亿元", 2, (3, 25, 1), STATISTICS, by_year(520, 565, 610, 660, 700, 770, 800, 850, 900), counties=True),
    "HT_VA": series("亿元", 2, (3, 25, 1), STATISTICS, by_year(114.4, 135.6, 158.6, 184.8, 210, 247.2, 272, 232.9, 261), counties=True),
    "HT_VA_SHARE": series("%", 2, (3, 25, 1), STATISTICS, numerator="HT_VA", denominator="IND_VA", factor=100, counties=True,
                          caliber=[(2016, "catalogue_2016"), (2023, "catalogue_2023")]),
    "HTE_COUNT": series("家", 0, (1, 25, 1), SCIENCE, by_year(150, 200, 270, 345, 420, 455, 430, 412, 405, 431), counties=True, caliber="valid_certificate"),
    "PLATFORM_PROV_UP": series("个", 0, WINTER, SCIENCE, by_year(40, 48, 57, 68, 80, 88, 97, 105, 112, 121), counties=True, caliber="type_list"),
    # Beyond the nine.
    "STSME_COUNT": series("家", 0, WINTER, SCIENCE, by_year(210, 290, 380, 490, 600, 710, 820, 930, 1040), counties=True),
    "GAZELLE_NEW": series("家", 0, WINTER, SCIENCE, by_year(1, 0, 2, 2, 3, 5, 3, 4, 6, 2)),
    "HT_OUTPUT": series("亿元", 2, SPRING, STATISTICS, by_year(500, 580, 680, 790, 920, 1080, 1220, 1360, 1500)),
    "UNICORN": series("家", 0, WINTER, SCIENCE, by_year(0, 0, 0, 0, 0, 0, 0, 0, 0)),
    "ENT_TECH_CENTER": series("家", 0, WINTER, "示例市工业和信息化局年报", by_year(0, 1, 1, 1, 1, 1, 1, 1, 1)),
    "NEW_PRODUCT_SHARE": series("%", 1, AUTUMN, STATISTICS, by_year(14.2, 15.1, 16.4, 17.3, 18.5, 19.6, 21, 22.3, 23.1)),
    "NRD_INSTITUTE_NEW": series("家", 0, WINTER, SCIENCE, by_year(1, 2, 1, 2, first=2021)),
    "ACCELERATOR_NEW": series("家", 0, WINTER, SCIENCE, by_year(2, 1, 2, 1, first=2021)),
    "NATIONAL_INCUBATOR": series("家", 0, WINTER, SCIENCE, by_year(1, 1, 2, 2, 2, 2, 2, 2, 2)),
    "MATCH_EVENT": series("场", 0, WINTER, SCIENCE, by_year(12, 9, 14, 13, first=2021), grade="部门函"),
    "FISCAL_ST": series("亿元", 2, SPRING, "示例市财政局决算", by_year(5.6, 6.1, 6.7, 7.3, 8, 8.97, 9.81, 10.89, 12.03)),
    "FISCAL_ST_GROWTH": series("%", 1, SPRING, "示例市财政局决算", by_year(8.9, 9.8, 9, 9.6, 12.1, 9.4, 11, 10.5, first=2017)),
    "ENERGY_PER_VA": series("吨标准煤", 3, SPRING, STATISTICS, by_year(0.7, 0.68, 0.66, 0.64, 0.62, 0.6, 0.58, 0.56, 0.54)),
    "SEED_COVER": series("%", 1, WINTER, "示例市农业农村局年报", by_year(91, 93.5, 95, first=2022), grade="部门函"),
    "SCI_LITERACY": series("%", 1, (12, 20, 1), "示例市科协抽样调查公报", {2015: 7.4, 2020: 10.2}),
    "TALENT_FLAT": series("套", 0, WINTER, "示例市人才工作办公室函", by_year(800, 0, 0, 0, 0, first=2020), grade="部门函"),
    "FOREIGN_RD_CENTER": series("家", 0, WINTER, "示例市商务局函", by_year(1, 2, 0, 0, 0, 0, first=2019), grade="部门函"),
    "TECH_LOAN": series("户", 0, WINTER, "示例市科学技术局函", by_year(310, 365, 402, 450, first=2021), grade="部门函"),
    "TRANSFER_OUTPUT": series("亿元", 2, WINTER, "示例市科学技术局函", by_year(42, 55, 71, 90, 130, first=2020), grade="部门函"),
    "RD_STAFF_P10K": series("人年", 1, AUTUMN, STATISTICS, by_year(33, 34.2, 35.6, 36.9, 38, 39.1, 40.4, 41.2, 42)),
    "STAFF_TURNOVER": series("%", 1, WINTER, "示例市人力资源和社会保障局函", by_year(5.8, 6, 6.4, 6.9, 7.3, 7.6, first=2019), grade="部门函"),
    "RURAL_EVENT": series("场", 0, WINTER, "示例市科协函", by_year(22, 0, 25, 24, first=2021), grade="部门函"),
    "REPORT_RATE": series("%", 1, WINTER, SCIENCE, by_year(93.1, 94.4, 95.6, 96.7, 97.5, 97.9, 98.2, 98.5, 98.8)),
    "SCI_INDEX": series("分", 2, (9, 12, 1), "示例省科技创新监测年报", by_year(55.1, 57.9, 60.4, 63.8, 67.3, first=2020)),
}

# 2020 to 2024; the fifth city lost one year.
PEERS = {
    "RD_GDP": {
        "X9902": [2.31, 2.42, 2.55, 2.63, 2.71], "X9903": [1.62, 1.7, 1.83, 1.96, 2.08],
        "X9904": [1.2, 1.28, 1.37, 1.49, 1.58], "X9905": [0.92, 0.98, None, 1.12, 1.2],
        "X9906": [1.71, 1.88, 2.07, 2.2, 2.32],
    },
    "HTE_COUNT": {
        "X9902": [910, 1040, 1180, 1290, 1405], "X9903": [510, 560, 600, 655, 702],
        "X9904": [260, 290, 330, 352, 371], "X9905": [120, 140, None, 175, 190],
        "X9906": [395, 420, 450, 471, 498],
    },
    "SCI_INDEX": {
        "X9902": [72.3, 73.9, 75.6, 77.1, 78.4], "X9903": [60.2, 61.8, 63.5, 65.2, 66.95],
        "X9904": [51.4, 52.6, 54.1, 55.8, 57.3], "X9905": [46.8, 47.5, None, 50.2, 51.6],
        "X9906": [58.8, 60.7, 62.6, 64.9, 67.3],
    },
}
