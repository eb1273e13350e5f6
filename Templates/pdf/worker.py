"""Maakt bijsluiters als PDF/UA met Typst: een regel JSON erin, een PDF eruit.

Een opdracht is {"template", "timestamp", "address", "words", "sheet"}. Het antwoord is de regel `ok LENGTE` met
daarna zoveel bytes, of de regel `error REDEN`. De compiler en de lettertypen blijven de hele rit in het geheugen. Alleen de lettertypen
die in Typst zelf zitten doen mee, zodat dezelfde invoer op elke machine dezelfde bytes geeft.
"""

import io
import json
import os
import re
import sys

import segno
import typst

MISSING = re.compile(r'the text `?"(.+?)"`? could not be displayed', re.S)
PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
FAR = re.compile("[\u0300-\u036f\u2e80-\ua4cf\uac00-\ud7af\ue000-\uffff\U00010000-\U0010ffff]")
REPLACEMENT = "?"
# Onzichtbare tekens die de leesrichting omgooien of regels breken: die horen in geen naam.
UNSEEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]")

compilers = {}


def compiler(template):
    if template not in compilers:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
        compilers[template] = typst.Compiler(
            template, root=os.path.dirname(template), font_paths=fonts)
    return compilers[template]


def qr(address):
    image = io.BytesIO()
    segno.make(address, error="m", micro=False).save(image, kind="svg", border=2, xmldecl=False)
    return image.getvalue().decode()


def clean(value):
    """Teksten zonder tekens die niemand ziet."""
    if isinstance(value, str):
        return UNSEEN.sub(" ", value)
    if isinstance(value, list):
        return [clean(part) for part in value]
    if isinstance(value, dict):
        return {name: clean(part) for name, part in value.items()}
    return value


def make(order):
    inputs = {
        "sheet": json.dumps(clean(order["sheet"]), ensure_ascii=False),
        "words": json.dumps(order["words"], ensure_ascii=False),
    }
    if order["address"]:
        inputs["qr"] = qr(order["address"])
    # Een blad is een A4; hoeveel stappen er zijn, staat in de sjabloon.
    for start in range(20):
        inputs["from"] = str(start)
        pdf = compiled(order, inputs)
        if len(PAGE.findall(pdf)) == 1:
            return pdf
    raise ValueError("past niet op een A4")


def compiled(order, inputs):
    # Een teken dat in geen ingebouwd lettertype staat, wordt een vraagteken; elke ronde zijn dat er een paar.
    for _ in range(50):
        try:
            return compiler(order["template"]).compile(
                format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"],
                timestamp=order["timestamp"])
        except typst.TypstError as problem:
            found = MISSING.search(str(problem))
            if not found:
                raise
            unknown = {sign for sign in json.loads('"' + to_json(found.group(1)) + '"')
                       if ord(sign) > 127 and sign != REPLACEMENT}
            if not unknown:
                # Een teken dat aan een ander vastzit, noemt Typst niet: dan gaan ze allemaal, een keer.
                unknown = set(FAR.findall(inputs["sheet"]))
            if not unknown:
                raise
            for sign in unknown:
                inputs["sheet"] = inputs["sheet"].replace(sign, REPLACEMENT)
    raise ValueError("te veel tekens die in geen lettertype staan")


def to_json(text):
    """Typst schrijft \\u{1f600}; JSON wil het teken zelf."""
    plain = re.sub(r"\\u\{([0-9a-fA-F]+)\}", lambda found: chr(int(found.group(1), 16)), text)
    return json.dumps(plain)[1:-1]


def main():
    answers = sys.stdout.buffer
    for line in sys.stdin.buffer:
        try:
            pdf = make(json.loads(line))
            answers.write(b"ok %d\n" % len(pdf) + pdf)
        except Exception as problem:
            reason = f"{type(problem).__name__}: {problem} {getattr(problem, 'diagnostic', '')}"
            answers.write(b"error " + " ".join(reason.split()).encode() + b"\n")
        answers.flush()


if __name__ == "__main__":
    main()
