"""Uploading an exported dataset to the Hugging Face hub, as one commit tagged by corpus hash."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from nlp_kit.documents import read_text
from nlp_kit.errors import InputError, Where

_CARD = "README.md"
_HASH = re.compile(r"\b[0-9a-f]{64}\b")
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file that would go: its path in the repository, size in bytes, SHA-256."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What an upload would do, to the byte.

    Attributes:
        repository: ``OWNER/NAME`` of the dataset on the hub.
        tag: The version: ``corpus-`` and the first 12 digits of the corpus hash in the card.
        message: The message of the commit.
        files: The files, by path.
    """

    repository: str
    tag: str
    message: str
    files: tuple[PlannedFile, ...]

    @property
    def size(self) -> int:
        """The bytes that would go in all."""
        return sum(file.size for file in self.files)


def plan_push(folder: Path, repository: str) -> Plan:
    """Return what :func:`push` would upload; nothing is sent.

    Raises:
        InputError: If the folder is no exported dataset, or the repository's name is none.
    """
    if _REPOSITORY.fullmatch(repository) is None:
        raise InputError(
            f"{repository!r} names no repository.",
            where=Where(field="--repo"),
            hint="Write OWNER/NAME.",
        )
    if not (folder / _CARD).is_file() or not any(folder.glob("data/*.parquet")):
        raise InputError(
            "no exported dataset here.",
            where=Where(str(folder)),
            hint="Make one with `nlp-kit export`.",
        )
    found = _HASH.search(read_text(folder / _CARD))
    if found is None:
        raise InputError(
            "the card names no corpus hash.",
            where=Where(str(folder / _CARD)),
            hint="Export the dataset again.",
        )
    files = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in name.parts):
            data = path.read_bytes()
            files.append(PlannedFile(name.as_posix(), len(data), hashlib.sha256(data).hexdigest()))
    tag = f"corpus-{found[0][:12]}"
    return Plan(repository, tag, f"Dataset of the corpus with SHA-256 {found[0]}", tuple(files))


def push(folder: Path, plan: Plan, *, private: bool = False) -> str:
    """Upload a planned dataset and return the address of its commit.

    The repository is made if it is not there; the tag moves to the new commit. Log-in and
    endpoint are those of huggingface_hub.

    Args:
        folder: The exported dataset.
        plan: What to upload.
        private: Whether a repository that is made now is private.

    Raises:
        InputError: If the hub cannot be reached or refuses.
    """
    from httpx2 import HTTPError
    from huggingface_hub import CommitOperationAdd, HfApi
    from huggingface_hub.errors import HfHubHTTPError, LocalTokenNotFoundError, OfflineModeIsEnabled

    api = HfApi()
    name = plan.repository
    operations = [CommitOperationAdd(file.path, folder / file.path) for file in plan.files]
    known = (HfHubHTTPError, HTTPError, LocalTokenNotFoundError, OfflineModeIsEnabled)
    try:
        api.create_repo(name, repo_type="dataset", private=private, exist_ok=True)
        commit = api.create_commit(
            name, operations, commit_message=plan.message, repo_type="dataset"
        )
        api.create_tag(name, tag=plan.tag, revision=commit.oid, repo_type="dataset", exist_ok=True)
    except known as error:
        reason = (str(error).strip() or type(error).__name__).splitlines()[0]
        raise InputError(
            f"the hub did not take it: {reason}",
            where=Where(plan.repository),
            hint="Log in with `hf auth login`; check the name and the connection.",
        ) from error
    return str(commit.commit_url)
