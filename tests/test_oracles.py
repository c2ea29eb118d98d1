"""Every published case of ../shared/oracles.json is replayed by a test that names it, or is listed
here with the reason why not."""

from __future__ import annotations

import json
import re

from shared_data import shared_file
from sources import ROOT

LEFT_OUT = {
    "pp-period-partial-sale": "gains of a period, measured from its start: ours never are",
    "pp-period-currency-gains": "likewise",
    "pp-volatility": "no view of risk",
    "pp-drawdown": "likewise",
}
SIMULATED = re.compile(r"fire-|cf-")  # by a simulation, which is not there yet


def test_every_published_case_is_replayed_or_left_out_with_a_reason():
    cases = json.loads(shared_file("../oracles.json").read_text(encoding="utf-8"))["cases"]
    tests = [file for kind in ("*.py", "*.sql", "*.json") for file in (ROOT / "tests").rglob(kind)]
    words = {
        word
        for file in tests
        if file.name != "test_oracles.py"
        for word in re.findall(r"[\w-]+", file.read_text(encoding="utf-8"))
    }
    missing = {case["id"] for case in cases if not SIMULATED.match(case["id"])} - words
    assert missing == set(LEFT_OUT)
