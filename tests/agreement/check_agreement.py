"""One table, many forms: what each form in which the catalogue is published says of a code, held against
/KEY.json. A fact that a form leaves out is no contradiction; each form must tell those that are listed here.

    check_agreement.py STATUSBOOK PROJECT
"""

import csv
import html
import json
import re
import subprocess
import sys
import tempfile

BASE = "https://statusbook.example"
MARKS = {"C": "cacheable by default", "R": "repeat with any method",
         "I": "repeat only if idempotent (GET, HEAD, PUT, DELETE)", "W": "repeat after a wait",
         "N": "never has content", "M": "must have content"}
RETRY_IN_WORDS = {"not needed": "no need to", "after a change": "only after a change",
                  "if idempotent": "- GET, HEAD, PUT and DELETE: yes - POST and PATCH: only after a check",
                  "after a delay": "after a pause", "any method": "yes, with any method", "no": "no"}


class Program:
    def __init__(self, path, project):
        self.path, self.project = path, project

    def run(self, *arguments):
        done = subprocess.run([self.path, *arguments], cwd=self.project, check=True, capture_output=True)
        return done.stdout.decode()


def plain(text):
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", text)).split())


def section_of(specification):
    return f"{specification['document']}, section {specification['section']}" if specification["section"] \
        else specification["document"]


def registry_of(registry):
    return registry and f"{registry['name']} ({registry['reference']}), read {registry['date']}"


def yes(truth):
    return "yes" if truth else "no"


def marks_of(code):
    rules = {"C": code["caching"]["heuristic"], "R": code["retry"]["rule"] == "any method",
             "I": code["retry"]["rule"] == "if idempotent", "W": code["retry"]["rule"] == "after a delay",
             "N": code["content"]["rule"] == "forbidden", "M": code["content"]["rule"] == "required"}
    return [letter for letter in MARKS if rules[letter]]


def sheet_fields(code, required):
    return [field["name"] for field in code["fields"]
            if field["always"] and (field["level"] == "MUST") == required]


def title_of(code):
    title = f"{code['code']} {code['name']}"
    return title


def words(text):
    """The parts of an enumeration, whatever stands between them."""
    return [part for part in re.split(r", then |, | or ", text)]


# ---- what each form says: {fact: (found, expected)}

def titles_of_examples(code):
    return [example["title"] for example in code["examples"] if example["title"]]


def control_characters(text):
    return re.findall(r"[\x00-\x08\x0b-\x1f\x7f]", text)


