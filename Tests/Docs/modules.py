"""The modules and the arrows between them, from Package.swift and the `import` lines in Sources.

An arrow says "imports". Faults are: an import that Package.swift does not declare, a cycle, an arrow that runs against the
order of the flow, a module beside the flow that imports a stage of it, and a pure module that imports anything but the
standard library and the modules it may.
"""

import re

# The order of the flow: a stage may import those before it. Whatever is not named here stands beside the flow.
FLOW = ["Fetch", "Ingest", "Edition", "Figures", "Rendering", "Publishing", "bijsluiter"]
# Modules without files, clock or locale, and what they may import.
PURE = {"Facts": set(), "Tabular": set(), "Templating": set(), "Figures": {"Facts"}}

IMPORT = re.compile(
    r"^[ \t]*(?:@\w+(?:\([^)]*\))?[ \t]+)*(?:(?:package|public|internal|private|fileprivate)[ \t]+)?"
    r"import[ \t]+(?:(?:struct|enum|class|func|protocol|typealias|let|var)[ \t]+)?(\w+)", re.MULTILINE)


def calls(text):
    """Every call in Swift text as (name, arguments), the outer ones before the inner ones."""
    for match in re.finditer(r"(\.?\w+)\(", text):
        depth, place = 1, match.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(text[place], 0)
            place += 1
        yield match[1], text[match.end():place - 1]


def without_comments(text):
    return re.sub(r"(?m)(^|\s)//.*$", r"\1", text)


def package(text):
    """Targets of Package.swift by name: the modules of our own each declares, and the products of others."""
    text = without_comments(text)
    products = {name: product for name, product in re.findall(
        r"let (\w+) = Target\.Dependency\.product\(\s*name: \"(\w+)\"", text)}
    # Functions of the file that make a target, apart from those that make a test target.
    makers = {name for name, body in re.findall(
        r"func (\w+)\([^{]*\) -> Target \{(.*?)\n\}", text, re.DOTALL) if ".testTarget" not in body}
    makers |= {".target", ".executableTarget", ".systemLibrary"}
    declared = {}
    for name, arguments in calls(text[text.rindex("targets: [\n"):]):
        first = re.match(r"\s*(?:name: )?\"(\w+)\"", arguments)
        if first and name in makers:
            declared[first[1]] = arguments
    own = {}
    for name, arguments in declared.items():
        if 'path: "Tests' in arguments:
            continue
        literals = set(re.findall(r"\"(\w+)\"", arguments))
        others = {products[word] for word in re.findall(r"\b(\w+)\b", arguments) if word in products}
        others |= set(re.findall(r"\.product\(name: \"(\w+)\"", arguments))
        own[name] = ((literals & set(declared)) - {name}, others)
    return own


def imports(sources, names):
    """What each module imports, from its Swift files, and which C modules it is told of by its headers."""
    found = {}
    for name in names:
        found[name] = set()
        for file in sorted((sources / name).rglob("*.swift")):
            found[name] |= set(IMPORT.findall(file.read_text(encoding="utf-8")))
    return found


def cycle(arrows):
    """A way back to where it began, as names; None when there is none."""
    done = set()

    def follow(name, way):
        if name in way:
            return way[way.index(name):] + [name]
        if name in done:
            return None
        for other in sorted(arrows[name]):
            found = follow(other, way + [name])
            if found:
                return found
        done.add(name)
        return None

    for name in sorted(arrows):
        found = follow(name, [])
        if found:
            return found
    return None


def faults(declared, imported):
    """What is wrong with the modules, a line each."""
    own = set(declared)
    arrows = {name: imported[name] & own for name in own}
    for name in FLOW:
        if name not in own:
            yield f"{name}: named in the order of the flow, but no target of Package.swift"
    for name in sorted(own):
        for other in sorted(arrows[name] - declared[name][0]):
            yield f"{name} imports {other}, which Package.swift does not declare"
        for other in sorted(arrows[name]):
            if name in FLOW and other in FLOW and FLOW.index(other) >= FLOW.index(name):
                yield f"{name} imports {other}: an arrow backwards in the flow"
            if name not in FLOW and other in FLOW:
                yield f"{name} imports {other}: a module beside the flow imports a stage of it"
        if name in PURE:
            for other in sorted(imported[name] - PURE[name]):
                yield f"{name} imports {other}, and is pure"
    round_trip = cycle(arrows)
    if round_trip:
        yield "a cycle: " + " -> ".join(round_trip)


def reduced(arrows):
    """The arrows that do not follow from others: drawn alone they give the same order."""
    def reach(name, seen):
        for other in arrows[name]:
            if other not in seen:
                seen.add(other)
                reach(other, seen)
        return seen

    return {
        name: {other for other in others
               if not any(other in reach(via, set()) for via in others if via != other)}
        for name, others in arrows.items()}


def drawing(declared, imported):
    """The drawing as Mermaid, and all imports as a table."""
    own = set(declared)
    arrows = {name: imported[name] & own for name in own}
    # A target without Swift files is known by what others declare.
    for name in own:
        arrows[name] |= {other for other in declared[name][0] if not imported[name] and other in own}
    lines = ["```mermaid", "flowchart BT"]
    lines += ["  subgraph flow [The flow]"] + [f"    {name}" for name in FLOW] + ["  end"]
    beside = sorted(own - set(FLOW))
    lines += ["  subgraph beside [Beside the flow]"] + [f"    {name}" for name in beside] + ["  end"]
    short = reduced(arrows)
    for name in FLOW + beside:
        lines += [f"  {name} --> {other}" for other in sorted(short[name])]
    lines += ["```", "", "| module | imports of ours | packages |", "| --- | --- | --- |"]
    for name in FLOW + beside:
        packages = sorted(declared[name][1] & imported[name])
        lines.append(
            f"| `{name}` | {', '.join(sorted(arrows[name])) or '–'} | {', '.join(packages) or '–'} |")
    return "\n".join(lines) + "\n"
