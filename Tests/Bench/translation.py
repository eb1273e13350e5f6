"""Writes our Mustache templates as one template of another engine, in the form that suits it best.

Partials are copied in rather than included, and every name is settled here rather than looked up
through a stack: `{{value}}` becomes `{{ item2["value"] }}` for Jinja2 and `{{ $item2.value }}` for
Hugo. `page` is the record of fixed texts, which the engine is given once.
"""

import re

# A line with nothing but one tag that prints nothing leaves no trace; that is the first alternative.
# A partial that is indented would indent its lines, so that one is not taken.
TAG = re.compile(
    r"^(?:[ \t]*\{\{([#^/])|\{\{(>))\s*([\w.]+)\s*\}\}[ \t]*\n|\{\{([#^/]?)\s*([\w.]+)\s*\}\}"
    r"|\{\{(\{)\s*([\w.]+)\s*\}\}\}",
    re.M,
)


def merged(first, second):
    """One example that has everything both examples have: records with all their names, lists with
    one item that stands for all."""
    if isinstance(first, dict) and isinstance(second, dict):
        return {name: merged(first.get(name), second.get(name)) for name in first | second}
    if isinstance(first, list) and isinstance(second, list):
        item = None
        for value in first + second:
            item = value if item is None else merged(item, value)
        return [] if item is None else [item]
    return second if first is None else first


class Jinja:
    head = ""
    foreign = r"\{[{%#]|&#34;"

    @staticmethod
    def top(name):
        return name

    @staticmethod
    def item(depth):
        return f"item{depth}"

    @staticmethod
    def field(reach, name):
        return f'{reach}["{name}"]'

    @staticmethod
    def value(reach, is_verbatim):
        return "{{ " + reach + ("|safe" if is_verbatim else "") + " }}"

    @staticmethod
    def condition(reach, is_inverted=False):
        return "{% if " + ("not " if is_inverted else "") + reach + " %}", "{% endif %}"

    @staticmethod
    def loop(item, reach):
        return "{% for " + item + " in " + reach + " %}", "{% endfor %}"


class Hugo:
    head = "{{ $page := site.Params.page }}{{ $sheet := .Params.sheet }}"
    foreign = r"\{\{|&#3[49];|&#43;|<!--"

    @staticmethod
    def top(name):
        return "$page" if name == "page" else f"$sheet.{name}"

    @staticmethod
    def item(depth):
        return f"$item{depth}"

    @staticmethod
    def field(reach, name):
        return f"{reach}.{name}"

    @staticmethod
    def value(reach, is_verbatim):
        # The one value that is printed as it is stands in a script.
        return "{{ " + reach + (" | safeJS" if is_verbatim else "") + " }}"

    @staticmethod
    def condition(reach, is_inverted=False):
        return "{{ if " + ("not " if is_inverted else "") + reach + " }}", "{{ end }}"

    @staticmethod
    def loop(item, reach):
        return "{{ range " + item + " := " + reach + " }}", "{{ end }}"


class Translation:
    """A template under the names of an example record."""

    def __init__(self, folder, example, engine):
        self.folder = folder
        self.engine = engine
        # The levels of the context stack, outermost first: how the engine reaches it, its example.
        self.levels = [(None, example)]

    def whole(self, name):
        return self.engine.head + self.template(name)

    def template(self, name):
        source = (self.folder / name).read_text(encoding="utf-8")
        out, position, open_tags = [], 0, []
        for match in TAG.finditer(source):
            out.append(self.literal(source[position : match.start()], name))
            position = match.end()
            kind = match[1] or match[2] or match[4] or match[6] or ""
            out.append(self.tag(kind, match[3] or match[5] or match[7], open_tags))
        out.append(self.literal(source[position:], name))
        return "".join(out)

    def literal(self, text, name):
        if re.search(self.engine.foreign, text):
            raise SystemExit(f"bench: {name}: cannot translate {text!r}")
        return text

    def tag(self, kind, name, open_tags):
        if kind == ">":
            return self.template(name)
        if kind == "/":
            end, is_level = open_tags.pop()
            if is_level:
                self.levels.pop()
            return end
        reach, example = self.resolve(name)
        if kind in ("", "{"):
            return self.engine.value(reach, kind == "{")
        if kind == "#" and isinstance(example, list):
            item = self.engine.item(len(self.levels))
            self.levels.append((item, example[0] if example else None))
            start, end = self.engine.loop(item, reach)
            open_tags.append((end, True))
            return start
        is_level = kind == "#" and not isinstance(example, bool)
        if is_level:
            self.levels.append((reach, example))
        start, end = self.engine.condition(reach, is_inverted=kind == "^")
        open_tags.append((end, is_level))
        return start

    def resolve(self, name):
        """How a name is reached, by the rule of the innermost level that has its first part."""
        if name == ".":
            return self.levels[-1]
        first, *rest = name.split(".")
        for reach, example in reversed(self.levels):
            if isinstance(example, dict) and first in example:
                reach = self.engine.field(reach, first) if reach else self.engine.top(first)
                example = example[first]
                for part in rest:
                    reach, example = self.engine.field(reach, part), example[part]
                return reach, example
        reach, example = self.levels[-1]
        if example is None:  # No record enters this section, so nothing in it is ever reached.
            return self.engine.field(reach, first), None
        raise SystemExit(f"bench: no record has «{name}»; take more sheets")
