"""What readers of Markdown understand of its footnotes: run by the Python that has them; prints JSON, a page of HTML by the name of each reader."""

import json
import sys
from pathlib import Path


def told(path: str) -> dict[str, str]:
    import cmarkgfm
    import markdown
    from cmarkgfm.cmark import Options

    text = Path(path).read_text(encoding="utf-8")
    return {
        "cmark-gfm": cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_FOOTNOTES),
        "Python-Markdown": markdown.markdown(text, extensions=["footnotes"]),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(told(sys.argv[1])))
