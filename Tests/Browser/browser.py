"""A real browser, a loopback server and the tally of the browser tests."""

import contextlib
import functools
import html
import http.server
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import threading

from playwright.sync_api import sync_playwright

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1366, "height": 800}
# The fonts pages are held against. A page names no font of its own but asks the system's, so it must hold under
# the widest one a system is likely to have (DejaVu Sans is as wide as Verdana) and under an ordinary one.
WIDE_FONT = "DejaVu Sans"
ORDINARY_FONTS = ["Noto Sans", "Liberation Sans"]


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves the site without a line per request."""

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def served(folder):
    """The address of a server on the loopback that serves the folder."""
    handler = functools.partial(Quiet, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def font_files(family):
    """The files of one font family on this system, by fontconfig."""
    found = subprocess.run(["fc-list", "--format", "%{file}\\n", ":family=" + family], capture_output=True, text=True,
                           env={name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"})
    return sorted(file for file in found.stdout.splitlines() if file)


def fonts():
    """The families the pages are held against: the widest, and the first ordinary one that is installed."""
    ordinary = next((family for family in ORDINARY_FONTS if font_files(family)), None)
    if ordinary is None or not font_files(WIDE_FONT):
        raise SystemExit(f"browser: lettertype ontbreekt ({WIDE_FONT}, en {' of '.join(ORDINARY_FONTS)}); "
                         "typ: bin/setup --browser")
    return [WIDE_FONT, ordinary]


def only(family, folder):
    """Writes a fontconfig file by which a program sees the fonts of one family and no other."""
    files = font_files(family)
    part = lambda tag, text: f"<{tag}>{html.escape(text)}</{tag}>"
    config = pathlib.Path(folder) / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n<fontconfig>\n'
        + "".join(part("dir", place) + "\n" for place in sorted({os.path.dirname(file) for file in files}))
        + part("cachedir", str(config.with_name("cache"))) + "\n<selectfont>\n"
        "<rejectfont><glob>*</glob></rejectfont>\n<acceptfont>"
        + "".join(part("glob", file) for file in files) + "</acceptfont>\n</selectfont>\n</fontconfig>\n")
    return str(config)


@contextlib.contextmanager
def browser(font=None):
    """Debian's chromium, driven by playwright; with a font family: as on a system that has no other."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        raise SystemExit("browser: chromium ontbreekt; typ: bin/setup --browser")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        system = {"FONTCONFIG_FILE": only(font, folder)} if font else {}
        running = play.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
            # What it leaves in its temporary folder goes with ours.
            env={**os.environ, "TMPDIR": folder, **system})
        try:
            yield running
        finally:
            running.close()


class Tally:
    """What held and what did not; a failure does not stop the rest."""

    def __init__(self):
        self.held = 0
        self.failures = []

    def check(self, what, holds, detail=""):
        if holds:
            self.held += 1
        else:
            self.failures.append(f"{what}: {detail}")
            print(f"browser: FOUT {what}: {detail}", flush=True)

    def end(self):
        print(f"browser: {self.held} goed, {len(self.failures)} fout", flush=True)
        raise SystemExit(1 if self.failures else 0)


def results(tab):
    return tab.locator("#gevonden li")


def status(tab):
    return tab.locator("#stand").inner_text()


NOT_GREY = """scope => {
  const probe = document.createElement('span');
  probe.style.color = 'var(--bs-color-grey)';
  document.body.append(probe);
  const grey = getComputedStyle(probe).color, wrong = [];
  probe.remove();
  for (const part of document.querySelectorAll(scope)) {
    for (const one of [part, ...part.querySelectorAll('*')]) {
      if (one.closest('a, h2, h3, h4, summary, button') || !Array.from(one.childNodes).some(n => n.nodeType === 3 && n.data.trim())) continue;
      if (getComputedStyle(one).color !== grey) wrong.push(one.outerHTML.slice(0, 80));
    }
  }
  return wrong;
}"""


def not_grey(tab, scope):
    """The texts in a part of the page that are not in the grey of what is old."""
    return tab.evaluate(NOT_GREY, scope)


def with_figure(site, wanted):
    """The first offering whose guess at the job chance is about such a figure, by what the scripts load."""
    for file in sorted(site.glob("vergelijk/data/*.js")):
        school = json.loads(file.read_text().split("]=", 1)[1].rstrip().rstrip(";"))
        for key, offering in school["offerings"].items():
            number = offering["f"].get("job_chance")
            if number is not None and wanted(school["figures"][number]):
                return key
    return None


def search(tab, words):
    """Types words in the search field and waits until the page has answered: it then keeps them in its address."""
    tab.fill("#q", words)
    tab.wait_for_function(
        "words => (new URLSearchParams(location.hash.slice(1)).get('q') || '') === words", arg=words.strip())


@contextlib.contextmanager
def page(running, tally, name, base, *, size=LAPTOP, scheme="light", script=True):
    """A page in a context of its own; console errors and requests elsewhere are failures."""
    context = running.new_context(
        viewport=size, color_scheme=scheme, java_script_enabled=script, reduced_motion="reduce")
    tab = context.new_page()
    wrong = []
    tab.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: wrong.append(str(error)))

    def seen(request):
        if not request.url.startswith((base, "data:")):
            wrong.append("verzoek naar buiten: " + request.url)

    tab.on("request", seen)
    try:
        yield tab
    finally:
        tally.check(name + ": geen fout in de console, geen verzoek naar buiten", not wrong, wrong[:3])
        tally.check(name + ": geen cookie", not context.cookies(), context.cookies())
        context.close()
