#!/usr/bin/env python3
"""expand.py DATA OUT [FOLDER ...]: fills the recipes with the text of DATA and writes pages and gold to OUT.

FOLDER: folders that hold tNN/pK.{html,txt} and tNN/pK.json; without any, `open` and `sealed` beside this file, as far as they exist.
"""
import gzip, json, os, re, sys

PLACEHOLDER = re.compile(r"\{\{([^{}]*)\}\}")


def load(data):
    reports = {}
    for corpus in ("saudinews", "jawhara"):
        with gzip.open(os.path.join(data, corpus, "reports.jsonl.gz"), "rt", encoding="utf-8") as lines:
            for line in lines:
                report = json.loads(line)
                reports[corpus, report["id"]] = report
    return reports


def value(reports, words):
    """The text a placeholder stands for, unescaped."""
    kind, corpus, name, *numbers = words
    report, numbers = reports[corpus, name], [int(n) for n in numbers]
    if kind == "title":
        return " ".join(report["title"].split())
    if kind == "piece":
        return report["body"][numbers[0]:numbers[1]]
    paragraphs = [line.strip() for line in report["body"].split("\n") if line.strip()]
    if kind == "paragraph":
        return paragraphs[numbers[0]]
    if kind == "body":
        return "\n".join(paragraphs)
    raise ValueError(kind)


def escape_html(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def escape_json(text):
    return "".join("\\" + c if c in '"\\' else "\\u%04x" % ord(c) if c < " " else c for c in text)


def fill(reports, text, escape):
    def one(match):
        words = match.group(1).split(" ")
        if words[0] == "json":
            return escape_json(value(reports, words[1:]))
        return escape(value(reports, words))
    return PLACEHOLDER.sub(one, text)


def fill_gold(reports, node):
    if isinstance(node, str):
        return fill(reports, node, lambda t: t)
    if isinstance(node, list):
        return [fill_gold(reports, n) for n in node]
    if isinstance(node, dict):
        return {k: fill_gold(reports, n) for k, n in node.items()}
    return node


def main():
    data, out, here = sys.argv[1], sys.argv[2], os.path.dirname(os.path.abspath(__file__))
    folders = sys.argv[3:] or [f for f in (os.path.join(here, "open"), os.path.join(here, "sealed")) if os.path.isdir(f)]
    reports, count = load(data), 0
    for folder in folders:
        for template in sorted(os.listdir(folder)):
            os.makedirs(os.path.join(out, template), exist_ok=True)
            for name in sorted(os.listdir(os.path.join(folder, template))):
                stem, ending = os.path.splitext(name)
                if ending != ".json":
                    continue
                path = os.path.join(folder, template, stem)
                page = json.load(open(path + ".json", encoding="utf-8"))
                html = page["format"] == "html"
                kind = ".html" if html else ".txt"
                text = open(path + kind, encoding="utf-8", newline="").read()
                text = fill(reports, text, escape_html if html else lambda t: t)
                if page["line_ending"] == "crlf":
                    text = text.replace("\n", "\r\n")
                if page["bom"]:
                    text = "\ufeff" + text
                raw = text.encode(page["encoding"], "xmlcharrefreplace" if html else "strict")
                open(os.path.join(out, template, stem + kind), "wb").write(raw)
                gold = json.dumps(fill_gold(reports, page), ensure_ascii=False, indent=1)
                open(os.path.join(out, template, stem + ".json"), "w", encoding="utf-8").write(gold + "\n")
                count += 1
    print(count, "pages in", out)


if __name__ == "__main__":
    main()