def of_html(page, code):
    def section(start):
        return re.search(start + r"(.*?)</section>", page, re.S)

    facts = {plain(name): value for name, value in
             re.findall(r"<div><dt>(.*?)</dt><dd>(.*?)</dd></div>", section('<h2 id="facts">')[1], re.S)}
    rule = {name: plain(re.match(r"<strong>(.*?)</strong>", facts[name])[1])
            for name in ("Content", "Stored by caches", "Retry")}
    told = {
        "title": (plain(re.search(r"<h1>(.*?)</h1>", page)[1]), title_of(code)),
        "answer": (plain(re.search(r'<p class="answer">(.*?)</p>', page)[1]), code["answer"]),
        "family": (facts["Category"].endswith(f"{html.escape(code['family']['name'])}</a>"), True),
        "senders": (words(plain(facts["Who sends it"])), code["senders"]),
        "fault": (plain(facts["Where the fault lies"]) if code["fault"] == ["none"]
                  else words(plain(facts["Where the fault lies"])),
                  "nothing is wrong" if code["fault"] == ["none"] else code["fault"]),
        "temporary": (plain(facts.get("Temporary", "not applicable")), code["temporary"]),
        "content": (rule["Content"], code["content"]["rule"]),
        "content note": (plain(facts["Content"]).endswith(code["content"]["note"]), True),
        "caching": (rule["Stored by caches"], code["caching"]["storable"]),
        "caching note": (plain(facts["Stored by caches"]).endswith(code["caching"]["note"]), True),
        "retry": (rule["Retry"], code["retry"]["rule"]),
        "retry advice": (code["retry"]["advice"] in plain(facts["Retry"]), True),
        "specification": (plain(facts["Specification"]), section_of(code["specification"])),
        "specification's address": (html.unescape(re.search('href="(.*?)"', facts["Specification"])[1]),
                                    code["specification"]["url"]),
        "first defined": (plain(facts["First defined in"]), code["first_defined"]),
        "registry": (plain(facts["IANA registry"]) if "IANA registry" in facts else None,
                     registry_of(code["registry"])),
        "popularity": (plain(facts["Met in practice"]), code["popularity"]),
        "recommended": (plain(facts["Recommended"]),
                        yes(code["recommended"]) + (", deprecated" if code["deprecated"] else "")),
        "common use": (plain(facts["Common use"]), code["common_use"]),
        "gRPC": (words(plain(facts.get("gRPC equivalent", ""))), code["grpc"] or [""]),
        "sources": (plain(re.search(r'<p class="sources">(.*?)</p>', page, re.S)[1]), "; ".join(code["sources"])),
        "requirements": ('id="requirements"' in page, bool(code["requirements"])),
        "examples": ([plain(title) for title in re.findall(r'<details class="more">\s*<summary>(.*?)</summary>', page)],
                     titles_of_examples(code)),
    }
    note = re.search(r'<div class="standing"><strong>(Temporary|Unused|Obsoleted|Unofficial)', page)
    told["standing"] = (note[1].lower() if note else "registered", code["standing"])
    table = section('<h2 id="fields">')
    rows = re.findall(r'<tr><th scope="row">(.*?)</th><td>(.*?)</td><td>(.*?)</td>', table[1], re.S) if table else []
    told["fields"] = ([(plain(name), plain(level)) for name, _, level in rows],
                      [(field["name"], field["level"]) for field in code["fields"]])
    return told


def of_markdown(text, code):
    facts = dict(re.findall(r"^- \*\*(.*?):\*\* (.*)$", text, re.M))
    heading, answer = re.match(r"# (.*)\n\n(.*)\n", text).groups()

    def rule(name):
        return facts[name].split(". ", 1)[0]

    def items(name):
        return facts[name].split(", ")

    return {
        "title": (heading.startswith(title_of(code)), True),
        "answer": (answer, code["answer"]),
        "meaning": (facts["Meaning"], code["meaning"]),
        "family": (facts["Category"], code["family"]["name"]),
        "standing": (facts["Standing"], code["standing"]),
        "registry": (facts.get("IANA registry"), registry_of(code["registry"])),
        "specification": (facts["Specification"],
                          f"[{section_of(code['specification'])}]({code['specification']['url']})"),
        "first defined": (facts["First defined in"], code["first_defined"]),
        "senders": (items("Who sends it"), code["senders"]),
        "fault": (items("Where the fault lies"), code["fault"]),
        "temporary": (facts["Temporary"], code["temporary"]),
        "content": (rule("Content"), code["content"]["rule"]),
        "caching": (rule("Stored by caches"), code["caching"]["storable"]),
        "cacheable by default": (facts["Heuristically cacheable"], yes(code["caching"]["heuristic"])),
        "retry": (facts["Retry"], f"{code['retry']['rule']}. {code['retry']['advice']}"),
        "fields": (re.findall(r"`(.*?)` \((.*?), ", facts.get("Header fields", "")),
                   [(field["name"], field["level"]) for field in code["fields"]]),
        "popularity": (facts["Met in practice"], code["popularity"]),
        "recommended": (facts["Recommended"], yes(code["recommended"])),
        "deprecated": (facts["Deprecated"], yes(code["deprecated"])),
        "common use": (facts["Common use"], code["common_use"]),
        "sources": (re.findall(r"^- (.*)$", text.split("\n## Sources\n")[1], re.M), code["sources"]),
        "questions": (re.findall(r"^### (.*)$", text.split("\n## Questions\n")[-1], re.M)[:len(code["questions"])]
                      if code["questions"] else [], [question["question"] for question in code["questions"]]),
        "updated": (code["updated"] in text.rstrip().splitlines()[-1], True),
        "examples": (re.findall(r"^### (.*)$", text.split("\n## Examples\n")[1].split("\n## ")[0], re.M)
                     if code["examples"] else [], titles_of_examples(code)),
        "control characters": (control_characters(text), []),
    }


