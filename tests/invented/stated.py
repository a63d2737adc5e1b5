"""Tables of tujuan and sasaran, and of strategies."""

from __future__ import annotations

from .grids import Builder, Grid, Style, counted, titled, value
from .world import Aim, World


def goals(world: World, style: Style, number: str) -> Grid:
    """Tujuan and sasaran with their indicators."""
    build = Builder(style)
    told = [(str(year), 1, 1) for year in world.years]
    unit = [("Satuan", 2, 1)] if style.unit_column else []
    layout = {"i25": _by_rows, "tc25": _numbered}.get(style.goal_table, _side_by_side)
    layout(build, world, style, unit, told)
    return build.grid(titled(world, number, "Tujuan dan Sasaran Jangka Menengah"), "goals")


Heads = list[tuple[str, int, int]]


def _by_rows(build: Builder, world: World, style: Style, unit: Heads, told: Heads) -> None:
    """Of Inmendagri 2/2025: each on a row of its own, with the sasaran RPJMD before them."""
    years = world.years
    n = len(years)
    build.header(
        [
            [
                ("NSPK DAN SASARAN RPJMD YANG RELEVAN", 2, 1),
                ("TUJUAN", 2, 1),
                ("SASARAN", 2, 1),
                ("INDIKATOR", 2, 1),
                *unit,
                (f"BASELINE {years[0] - 1}", 2, 1),
                ("TARGET TAHUN", 1, n),
                ("KET.", 2, 1),
            ],
            told,
        ]
    )
    top = len(build.rows)
    for goal, aims in world.goals:
        first = len(build.rows)
        for aim in (goal, *aims):
            for at, measure in enumerate(aim.measures):
                lead = [
                    f"Sasaran RPJMD: {regional(world)}" if len(build.rows) == top else "",
                    aim.text if aim is goal and not at else "",
                    aim.text if aim is not goal and not at else "",
                ]
                build.add(
                    [
                        *lead,
                        measure.text,
                        *([measure.unit] if unit else []),
                        value(style, measure, measure.baseline),
                        *(value(style, measure, measure.targets[year]) if measure.targets.get(year) else "" for year in years),
                    ]
                )
        if style.merged:
            build.down(1, first, len(build.rows) - 1)
    if style.merged:
        build.down(0, top, len(build.rows) - 1)


def _numbered(build: Builder, world: World, style: Style, unit: Heads, told: Heads) -> None:
    """T-C.25: numbered, an indicator a row."""
    years = world.years
    n = len(years)
    build.header(
        [
            [
                ("No", 2, 1),
                ("Tujuan", 2, 1),
                ("Sasaran", 2, 1),
                ("Indikator Tujuan/Sasaran", 2, 1),
                *unit,
                ("Target Kinerja Tujuan/Sasaran pada Tahun", 1, n),
            ],
            told,
        ]
    )
    for number_of, (goal, aims) in enumerate(world.goals, 1):
        first = len(build.rows)
        for at, aim in enumerate((goal, *aims)):
            own = _labelled(style, aim, not at, at or number_of)
            lead = [str(number_of) if not at else "", own if not at else "", own if at else ""]
            for more, measure in enumerate(aim.measures):
                build.add(
                    [
                        *(lead if not more else ["", "", ""]),
                        measure.text,
                        *([measure.unit] if unit else []),
                        *(value(style, measure, measure.targets[year]) if year in measure.targets else "" for year in years),
                    ]
                )
        if style.merged:
            build.down(1, first, len(build.rows) - 1)
            build.down(0, first, len(build.rows) - 1)


