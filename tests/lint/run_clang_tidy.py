#!/usr/bin/env python3
"""Runs the checks of .clang-tidy over the sources, two at a time: run_clang_tidy.py BUILD_FOLDER [--deep] [FILE…].

Without --deep the path-sensitive analysis is left out, which takes longer than all other checks together.

The compile commands are adapted on the way: clang does not read GCC's precompiled headers."""
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import source_tree


def commands(build, folder):
    adapted = []
    for entry in json.loads((build / "compile_commands.json").read_text()):
        command = re.sub(r"^.*?(?=\S*(?:c\+\+|g\+\+|clang\+\+)(?:-\d+)?\s)", "", entry["command"])
        command = re.sub(r"-Winvalid-pch|-fpch-preprocess|-Wshadow=local|-include \S*cmake_pch\.hxx", "", command)
        adapted.append({**entry, "command": command})
    (folder / "compile_commands.json").write_text(json.dumps(adapted))
    return {str(pathlib.Path(entry["file"]).relative_to(source_tree.ROOT))
            for entry in adapted if pathlib.Path(entry["file"]).is_relative_to(source_tree.ROOT)}


def tidy(folder, path, deep):
    checks = [] if deep else ["--checks=-clang-analyzer-*"]
    run = subprocess.run(["clang-tidy-14", "--quiet", *checks, "-p", str(folder), str(source_tree.ROOT / path)],
                         capture_output=True, text=True, cwd=source_tree.ROOT)
    return path, run.returncode, run.stdout


def main():
    build = (source_tree.ROOT / sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as name:
        known = commands(build, pathlib.Path(name))
        deep = "--deep" in sys.argv
        named = [argument for argument in sys.argv[2:] if argument != "--deep"]
        wanted = named or [p for p in source_tree.files("core", "app", "sync", "server") if p.endswith(".cpp")]
        wanted = [path for path in wanted if path in known]
        problems = []
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 2) as pool:
            for path, code, output in pool.map(lambda p: tidy(name, p, deep), wanted):
                if code != 0:
                    print(output.strip(), flush=True)
                    problems.append(path)
        source_tree.finish(f"clang-tidy ({len(wanted)} files)", problems)


main()
