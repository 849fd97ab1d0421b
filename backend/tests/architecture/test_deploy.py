"""What lies in deploy/ names commands, settings and ports that exist."""

import re

import pytest
import yaml
from django.conf import settings

from diandan import settings as read
from diandan.__main__ import COMMANDS
from tests.architecture.conftest import BACKEND

DEPLOY = BACKEND.parent / "deploy"
ROLES = {"web", "hub", "relay", "consume", "tick", "migrate"}
KNOWN = {name for name, _, _ in read.READ}


def manifests() -> list[dict]:
    folder = DEPLOY / "kubernetes/base"
    named = yaml.safe_load((folder / "kustomization.yaml").read_text())["resources"]
    assert sorted(named) == sorted(
        path.name for path in folder.glob("*.yaml") if path.name != "kustomization.yaml"
    )
    return [found for name in named for found in yaml.safe_load_all((folder / name).read_text())]


def compose(name: str) -> dict[str, dict]:
    return yaml.safe_load((DEPLOY / "compose" / name).read_text())["services"]


def test_every_role_is_a_deployment_and_every_deployment_a_role():
    roles = {
        container["args"][0]
        for found in manifests()
        if found["kind"] in {"Deployment", "Job"}
        for container in found["spec"]["template"]["spec"]["containers"]
    }

    assert roles == ROLES
    assert roles <= COMMANDS.keys()


def test_the_ingress_leads_to_services_that_select_pods_with_such_ports():
    found = manifests()
    services = {one["metadata"]["name"]: one["spec"] for one in found if one["kind"] == "Service"}
    open_at: dict[str, dict[str, int]] = {}
    for one in found:
        if one["kind"] == "Deployment":
            pod = one["spec"]["template"]
            ports = pod["spec"]["containers"][0].get("ports", [])
            open_at[pod["metadata"]["labels"]["role"]] = {
                port["name"]: port["containerPort"] for port in ports
            }
    (ingress,) = (one for one in found if one["kind"] == "Ingress")
    for path in ingress["spec"]["rules"][0]["http"]["paths"]:
        wanted = path["backend"]["service"]
        service = services[wanted["name"]]
        (port,) = service["ports"]
        target = open_at[service["selector"]["role"]][port["targetPort"]]
        assert port["port"] == wanted["port"]["number"] == target
    served = {name: port for ports in open_at.values() for name, port in ports.items()}
    assert served.pop("health") not in served.values()
    assert set(served.values()) == {settings.PORT, settings.HUB_PORT}


def test_every_role_that_goes_on_for_ever_is_asked_how_it_is_where_it_says_so():
    for one in manifests():
        if one["kind"] != "Deployment":
            continue
        (container,) = one["spec"]["template"]["spec"]["containers"]
        ports = {port["name"]: port["containerPort"] for port in container["ports"]}
        for probe in ("readinessProbe", "livenessProbe"):
            assert container[probe]["httpGet"]["port"] in ports, container["name"]
        told = {one["name"]: one["value"] for one in container.get("env", [])}
        assert told.get("DIANDAN_HEALTH_PORT", "") == str(ports.get("health", ""))


def test_compose_runs_every_role_of_one_image():
    services = compose("scale.yml")
    ours = {name: one["command"] for name, one in services.items() if one["image"] == "diandan"}

    assert ours == {role: [role] for role in ROLES}
    assert set(compose("embedded.yml")) == {"shop"}


@pytest.mark.parametrize("name", ["compose/scale.yml", "compose/embedded.yml", "compose/scale.env.example"])
def test_only_settings_that_exist_are_named(name):
    # The password is put into the address of the database, by compose.
    named = set(re.findall(r"\bDIANDAN_[A-Z_]+", (DEPLOY / name).read_text())) - {"DIANDAN_DATABASE_PASSWORD"}

    assert named <= KNOWN


def test_nginx_leads_to_the_containers_ports():
    text = (DEPLOY / "nginx/diandan.conf").read_text()

    assert f"server web:{settings.PORT} " in text
    assert f"server hub:{settings.HUB_PORT} " in text
