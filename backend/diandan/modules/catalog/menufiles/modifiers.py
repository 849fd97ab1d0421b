"""Modifier groups gathered from rows: the same question is one group, wherever it is asked.

Flavours say their groups themselves. Nested lists only show what was chosen: the answers of a category's
items at one depth are one group, and its limits are the least and the most that anybody chose, so every
line that was sold can be ordered again.
"""

from collections import defaultdict
from collections.abc import Sequence

from diandan.modules.catalog.drafts import GroupDraft, ModifierDraft
from diandan.modules.catalog.menufiles import shapes
from diandan.modules.catalog.menufiles.mapping import ModifierMapping

NOTHING = {"", "null", "none", "nan"}


class Modifiers:
    """Collects what rows say of modifiers, then makes the groups."""

    def __init__(self, mapping: ModifierMapping) -> None:
        self.columns = mapping.columns
        self._mapping = mapping
        # Flavours: (name, answers) → code; item → codes.
        self._flavours: dict[tuple[str, tuple[str, ...]], str] = {}
        self._asked: dict[str, dict[str, None]] = defaultdict(dict)
        # Nested: item → category; item → per row the answers by depth.
        self._category: dict[str, str] = {}
        self._chosen: dict[str, list[list[tuple[str, ...]]]] = defaultdict(list)

    def take(self, item: str, category: str, text: str) -> None:
        """Take one row's cell.

        Raises:
            NotThat: it is not of the shape the mapping says.
        """
        nothing = text.lower() in NOTHING
        if self._mapping.shape == "nested":
            self._category[item] = category
            self._chosen[item].append([] if nothing else shapes.read_nested(text))
        elif not nothing:
            for flavour in shapes.read_flavours(text):
                self._asked[item][self._code(flavour.name, flavour.values)] = None

    def groups(self) -> tuple[Sequence[GroupDraft], dict[str, Sequence[str]]]:
        """Return the groups, and which of them each item asks."""
        if self._mapping.shape == "nested":
            return self._nested_groups()
        groups = [self._flavour_group(name, values, code) for (name, values), code in self._flavours.items()]
        return groups, {item: tuple(codes) for item, codes in self._asked.items()}

    def _code(self, name: str, values: tuple[str, ...]) -> str:
        if (name, values) not in self._flavours:
            same_name = sum(known == name for known, _ in self._flavours)
            self._flavours[name, values] = f"{name}-{same_name + 1}" if same_name else name
        return self._flavours[name, values]

    def _flavour_group(self, name: str, values: tuple[str, ...], code: str) -> GroupDraft:
        many = name in self._mapping.choose_many
        return GroupDraft(
            code=code,
            name=name,
            name_en=name if name.isascii() else "",
            min_select=0 if many else 1,
            max_select=len(values) if many else 1,
            modifiers=tuple(
                ModifierDraft(code=value, name=value, is_default=not many and place == 0)
                for place, value in enumerate(values)
            ),
        )

    def _nested_groups(self) -> tuple[Sequence[GroupDraft], dict[str, Sequence[str]]]:
        members: dict[tuple[str, int], list[str]] = defaultdict(list)
        asked: dict[str, list[str]] = defaultdict(list)
        for item, rows in self._chosen.items():
            for depth in range(max((len(row) for row in rows), default=0)):
                category = self._category[item]
                shared = item if category in self._mapping.per_item else category
                members[shared, depth].append(item)
        groups = []
        for (shared, depth), items in members.items():
            name = self._mapping.names[depth] if depth < len(self._mapping.names) else f"{depth + 1}"
            code = f"{shared}: {name}"[:80]
            lines = [row[depth] if depth < len(row) else () for item in items for row in self._chosen[item]]
            answers = dict.fromkeys(answer for line in lines for answer in line)
            groups.append(
                GroupDraft(
                    code=code,
                    name=name,
                    name_en=name if name.isascii() else "",
                    min_select=min(len(line) for line in lines),
                    max_select=max(len(line) for line in lines),
                    modifiers=tuple(
                        ModifierDraft(code=a[:80], name=a[:80], name_en=a if a.isascii() else "")
                        for a in answers
                    ),
                )
            )
            for item in items:
                asked[item].append(code)
        return groups, {item: tuple(codes) for item, codes in asked.items()}
