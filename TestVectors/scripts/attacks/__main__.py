"""Signed documents in which something is wrong: python3 scripts/attacks DIR writes them and their manifest.json.

The keys are those beside this folder; xmlsec1 judges every document for the manifest where it is installed.
"""

import json
import pathlib
import shutil
import sys

import honest
import keys
import parsing
import structure
import wrapping
import xmlsec


def write(folder):
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "documents").mkdir(parents=True)
    (folder / "certificates").mkdir()
    cases = (
        honest.cases() + wrapping.cases() + structure.cases() + keys.cases(folder / "certificates") + parsing.cases())
    assert len({case.id for case in cases}) == len(cases)
    rows = []
    for case in cases:
        (folder / "documents" / case.file()).write_bytes(case.octets())
        arguments = xmlsec.arguments(case)
        row = {
            "id": case.id, "file": f"documents/{case.file()}", "trick": case.trick, "source": case.source,
            "expected": case.expected, "code": case.code, "signed": list(case.signed), "trust": case.trust,
            "certificate": xmlsec.certificate(case), "xmlsec1Arguments": arguments,
            "xmlsec1": xmlsec.answer(case, arguments),
        }
        if case.repeated:
            row["repeated"] = {"text": case.repeated[0], "times": case.repeated[1]}
        rows.append({name: value for name, value in row.items() if value not in ("", [])})
    (folder / "certificates/attacker-key.pem").unlink()
    (folder / "manifest.json").write_text(json.dumps({"cases": rows}, indent=1, ensure_ascii=False) + "\n")


write(pathlib.Path(sys.argv[1]))
