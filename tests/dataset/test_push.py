"""Upload to a stand-in for the hub's HTTP interface on the loopback interface."""

import base64
import hashlib
import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from nlp_kit.corpus import default_corpus, load
from nlp_kit.dataset import export_dataset
from nlp_kit.dataset.push import plan_push
from nlp_kit.errors import InputError


class Hub(BaseHTTPRequestHandler):
    """The part of the hub that an upload talks to: repositories, upload modes, LFS, commits."""

    refuse = False

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.server.seen.append(("GET", self.path.split("?")[0]))
        self.send({"error": "no such page"}, 404)

    def do_PUT(self):
        data = self.body()
        assert hashlib.sha256(data).hexdigest() == self.path.rsplit("/", 1)[-1]
        self.server.blobs[hashlib.sha256(data).hexdigest()] = data
        self.send({})

    def do_POST(self):
        path, data = self.path.split("?")[0], self.body()
        self.server.seen.append(("POST", path))
        if self.server.refuse:
            self.send({"error": "You are not allowed to write here."}, 403)
        elif path == "/api/repos/create":
            self.send({"url": f"{self.server.base}/datasets/me/news"})
        elif path == "/api/validate-yaml":
            assert "license" in json.loads(data)["content"]
            self.send({"errors": [], "warnings": []})
        elif "/preupload/" in path:
            files = json.loads(data)["files"]
            modes = [
                {
                    "path": file["path"],
                    "uploadMode": "lfs" if file["path"].endswith(".parquet") else "regular",
                    "shouldIgnore": False,
                }
                for file in files
            ]
            self.send({"files": modes})
        elif path.endswith("/info/lfs/objects/batch"):
            upload = {"href": f"{self.server.base}/lfs/"}
            objects = [
                {**item, "actions": {"upload": {"href": upload["href"] + item["oid"]}}}
                for item in json.loads(data)["objects"]
            ]
            self.send({"transfer": "basic", "objects": objects})
        elif "/commit/" in path:
            self.server.commit = [json.loads(line) for line in data.splitlines()]
            self.send(
                {
                    "commitUrl": f"{self.server.base}/datasets/me/news/commit/abc",
                    "commitOid": "abc",
                    "success": True,
                }
            )
        elif "/tag/" in path:
            self.server.tag = (path.rsplit("/", 1)[-1], json.loads(data)["tag"])
            self.send({})
        else:
            self.send({"error": f"unknown: {path}"}, 404)

    def body(self):
        if "chunked" not in self.headers.get("Transfer-Encoding", ""):
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        data = b""
        while size := int(self.rfile.readline(), 16):
            data += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return data

    def send(self, value, status=200):
        data = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture
def hub():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    server.base = f"http://127.0.0.1:{server.server_address[1]}"
    server.seen, server.blobs, server.commit, server.tag, server.refuse = [], {}, [], None, False
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join()


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    folder = tmp_path_factory.mktemp("push") / "dataset"
    export_dataset(load(default_corpus()), folder)
    return folder


def push(hub, *arguments):
    """Run the command in a process of its own: the hub's address is read when it is imported."""
    environment = {key: value for key, value in os.environ.items() if key != "HF_HUB_OFFLINE"}
    environment |= {
        "HF_ENDPOINT": hub.base,
        "HF_TOKEN": "hf_not_a_token",
        "HF_HUB_DISABLE_XET": "1",
        "HF_HUB_DISABLE_PROGRESS_BARS": "1",
        "NO_PROXY": "127.0.0.1",
        "no_proxy": "127.0.0.1",
    }
    return subprocess.run(
        [sys.executable, "-m", "nlp_kit", "push", *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_dry_run_shows_everything_and_sends_nothing(hub, dataset):
    result = push(hub, dataset, "--repo", "me/news", "--dry-run")
    assert result.returncode == 0, result.stderr
    for file in plan_push(dataset, "me/news").files:
        assert file.path in result.stdout and file.sha256 in result.stdout
    assert hub.seen == []
    assert "nothing was sent" in result.stderr


def test_what_arrives_is_what_was_planned_tagged_by_the_corpus(hub, dataset):
    plan = plan_push(dataset, "me/news")
    result = push(hub, dataset, "--repo", "me/news")
    assert result.returncode == 0, result.stderr
    arrived = {}
    for line in hub.commit:
        value = line["value"]
        if line["key"] == "file":
            arrived[value["path"]] = hashlib.sha256(base64.b64decode(value["content"])).hexdigest()
        elif line["key"] == "lfsFile":
            assert value["oid"] in hub.blobs
            arrived[value["path"]] = value["oid"]
    assert arrived == {file.path: file.sha256 for file in plan.files}
    assert hub.commit[0]["value"]["summary"] == plan.message
    assert hub.tag == ("abc", plan.tag)
    assert f"{hub.base}/datasets/me/news/commit/abc" in result.stderr


def test_a_refusal_is_one_message(hub, dataset):
    hub.refuse = True
    result = push(hub, dataset, "--repo", "me/news")
    assert result.returncode == 2
    assert "the hub did not take it" in result.stderr and "Traceback" not in result.stderr


def test_a_hub_that_cannot_be_reached_is_one_message(hub, dataset):
    hub.base = "http://127.0.0.1:9"
    result = push(hub, dataset, "--repo", "me/news")
    assert result.returncode == 2
    assert "the hub did not take it" in result.stderr and "Traceback" not in result.stderr


def test_only_an_exported_dataset_can_go(tmp_path, dataset):
    with pytest.raises(InputError, match="no exported dataset"):
        plan_push(tmp_path, "me/news")
    with pytest.raises(InputError, match="names no repository"):
        plan_push(dataset, "news")
