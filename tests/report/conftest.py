"""A page in a real browser: headless Chromium, the page served from here, every request noted."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Nothing but this machine can be reached, whatever a page or the browser asks for.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--virtual-time-budget=4000",
    "--window-size=1400,1000",
)
HARNESS = """
const answer = document.createElement("pre");
answer.id = "answer";
const $ = (selector) => document.querySelector(selector);
const $$ = (selector) => [...document.querySelectorAll(selector)];
// A window that has no focus yet tells nothing of what gets it.
const focused = async () => {
  for (let tries = 0; tries < 50 && !document.hasFocus(); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
focused().then(async () => { %s }).then(
  (value) => { answer.textContent = JSON.stringify(value === undefined ? null : value); },
  (error) => { answer.textContent = JSON.stringify({ error: String(error) }); },
).finally(() => document.body.append(answer));
"""


class Site:
    """Serves one page at ``/`` and notes what is asked for."""

    def __init__(self) -> None:
        self.page, self.requests = "", []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.requests.append(self.path)
                body = site.page.encode()
                self.send_response(200 if self.path == "/" else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.server.shutdown()


@pytest.fixture
def browse(site: Site, tmp_path: Path) -> Callable[..., Any]:
    """Return what opens a page, runs a script in it and gives back what the script returns."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        pytest.skip("there is no Chromium here to open the page in")

    def call(page: str, script: str, *options: str) -> Any:
        script = HARNESS % script
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        # The page's own policy stays, this one script allowed besides.
        page = page.replace("script-src ", f"script-src 'sha256-{digest}' ", 1)
        site.page = page.replace("</body>", f"<script>{script}</script></body>")
        site.requests.clear()
        command = [browser, *QUIET, *options, f"--user-data-dir={tmp_path / 'profile'}"]
        done = subprocess.run(
            [*command, "--dump-dom", site.address],
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
        found = re.search(r'<pre id="answer">(.*?)</pre>', done.stdout, re.DOTALL)
        assert found, done.stderr[-2000:]
        value = json.loads(html.unescape(found[1]))
        assert not (isinstance(value, dict) and "error" in value), value
        return value

    return call
