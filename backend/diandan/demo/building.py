"""A plan becomes a brand: menu, pictures, stores, stations, tables, people, play money and a mini-program.

Everything goes through the rooms' own commands, so a demo is always a possible shop. Pictures are written
before the unit; all rows are made in one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from diandan.demo import reaching
from diandan.demo.menus import BrandPlan, Heading, StationPlan, StorePlan
from diandan.infra import files, tx
from diandan.infra.files import StoredPicture
from diandan.kernel import clock
from diandan.kernel.actor import Actor
from diandan.modules.accounts import service as accounts
from diandan.modules.accounts.roles import Role
from diandan.modules.catalog import service as catalog
from diandan.modules.catalog.drafts import BannerDraft, HomeDraft, ItemDraft
from diandan.modules.catalog.words import HomeTarget, ItemKind
from diandan.modules.inventory import service as inventory
from diandan.modules.kitchen import service as kitchen
from diandan.modules.payments import service as payments
from diandan.modules.stores import service as stores
from diandan.sandbox import merchants
from diandan.sandbox.wechat_mini import apps

BY = Actor.system("demo")
PASSWORD = "diandan-demo"  # noqa: S105 - of invented people, printed on the screen
# Who hands a till over types this.
CODE = "2580"
AT_THE_TILL = {Role.MANAGER, Role.CASHIER}
PICTURES = Path(__file__).parent / "pictures"
SMALL = "small"
# Where the stand-in of the platform tells its news of a mini-program.
NEWS_PATH = "/api/hooks/v1/wechat-mini/{app_id}"


@dataclass(slots=True)
class Made:
    """What became of a plan: the brand, its stores by code, the public id behind every code of the menu."""

    brand: Any
    stores: dict[str, Any] = field(default_factory=dict)
    refs: dict[str, str] = field(default_factory=dict)


def build(plan: BrandPlan, *, collects: bool = True) -> Made:
    """Make the brand of a plan; with ``collects`` also its accounts at the sandbox.

    Its mini-program is the one its payments are made out to, so guests pay where they have signed in.
    """
    pictures = keep_pictures(plan.slug, ["logo", *(item.code for item in plan.items)])
    books = settings.DATA_DIR / "sandbox.sqlite3"
    papers = merchants.enrol(books, name=plan.name) if collects else None
    program = apps.enrol(books, name=plan.name, app_id=papers.appid, push_path=NEWS_PATH) if papers else None
    texting = reaching.enrol(books, name=plan.name) if collects else None

    def unit() -> Made:
        logo = pictures.get("logo")
        brand = stores.create_brand(
            slug=plan.slug,
            name=plan.name,
            name_en=plan.name_en,
            accent=plan.accent,
            logo_url=files.url(logo.small) if logo else "",
            by=BY,
        )
        made = Made(brand)
        _make_menu(made, plan, pictures)
        _make_home(made, plan, pictures)
        for store_plan in plan.stores:
            _make_store(made, store_plan)
        for person in plan.people:
            someone = accounts.create_staff(
                brand,
                username=person.username,
                name=person.name,
                password=PASSWORD,
                role=person.role,
                store=made.stores[person.store] if person.store else None,
                by=BY,
            )
            if person.role in AT_THE_TILL:
                accounts.give_code(someone, code=CODE, by=BY)
        if papers is not None:
            payments.save_account(
                brand=brand,
                store=None,
                provider="wechatpay",
                merchant_no=papers.mchid,
                values=papers.as_dict(),
                is_sandbox=True,
                by=BY,
            )
        if program is not None:
            accounts.save_app(
                brand,
                provider="wechat_mini",
                app_id=program.app_id,
                values={
                    "secret": program.secret,
                    "push_token": program.push_token,
                    "push_key": program.push_key,
                },
                is_sandbox=True,
                by=BY,
            )
        if texting is not None:
            reaching.connect(brand, slug=plan.slug, texting=texting, by=BY)
        return made

    return tx.run(unit)


def keep_pictures(folder: str, codes: Sequence[str]) -> dict[str, StoredPicture]:
    """Keep the pictures drawn for these codes, in both their sizes; codes without one are left out."""
    return {
        code: files.keep_drawn(
            small=(PICTURES / folder / SMALL / f"{code}.webp").read_bytes(), large=large.read_bytes()
        )
        for code in codes
        if (large := PICTURES / folder / f"{code}.webp").exists()
    }


def _make_menu(made: Made, plan: BrandPlan, pictures: Mapping[str, StoredPicture]) -> None:
    for group in plan.groups:
        row = catalog.save_group(made.brand, group, by=BY)
        made.refs |= {modifier.code: modifier.public_id for modifier in row.modifiers.all()}
    for heading in plan.headings:
        made.refs[heading.draft.code] = catalog.save_category(made.brand, heading.draft, by=BY).public_id
    # Sets last: they refer to the items they contain, wherever their heading stands.
    for kind in (ItemKind.SINGLE, ItemKind.COMBO):
        for heading in plan.headings:
            for item in heading.items:
                if item.kind == kind:
                    _make_item(made, heading, item, pictures.get(item.code))


def _make_item(made: Made, heading: Heading, item: ItemDraft, stored: StoredPicture | None) -> None:
    picture = catalog.add_picture(made.brand, stored, by=BY).public_id if stored else ""
    draft = replace(item, category=heading.draft.code, picture=picture)
    row = catalog.save_item(made.brand, draft, by=BY)
    made.refs[item.code] = row.public_id
    made.refs |= {sku.code: sku.public_id for sku in row.skus.all()}


def _make_home(made: Made, plan: BrandPlan, pictures: Mapping[str, StoredPicture]) -> None:
    def picture(code: str) -> str | None:
        stored = pictures.get(code)
        return catalog.add_picture(made.brand, stored, by=BY).public_id if stored else None

    headings = {heading.draft.code for heading in plan.headings}
    banners = tuple(
        BannerDraft(
            title=banner.title,
            title_en=banner.title_en,
            text=banner.text,
            text_en=banner.text_en,
            picture_id=picture(banner.shows),
            target=HomeTarget.CATEGORY if banner.leads_to in headings else HomeTarget.ITEM,
            target_id=made.refs[banner.leads_to],
            ends_on=(clock.now() + timedelta(days=banner.days)).date().isoformat() if banner.days else None,
        )
        for banner in plan.home.banners
    )
    draft = HomeDraft(
        greeting=plan.home.greeting,
        greeting_en=plan.home.greeting_en,
        cover_id=picture(plan.home.cover),
        banners=banners,
    )
    catalog.save_home(made.brand, draft, version=0, by=BY)


def _make_store(made: Made, plan: StorePlan) -> None:
    settings_of_store = dict(plan.settings)
    name = settings_of_store.pop("name")
    store = stores.create_store(brand=made.brand, name=name, by=BY, **settings_of_store)
    made.stores[plan.code] = store
    for station in plan.stations:
        _make_station(made, store, station)
    for area_plan in plan.areas:
        area = stores.add_area(store, name=area_plan.name, name_en=area_plan.name_en, by=BY)
        for label, seats in area_plan.tables:
            stores.add_table(area, label=label, seats=seats, by=BY)
    for code in plan.not_sold:
        catalog.set_override(store, made.refs[code], is_available=False, by=BY)
    for sku_code, price_fen in plan.own_prices.items():
        item_code = sku_code.rpartition("-")[0]
        catalog.set_override(store, made.refs[item_code], sku_prices={made.refs[sku_code]: price_fen}, by=BY)
    for code in plan.sold_out:
        catalog.mark_sold_out(store=store, ref_id=made.refs[code], by=BY)
    for code, portions in plan.quotas.items():
        inventory.set_daily_quota(store=store, ref_id=made.refs[code], portions=portions, by=BY)


def _make_station(made: Made, store: Any, plan: StationPlan) -> None:
    station = kitchen.create_station(
        store=store,
        name=plan.name,
        name_en=plan.name_en,
        target_s=plan.target_s,
        is_default=plan.is_default,
        by=BY,
    )
    for code in plan.makes:
        kitchen.route(store=store, ref=made.refs[code], station_id=station.public_id, by=BY)
