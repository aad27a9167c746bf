# Adds up what gcov --json-format prints, one document a line on standard input: the lines of generator/
# that ran, a folder at a time. script/coverage calls it.
import json
import os
import sys
from collections import defaultdict


def read_counts(documents):
    """File below the project → line → how often it ran; a header counts once for all who include it."""
    counts = defaultdict(lambda: defaultdict(int))
    for document in documents:
        report = json.loads(document)
        for file in report["files"]:
            path = os.path.relpath(os.path.join(report["current_working_directory"], file["file"]))
            if not path.startswith("generator/"):
                continue
            for line in file["lines"]:
                counts[path][line["line_number"]] += line["count"]
    return counts


def share(name, ran, lines):
    return f"{name:<24}{ran:>7} of {lines:>6} lines{100 * ran / max(lines, 1):>8.1f} %"


def main():
    promised = float(sys.argv[1])
    counts = read_counts(sys.stdin)
    folders = defaultdict(lambda: [0, 0])
    for path, lines in counts.items():
        for name in (os.path.dirname(path), "generator"):
            folders[name][0] += sum(1 for count in lines.values() if count)
            folders[name][1] += len(lines)
    for name in sorted(folders, key=lambda name: (name == "generator", name)):
        print(share(name, *folders[name]))
    for path in sys.argv[2:]:
        for line in sorted(counts[path]):
            if not counts[path][line]:
                print(f"{path}:{line}: did not run")
    ran, lines = folders["generator"]
    if 100 * ran < promised * lines:
        sys.exit(f"script/coverage: less than {promised:g} % of generator/ ran")


main()
