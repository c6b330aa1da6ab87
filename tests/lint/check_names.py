#!/usr/bin/env python3
"""Refuses file and class names that say nothing, and file names that are not snake_case."""
import re
import source_tree

WORDS = ["manager", "helper", "util", "utils", "misc", "common", "impl", "base", "info", "data", "processor",
         "controller", "handler"]
CLASS = re.compile(r"^\s*(?:class|struct|enum class)\s+(?:\[\[\w+\]\]\s+)?([A-Z]\w+)", re.M)


def words_of(name):
    return [word.lower() for word in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)]


def main():
    problems = []
    for path in source_tree.files("core", "app", "sync", "server"):
        stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        if not re.fullmatch(r"[a-z][a-z0-9_]*", stem):
            problems.append(f"{path}: file names are snake_case")
        for word in stem.split("_"):
            if word in WORDS:
                problems.append(f"{path}: “{word}” says nothing; name what it is")
        for name in CLASS.findall(source_tree.text(path)):
            for word in words_of(name):
                if word in WORDS:
                    problems.append(f"{path}: class {name}: “{word}” says nothing; name what it is")
    source_tree.finish("names", problems)


main()
