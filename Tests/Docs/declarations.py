"""Lists the `package` declarations that lack a documentation comment. Run by itself:

    declarations.py [--count] [ROOT]

ROOT is the checkout; `--count` adds a line per module. Exit status 0 when nothing is found, 1 when something is,
64 for a wrong argument, 66 when ROOT has no sources. Each finding is `path:line: what is wrong`.

Which declarations count
    `package` types, functions, properties, initializers, subscripts, operators and typealiases; the cases of a
    `package` enum and the requirements of a `package` protocol. In `WHOLE` modules all of them; in the other modules
    the seams: declarations whose name occurs in a file of another module that imports this one. An initializer or a
    subscript goes by the name of its type. Names in comments and in text do not count, names in `\\(…)` do.

Rules
    1. The line above is a `///` comment; attributes may stand in between. Several cases on one line share one.
    2. A function, initializer, subscript or getter that throws has a `- Throws:` line.
    3. A property, result or case of `Double` names its unit or range: one of the words of `UNITS`.

Exempt from rule 1
    - a memberwise initializer: each parameter has the name and the type of a stored property of the type;
    - what a protocol of the standard library asks for and thereby defines: `CONFORMANCES`;
    - what one of our own protocols asks for, in a type that conforms to it: the protocol has the comment;
    - the cases of a `CodingKeys`, which repeat the properties; the enum itself says of which file they are.

Swift is read without a compiler: comments and text are blanked, braces give the scopes, and a declaration starts its
line, as the formatter leaves it.
"""

import re
import sys
from pathlib import Path

WHOLE = ("Facts", "Figures", "Edition")

CONFORMANCES = {
    "<", "==", "description", "debugDescription", "errorDescription", "hash(into:)", "encode(to:)", "init(from:)",
}

UNITS = re.compile(
    r"\b(shares?|fractions?|percent\w*|points?|probabilit\w+|ratios?|factors?|weights?|euros?|cents?|hours?|minutes?"
    r"|seconds?|milliseconds?|days?|months?|years?|students?|graduates?|persons?|people|counts?|bytes?|units?|scale"
    r"|standard (?:deviations?|errors?)|variances?|numbers? of|times)\b|\d\s?(?:\.\.\.|\.\.<|…|–)\s?[−-]?\d|[<>≤≥]",
    re.IGNORECASE)

TYPES = ("struct", "class", "enum", "protocol", "actor", "extension")
MODIFIERS = (
    r"(?:(?:package|public|internal|private|fileprivate|open)(?:\(set\))?|static|class|final|mutating|nonmutating"
    r"|indirect|override|convenience|required|lazy|weak|unowned(?:\(\w+\))?|nonisolated(?:\(\w+\))?|isolated|borrowing"
    r"|consuming|dynamic|prefix|postfix|infix|distributed|unsafe)")
DECLARATION = re.compile(
    r"^\s*(?P<attributes>(?:@\w+(?:\([^)\n]*\))?\s+)*)(?P<modifiers>(?:" + MODIFIERS + r"\s+)*)"
    r"(?P<keyword>struct|class|enum|protocol|actor|extension|typealias|associatedtype|func|var|let|init|subscript|case)"
    r"(?=[\s(?!<])\s*(?P<rest>.*)$", re.DOTALL)


