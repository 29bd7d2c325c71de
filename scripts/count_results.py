"""Adds up the JUnit files of a test run, names what failed and what was skipped and why, and prints `N passed, N failed` as
the last line."""

import pathlib
import sys
import xml.etree.ElementTree as ElementTree


def main(folder: str, a_runner_failed: str) -> int:
    passed = failed = skipped = 0
    for path in sorted(pathlib.Path(folder).glob("*.xml")):
        for case in ElementTree.parse(path).iter("testcase"):
            if case.find("failure") is not None or case.find("error") is not None:
                failed += 1
                print(f"failed: {case.get('classname')} {case.get('name')}")
            elif (omission := case.find("skipped")) is not None:
                skipped += 1
                print(f"skipped: {case.get('classname')} {case.get('name')}: {omission.get('message') or 'no reason given'}")
            else:
                passed += 1
    if passed == 0 or (a_runner_failed != "0" and failed == 0):
        failed += 1
    if skipped:
        print(f"{skipped} skipped")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
