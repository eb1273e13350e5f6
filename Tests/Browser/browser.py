"""A real browser, a loopback server and the tally of the browser tests."""

import contextlib
import functools
import http.server
import json
import os
import shutil
import threading

from playwright.sync_api import sync_playwright

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1366, "height": 800}


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


@contextlib.contextmanager
def browser():
    """Debian's chromium, driven by playwright."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        raise SystemExit("browser: chromium ontbreekt; typ: bin/setup --browser")
    with sync_playwright() as play:
        running = play.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"])
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
