"""The small part of OData's query language that the clients use, over rows that are dictionaries."""

import re
from urllib.parse import quote

SAFE = "$',()=~"
TOKEN = re.compile(r"\s*(?:'((?:[^']|'')*)'|([(),])|([A-Za-z_][A-Za-z0-9_]*)|(-?\d+(?:\.\d+)?))")


class BadQuery(Exception):
    """The query cannot be read; the server answers 400."""


def _tokens(text):
    at, found = 0, []
    text = text.rstrip()
    while at < len(text):
        hit = TOKEN.match(text, at)
        if not hit:
            raise BadQuery(f"unexpected character at {at} in {text!r}")
        quoted, mark, word, number = hit.groups()
        if quoted is not None:
            found.append(("text", quoted.replace("''", "'")))
        elif mark:
            found.append(("mark", mark))
        elif word:
            found.append(("word", word))
        else:
            found.append(("number", float(number)))
        at = hit.end()
    return found + [("end", "")]


class _Reader:
    def __init__(self, text, columns):
        self.tokens, self.at, self.columns = _tokens(text), 0, columns

    def take(self, kind=None, value=None):
        have = self.tokens[self.at]
        if (kind and have[0] != kind) or (value and have[1] != value):
            raise BadQuery(f"expected {value or kind}, found {have[1]!r}")
        self.at += 1
        return have[1]

    def sees(self, value):
        return self.tokens[self.at][0] in ("word", "mark") and self.tokens[self.at][1] == value

    def either(self):
        left = self.both()
        while self.sees("or"):
            self.take()
            left = (lambda a, b: lambda row: a(row) or b(row))(left, self.both())
        return left

    def both(self):
        left = self.single()
        while self.sees("and"):
            self.take()
            left = (lambda a, b: lambda row: a(row) and b(row))(left, self.single())
        return left

    def single(self):
        if self.sees("("):
            self.take()
            inner = self.either()
            self.take("mark", ")")
            return inner
        if self.sees("not"):
            self.take()
            inner = self.single()
            return lambda row: not inner(row)
        left = self.operand()
        for word, test in (("eq", lambda a, b: a == b), ("ne", lambda a, b: a != b),
                           ("gt", lambda a, b: a > b), ("ge", lambda a, b: a >= b),
                           ("lt", lambda a, b: a < b), ("le", lambda a, b: a <= b)):
            if self.sees(word):
                self.take()
                right = self.operand()
                return lambda row: test(left(row), right(row))
        return lambda row: bool(left(row))

    def operand(self):
        kind, value = self.tokens[self.at]
        self.at += 1
        if kind in ("text", "number"):
            return lambda row: value
        if kind != "word":
            raise BadQuery(f"expected a column or a value, found {value!r}")
        if value == "null":
            return lambda row: None
        if not self.sees("("):
            if value not in self.columns:
                raise BadQuery(f"Could not find a property named '{value}'")
            return lambda row: row[value]
        self.take("mark", "(")
        parts = [self.operand()]
        while self.sees(","):
            self.take()
            parts.append(self.operand())
        self.take("mark", ")")
        return _function(value, parts)


def _function(name, parts):
    a, b = parts[0], parts[1] if len(parts) > 1 else None
    known = {
        "trim": (1, lambda row: a(row).strip()),
        "tolower": (1, lambda row: a(row).lower()),
        "startswith": (2, lambda row: a(row).startswith(b(row))),
        "endswith": (2, lambda row: a(row).endswith(b(row))),
        "contains": (2, lambda row: b(row) in a(row)),
        "substringof": (2, lambda row: a(row) in b(row)),  # the needle comes first
        "substring": (3, lambda row: a(row)[int(b(row)):][:int(parts[2](row))]),
    }
    if name not in known or known[name][0] != len(parts):
        raise BadQuery(f"unknown function {name}/{len(parts)}")
    return known[name][1]


def condition(text, columns):
    """`$filter` as a test of one row; raises BadQuery."""
    reader = _Reader(text, set(columns))
    made = reader.either()
    reader.take("end")
    return made


def whole(options, name, default):
    """A count such as `$top`; raises BadQuery when it is none."""
    text = options.get(name)
    if text is None:
        return default
    if not text.isdigit():
        raise BadQuery(f"{name} must be a whole number, not {text!r}")
    return int(text)


def chosen(rows, options, columns):
    """Rows after `$filter` and `$orderby`, before paging."""
    if "$filter" in options:
        test = condition(options["$filter"], columns)
        rows = [row for row in rows if test(row)]
    for part in reversed([p for p in options.get("$orderby", "").split(",") if p.strip()]):
        column, _, way = part.strip().partition(" ")
        if column not in columns:
            raise BadQuery(f"Could not find a property named '{column}'")
        rows = sorted(rows, key=lambda row: (row[column] is None, row[column] or ""),
                      reverse=way.strip() == "desc")
    return rows


def shown(rows, options, columns):
    """Rows with the columns of `$select` only."""
    if "$select" not in options:
        return rows
    wanted = [c.strip() for c in options["$select"].split(",")]
    for column in wanted:
        if column not in columns:
            raise BadQuery(f"Could not find a property named '{column}'")
    return [{c: row[c] for c in wanted} for row in rows]


def _address(options):
    return "&".join(f"{k}={quote(v, safe=SAFE)}" for k, v in options.items())


def paged(rows, options, size, link):
    """One page after `$filter`, with the link to the next where there is more."""
    skip, top = whole(options, "$skip", 0), whole(options, "$top", None)
    rows = rows[skip:]
    left = len(rows) if top is None else min(top, len(rows))
    page = rows[:min(size, left)]
    if left <= size:
        return page, None
    again = {k: v for k, v in options.items() if k not in ("$skip", "$top")}
    if top is not None:
        again["$top"] = str(left - size)
    again["$skip"] = str(skip + size)
    return page, link + "?" + _address(again)
