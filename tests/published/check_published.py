"""Addresses never break: every address that was published, with the ids of its headings, is still there.

    check_published.py STATUSBOOK PROJECT
    STATUSBOOK_ACCEPT=1 check_published.py STATUSBOOK PROJECT     takes new ones into the list

The list is tests/data/published/addresses.txt: an address a line, with the ids of its headings. A problem type
of RFC 9457 may be such an address, so /502/ must never move. A page that has to go needs an entry under "moved"
in site.json; its line then leaves the list by itself. Comparisons that nobody has written and the steps of
decision trees are not listed: their addresses follow from the codes.
"""

import os
import re
import subprocess
import sys
import tempfile

LIST = "tests/data/published/addresses.txt"
HEAD = """\
# Published addresses and the ids of their headings, which must not go away.
# tests/published/check_published.py says how to add to them.
"""
CLOSED = '<meta name="robots" content="noindex">'
# Made for servers, or with names that change with their bytes.
NOT_FOR_READERS = re.compile(r"(\.statusbook-manifest|_headers|_redirects|redirects\..*|moves\..*|404\.html|assets/.*)")
HEADING = re.compile(r'<h[1-6][^>]* id="([^"]*)"')


def addresses_of(site):
    """{address: [ids]} of a built site."""
    found = {}
    for folder, _, names in os.walk(site):
        for name in names:
            path = os.path.relpath(os.path.join(folder, name), site)
            if NOT_FOR_READERS.fullmatch(path):
                continue
            address, ids = "/" + path.removesuffix("index.html"), []
            if path.endswith(".html"):
                with open(os.path.join(site, path)) as file:
                    page = file.read()
                if CLOSED in page:
                    continue
                ids = HEADING.findall(page)
            found[address] = ids
    return found


def moves_of(site):
    with open(f"{site}/_redirects") as file:
        return dict(line.split()[:2] for line in file if not line.startswith("#"))


def read_list(text):
    lines = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return {address: ids for address, *ids in lines}


def write_list(addresses):
    return HEAD + "".join(" ".join([address, *ids]) + "\n" for address, ids in sorted(addresses.items()))


def problems_of(listed, found, moves):
    problems = []
    for address, ids in sorted(listed.items()):
        if address not in found and address not in moves:
            problems.append(f"{address} was published and is gone; bring it back, or say in site.json where it has "
                            f'moved: "moved": [{{ "from": "{address}", "to": "/…/" }}]')
        for heading in ids if address in found else []:
            if heading not in found[address]:
                problems.append(f"{address}#{heading} was published and is gone; give the heading its words back, or, "
                                f"if what it said is gone for good, take '{heading}' out of {LIST}")
    for address in sorted(set(found) - set(listed)):
        problems.append(f"{address} is new; STATUSBOOK_ACCEPT=1 ctest --preset release -R published takes it into "
                        "the list, after which it must stay")
    return problems


def accept(listed, found, moves):
    """What is listed and has not moved, with what is new."""
    kept = {address: list(ids) for address, ids in listed.items() if address in found or address not in moves}
    for address, ids in found.items():
        known = kept.setdefault(address, [])
        known.extend(heading for heading in ids if heading not in known)
    return kept


def check_itself():
    listed = {"/502/": ["facts", "old"], "/gone/": [], "/old/": ["a"]}
    found = {"/502/": ["facts", "new"], "/503/": []}
    moves = {"/old/": "/502/"}
    assert problems_of(listed, found, moves) == [
        "/502/#old was published and is gone; give the heading its words back, or, if what it said is gone for good, "
        "take 'old' out of tests/data/published/addresses.txt",
        '/gone/ was published and is gone; bring it back, or say in site.json where it has moved: "moved": '
        '[{ "from": "/gone/", "to": "/…/" }]',
        "/503/ is new; STATUSBOOK_ACCEPT=1 ctest --preset release -R published takes it into the list, after which it "
        "must stay"]
    taken = accept(listed, found, moves)
    assert taken == {"/502/": ["facts", "old", "new"], "/gone/": [], "/503/": []}, taken
    assert read_list(write_list(taken)) == taken


def main(statusbook, project):
    check_itself()
    with tempfile.TemporaryDirectory(prefix="statusbook-published-") as folder:
        site = f"{folder}/site"
        subprocess.run([statusbook, "build", "--out", site], cwd=project, check=True, capture_output=True)
        found, moves = addresses_of(site), moves_of(site)
    with open(f"{project}/{LIST}") as file:
        listed = read_list(file.read())
    if os.environ.get("STATUSBOOK_ACCEPT") == "1":
        listed = accept(listed, found, moves)
        with open(f"{project}/{LIST}", "w") as file:
            file.write(write_list(listed))
    problems = problems_of(listed, found, moves)
    print(*problems, f"{len(listed)} addresses with {sum(map(len, listed.values()))} headings", sep="\n")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
