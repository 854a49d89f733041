"""Makes the two font files of the page from the packages of fontsource. See README.md."""

import sys
from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

ARABIC = [
    *range(0x600, 0x606), 0x60C, 0x60D, *range(0x610, 0x616), 0x61B, 0x61C, 0x61E, 0x61F,
    *range(0x620, 0x66E), 0x670, 0x671, 0x679, 0x67E, 0x686, 0x688, 0x691, 0x695, 0x698,
    0x6A4, 0x6A9, 0x6AD, 0x6AF, 0x6B5, 0x6BA, 0x6BE, 0x6C0, 0x6C1, 0x6C2, 0x6C3, 0x6C6, 0x6C7,
    0x6C8, 0x6CC, 0x6CE, 0x6D0, 0x6D2, 0x6D3, 0x6D4, 0x6D5, *range(0x6F0, 0x6FA),
    0xFD3E, 0xFD3F, 0xFDF2, 0xFDFA, 0xFDFC,
]
PUNCTUATION = [
    0xA0, 0xA9, 0xAB, 0xB0, 0xB7, 0xBB, 0xD7, 0x200C, 0x200D, 0x200E, 0x200F, 0x2010, 0x2011,
    0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x2039, 0x203A, 0x2212,
]
BASIC_LATIN = [*range(0x20, 0x7F)]
MORE_LATIN = [*range(0xC0, 0x100), 0x152, 0x153, 0x20AC, 0xA3]
# Seconds since 1904, the same at every run: 2026-01-01.
MADE = 3850070400
FEATURES = ["ccmp", "locl", "isol", "init", "medi", "fina", "rlig", "liga", "calt", "kern", "mark", "mkmk", "curs"]


def subset_of(path, characters):
    font = TTFont(path)
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables += ["DSIG", "meta", "STAT"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    font.flavor = None
    return font


def rename(font, family):
    """A changed font under the Open Font License keeps its notices and gives up its name."""
    for record in list(font["name"].names):
        if record.nameID in (1, 3, 4, 6, 16, 17, 18, 21, 22, 25):
            font["name"].removeNames(nameID=record.nameID)
    for name_id, text in ((1, family), (4, family), (6, family.replace(" ", ""))):
        font["name"].setName(text, name_id, 3, 1, 0x409)


def add_glyphs(font, other, characters):
    """Copies glyphs with their variations; both fonts are cut from one variable font."""
    source_map, names = other.getBestCmap(), set(font.getGlyphOrder())
    for character in characters:
        old = source_map.get(character)
        if old is None or character in font.getBestCmap():
            continue
        new = f"latin{character:04X}"
        assert new not in names
        glyph = other["glyf"][old]
        if glyph.isComposite():
            # Variations of a composite move its parts, so it is copied as it is, parts first.
            for component in glyph.components:
                part = f"part.{component.glyphName}"
                if part not in names:
                    assert not other["glyf"][component.glyphName].isComposite()
                    copy_glyph(font, other, component.glyphName, part)
                    names.add(part)
                component.glyphName = part
        copy_glyph(font, other, old, new)
        names.add(new)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[character] = new


def copy_glyph(font, other, old, new):
    glyph = other["glyf"].glyphs[old]
    glyph.expand(other["glyf"])
    font.setGlyphOrder(font.getGlyphOrder() + [new])
    font["glyf"].glyphs[new] = glyph
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["hmtx"].metrics[new] = other["hmtx"].metrics[old]
    font["gvar"].variations[new] = other["gvar"].variations.get(old, [])


def save(font, path):
    font.flavor = "woff2"
    font["head"].created = font["head"].modified = MADE
    font.recalcTimestamp = False
    font.save(path)


def main(packages, out):
    plex = f"{packages}/@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic"
    subset_of(f"{plex}-arabic-400-normal.woff2", ARABIC).save("plex-arabic.ttf")
    subset_of(f"{plex}-latin-400-normal.woff2", BASIC_LATIN + MORE_LATIN + PUNCTUATION).save("plex-latin.ttf")
    interface = Merger().merge(["plex-latin.ttf", "plex-arabic.ttf"])
    rename(interface, "Sijill Interface")
    save(interface, f"{out}/interface.woff2")

    naskh = f"{packages}/@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic"
    reading = subset_of(f"{naskh}-arabic-wght-normal.woff2", ARABIC)
    latin = subset_of(f"{naskh}-latin-wght-normal.woff2", BASIC_LATIN + PUNCTUATION)
    add_glyphs(reading, latin, BASIC_LATIN + PUNCTUATION)
    if "HVAR" in reading:
        del reading["HVAR"]  # Advance widths then vary by gvar, which covers the copied glyphs too.
    rename(reading, "Sijill Reading")
    save(reading, f"{out}/reading.woff2")


if __name__ == "__main__":
    main(*sys.argv[1:3])