def of_csv(row, code):
    expected = {
        "code": str(code["code"]), "key": code["key"], "name": code["name"], "family": code["family"]["key"],
        "standing": code["standing"], "meaning": code["meaning"], "answer": code["answer"],
        "specification": code["specification"]["document"], "section": code["specification"]["section"] or "",
        "registry_name": code["registry"]["name"] if code["registry"] else "",
        "registry_date": code["registry"]["date"] if code["registry"] else "", "presence": code["presence"],
        "content": code["content"]["rule"], "storable_by_caches": code["caching"]["storable"],
        "heuristically_cacheable": yes(code["caching"]["heuristic"]), "retry": code["retry"]["rule"],
        "temporary": code["temporary"],
        "fields": "; ".join(f"{field['name']} ({field['level']})" for field in code["fields"]),
        "popularity": code["popularity"], "recommended": yes(code["recommended"]),
        "deprecated": yes(code["deprecated"]), "sources": "; ".join(code["sources"]), "url": code["url"],
        "updated": code["updated"], "license": "CC-BY-4.0"}
    return {name: (row.get(name), value) for name, value in expected.items()} | {
        "columns": (sorted(row), sorted(expected))}


def of_sheet_csv(row, code):
    in_use = code["standing"] not in ("unused", "obsoleted") and not code["deprecated"]
    return {
        "title": (f"{row['code']} {row['name']}", title_of(code)), "meaning": (row["meaning"], code["meaning"]),
        "family": (row["family"], code["family"]["key"]), "marks": (list(row["marks"]), marks_of(code)),
        "required fields": (row["required_fields"].split(), sheet_fields(code, True)),
        "expected fields": (row["expected_fields"].split(), sheet_fields(code, False)),
        "popularity": (row["common"], yes(code["popularity"] == "common")),
        "in use": (row["in_use"], yes(in_use)), "url": (row["url"], code["url"])}


def of_sheet_markdown(cells, code):
    number, name, meaning, marks, fields = cells
    required = re.findall(r"\*\*!\*\* `(.*?)`", fields)
    return {"name": (name, code["name"]), "meaning": (meaning, code["meaning"]),
            "marks": (marks.split(), marks_of(code)),
            "common": (number.startswith("**"), code["popularity"] == "common"),
            "required fields": (required, sheet_fields(code, True)),
            "fields": (re.findall(r"`(.*?)`", fields),
                       [field["name"] for field in code["fields"] if field["always"]])}


def of_manual(lines, code):
    """What stands under .It Sy "502 Bad Gateway"."""
    described, fields = [], {"Required": [], "Expected": []}
    for line, following in zip(lines, lines[1:] + [""]):
        kind = re.fullmatch(r"(Required|Expected) field:", line)
        if kind:
            fields[kind[1]].append(re.fullmatch(r'\.Li "(.*)" \.', following)[1])
        elif not line.startswith(".Li"):
            described.append(line.replace("\\e", "\\").removesuffix("."))
    capital = [MARKS[mark][0].upper() + MARKS[mark][1:] for mark in marks_of(code)]
    return {"meaning": (described[0], code["meaning"]), "marks": (described[1:], capital),
            "required fields": (fields["Required"], sheet_fields(code, True)),
            "expected fields": (fields["Expected"], sheet_fields(code, False))}


