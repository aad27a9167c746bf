"""The names of content/constants.json that a library has in one version of it."""
import json
import pathlib
import re

FILE = pathlib.Path(__file__).parents[2] / "content" / "constants.json"


def numbers(version):
    return [int(part) for part in re.findall(r"[0-9]+", version)]


def library(name):
    for item in json.loads(FILE.read_text("utf-8"))["libraries"]:
        if item["id"] == name:
            return item
    raise SystemExit(f"{FILE} has no library '{name}'")


def names_in(name, version):
    """Name → number, for what is there in `version` according to since and removed."""
    listed = library(name)
    here = {}
    for constant in listed["names"]:
        since = constant.get("since", listed.get("since", "0"))
        removed = constant.get("removed")
        is_there = numbers(since) <= numbers(version)
        if is_there and (removed is None or numbers(version) < numbers(removed)):
            here[constant["name"]] = int(constant["code"][:3])
    return here


def differences(listed, real):
    """A sentence for each name or number that only one of the two has."""
    told = []
    for name in sorted(listed.keys() | real.keys()):
        if listed.get(name) != real.get(name):
            told.append(f"{name}: {FILE.name} says {listed.get(name)}, the library says {real.get(name)}")
    return told
