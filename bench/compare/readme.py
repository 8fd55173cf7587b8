"""Puts a page's sentences into README.md's item on speed."""

import re
import textwrap

from command import ROOT


def write_sentence(page):
    """The page says of every kind of workload what its table comes to."""
    written = page.read_text()
    said = " ".join(re.findall(r"^(?:Training|Inference|Products): .*$", written, re.MULTILINE))
    run = ", on a machine that was not idle" if "**Warning:" in written else " at their best, in the same run"
    item = f"- Speed is [measured]({page.relative_to(ROOT)}) against rivals{run}. {said}"
    readme = ROOT / "README.md"
    text, count = re.subn(r"^- Speed is \[measured\].*?(?=\n- |\n\n)", lambda _: textwrap.fill(item, 120, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False),
                          readme.read_text(), flags=re.MULTILINE | re.DOTALL)
    assert count == 1, "README.md has no item on speed"
    readme.write_text(text)
