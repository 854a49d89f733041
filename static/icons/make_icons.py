"""Makes the icons of the installed page from icon.svg's shapes, with Pillow: python3 make_icons.py

A sheet with three lines of writing, the last shorter. The maskable icon has no corners of its own
and keeps to the circle that every mask leaves."""

from pathlib import Path

from PIL import Image, ImageDraw

HERE = Path(__file__).parent
GROUND, INK = "#0a5b63", "#ffffff"
# Beginning, end and height of each line, in a field of 32 by 32; writing begins at the right.
LINES = [(8, 24, 10), (8, 24, 16), (14, 24, 22)]
CORNER, PEN = 7, 2.6
# Drawn this much larger and shrunk, so that edges are smooth.
FINER = 8


def icon(size, maskable):
    side = size * FINER
    image = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    unit = side / 32
    radius = 0 if maskable else CORNER * unit
    draw.rounded_rectangle((0, 0, side - 1, side - 1), radius, fill=GROUND)
    scale = 0.75 if maskable else 1
    place = lambda n: (16 + (n - 16) * scale) * unit
    half = PEN * scale * unit / 2
    for start, end, height in LINES:
        box = (place(start) - half, place(height) - half, place(end) + half, place(height) + half)
        draw.rounded_rectangle(box, half, fill=INK)
    return image.resize((size, size), Image.Resampling.LANCZOS)


for name, size, maskable in [("icon-192", 192, False), ("icon-512", 512, False), ("maskable-512", 512, True)]:
    colours = icon(size, maskable).quantize(32) if maskable else icon(size, maskable)
    colours.save(HERE / f"{name}.png", optimize=True)
