"""The compose file of docs/elsewhere: what it says is what the program and its pins are."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import yaml

from embeddings import ray_cluster
from qa import milvus_index
from tests.helpers import ROOT

FOLDER = ROOT / "docs" / "elsewhere"


def services() -> dict[str, Any]:
    composed = yaml.safe_load((FOLDER / "compose.yaml").read_text("utf-8"))
    assert set(composed) == {"name", "services", "volumes"}
    return dict(composed["services"])


def pinned(package: str) -> str:
    (version,) = re.findall(rf"(?m)^{package}==(.+)$", (ROOT / "constraints.txt").read_text("utf-8"))
    return str(version)


def test_the_server_is_of_the_series_of_its_client() -> None:
    image, version = services()["milvus"]["image"].split(":v")
    assert image == "milvusdb/milvus"
    assert version.split(".")[:2] == pinned("pymilvus").split(".")[:2]


def test_ports_are_those_the_program_knows_and_open_to_this_machine_alone() -> None:
    every = services()
    assert every["milvus"]["ports"] == [f"${{BIND:-127.0.0.1}}:{milvus_index.PORT}:{milvus_index.PORT}"]
    assert every["ray-head"]["ports"] == [f"${{BIND:-127.0.0.1}}:{ray_cluster.PORT}:{ray_cluster.PORT}"]
    assert f"--ray-client-server-port={ray_cluster.PORT}" in every["ray-head"]["command"]
    assert "ports" not in every["ray-node"]


def test_ray_tells_nobody_and_opens_no_dashboard() -> None:
    for name in ("ray-head", "ray-node"):
        assert services()[name]["environment"]["RAY_USAGE_STATS_ENABLED"] == "0"
    assert {"--include-dashboard=false", "--disable-usage-stats"} <= set(services()["ray-head"]["command"].split())


def test_nodes_join_the_head_and_are_built_from_this_tree() -> None:
    every = services()
    port = re.search(r"--port=(\d+)", every["ray-head"]["command"])
    assert port is not None
    assert f"--address=ray-head:{port[1]}" in every["ray-node"]["command"]
    for name in ("ray-head", "ray-node"):
        build = every[name]["build"]
        assert (FOLDER / build["context"]).resolve() == ROOT
        assert (ROOT / build["dockerfile"]).is_file()
    copied = re.findall(r"(?m)^COPY (.+) \S+$", (ROOT / every["ray-head"]["build"]["dockerfile"]).read_text("utf-8"))
    assert all((ROOT / name).exists() for line in copied for name in line.split())


def test_volumes_are_named_and_every_key_is_one_of_composes() -> None:
    known = {
        "build", "command", "depends_on", "environment", "healthcheck", "image", "ports", "restart", "security_opt",
        "shm_size", "volumes",
    }  # fmt: skip
    for service in services().values():
        assert set(service) <= known
    assert services()["milvus"]["volumes"] == ["milvus:/var/lib/milvus"]


def test_the_extras_are_in_what_tests_install() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert "pullquote[milvus,ray]" in extras["dev"]