def masked(text):
    """The source with comments and text blanked; line breaks and the code in `\\(…)` stay."""
    out, at, end = [], 0, len(text)

    def blank(upto):
        nonlocal at
        out.append(re.sub(r"[^\n]", " ", text[at:upto]))
        at = upto

    def code(closing):
        """Copies code up to the parenthesis that closes an interpolation, or to the end."""
        nonlocal at
        depth = 0
        while at < end:
            here = text[at]
            if text.startswith("//", at):
                stop = text.find("\n", at)
                blank(end if stop < 0 else stop)
            elif text.startswith("/*", at):
                level, stop = 1, at + 2
                while level and stop < end:
                    mark = text[stop:stop + 2]
                    level += {"/*": 1, "*/": -1}.get(mark, 0)
                    stop += 2 if mark in ("/*", "*/") else 1
                blank(stop)
            elif literal := re.compile(r'(#*)("""|")').match(text, at):
                string(literal.group(1), literal.group(2))
            elif here in "#/" and (pattern := regex(at)):
                blank(pattern)
            else:
                if here == "(":
                    depth += 1
                elif here == ")":
                    depth -= 1
                    if closing and depth < 0:
                        return
                out.append(here)
                at += 1

    def string(hashes, quote):
        nonlocal at
        blank(at + len(hashes) + len(quote))
        escape = "\\" + hashes
        while at < end:
            if text.startswith(quote + hashes, at):
                return blank(at + len(quote) + len(hashes))
            if text.startswith(escape + "(", at):
                blank(at + len(escape) + 1)
                code(closing=True)
                blank(at + 1)
            elif text.startswith(escape, at):
                blank(min(end, at + len(escape) + 1))
            elif text[at] == "\n" and quote == '"':
                return
            else:
                blank(at + 1)

    def regex(start):
        """Where a regular expression that starts here ends; None for a division or a macro."""
        before = "".join(out[-40:]).rstrip(" ")
        if before and before[-1] not in "(,=:[{!&|?;\n" and not re.search(r"\b(return|in|case)$", before):
            return None
        found = re.compile(r"(#*)/(?![\s*/])(?:\\.|[^/\n\\])+/\1").match(text, start)
        return found.end() if found else None

    code(closing=False)
    return "".join(out)


class Scope:
    def __init__(self, keyword="", name="", is_package=False):
        self.keyword, self.name, self.is_package = keyword, name, is_package

    @property
    def has_members(self):
        return self.keyword in TYPES


class Declaration:
    """A declaration as read: where it stands, what it is called and what its comment says."""

    def __init__(self, **members):
        self.__dict__.update(members)

    @property
    def label(self):
        """What it is called in a finding, as `Type.name(labels:)`."""
        return ".".join(part for part in (self.owner, self.name) if part)


def balanced(text, start):
    """Where the bracket that opens at `start` is closed, after it."""
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] in "([") - (text[at] in ")]")
        if depth == 0:
            return at + 1
    return len(text)


def parts(text):
    """A list split at the commas that stand outside all brackets."""
    found, depth, piece = [], 0, ""
    for at, letter in enumerate(text):
        if letter in "([{<":
            depth += 1
        elif letter in ")]}" or (letter == ">" and text[at - 1:at] != "-"):
            depth -= 1
        if letter == "," and depth == 0:
            found.append(piece)
            piece = ""
        else:
            piece += letter
    return [one.strip() for one in found + [piece] if one.strip()]


def plain(kind):
    """A type without attributes and spaces, to compare."""
    kind = re.sub(r"@\w+\s*|\b(inout|sending|consuming|borrowing|any|some)\s+", "", kind)
    return re.sub(r"\s+", "", kind)


def parameters(signature):
    """The parameters of a signature: (label, name, type)."""
    start = signature.find("(")
    if start < 0:
        return []
    found = []
    for one in parts(signature[start + 1:balanced(signature, start) - 1]):
        names, _, kind = one.partition(":")
        names = names.split()
        kind = parts(kind.replace("=", ",", 1) if "=" in kind else kind)
        found.append((names[0], names[-1], kind[0] if kind else ""))
    return found


def header(lines, start):
    """The text of a declaration from its line to its body, its value or its end."""
    text, depth = "", 0
    for line in lines[start:start + 40]:
        for letter in line:
            if letter == "{" and depth == 0:
                return text
            depth += (letter in "([{") - (letter in ")]}")
            text += letter
        text += "\n"
        if depth == 0 and not continues(lines, start, text):
            return text
    return text


def continues(lines, start, text):
    """Whether the next line still belongs to the declaration: it starts with what cannot start one."""
    following = start + text.count("\n")
    after = lines[following].strip() if following < len(lines) else ""
    return bool(re.match(r"(->|throws\b|async\b|where\b|:|=|\.\w)", after)) or text.rstrip().endswith(
        (":", ",", "->", "="))


