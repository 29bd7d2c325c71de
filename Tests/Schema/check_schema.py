#!/usr/bin/env python3
"""docs/sop.schema.json against the shipped SOPs, the broken files, and the reader's own key table.

    check_schema.py [keys.json]

keys.json is what `balai sop kunci` prints; with it, the schema's keys must equal the reader's.
"""
import json
import sys
from pathlib import Path

import jsonschema
import yaml

ROOT = Path(__file__).resolve().parents[2]
schema = json.loads((ROOT / "docs/sop.schema.json").read_text(encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
passed, failures = 0, []


def trouble(path):
    """Why the schema refuses a file; None if it accepts it. Every scalar is text, as the reader takes it."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        return str(error)
    error = jsonschema.exceptions.best_match(validator.iter_errors(data))
    return error and f"{'/'.join(map(str, error.absolute_path))}: {error.message}"


def expect(ok, text):
    global passed
    if ok:
        passed += 1
    else:
        failures.append(text)


accepted = sorted((ROOT / "procedures").glob("*.sop.yaml"))
accepted += [ROOT / f"Tests/ProceduresTests/Support/{name}.sop.yaml" for name in ("benar", "lengkap")]
broken = sorted((ROOT / "Tests/ProceduresTests/rusak").glob("*.yaml"))
expect(len(accepted) > 2 and len(broken) > 20, "there are no files to check")
for path in accepted:
    why = trouble(path)
    expect(why is None, f"{path.name} is refused: {why}")
for path in broken:
    expect(trouble(path) is not None, f"{path.name} is accepted")

if len(sys.argv) > 1:
    for name, context in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")).items():
        found = schema["$defs"].get(name, {})
        expect(set(found.get("properties", {})) == set(context["kunci"]), f"keys of {name} differ")
        expect(set(found.get("required", [])) == set(context["wajib"]), f"required keys of {name} differ")
        expect((found.get("additionalProperties") is not False) == context["terbuka"], f"openness of {name} differs")

for failure in failures:
    print("FAIL", failure)
print(f"{passed} passed, {len(failures)} failed")
sys.exit(1 if failures else 0)
