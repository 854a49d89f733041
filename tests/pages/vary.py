#!/usr/bin/env python3
"""vary.py DATA OUT: other recipes from the open pages of plain text, for `SIJILL_PAGES=OUT` (docs/reading.md).

OUT/parts: heads, reports and feet of the pages in other company, without blank lines, with one behind every line.
OUT/bodies: reports of DATA drawn by chance between heads and feet of the pages.
"""
import copy, gzip, json, os, random, sys

OPEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "open")
BLANK = ("", "blank")


def load():
    """The gold of each page, and its lines with their labels."""
    pages = []
    for template in sorted(os.listdir(OPEN)):
        for number in range(1, 6):
            stem = os.path.join(OPEN, template, f"p{number}")
            if os.path.exists(stem + ".txt"):
                page = json.load(open(stem + ".json", encoding="utf-8"))
                lines = open(stem + ".txt", encoding="utf-8", newline="").read().split("\n")
                pages.append((page, list(zip(lines, page["gold"]["lines"]))))
    return pages


def parts(lines):
    """Head, report and foot: the report begins with the section over the title and ends with its credits."""
    labels = [label for _, label in lines]
    start = next(at for at, label in enumerate(labels) if "title" in label and label != "subtitle")
    while start > 0 and labels[start - 1] in ("section", "dateline", "subtitle"):
        start -= 1
    end = max(at for at, label in enumerate(labels) if label == "body") + 1
    while end < len(labels) and labels[end] in ("byline", "dateline"):
        end += 1
    return lines[:start], lines[start:end], lines[end:]


def write(folder, number, page, lines):
    os.makedirs(folder, exist_ok=True)
    page = copy.deepcopy(page)
    page["gold"]["lines"] = [label for _, label in lines]
    page["bom"], page["encoding"] = False, "utf-8"
    stem = os.path.join(folder, f"p{number}")
    json.dump(page, open(stem + ".json", "w", encoding="utf-8"), ensure_ascii=False)
    open(stem + ".txt", "w", encoding="utf-8", newline="").write("\n".join(line for line, _ in lines))


def vary_parts(pages, out):
    cut = [parts(lines) for _, lines in pages]
    for at, (page, lines) in enumerate(pages):
        text = [line for line in lines if line[0].strip()]
        head, report, foot = cut[at]
        write(f"{out}/tight", at + 1, page, text)
        write(f"{out}/wide", at + 1, page, [each for line in text for each in (line, BLANK)])
        write(f"{out}/nohead", at + 1, page, report + foot)
        write(f"{out}/nofoot", at + 1, page, head + report)
        for turn in range(4):
            other, third = random.choice(cut), random.choice(cut)
            write(f"{out}/mixed{turn}", at + 1, page, other[0] + report + third[2])


def vary_bodies(pages, data, out):
    cut = [parts(lines) for _, lines in pages]
    for corpus, count in (("saudinews", 200), ("jawhara", 100)):
        found = []
        for line in gzip.open(f"{data}/{corpus}/reports.jsonl.gz", "rt", encoding="utf-8"):
            report = json.loads(line)
            paragraphs = [each.strip() for each in report["body"].split("\n") if each.strip()]
            if len(paragraphs) >= 2 and report["title"].strip() and sum(map(len, paragraphs)) > 400:
                found.append((report["id"], len(paragraphs)))
        random.shuffle(found)
        for number, (name, n) in enumerate(found[:count], 1):
            wide = random.random() < 0.5
            title = f"{{{{title {corpus} {name}}}}}"
            body = [f"{{{{paragraph {corpus} {name} {nth}}}}}" for nth in range(n)]
            lines = [(title, "title"), ("3 آذار 2016", "dateline"), BLANK]
            for paragraph in body:
                lines += [(paragraph, "body")] + [BLANK] * wide
            lines += [BLANK] * (not wide)
            page = copy.deepcopy(pages[0][0])
            page["gold"].update(title=title, body=body, not_body=[], subtitle=None)
            head, foot = random.choice(cut)[0], random.choice(cut)[2]
            write(f"{out}/{corpus}-{'wide' if wide else 'tight'}", number, page, head + lines + foot)


def main():
    data, out = sys.argv[1:3]
    random.seed(7)
    pages = load()
    vary_parts(pages, f"{out}/parts")
    vary_bodies(pages, data, f"{out}/bodies")


if __name__ == "__main__":
    main()
