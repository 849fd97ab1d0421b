"""Every table that leads to a guest says so on the register, with every text in it told personal or plain.

Whoever fails here has added a table or a column: put it into ``modules/<room>/personal.py`` as a ``Holding``
(copy a neighbour's), decide which columns are personal (``fields``) and which are not (``plain``), and, where
the rows outlive the guest, empty what ties them in ``part``. docs/explain/privacy.md tells why.
"""

import pytest
from django.apps import apps
from django.db import models

from diandan.flows import guest_data
from diandan.infra.personal import Ends

GUEST = "accounts.Guest"
# Columns by which a row leads to a guest without a foreign key.
TIES = {"guest_ref", "guest_id", "order_ref", "order_id", "openid", "unionid", "actor"}
# Tables with such a column that lead to no guest, each with its reason.
NO_GUEST = {
    "audit.AuditRow": "what staff did; guests act on nothing that is audited",
}
# Words of a person wherever they stand, also in tables that lead nowhere.
NAMES = {"openid", "unionid", "birthday", "nickname", "id_card", "latitude", "longitude", "email", "mobile"}
# Texts at most this long are codes, numbers and ids.
SHORT = 40


def own(model):
    return model.__module__.startswith("diandan.")


def tied():
    """Every model that leads to a guest, directly or through another one."""
    found = {apps.get_model(GUEST)}
    while True:
        more = {
            model
            for model in apps.get_models()
            if own(model)
            and model not in found
            and model._meta.label not in NO_GUEST
            and any(
                (field.is_relation and field.related_model in found)
                or field.column in TIES - {"guest_id"}
                or (field.name == "guest_id")
                for field in model._meta.local_fields
            )
        }
        if not more:
            return sorted(found, key=lambda model: model._meta.label)
        found |= more


def is_text(field):
    if isinstance(field, models.CharField):
        return (field.max_length or SHORT + 1) > SHORT
    return isinstance(field, models.TextField | models.JSONField | models.BinaryField | models.FileField)


def held():
    return {holding.model: holding for holding in guest_data.register()}


def undeclared(registered):
    for model in tied():
        label = model._meta.label
        if label not in registered:
            yield f"{label} leads to a guest and is in no room's personal.py"
            continue
        told = {*registered[label].fields, *registered[label].plain}
        for field in model._meta.local_fields:
            if (is_text(field) or field.name in NAMES) and field.name not in told:
                yield f"{label}.{field.name} is told neither personal nor plain"


def test_every_table_that_leads_to_a_guest_is_on_the_register():
    assert list(undeclared(held())) == []


def test_control_a_room_that_forgets_is_noticed():
    registered = held()
    del registered["feedback.Review"]

    assert list(undeclared(registered)) == [
        "feedback.Review leads to a guest and is in no room's personal.py"
    ]


@pytest.mark.parametrize("model", [m for m in apps.get_models() if own(m)], ids=lambda m: m._meta.label)
def test_what_can_only_be_about_a_person_is_on_the_register(model):
    told = held().get(model._meta.label)
    names = {field.name for field in model._meta.local_fields} & NAMES

    assert names - set(told.fields if told else ()) == set()


@pytest.mark.parametrize("holding", guest_data.register(), ids=lambda holding: holding.code)
def test_each_line_says_what_and_why_in_both_languages_of_real_columns(holding):
    columns = {field.name for field in apps.get_model(holding.model)._meta.get_fields()}

    assert all((holding.what, holding.what_en, holding.why, holding.why_en))
    # A column may be one of what the row leads to.
    assert {name.partition("__")[0] for name in (*holding.fields, *holding.plain)} <= columns
    assert not set(holding.fields) & set(holding.plain)


def test_what_stays_is_parted_with_by_its_room():
    for door in guest_data.doors():
        stays = [holding for holding in door.HOLDINGS if holding.ends is Ends.ANONYMISED]
        by_guest = [holding for holding in stays if holding.leads == "guest"]
        assert not by_guest or hasattr(door, "part"), door.__name__
