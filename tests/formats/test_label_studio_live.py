"""Label Studio itself: our configuration, our tasks, its API, its export, and back again.

It needs Label Studio in an environment of its own (its pins are not ours):

    python -m venv ls && ls/bin/pip install label-studio==1.23.2
    NLP_KIT_LABEL_STUDIO=ls/bin/label-studio pytest tests/formats/test_label_studio_live.py

The server runs on the loopback interface in a temporary folder, with its embedded SQLite; making
that database takes about two minutes.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from nlp_kit.corpus import default_corpus, load
from nlp_kit.errors import Where
from nlp_kit.formats import read_as
from nlp_kit.formats.label_studio import (
    document_of_task,
    labelling_config,
    task_of,
    write_label_studio,
)

REFERENCE = Path(__file__).parent / "reference"
TOKEN = "0123456789abcdef0123456789abcdef01234567"
START_LIMIT = 420
# No proxy stands between a program and its own machine.
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Server:
    """A running Label Studio."""

    def __init__(self, port: int) -> None:
        self.base = f"http://127.0.0.1:{port}"

    def call(self, method, path, value=None):
        """Call the API with a JSON value and return the JSON of the answer."""
        request = urllib.request.Request(
            self.base + path,
            method=method,
            data=None if value is None else json.dumps(value).encode(),
            headers={"Authorization": f"Token {TOKEN}", "Content-Type": "application/json"},
        )
        try:
            with _OPENER.open(request, timeout=60) as answer:
                return json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as error:
            pytest.fail(f"{method} {path}: {error.code} {error.read()[:500]!r}")

    def is_up(self) -> bool:
        """Tell whether it answers."""
        try:
            with _OPENER.open(f"{self.base}/health", timeout=5) as answer:
                return answer.status == 200
        except OSError:
            return False


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    program = os.environ.get("NLP_KIT_LABEL_STUDIO") or shutil.which("label-studio")
    if not program:
        pytest.skip("Label Studio is not installed (NLP_KIT_LABEL_STUDIO names its program)")
    folder = tmp_path_factory.mktemp("label-studio")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {
        "LABEL_STUDIO_BASE_DATA_DIR": str(folder),
        "DJANGO_DB": "sqlite",
        "LATEST_VERSION_CHECK": "false",
        "COLLECT_ANALYTICS": "false",
        "FEATURE_FLAGS_OFFLINE": "true",
        "LABEL_STUDIO_ENABLE_LEGACY_API_TOKEN": "true",
    }
    arguments = ["start", "--no-browser", "--internal-host", "127.0.0.1", "--port", str(port)]
    arguments += ["--username", "test@example.org", "--password", "a-long-password-1"]
    arguments += ["--user-token", TOKEN]
    log = folder / "log.txt"
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [program, *arguments],
            env={**os.environ, **settings},
            cwd=folder,
            stdout=stream,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    running = Server(port)
    try:
        limit = time.monotonic() + START_LIMIT
        while not running.is_up():
            if process.poll() is not None or time.monotonic() > limit:
                pytest.fail(f"Label Studio did not start: {log.read_text()[-2000:]}")
            time.sleep(1)
        yield running
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=30)


@pytest.fixture(scope="module")
def documents():
    reference = list(read_as("jsonl", REFERENCE / "jsonl"))
    return [*reference, *load(default_corpus()).documents[:5]]


def make_project(server):
    project = {"title": "Persian news", "label_config": labelling_config()}
    return server.call("POST", "/api/projects", project)["id"]


def export(server, project, tmp_path):
    tasks = server.call(
        "GET", f"/api/projects/{project}/export?exportType=JSON&download_all_tasks=true"
    )
    path = tmp_path / "export.json"
    path.write_text(json.dumps(tasks, ensure_ascii=False), encoding="utf-8")
    return {document.id: document for document in read_as("label-studio", path)}


def test_annotations_made_through_the_api_come_back(server, documents, tmp_path):
    project = make_project(server)
    bare = [{"data": task_of(document)["data"]} for document in documents]
    assert server.call("POST", f"/api/projects/{project}/import", bare)["task_count"] == len(bare)
    by_id = {document.id: document for document in documents}
    for task in server.call("GET", f"/api/projects/{project}/tasks?page_size=100"):
        (annotation,) = task_of(by_id[task["data"]["id"]])["annotations"]
        server.call("POST", f"/api/tasks/{task['id']}/annotations", annotation)
    assert export(server, project, tmp_path) == by_id


def test_our_tasks_with_annotations_are_imported_as_they_are(server, documents, tmp_path):
    project = make_project(server)
    write_label_studio(tmp_path / "tasks.json", documents)
    tasks = json.loads((tmp_path / "tasks.json").read_text(encoding="utf-8"))
    done = server.call("POST", f"/api/projects/{project}/import", tasks)
    assert done["annotation_count"] == len(documents)
    assert export(server, project, tmp_path) == {document.id: document for document in documents}


def test_predictions_arrive_with_their_scores(server, documents):
    project = make_project(server)
    tasks = [task_of(document, score=0.75, model_version="v1") for document in documents]
    done = server.call("POST", f"/api/projects/{project}/import", tasks)
    assert done["prediction_count"] == len(documents)
    found = server.call("GET", f"/api/predictions?project={project}")
    rows = found["results"] if isinstance(found, dict) else found
    assert {(row["score"], row["model_version"]) for row in rows} == {(0.75, "v1")}
    tasks = server.call("GET", f"/api/projects/{project}/tasks?page_size=100")
    data = {task["id"]: task["data"] for task in tasks}
    read_back = {
        document.id: document
        for row in rows
        if row["task"] in data
        for document in [
            document_of_task(
                {"data": data[row["task"]], "predictions": [row]}, Where("predictions")
            )
        ]
    }
    assert read_back == {document.id: document for document in documents}
