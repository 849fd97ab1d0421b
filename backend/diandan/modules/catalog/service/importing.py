"""Taking a whole menu: checked as a whole, written in one unit, or not at all."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Q, QuerySet

from diandan.infra import audit, sql, tx
from diandan.infra.progress import Progress
from diandan.kernel import clock, ids
from diandan.kernel.actor import Actor
from diandan.modules.catalog import rules
from diandan.modules.catalog.drafts import MenuDocument, Problem
from diandan.modules.catalog.errors import StillUsed
from diandan.modules.catalog.models import Category, ComboPart, Item, ModifierGroup, Picture, Sku
from diandan.modules.catalog.service import finding
from diandan.modules.catalog.service.changes import Changes
from diandan.modules.catalog.service.headings import by_code, write_category, write_group
from diandan.modules.catalog.service.items import write_item
from diandan.modules.catalog.service.known import Known
from diandan.modules.catalog.service.versions import bump_menus_of
from diandan.modules.catalog.words import ItemKind

if TYPE_CHECKING:
    from diandan.modules.stores.models import Brand

R = TypeVar("R", Item, ModifierGroup, Category)

KINDS = ("categories", "groups", "items")


@dataclass(slots=True)
class ImportReport:
    """What an import did, or would do: codes by kind."""

    created: dict[str, list[str]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    changed: dict[str, list[str]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    unchanged: dict[str, list[str]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    archived: dict[str, list[str]] = field(default_factory=lambda: {kind: [] for kind in KINDS})

    @property
    def did(self) -> bool:
        """Whether anything differs from before."""
        return any(codes for part in (self.created, self.changed, self.archived) for codes in part.values())


class _OnlyAsked(Exception):
    """A dry run: everything is rolled back, the report is kept."""

    def __init__(self, report: ImportReport) -> None:
        super().__init__()
        self.report = report


def import_menu(
    brand: "Brand",
    document: MenuDocument,
    *,
    by: Actor,
    dry_run: bool = False,
    replace: bool = False,
    progress: Progress | None = None,
) -> ImportReport:
    """Make a brand's menu what the document says; things are found again by their codes.

    What the document does not name stays, or with ``replace`` is archived. A dry run reports and changes
    nothing. ``progress`` is told of each row, and may call everything off until the last moment.

    Raises:
        InvalidMenu: names everything that is wrong; StillUsed, CodeTaken, CalledOff.
    """
    finding.refuse_if(document_problems(brand, document))
    watched = progress or Progress()
    rows = len(document.categories) + len(document.groups) + len(document.items)

    def unit() -> ImportReport:
        sql.hold(brand)
        report = ImportReport()
        watched.enter("writing", rows=rows)
        _write(brand, document, report, watched)
        if replace:
            _archive_others(brand, document, report)
        _combos_must_be_whole(brand)
        if report.did:
            done = {kind: len(codes) for kind, codes in (report.created | report.changed).items()}
            audit.write(by=by, action="catalog.import_menu", target=ids.new_id("imp"), details=done)
            bump_menus_of(brand)
        if dry_run:
            raise _OnlyAsked(report)
        watched.go_on()
        return report

    try:
        return tx.run(unit)
    except _OnlyAsked as asked:
        return asked.report


def document_problems(brand: "Brand", document: MenuDocument) -> list[Problem]:
    """Return everything that is wrong with a document for this brand, references included."""
    found = rules.document_problems(document)
    categories = _refs(Category, brand) | {draft.code for draft in document.categories}
    groups = _refs(ModifierGroup, brand) | {draft.code for draft in document.groups}
    pictures = _picture_refs(brand)
    skus = _sku_refs(brand, document)
    combos = {item.code for item in document.items if item.kind == ItemKind.COMBO}
    for place, item in enumerate(document.items):
        path = f"items/{place}"
        if item.category and item.category not in categories:
            found.append(Problem(path, "category", "unknown", item.category))
        if item.picture and item.picture not in pictures:
            found.append(Problem(path, "picture", "unknown", item.picture))
        found += [Problem(path, "groups", "unknown", code) for code in item.groups if code not in groups]
        for number, part in enumerate(item.parts):
            where = f"{path}/parts/{number}"
            if part.item and part.item not in skus:
                found.append(Problem(where, "item", "unknown", part.item))
            elif part.sku and part.sku not in skus[part.item]:
                found.append(Problem(where, "sku", "unknown", part.sku))
            elif part.item in combos:
                found.append(Problem(where, "item", "combo_in_combo", part.item))
    return found


def _write(brand: "Brand", document: MenuDocument, report: ImportReport, progress: Progress) -> None:
    for category in document.categories:
        heading = by_code(Category, brand, category.code)
        _note(report, "categories", heading, *write_category(brand, category, heading))
        progress.step()
    for group in document.groups:
        present = by_code(ModifierGroup, brand, group.code)
        _note(report, "groups", present, *write_group(brand, group, present))
        progress.step()
    known, changes = Known(brand, document.items), Changes()
    # Combos last: their parts have to be there. Whether one lacks a part is looked at when all are written.
    for item in sorted(document.items, key=lambda draft: draft.kind == ItemKind.COMBO):
        before = known.item(item.code)
        row, did, _ = write_item(brand, item, before, known=known, changes=changes)
        _note(report, "items", before, row, did)
        progress.step()
    changes.write()


def _note(
    report: ImportReport,
    kind: str,
    before: Category | ModifierGroup | Item | None,
    row: Category | ModifierGroup | Item,
    did: bool,
) -> None:
    part = report.created if before is None else report.changed if did else report.unchanged
    part[kind].append(row.code)


def _archive_others(brand: "Brand", document: MenuDocument, report: ImportReport) -> None:
    now = clock.now()
    named = {
        "items": {draft.code for draft in document.items},
        "groups": {draft.code for draft in document.groups},
        "categories": {draft.code for draft in document.categories},
    }
    for kind, live in (
        ("items", _live(Item, brand)),
        ("groups", _live(ModifierGroup, brand)),
        ("categories", _live(Category, brand)),
    ):
        others = live.exclude(code__in=named[kind])
        report.archived[kind] += others.values_list("code", flat=True)
        others.update(archived_at=now)


def _combos_must_be_whole(brand: "Brand") -> None:
    parts = ComboPart.objects.filter(combo__brand_id=brand.pk, combo__archived_at__isnull=True)
    gone = parts.filter(Q(sku__archived_at__isnull=False) | Q(sku__item__archived_at__isnull=False))
    broken = list(gone.select_related("combo", "sku__item"))
    if broken:
        names = sorted({part.combo.name for part in broken})
        raise StillUsed(ref=broken[0].sku.item.code, used_by="combos", names=names)


def _live(model: type[R], brand: "Brand") -> QuerySet[R]:
    return model._default_manager.filter(brand_id=brand.pk, archived_at__isnull=True)


def _refs(model: type[R], brand: "Brand") -> set[str]:
    return {ref for pair in _live(model, brand).values_list("code", "public_id") for ref in pair}


def _picture_refs(brand: "Brand") -> set[str]:
    pictures = Picture.objects.filter(brand_id=brand.pk).values_list("public_id", "large")
    return {ref for pair in pictures for ref in pair}


def _sku_refs(brand: "Brand", document: MenuDocument) -> dict[str, set[str]]:
    """Return what a combo may contain: item refs with the refs of their SKUs."""
    found: dict[str, set[str]] = defaultdict(set)
    rows = Sku.objects.filter(
        item__brand_id=brand.pk, item__archived_at__isnull=True, archived_at__isnull=True
    ).select_related("item")
    for sku in rows:
        for ref in (sku.item.code, sku.item.public_id):
            found[ref] |= {sku.code, sku.public_id}
    for item in document.items:
        if item.code:
            # As the item will be, not as it is.
            found[item.code] = {sku.code for sku in item.skus}
    return found