def _side_by_side(build: Builder, world: World, style: Style, unit: Heads, told: Heads) -> None:
    """The tujuan with its indicator and end target before its sasaran."""
    years = world.years
    n = len(years)
    build.header(
        [
            [
                ("NO", 2, 1),
                ("TUJUAN", 2, 1),
                ("INDIKATOR TUJUAN", 2, 1),
                ("TARGET AKHIR TUJUAN", 2, 1),
                ("SASARAN", 2, 1),
                ("INDIKATOR SASARAN", 2, 1),
                *unit,
                ("KONDISI AWAL", 2, 1),
                ("TARGET KINERJA SASARAN PADA TAHUN", 1, n),
            ],
            told,
        ]
    )
    for number_of, (goal, aims) in enumerate(world.goals, 1):
        first = len(build.rows)
        measure = goal.measures[0]
        lead = [str(number_of), _labelled(style, goal, True, number_of), measure.text, value(style, measure, measure.targets[years[-1]])]
        for aim in aims:
            for more, own in enumerate(aim.measures):
                build.add(
                    [
                        *(lead if len(build.rows) == first else ["", "", "", ""]),
                        aim.text if not more else "",
                        own.text,
                        *([own.unit] if unit else []),
                        value(style, own, own.baseline),
                        *(value(style, own, own.targets[year]) if year in own.targets else "" for year in years),
                    ]
                )
        if style.merged:
            for column in range(4):
                build.down(column, first, len(build.rows) - 1)


def regional(world: World) -> str:
    """The sasaran RPJMD that the plan serves."""
    return f"Meningkatnya capaian pembangunan yang sejalan dengan {world.missions[world.mission].lower()}"


def _labelled(style: Style, aim: Aim, goal: bool, at: int) -> str:
    """A tujuan or sasaran as this planner counts it."""
    word = "Tujuan" if goal else "Sasaran"
    return style.label.format(word=word, n=at, letter=word[0]) + aim.text


def _above(world: World, aim: Aim) -> str:
    """The tujuan, where its first sasaran stands."""
    return next((goal.text for goal, aims in world.goals if aims[:1] == [aim]), "")


def strategies(world: World, style: Style, number: str) -> Grid:
    """T-C.26: visi and misi above, then tujuan, sasaran, strategi, arah kebijakan."""
    if style.strategy_table == "i25":
        build = Builder(style)
        build.header(
            [[("NO", 1, 1), ("TUJUAN", 1, 1), ("SASARAN", 1, 1), ("STRATEGI", 1, 1), ("ARAH KEBIJAKAN RENSTRA PD", 1, 1), ("KET", 1, 1)]]
        )
        for at, aim in enumerate(world.aims, 1):
            for strategy, policies in aim.strategies:
                for more, policy in enumerate(policies):
                    build.add(
                        [
                            str(at) if not more else "",
                            _above(world, aim) if not more else "",
                            aim.text if not more else "",
                            strategy if not more else "",
                            policy,
                            "",
                        ]
                    )
        return build.grid(titled(world, number, "Strategi dan Arah Kebijakan Renstra"), "strategies")
    if style.strategy_table == "bands":
        build = Builder(style)
        build.header([[("SASARAN", 1, 1), ("STRATEGI", 1, 1), ("ARAH KEBIJAKAN", 1, 1)]])
        for aim in world.aims:
            for strategy, policies in aim.strategies:
                build.add([aim.text, strategy, "\n".join(f"- {policy}" for policy in policies)])
        return build.grid(titled(world, number, "Strategi dan Arah Kebijakan"), "strategies")
    build = Builder(style)
    build.rows = [
        [f"Visi : {world.vision}", "", "", ""],
        [f"Misi {world.mission + 1} : {world.missions[world.mission]}", "", "", ""],
        ["Tujuan", "Sasaran", "Strategi", "Arah Kebijakan"],
    ]
    build.spans = {(0, 0): (1, 4), (1, 0): (1, 4)}
    if style.counted:
        build.rows.append(counted(style, 4))
    build.head = len(build.rows)
    for aim in world.aims:
        for strategy, policies in aim.strategies:
            listed = "\n".join(f"{at}. {policy}" for at, policy in enumerate(policies, 1))
            build.add([_above(world, aim), aim.text, strategy, listed])
    if style.merged and not world.second:
        build.down(0, build.head, len(build.rows) - 1)
    return build.grid(titled(world, number, "Tujuan, Sasaran, Strategi, dan Arah Kebijakan"), "strategies")