def comment(raw, line):
    """The `///` lines directly above a line; attributes and conditions may stand in between."""
    above = line - 1
    while above >= 0 and re.match(r"\s*@\w", raw[above]):
        above -= 1
    text = []
    while above >= 0 and raw[above].lstrip().startswith("///"):
        text.insert(0, raw[above].strip()[3:].strip())
        above -= 1
    return "\n".join(text)


def declarations(text, path=""):
    """All declarations of a source that are not local; what is `package` has `is_package`."""
    raw, lines = text.split("\n"), masked(text).split("\n")
    scopes, found, pending, parens = [], [], None, 0
    for number, line in enumerate(lines):
        scope = scopes[-1] if scopes else Scope("file")
        is_member = scope.has_members or scope.keyword == "file"
        match = DECLARATION.match(line) if is_member and parens == 0 else None
        if match and not (match["keyword"] == "case" and scope.keyword != "enum"):
            keyword, access = match["keyword"], match["modifiers"]
            is_package = bool(re.search(r"\bpackage\b(?!\()", access)) or (
                scope.is_package and (keyword == "case" or scope.keyword in ("protocol", "extension"))
                and not re.search(r"\b(private|fileprivate|internal)\b(?!\()", access))
            whole = DECLARATION.match(header(lines, number))
            found += read(keyword, whole["rest"], dict(
                path=path, line=number + 1, keyword=keyword, is_package=is_package,
                is_static="static" in access.split(), owner=".".join(one.name for one in scopes if one.name),
                comment=comment(raw, number), text=" ".join(lines[number:number + 3])))
            if keyword in TYPES:
                name = re.match(r"`?([\w.]+)", match["rest"])
                pending = Scope(keyword, name.group(1) if name else "", is_package)
        for letter in line:
            if letter == "{":
                scopes.append(pending or Scope())
                pending = None
            elif letter == "}" and scopes:
                scopes.pop()
            parens += (letter in "([") - (letter in ")]")
    return found


def read(keyword, rest, common):
    """One declaration, or several cases of one line."""
    if keyword == "case":
        rest = rest.split("\n")[0] if "(" not in rest.split("\n")[0] else rest
        for one in parts(rest):
            name = re.match(r"`?(\w+)", one)
            if name:
                yield Declaration(**common, name=name.group(1), word=name.group(1), kind=one[name.end():], signature="")
        return
    if keyword in ("var", "let"):
        name = re.match(r"`?(\w+)`?\s*(?::(.*))?", rest, re.DOTALL)
        if name:
            kind = parts((name.group(2) or "").replace("=", ",", 1))
            yield Declaration(
                **common, name=name.group(1), word=name.group(1), kind=kind[0] if kind else "", signature="")
    elif keyword in ("init", "subscript", "func"):
        word = keyword if keyword != "func" else re.match(r"`?([^\s(<`]+|<=?|>=?)", rest).group(1)
        labels = "".join(label + ":" for label, _, _ in parameters(rest))
        start = rest.find("(")
        result = rest[balanced(rest, start):].partition("->")[2] if start >= 0 else ""
        is_operator = not re.match(r"\w", word)
        failable = "?" if keyword == "init" and rest.startswith("?") else ""
        yield Declaration(
            **common, name=word + failable + ("" if is_operator else f"({labels})"), word=word, kind=result,
            signature=rest)
    else:
        name = re.match(r"`?([\w.]+)`?(?:<[^>]*>)?\s*:?([^{]*)", rest)
        if name:
            inherits = re.findall(r"\w+", name.group(2).split(" where ")[0])
            yield Declaration(
                **common, name=name.group(1), word=name.group(1), kind="", signature="", inherits=inherits)


def throws(one):
    """Whether a call, or reading the value, can throw; `rethrows` adds nothing of its own."""
    start = one.signature.find("(")
    if start >= 0 and re.search(r"\bthrows\b", one.signature[balanced(one.signature, start):].split("->")[0]):
        return True
    has_getter = one.keyword in ("var", "subscript")
    return has_getter and bool(re.search(r"\bget\s+(?:async\s+)?throws\b", one.text))


