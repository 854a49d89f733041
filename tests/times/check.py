#!/usr/bin/env python3
"""Verify the gold of time expressions against the texts and print counts by kind.

usage: check.py DATA [FILE ...]     DATA holds saudinews/reports.jsonl.gz and jawhara/reports.jsonl.gz
FILE: open.jsonl sealed.jsonl(.gz) second.jsonl(.gz); without one, those beside this script. No third-party packages. Exit 1 on any fault.
"""
import collections, datetime, gzip, hashlib, json, os, re, sys

KINDS = {"date", "range", "duration", "frequency", "vague", "clock"}
GRAINS = {None, "part", "minute", "hour", "day", "week", "month", "quarter", "half", "season", "year", "decade", "century", "event"}
MODIFIERS = {None, "before", "after", "since", "until", "about"}
UNITS = {"second", "minute", "hour", "day", "night", "week", "month", "quarter", "half", "season", "year", "decade", "century"}
PARTS = {"start", "middle", "end", "morning", "noon", "afternoon", "evening", "night", "dawn"}
SIX = ["kind", "from", "to", "granularity", "modifier", "against"]
OTHER = {"amount", "unit", "every", "time", "zone", "part", "hijri", "anchor", "conflict", "impossible", "accept"}
CLITICS = "وفبلك"


def opened(path):
    return gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")


def letter(c):
    return bool(re.match(r"[\w\u064b-\u0652\u0640]", c))


def faults_of_value(v, partial=False):
    out = []
    if not partial:
        out += [f"missing {k}" for k in SIX if k not in v]
    out += [f"unknown key {k}" for k in v if k not in OTHER and k not in SIX]
    if v.get("kind", "date") not in KINDS: out.append("kind")
    if v.get("granularity") not in GRAINS: out.append(f"granularity {v.get('granularity')}")
    if v.get("modifier") not in MODIFIERS: out.append("modifier")
    if v.get("against") not in (None, "publication", "text"): out.append("against")
    if "unit" in v and v["unit"] not in UNITS: out.append("unit")
    if "part" in v and v["part"] not in PARTS: out.append("part")
    a, b = v.get("from"), v.get("to")
    try:
        da = a and datetime.date.fromisoformat(a)
        db = b and datetime.date.fromisoformat(b)
        if da and db and not da < db: out.append(f"empty interval {a} {b}")
    except ValueError as e:
        out.append(str(e))
    if not partial:
        if (a is None) != (b is None): out.append("half an interval")
        k = v.get("kind")
        if k in ("duration", "frequency") and not ("amount" in v and "unit" in v): out.append("amount/unit missing")
        if k in ("duration", "frequency", "vague") and a: out.append(f"{k} with an interval")
        if k == "range" and not a: out.append("range without ends")
        if k == "clock" and "time" not in v: out.append("clock without time")
        if k == "date" and not a and v.get("against") != "text" and not v.get("impossible"): out.append("date without interval")
        if k == "date" and a and v.get("granularity") == "day" and (db - da).days != 1: out.append("day of more than a day")
        if k == "date" and v.get("granularity") == "month" and not 28 <= (db - da).days <= 31: out.append("month length")
    if "time" in v and v["time"] is not None and not re.fullmatch(r"([01]\d|2[0-4]):[0-5]\d(/([01]\d|2[0-4]):[0-5]\d)?", v["time"]):
        out.append(f"time {v['time']}")
    for x in v.get("accept", []):
        merged = {**{k: y for k, y in v.items() if k != "accept"}, **x}
        out += ["accept: " + f for f in faults_of_value(merged, partial=True)]
        if not x: out.append("empty alternative")
    return out