def of_show_json(shown, code):
    facts = shown["facts"]
    same = ["key", "code", "name", "meaning", "answer", "use_when", "standing", "presence", "popularity", "deprecated"]
    told = {name: (shown[name], code[name]) for name in same}
    told |= {name: (facts[name], code[name]) for name in ("first_defined", "registry", "recommended", "common_use",
                                                          "specification", "content", "caching", "redirect")}
    return told | {
        "heuristic": (shown["heuristic"], code["caching"]["heuristic"]),
        "retry": ((facts["retry"]["rule"], facts["retry"]["advice"]), (code["retry"]["rule"], code["retry"]["advice"])),
        "fields": ([(field["name"], field["level"]) for field in (facts["fields"] or {"items": []})["items"]],
                   [(field["name"], field["level"]) for field in code["fields"]]),
        "requirements": ([item["what"] for item in (facts["requirements"] or {"items": []})["items"]],
                         [item["what"] for item in code["requirements"]]),
        "sources": (facts["sources"], "; ".join(code["sources"]))}


def of_show_text(told, code):
    """What the rows of a comparison of all codes say: {label: text}."""
    levels = {"MUST": "MUST", "SHOULD": "SHOULD", "no keyword": "by definition"}
    named = [(field["name"], field["level"]) for field in code["fields"]
             if field["level"] in ("MUST", "SHOULD") or field["level"] == "no keyword" and field["always"]]
    fields = re.findall(r"(\S+) \((MUST|SHOULD|by definition)", told["Header fields this code asks for"])
    facts = {
        "meaning": (told["Meaning"], code["meaning"]),
        "senders": (words(told["Who sends it"]), code["senders"]),
        "fields": (sorted(set(fields)), sorted({(name, levels[level]) for name, level in named})),
        "content": (told.get("Content", "not applicable"), code["content"]["rule"]),
        "caching": (told.get("Stored by caches", "not applicable"), code["caching"]["storable"]),
        "popularity": (told["How often it is met"], code["popularity"]),
        "standing": (told["Standing in the registry"], code["standing"]),
        "specification": (told["Specification"], section_of(code["specification"])),
        "first defined": (told["First defined in"], code["first_defined"]),
        "common use": (told["Common use"], code["common_use"])}
    facts["is met"] = ("May a client retry?" in told, is_met(code))
    if not is_met(code):
        return facts
    fault = told["Where the fault lies"]
    facts["fault"] = ((fault, "nowhere: no fault is reported") if code["fault"] == ["none"] else (words(fault), code["fault"]))
    facts["temporary"] = (told.get("Temporary?", "not applicable"), code["temporary"])
    facts["retry"] = (told["May a client retry?"], RETRY_IN_WORDS[code["retry"]["rule"]])
    return facts


# ---- taking the forms apart

def sheet_markdown_rows(text):
    rows = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        number = re.search(r"\[\d+\]\(" + re.escape(BASE) + r"/(.*?)/\)", line)
        if len(cells) == 5 and number:
            rows[number[1]] = [re.sub(r"\\(.)", r"\1", cell) for cell in cells]
    return rows


def manual_entries(text):
    entries = {}
    for part in re.split(r"^\.It Sy ", text, flags=re.M)[1:]:
        head, *lines = re.split(r"^\.(?:El|Pp|Ss|Sh)\b", part, flags=re.M)[0].rstrip("\n").split("\n")
        entries.setdefault(head.strip('"').replace('""', '"'), []).append(lines)
    return entries


def manual_entry(entries, code):
    """Several meanings of a number may have one name."""
    same = entries[title_of(code)]
    return next((lines for lines in same if lines[0] == f"{code['meaning']}."), same[0])


