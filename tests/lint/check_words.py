#!/usr/bin/env python3
"""Refuses code that the house has ruled out, with the reason."""
import re
import source_tree

RULES = [
    (r"\bprocessEvents\s*\(|\bQEventLoop\b", ("core", "app", "sync"), (),
     "nested event loops crash: return and be called back"),
    (r"\bTODO\b|\bFIXME\b|\bXXX\b", ("core", "app", "sync", "server", "tests"), (), "finish it or open an issue"),
    (r"#[0-9A-Fa-f]{6}\b|\bQColor\s*\(\s*\d|\bQColorConstants|Qt::(red|green|blue|black|white|gray)\b", ("app",),
     ("app/theme.cpp", "app/theme.h"), "colours come from the theme"),
    (r"\bco_await\b|\bco_return\b", ("core", "app", "sync", "server"), (), "coroutines miscompile on g++ 12"),
    (r"#\s*include\s*<(QSql\w*|sqlite3\.h)", ("core", "app", "sync", "server", ),
     ("core/journal/sqlite.h", "core/journal/sqlite.cpp"), "only core/journal/sqlite speaks SQL plumbing"),
    (r"#\s*include\s*<Q(Widget|Application|Dialog|Network\w*|TcpSocket)>", ("core",), (), "core has no widgets, no network"),
    (r"\bunistd\.h\b|\bsys/\w+\.h\b|\bwindows\.h\b", ("core", "app", "sync"), (), "portable code only"),
    (r"\btoDouble\s*\(", ("core/import",), (), "numbers of a file never pass through a double"),
]


def main():
    problems = []
    for pattern, folders, excepted, reason in RULES:
        matcher = re.compile(pattern)
        for path in source_tree.files(*folders):
            if path in excepted:
                continue
            for number, line in enumerate(source_tree.text(path).split("\n"), 1):
                if matcher.search(line):
                    problems.append(f"{path}:{number}: {line.strip()[:80]}: {reason}")
    source_tree.finish("words", problems)


main()
