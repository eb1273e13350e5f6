"""Writes our Mustache templates as one Jinja2 template, in the form that suits Jinja2 best.

Partials are copied in rather than included, and every name is settled here rather than looked up
through a stack: `{{value}}` becomes `{{ item2["value"] }}`, or a plain name at the top.
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


class Translation:
    """A template under the names of an example record."""

    def __init__(self, folder, example):
        self.folder = folder
        # The levels of the context stack, outermost first: how Jinja2 reaches it, and its example.
        self.levels = [(None, example)]

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

    @staticmethod
    def literal(text, name):
        if re.search(r"\{[{%#]|&#34;", text):
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
            return "{{ " + reach + ("|safe" if kind else "") + " }}"
        if kind == "^":
            open_tags.append(("{% endif %}", False))
            return "{% if not " + reach + " %}"
        if isinstance(example, list):
            item = f"item{len(self.levels)}"
            self.levels.append((item, example[0] if example else None))
            open_tags.append(("{% endfor %}", True))
            return "{% for " + item + " in " + reach + " %}"
        is_level = not isinstance(example, bool)
        if is_level:
            self.levels.append((reach, example))
        open_tags.append(("{% endif %}", is_level))
        return "{% if " + reach + " %}"

    def resolve(self, name):
        """How Jinja2 reaches a name, by the rule of the innermost level that has its first part."""
        if name == ".":
            return self.levels[-1]
        first, *rest = name.split(".")
        for reach, example in reversed(self.levels):
            if isinstance(example, dict) and first in example:
                reach, example = f'{reach}["{first}"]' if reach else first, example[first]
                for part in rest:
                    reach, example = f'{reach}["{part}"]', example[part]
                return reach, example
        reach, example = self.levels[-1]
        if example is None:  # No record enters this section, so nothing in it is ever reached.
            return f'{reach}["{first}"]', None
        raise SystemExit(f"bench: no record has «{name}»; take more sheets")
