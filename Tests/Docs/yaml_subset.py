"""Reads the YAML of Datasets/ and Templates/texts, as texts: maps, lists, flow style, quotes and comments.

It is for the documents only, so that they need no package. What it does not know it refuses: anchors, tags, block
scalars, several documents.
"""

import re


class YAMLError(Exception):
    pass


def load(path):
    with open(path, encoding="utf-8") as file:
        return Reader(str(path), file.read()).document()


def plain(line):
    """The line without its comment."""
    quote = None
    for place, sign in enumerate(line):
        if quote:
            if sign == "\\" and quote == '"':
                continue
            if sign == quote:
                quote = None
        elif sign in "\"'" and (place == 0 or line[place - 1] in " [{,:"):
            quote = sign
        elif sign == "#" and (place == 0 or line[place - 1] == " "):
            return line[:place].rstrip()
    return line.rstrip()


KEY = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s\[\]{}",'#][^:#]*?|[^\s\[\]{}",'#]):(?:\s+(.*)|$)""")


class Reader:
    def __init__(self, path, text):
        self.path = path
        self.lines = []
        for number, line in enumerate(text.splitlines(), 1):
            line = plain(line)
            if line.strip() and line != "---":
                indent = len(line) - len(line.lstrip(" "))
                self.lines.append((number, indent, line.strip()))
        self.place = 0

    def stop(self, why, number=None):
        number = number or (self.lines[self.place][0] if self.place < len(self.lines) else "end")
        raise YAMLError(f"{self.path}:{number}: {why}")

    def document(self):
        value = self.block(0)
        if self.place < len(self.lines):
            self.stop("indentation")
        return value

    def block(self, indent):
        if self.place >= len(self.lines) or self.lines[self.place][1] < indent:
            return ""
        indent = self.lines[self.place][1]
        if self.lines[self.place][2].startswith("- ") or self.lines[self.place][2] == "-":
            return self.list(indent)
        return self.map(indent)

    def list(self, indent):
        values = []
        while self.place < len(self.lines):
            number, at, text = self.lines[self.place]
            if at != indent or not (text == "-" or text.startswith("- ")):
                break
            rest = text[1:].lstrip()
            if not rest:
                self.place += 1
                values.append(self.block(indent + 1))
            elif not rest.startswith(("[", "{", '"', "'")) and KEY.fullmatch(rest):
                self.lines[self.place] = (number, indent + len(text) - len(rest), rest)
                values.append(self.map(indent + len(text) - len(rest)))
            else:
                values.append(self.scalar(rest))
        return values

    def map(self, indent):
        values = {}
        while self.place < len(self.lines):
            number, at, text = self.lines[self.place]
            if at != indent:
                break
            match = KEY.fullmatch(text)
            if not match:
                if values:
                    break
                self.stop(f"«{text[:40]}»")
            key, rest = unquoted(match[1]), (match[2] or "").strip()
            if key in values:
                self.stop(f"«{key}» twice")
            if rest:
                values[key] = self.scalar(rest)
                continue
            self.place += 1
            here = self.lines[self.place] if self.place < len(self.lines) else None
            is_list = here and here[1] == indent and (here[2] == "-" or here[2].startswith("- "))
            values[key] = self.list(indent) if is_list else self.block(indent + 1)
        return values

    def scalar(self, text):
        """A value on this line; flow style and quoted texts may go on over the next ones."""
        number = self.lines[self.place][0]
        if text[0] in "|>&*!":
            self.stop(f"«{text[0]}» is not read here")
        self.place += 1
        if text[0] in "[{\"'":
            while not closed(text):
                if self.place >= len(self.lines):
                    self.stop("not closed", number)
                text += " " + self.lines[self.place][2]
                self.place += 1
        value, rest = flow(text, 0)
        if text[rest:].strip():
            self.stop(f"«{text[rest:].strip()[:40]}» behind the value", number)
        return value


def unquoted(text):
    if text[:1] == '"':
        return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]), text[1:-1])
    if text[:1] == "'":
        return text[1:-1].replace("''", "'")
    return text


def closed(text):
    try:
        flow(text, 0)
        return True
    except IndexError:
        return False


def flow(text, at, inside=False):
    """The value that starts here, and where it ends; IndexError when it goes on."""
    while text[at] == " ":
        at += 1
    if text[at] in "\"'":
        end = at + 1
        while text[end] != text[at] or (text[at] == "'" and text[end + 1:end + 2] == "'"):
            end += 2 if text[end] == "\\" and text[at] == '"' or text[end] == "'" == text[at] else 1
        return unquoted(text[at:end + 1]), end + 1
    if text[at] == "[":
        values, at = [], at + 1
        while True:
            while text[at] in " ,":
                at += 1
            if text[at] == "]":
                return values, at + 1
            value, at = flow(text, at, True)
            values.append(value)
    if text[at] == "{":
        values, at = {}, at + 1
        while True:
            while text[at] in " ,":
                at += 1
            if text[at] == "}":
                return values, at + 1
            if text[at] in "\"'":
                key, at = flow(text, at, True)
                while text[at] in " :":
                    at += 1
            else:
                end = text.index(":", at) if ":" in text[at:] else len(text)
                key, at = text[at:end].strip(), end + 1
                text[at]
            value, at = flow(text, at, True)
            values[key] = value
    if not inside:
        return text[at:].strip(), len(text)
    end = at
    while text[end] not in ",]}":
        end += 1
    return text[at:end].strip(), end