def is_memberwise(one, stored):
    """Whether an initializer only says which stored properties the type has."""
    if one.word != "init" or one.name.startswith("init?") or throws(one):
        return False
    members = stored.get(one.owner, {})
    return all(
        label == name and name in members and members[name] in ("", plain(kind))
        for label, name, kind in parameters(one.signature))


def complaints(one, module):
    """What is wrong with the comment of a declaration."""
    if not one.comment:
        is_exempt = one.name in CONFORMANCES or module.asks_for(one) or is_memberwise(one, module.stored) or (
            one.keyword == "case" and one.owner.endswith("CodingKeys"))
        if not is_exempt:
            yield "has no comment"
        return
    if throws(one) and "- Throws:" not in one.comment:
        yield "throws, and its comment has no `- Throws:`"
    if re.search(r"\bDouble\b", one.kind) and not UNITS.search(one.comment):
        yield "is a Double, and its comment names no unit or range"


class Module:
    """What a module declares: stored properties per type, and what its protocols ask for."""

    def __init__(self, found):
        self.stored, self.requirements, self.conformances = {}, {}, {}
        protocols = {one.name for one in found if one.keyword == "protocol"}
        for one in found:
            if one.keyword in ("var", "let") and not one.is_static:
                self.stored.setdefault(one.owner, {})[one.name] = plain(one.kind)
            if one.owner in protocols:
                self.requirements.setdefault(one.owner, set()).add(one.name)
            if one.keyword in TYPES:
                self.conformances.setdefault(one.label, set()).update(one.inherits)

    def asks_for(self, one):
        """Whether a protocol of this module, to which the type conforms, asks for this member."""
        return any(one.name in self.requirements.get(name, ()) for name in self.conformances.get(one.owner, ()))


def uses(sources):
    """For each module the names that files of other modules that import it use."""
    found = {}
    for module, files in sources.items():
        for text in files.values():
            code = masked(text)
            names = set(re.findall(r"\w+", code))
            for other in re.findall(r"^\s*(?:\w+ )*import (?:\w+ )?(\w+)", code, re.MULTILINE):
                if other != module and other in sources:
                    found.setdefault(other, set()).update(names)
    return found


def check(sources, whole=WHOLE):
    """The findings of each module: (declarations looked at, findings).

    - Parameter sources: per module the text of each file by its path.
    """
    used, result = uses(sources), {}
    for module in sorted(sources):
        read_all = [one for path, text in sorted(sources[module].items()) for one in declarations(text, path)]
        own, names = Module(read_all), used.get(module, set())
        looked_at, findings = [], []
        for one in read_all:
            word = one.owner.split(".")[-1] if one.word in ("init", "subscript") else one.word
            if not one.is_package or one.keyword == "extension" or not (module in whole or word in names):
                continue
            looked_at.append(one)
            findings += [f"{one.path}:{one.line}: {one.label} {what}" for what in complaints(one, own)]
        result[module] = (looked_at, list(dict.fromkeys(findings)))
    return result


def main(arguments):
    options = [one for one in arguments if one.startswith("-")]
    folders = [one for one in arguments if not one.startswith("-")]
    if set(options) - {"--count"} or len(folders) > 1:
        print("usage: declarations.py [--count] [ROOT]", file=sys.stderr)
        return 64
    root = Path(folders[0]) if folders else Path(__file__).resolve().parents[2]
    sources = {}
    for path in sorted((root / "Sources").glob("*/**/*.swift")):
        inside = path.relative_to(root)
        sources.setdefault(inside.parts[1], {})[str(inside)] = path.read_text(encoding="utf-8")
    if not sources:
        print(f"no Swift sources in {root}/Sources", file=sys.stderr)
        return 66
    result = check(sources)
    for _, findings in result.values():
        for finding in findings:
            print(finding)
    if "--count" in options:
        for module, (looked_at, findings) in result.items():
            print(f"{module}: {len(looked_at)} declarations, {len(findings)} findings")
    return 1 if any(findings for _, findings in result.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
