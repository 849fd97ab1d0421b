"""Rooms are entered through their doors, also by string: import contracts cannot see these."""

import pytest
from django.apps import apps

DOORS = {"service", "queries", "events", "states", "errors", "ports", "personal"}
# Pure words and tables that are doors of their own.
FURTHER_DOORS = {
    "pricing": {"quote", "offers"},
    "accounts": {"roles"},
    "catalog": {"words", "dayparts", "drafts"},
    "notifications": {"wordings"},
}

# A foreign key points down a row or stays in its room.
ROWS = [
    {"ordering", "payments", "kitchen", "inventory", "feedback", "notifications", "analytics"},
    {"accounts", "catalog", "ledger"},
    {"stores", "pricing"},
]


def room_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[2] if parts[:2] == ["diandan", "modules"] and len(parts) > 2 else None


def door_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[3] if len(parts) > 3 else None


def test_rooms_are_entered_through_their_doors(graph):
    leaks = sorted(
        f"{importer} -> {target}"
        for importer in graph.modules
        for target in graph.find_modules_directly_imported_by(importer)
        if (room := room_of(target))
        and room != room_of(importer)
        and door_of(target) not in DOORS | FURTHER_DOORS.get(room, set())
    )

    assert leaks == []


def test_the_inner_files_of_a_split_door_stay_inside(graph):
    leaks = sorted(
        f"{importer} -> {target}"
        for importer in graph.modules
        for target in graph.find_modules_directly_imported_by(importer)
        if (room := room_of(target)) and room != room_of(importer) and len(target.split(".")) > 4
    )

    assert leaks == []


def row_of(label: str) -> int:
    return next((number for number, row in enumerate(ROWS) if label in row), -1)


@pytest.mark.parametrize("model", apps.get_models(), ids=lambda model: model._meta.label)
def test_foreign_keys_point_down_or_stay_at_home(model):
    upwards = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for field in model._meta.local_fields
        if field.is_relation
        and field.related_model._meta.app_label != model._meta.app_label
        and row_of(field.related_model._meta.app_label) <= row_of(model._meta.app_label)
    ]

    assert upwards == []


@pytest.mark.parametrize("model", apps.get_models(), ids=lambda model: model._meta.label)
def test_pipes_point_at_no_room(model):
    if model.__module__.startswith("diandan.infra."):
        targets = {f.related_model._meta.app_label for f in model._meta.local_fields if f.is_relation}
        assert targets <= {model._meta.app_label}