def show_rows(text, keys):
    """{key: {label: text}} of a comparison that is too wide for columns."""
    told, label, key = {}, None, None
    for line in text.splitlines():
        row = re.match(r"  (\S+) +(.*)$", line)
        if line and not line.startswith(" "):
            label = line
        elif row and row[1] in keys and line.index(row[1]) == 2:
            key = row[1]
            told.setdefault(key, {})[label] = row[2]
        elif line.strip() and label:
            told[key][label] += " " + line.strip()
    return told


def is_met(code):
    """A number that nothing sends has no rules to tell."""
    return code["standing"] != "unused" and code["presence"] != "rumored" and code["popularity"] != "never sent"


def show_texts(program, all_codes):
    """What `show` says. A row is printed if all codes have something to say, so those that have are asked together."""
    def has(code, fact):
        return {"temporary": code["temporary"], "content": code["content"]["rule"],
                "caching": code["caching"]["storable"]}[fact] != "not applicable"

    told = show_rows(program.run("show", *all_codes), all_codes)
    met = [key for key, code in all_codes.items() if is_met(code)]
    for keys in (met, *([key for key, code in all_codes.items() if has(code, fact) and (fact != "temporary" or is_met(code))]
                        for fact in ("temporary", "content", "caching"))):
        for key, rows in show_rows(program.run("show", *keys), all_codes).items():
            told[key] |= rows
    return told


def main(statusbook, project):
    program = Program(statusbook, project)
    problems, count = [], 0
    with tempfile.TemporaryDirectory(prefix="statusbook-agreement-") as site:
        program.run("build", "--out", f"{site}/out", "--base-url", BASE)

        def read(name):
            with open(f"{site}/out/{name}", newline="") as file:
                return file.read()

        all_codes = {code["key"]: code for code in json.loads(read("api/codes.json"))["status_codes"]}
        keys = list(all_codes)
        with_site = ["--base-url", BASE]
        rows = {row["key"]: row for row in csv.DictReader(read("api/codes.csv").splitlines(keepends=True))}
        sheet_csv = {row["key"]: row for row in
                     csv.DictReader(program.run("sheet", "--format", "csv", *with_site).splitlines(keepends=True))}
        sheet_markdown = sheet_markdown_rows(program.run("sheet", "--format", "markdown", *with_site))
        manual = manual_entries(program.run("sheet", "--format", "man", *with_site))
        shown = {code["key"]: code for code in json.loads(program.run("show", *keys, "--json"))["codes"]}
        texts = show_texts(program, all_codes)
        responses = json.loads(read("api/openapi.json"))["components"]["responses"]
        llms = dict(re.findall(r"^- \[.*\]\(" + BASE + r"/(.*?)\.md\): (.*)$", read("llms.txt"), re.M))

        if list(sheet_csv) != list(sheet_markdown) or len(sheet_csv) < 64:
            problems.append("the sheet as CSV and as Markdown have different codes")
        for key, code in all_codes.items():
            forms = {"JSON": {"file": (json.loads(read(f"{key}.json"))["status_code"], code)},
                     "HTML": of_html(read(f"{key}/index.html"), code),
                     "Markdown": of_markdown(read(f"{key}.md"), code),
                     "CSV": of_csv(rows[key], code),
                     "show --json": of_show_json(shown[key], code),
                     "show": of_show_text(texts[key], code),
                     "llms.txt": {"meaning": (llms[key], code["meaning"])}}
            if key in sheet_csv:
                forms["sheet as CSV"] = of_sheet_csv(sheet_csv[key], code)
                forms["sheet as Markdown"] = of_sheet_markdown(sheet_markdown[key], code)
                forms["http-status(7)"] = of_manual(manual_entry(manual, code), code)
            if key in responses:
                forms["OpenAPI"] = {"answer": (responses[key]["description"], code["answer"])}
            for form, facts in forms.items():
                for fact, (found, expected) in facts.items():
                    count += 1
                    if found != expected:
                        problems.append(f"{key}: {fact} in {form}: {found!r}, not {expected!r} as in JSON")
    print(*problems, f"{count} facts of {len(all_codes)} codes", sep="\n")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