def main():
    if len(sys.argv) < 2: sys.exit(__doc__)
    here = os.path.dirname(os.path.abspath(__file__))
    files = sys.argv[2:] or [p for p in (os.path.join(here, n) for n in ("open.jsonl", "sealed.jsonl", "sealed.jsonl.gz", "second.jsonl", "second.jsonl.gz", "third.jsonl", "third.jsonl.gz")) if os.path.exists(p)]
    bodies, days = {}, {}
    for corpus in ("jawhara", "saudinews"):
        with gzip.open(os.path.join(sys.argv[1], corpus, "reports.jsonl.gz"), "rt", encoding="utf-8") as f:
            for line in f:
                r = json.loads(line)
                bodies[corpus, r["id"]] = r["body"]
                days[corpus, r["id"]] = (r.get("published") or r.get("saved"))[:10]
    bad = 0
    seen = set()
    for path in files:
        kinds, grains, mods, lures, strata = (collections.Counter() for _ in range(5))
        n = optional = 0
        with opened(path) as f:
            rows = [json.loads(line) for line in f]
        half = next((h for h in ("open", "second", "third") if os.path.basename(path).startswith(h)), "sealed")
        corpora = collections.Counter()
        for r in rows:
            def fault(text):
                nonlocal bad
                bad += 1
                print(f"{path}: {r['corpus']} {r['id']}: {text}")
            key = r["corpus"], r["id"]
            body = bodies.get(key)
            if body is None: fault("no such report"); continue
            passage = body[r["start"]:r["end"]]
            if key in seen and (half in ("second","third") or path.endswith(half + ".jsonl")): fault("a report twice")
            seen.add(key)
            if not 100 <= len(passage) <= 720: fault(f"passage of {len(passage)} characters")
            if days[key] != r["against"]: fault("against is not the report's day")
            number = int(hashlib.sha256(r["id"].encode()).hexdigest(), 16)
            if half in ("second","third"): right = number % 5 == 0
            else: right = half == ("open" if number % 2 == 0 else "sealed")
            if not right: fault("in the wrong half")
            corpora[r["corpus"]] += 1
            strata[r["stratum"]] += 1
            end = 0
            for t in r["times"]:
                if passage[t["start"]:t["end"]] != t["words"]: fault(f"words differ at {t['start']}: {t['words']}")
                if t["start"] < end: fault(f"overlap at {t['words']}")
                end = t["end"]
                if t["words"] != t["words"].strip(): fault("space at the edge")
                if end < len(passage) and letter(passage[end]) and letter(passage[end - 1]): fault(f"ends inside a word: {t['words']}")
                i = t["start"]
                while i and letter(passage[i - 1]): i -= 1
                before = passage[i:t["start"]].replace("ـ", "")
                if before and not all(c in CLITICS for c in before) and not t["words"][0].isdigit():
                    print(f"note: {r['id']}: {t['words']} is glued to «{before}» in the text")
                for s, e in t.get("accept_spans", []):
                    if not (0 <= s < e <= len(passage)): fault("accept_spans out of the passage")
                for x in faults_of_value(t["value"]): fault(f"{t['words']}: {x}")
                if t.get("optional"): optional += 1; continue
                n += 1
                v = t["value"]
                kinds[v["kind"]] += 1
                grains[v["granularity"]] += 1
                mods[v["modifier"]] += 1
                for name, on in (("hijri", v.get("hijri")), ("anchor", v.get("anchor")), ("zone", v.get("zone")), ("part", v.get("part")),
                                 ("against publication", v["against"] == "publication"), ("against text", v["against"] == "text"),
                                 ("with alternatives", v.get("accept"))):
                    if on: lures[name] += 1
            if not any(not t.get("optional") for t in r["times"]): lures["passages without a time"] += 1
        print(f"{os.path.basename(path)}: {len(rows)} passages {dict(corpora)}, {n} expressions, {optional} optional")
        for name, c in (("kind", kinds), ("granularity", grains), ("modifier", mods), ("traits", lures), ("stratum", strata)):
            print(f"  {name}: " + ", ".join(f"{k} {v}" for k, v in c.most_common()))
        if n < 210: bad += 1; print("fewer than 210 expressions")
    print("faults:", bad)
    sys.exit(1 if bad else 0)


main()
