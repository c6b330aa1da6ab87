"""The project's C++ files and their includes, for the checks of this folder."""
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)


def files(*folders):
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *folders],
        cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    return sorted(path for path in listed
                  if path.endswith((".cpp", ".h")) and (ROOT / path).is_file())


def text(path):
    return (ROOT / path).read_text(encoding="utf-8")


def includes(path):
    return [name for name in INCLUDE.findall(text(path)) if not name.endswith(".moc")]


def finish(name, problems):
    for problem in problems:
        print(problem)
    if problems:
        raise SystemExit(f"{name}: {len(problems)} to mend")
    print(f"{name}: fine")
