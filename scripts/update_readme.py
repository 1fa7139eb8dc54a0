"""Write the outputs of the README's commands into it: python scripts/update_readme.py [WORD]

The README's example is annotated first, as `nlp-kit annotate` would (out/news-predicted.jsonl).
A block between `<!-- output of: COMMAND -->` and `<!-- end of output -->` is replaced by what the
command prints; with WORD only blocks whose command holds it. Tables in Markdown stand as they are.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

from nlp_kit.annotate import annotate
from nlp_kit.documents import Document, atomic_write, write_documents

README = Path(__file__).resolve().parents[1] / "README.md"
BLOCK = re.compile(r"<!-- output of: (.+?) -->\n.*?<!-- end of output -->", re.DOTALL)


def main() -> None:
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    text = README.read_text(encoding="utf-8")
    example = re.search(r"```json\n(.*?)\n```", text, re.DOTALL)
    if example is not None and "claims".startswith(wanted):
        document = Document.model_validate_json(example.group(1))
        predicted = README.parent / "out" / "news-predicted.jsonl"
        write_documents(predicted, annotate([document]))

    def renewed(match: re.Match[str]) -> str:
        command = match.group(1)
        if wanted not in command:
            return match.group()
        print(command, flush=True)
        words = shlex.split(command)
        module = ["-m", "nlp_kit"] if words[0] == "nlp-kit" else []
        done = subprocess.run(
            [sys.executable, *module, *words[1:]],
            capture_output=True,
            text=True,
            check=False,
            cwd=README.parent,
        )
        if done.returncode != 0:
            raise SystemExit(f"{command} failed:\n{done.stderr}")
        output = "\n".join(line.rstrip() for line in done.stdout.strip().splitlines())
        if "--markdown" not in words:
            output = f"```text\n{output}\n```"
        return f"<!-- output of: {command} -->\n\n{output}\n\n<!-- end of output -->"

    with atomic_write(README) as stream:
        stream.write(BLOCK.sub(renewed, text))


if __name__ == "__main__":
    main()
