"""Tables of tujuan and sasaran, and of strategies."""

from __future__ import annotations

from .grids import Builder, Grid, Style, counted, titled, value
from .world import World


def goals(world: World, style: Style, number: str) -> Grid:
    """Tujuan and sasaran with their indicators."""
    build, years = Builder(style), world.years
    told = [(str(year), 1, 1) for year in years]
    unit = [("Satuan", 2, 1)] if style.unit_column else []
    n = len(years)
    if style.goal_table == "i25":
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
        first = len(build.rows)
        for aim in (world.goal, *world.aims):
            goal = aim is world.goal
            for at, measure in enumerate(aim.measures):
                lead = [
                    f"Sasaran RPJMD: {regional(world)}" if goal and not at else "",
                    aim.text if goal and not at else "",
                    aim.text if not goal and not at else "",
                ]
                build.add(
                    [
                        *lead,
                        measure.text,
                        *([measure.unit] if unit else []),
                        value(style, measure, measure.baseline),
                        *(value(style, measure, measure.targets.get(year, "")) if measure.targets.get(year) else "" for year in years),
                    ]
                )
        if style.merged:
            build.down(0, first, len(build.rows) - 1)
            build.down(1, first, len(build.rows) - 1)
    elif style.goal_table == "tc25":
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
        first = len(build.rows)
        for at, aim in enumerate((world.goal, *world.aims)):
            lead = ["1" if not at else "", aim.text if not at else "", aim.text if at else ""]
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
    else:
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
        first = len(build.rows)
        measure = world.goal.measures[0]
        for at, aim in enumerate(world.aims):
            own = aim.measures[0]
            lead = ["1", world.goal.text, measure.text, value(style, measure, measure.targets[years[-1]])] if not at else ["", "", "", ""]
            build.add(
                [
                    *lead,
                    aim.text,
                    own.text,
                    *([own.unit] if unit else []),
                    value(style, own, own.baseline),
                    *(value(style, own, own.targets[year]) if year in own.targets else "" for year in years),
                ]
            )
        if style.merged:
            for column in range(4):
                build.down(column, first, len(build.rows) - 1)
    return build.grid(titled(world, number, "Tujuan dan Sasaran Jangka Menengah"), "goals")


def regional(world: World) -> str:
    return f"Meningkatnya capaian pembangunan yang sejalan dengan {world.missions[world.mission].lower()}"


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
                            world.goal.text if at == 1 and not more else "",
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
            build.add([world.goal.text if aim is world.aims[0] else "", aim.text, strategy, listed])
    if style.merged:
        build.down(0, build.head, len(build.rows) - 1)
    return build.grid(titled(world, number, "Tujuan, Sasaran, Strategi, dan Arah Kebijakan"), "strategies")
