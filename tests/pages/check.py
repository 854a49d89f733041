#!/usr/bin/env python3
"""check.py OUT: is the gold of expanded pages consistent with the pages? Prints faults; exit status 1 if there are any."""
import datetime, html, json, os, re, sys, unicodedata

LABELS = set("title repeated-title subtitle body dateline byline caption masthead staff-box clock section menu read-also share comment-form newsletter page-control copyright box blank".split())


def tokens(text):
    text = re.sub("[\u0640\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]", "", unicodedata.normalize("NFC", text))
    return re.findall(r"[^\W_]+", re.sub(r"[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]", lambda m: "ء", text))


def run_in(short, long):
    return bool(short) and any(long[k:k + len(short)] == short for k in range(len(long) - len(short) + 1))


def day(text):
    return datetime.date.fromisoformat(text) if text else None


def main():
    faults = pages = 0
    for template in sorted(os.listdir(sys.argv[1])):
        for name in sorted(os.listdir(os.path.join(sys.argv[1], template))):
            if not name.endswith(".json"):
                continue
            pages += 1
            path = os.path.join(sys.argv[1], template, name[:-5])
            page = json.load(open(path + ".json", encoding="utf-8"))
            gold, says = page["gold"], []
            raw = open(path + (".html" if page["format"] == "html" else ".txt"), "rb").read()
            text = raw.decode(page["encoding"]).lstrip("\ufeff").replace("\r\n", "\n")
            body = [t for part in gold["body"] for t in tokens(part)]
            if page["format"] == "text":
                lines = text.split("\n")
                if lines[-1] == "":
                    lines.pop()
                if len(lines) != len(gold["lines"]):
                    says.append("labels %d, lines %d" % (len(gold["lines"]), len(lines)))
                for line, label in zip(lines, gold["lines"]):
                    if set(label.split("/")) - LABELS:
                        says.append("label " + label)
                    if (label == "blank") != (not tokens(line)):
                        says.append("blank? " + line)
                flat = text
            else:
                flat = re.sub(r"(?s)<(script|style)\b.*?</\1>|<!--.*?-->", " ", text)
                flat = html.unescape(re.sub(r"<[^>]*>", " ", flat))
            seen = tokens(flat)
            at = 0
            for part in gold["body"]:
                t = tokens(part)
                while at <= len(seen) - len(t) and seen[at:at + len(t)] != t:
                    at += 1
                if seen[at:at + len(t)] != t:
                    says.append("body not on the page in order: " + part[:60])
                    break
                at += len(t)
            for kind in ("title", "subtitle", "outlet", "author", "agency"):
                if gold[kind] and not run_in(tokens(gold[kind]), tokens(html.unescape(text))):
                    says.append(kind + " not on the page: " + gold[kind])
            for part in gold["not_body"]:
                t = tokens(part)
                if run_in(t, body):
                    says.append("not_body is in the body: " + part[:60])
                if not run_in(t, tokens(html.unescape(text))):
                    says.append("not_body is not on the page: " + part[:60])
            pub = gold["publication"]
            everything = html.unescape(text) + (page["url"] or "")
            for words in pub["words"] + ([gold["clock"]["words"]] if gold["clock"] and isinstance(gold["clock"]["words"], str) else gold["clock"]["words"] if gold["clock"] else []):
                if words not in everything:
                    says.append("words not on the page: " + words)
            for a, b in ((pub["from"], pub["to"]), (pub.get("accept", pub)["from"], pub.get("accept", pub)["to"])):
                if not (day(a) or datetime.date.min) <= day(pub["truth"]) <= (day(b) or datetime.date.max):
                    says.append("truth outside " + str((a, b)))
            # weekday + day + month in the words must agree with the calendar of the value they stand for
            for s in says:
                faults += 1
                print(template, name[:-5], s)
    print(pages, "pages,", faults, "faults")
    sys.exit(faults > 0)


if __name__ == "__main__":
    main()
