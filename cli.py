"""The command line: one short function a command; the only thing that knows a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

_MORE = "More commands"


class CommandList(TyperGroup):
    """The list of commands on the first help screen: the main ones, and the others apart."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands in two groups, in the order they are defined."""
        groups: dict[str, list[tuple[str, str]]] = {"Commands": [], _MORE: []}
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is not None and not command.hidden:
                apart = getattr(command, "rich_help_panel", None) == _MORE
                groups[_MORE if apart else "Commands"].append((name, command.get_short_help_str(70)))
        for title, rows in groups.items():
            with formatter.section(title):
                formatter.write_dl(rows)


app = typer.Typer(
    name="optimiser",
    cls=CommandList,
    help="Find where hospital trusts can buy together and share transport, what it is worth, and by when to decide.",
    epilog="First steps: optimiser init my-case --case tiny, then optimiser run my-case",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


class ShippedCase(StrEnum):
    """The cases that come with the program."""

    NENC = "nenc"
    LONDON = "london"
    LANCASHIRE = "lancashire"
    GROUP = "group"
    TINY = "tiny"


class Lever(StrEnum):
    """What a run may be limited to."""

    BUYING = "buying"
    TRANSPORT = "transport"


CasePath = Annotated[Path, typer.Argument(metavar="CASE", help="Case folder or its case.toml.", show_default=False)]
RunName = Annotated[str, typer.Argument(metavar="RUN", help="Run folder or run id.", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="Answer with one JSON object on stdout.")]
Debug = Annotated[bool, typer.Option("--debug", help="Write the details of a bug to a file.")]
Force = Annotated[bool, typer.Option("--force", help="Replace an earlier run in the folder.")]
Settings = Annotated[
    list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="Override a setting of the scenario.")
]


def _end(command: Callable[[], int], as_json: bool, debug: bool) -> None:
    from optimiser.commands.failures import guarded

    raise typer.Exit(guarded(command, as_json=as_json, debug=debug))


@app.command(short_help="Write a commented case that runs.")
def init(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Folder to write, empty or absent.", show_default=False)
    ],
    case: Annotated[ShippedCase, typer.Option(help="Which case to copy.")] = ShippedCase.TINY,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Example: optimiser init my-case --case nenc

    Write a commented case that runs, to look at or to fill with your own tables.
    """
    from optimiser.commands.init import init as body

    _end(lambda: body(folder, case.value, as_json=as_json), as_json, debug)


@app.command(short_help="Read and check only; list issues; reconcile rows, pounds and volume.")
def check(
    case: CasePath,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="Write issues.csv and the refused rows here.")] = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Example: optimiser check my-case

    Read and check only: list what is wrong, and reconcile rows, pounds and volume per file.
    """

    def command() -> int:
        from optimiser.commands.check import check as body

        return body(case, out, as_json=as_json)

    _end(command, as_json, debug)


@app.command(short_help="Shared buying: price differences, pooling, contracts, decide-by dates.")
def opportunities(
    case: CasePath,
    scenario: Annotated[str, typer.Option(help="Scenario of case.toml.")] = "base",
    settings: Settings = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Example: optimiser opportunities my-case

    Shared buying without an optimiser: price differences, pooling, contracts to align, decide-by dates.
    """

    def command() -> int:
        from optimiser.commands.opportunities import opportunities as body

        return body(case, scenario, tuple(settings or ()), as_json=as_json)

    _end(command, as_json, debug)


@app.command(short_help="Transport: patients and goods of different trusts that could share.")
def overlap(
    case: CasePath,
    scenario: Annotated[str, typer.Option(help="Scenario of case.toml.")] = "base",
    settings: Settings = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Example: optimiser overlap my-case

    Transport without an optimiser: patients with patients, goods with goods, patients with goods; which could share a
    vehicle, where, when, and why the others cannot; and contracts that run side by side.
    """

    def command() -> int:
        from optimiser.commands.overlap import overlap as body

        return body(case, scenario, tuple(settings or ()), as_json=as_json)

    _end(command, as_json, debug)


@app.command(short_help="The main job: read, find, check, report.")
def run(
    case: CasePath,
    scenario: Annotated[
        list[str] | None, typer.Option(help="Scenario of case.toml; may be given several times.")
    ] = None,
    only: Annotated[Lever | None, typer.Option(help="Limit the run to one lever.")] = None,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="The run's own folder.")] = None,
    time_limit: Annotated[
        float | None, typer.Option(metavar="S", min=0.001, help="Wall-clock limit of a solve [s].")
    ] = None,
    gap: Annotated[
        float | None, typer.Option(metavar="G", min=0.0, max=1.0, help="Proof gap at which a solve may stop.")
    ] = None,
    seed: Annotated[int | None, typer.Option(metavar="N", min=0, help="Seed of everything random.")] = None,
    jobs: Annotated[int, typer.Option(metavar="N", min=1, help="Processes for solves.")] = 1,
    strict: Annotated[bool, typer.Option("--strict", help="Fail where the asked gap is not reached.")] = False,
    fail_under_target: Annotated[
        bool, typer.Option("--fail-under-target", help="Fail where the target is missed.")
    ] = False,
    settings: Settings = None,
    force: Force = False,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Example: optimiser run my-case --out runs/first

    The main job: read, find, recommend an award with a proof of how good it is, check every figure again, and write
    report, workbook, JSON and CSV.
    """

    def command() -> int:
        from optimiser.commands.run import RunOptions
        from optimiser.commands.run import run as body
        from optimiser.engine.award import SolveOptions

        limits = {"solve.time_limit_s": time_limit, "solve.gap": gap, "solve.seed": seed}
        given = tuple(f"{key}={value}" for key, value in limits.items() if value is not None)
        options = RunOptions(
            case=case,
            scenarios=tuple(scenario or ()),
            out=out,
            settings=(*(settings or ()), *given),
            only=only.value if only else "",
            force=force,
            fail_under_target=fail_under_target,
            as_json=as_json,
            solve=SolveOptions(jobs, strict),
        )
        return body(options)

    _end(command, as_json, debug)


@app.command(short_help="Opportunities and schemes against recovery targets.")
def targets(run: RunName, as_json: Json = False, debug: Debug = False) -> None:
    """Example: optimiser targets runs/first

    Opportunities and schemes against recovery targets, by trust and lever.
    """

    def command() -> int:
        from optimiser.commands.targets import targets as body

        return body(run, as_json=as_json)

    _end(command, as_json, debug)


@app.command(short_help="Write the reports of a run again.")
def report(
    run: RunName,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder to write.")] = Path("report"),
    formats: Annotated[
        str, typer.Option("--format", metavar="LIST", help="Some of html,xlsx,json,csv.")
    ] = "html,xlsx,json,csv",
    force: Force = False,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Example: optimiser report runs/first --format html,xlsx --out board

    Write the reports of a run again, from its folder alone.
    """

    def command() -> int:
        from optimiser.commands.report import report as body

        return body(run, formats, out, force=force, as_json=as_json)

    _end(command, as_json, debug)


@app.command(short_help="Replay a run's figures from its folder, without the models.", rich_help_panel=_MORE)
def verify(run: RunName, as_json: Json = False, debug: Debug = False) -> None:
    """Example: optimiser verify runs/first

    Recompute a run's figures from its folder, without the models, and say same or different.
    """

    def command() -> int:
        from optimiser.commands.verify import verify as body

        return body(run, as_json=as_json)

    _end(command, as_json, debug)


@app.command(short_help="A figure back to file, sheet and row.", rich_help_panel=_MORE)
def trace(
    run: RunName,
    figure: Annotated[str, typer.Argument(metavar="[ID]", help="A figure; without one, all are listed.")] = "",
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Example: optimiser trace runs/first headline:opportunity

    A figure back to the figures, files, sheets and rows it was made from.
    """

    def command() -> int:
        from optimiser.commands.trace import trace as body

        return body(run, figure, as_json=as_json)

    _end(command, as_json, debug)


@app.command(short_help="The rules of a run and their price, or an issue kind.", rich_help_panel=_MORE)
def explain(
    word: Annotated[
        str, typer.Argument(metavar="RUN|KIND", help="Run folder, run id, or kind of an issue.", show_default=False)
    ],
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Example: optimiser explain runs/first

    A run: which rules of its recommended award bind and what they cost. A kind of issue: what it means, and its remedy.
    """

    def command() -> int:
        from optimiser.commands.explain import explain as body

        return body(word, as_json=as_json)

    _end(command, as_json, debug)


@app.command(short_help="Bid sheet to suppliers; filled sheets back into offers.", rich_help_panel=_MORE)
def bidsheet(
    case: CasePath,
    read: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Filled sheet to read; may be given several times.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="PATH", help="Workbook to write; with --read, folder for the offers.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an earlier sheet or reading there.")] = False,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Example: optimiser bidsheet my-case --out bids.xlsx

    Write the pooled demand as a workbook for suppliers, without a price or a supplier of today. What comes back filled
    in is read with --read FILE, once for each supplier, and written with --out DIR as offers.csv and offer_tiers.csv;
    where a cell cannot be used, it is named with what to do, and no offer is written.
    """

    def command() -> int:
        from optimiser.commands.bidsheet import BidsheetOptions
        from optimiser.commands.bidsheet import bidsheet as body

        return body(BidsheetOptions(case, tuple(read or ()), out, force, as_json))

    _end(command, as_json, debug)


@app.command(short_help="Data dictionary and JSON Schemas.", rich_help_panel=_MORE)
def schema(
    table: Annotated[str, typer.Argument(metavar="[TABLE]", help="One table; without one, all of a case.")] = "",
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Example: optimiser schema spend_lines

    The data dictionary: every column with type, unit and meaning. With --json the JSON Schemas too.
    """

    def command() -> int:
        from optimiser.commands.schema import schema as body

        return body(table, as_json=as_json)

    _end(command, as_json, debug)


@app.command(short_help="Versions, write access, solver self-test.", rich_help_panel=_MORE)
def doctor(as_json: Json = False, debug: Debug = False) -> None:
    """Example: optimiser doctor

    Versions, write access, shipped cases and a self-test of the solver.
    """

    def command() -> int:
        from optimiser.commands.doctor import doctor as body

        return body(as_json=as_json)

    _end(command, as_json, debug)


@app.command(hidden=True, short_help="A published instance through the program's own models.")
def bench(
    name: Annotated[str, typer.Argument(metavar="FORMAT", help="Such as sscfl, cfl, tqd, darp.", show_default=False)],
    path: Annotated[Path, typer.Argument(metavar="FILE", help="The instance.", show_default=False)],
    time_limit: Annotated[
        float | None, typer.Option(metavar="S", min=0.001, help="Wall-clock limit, reading included [s].")
    ] = None,
    seed: Annotated[int, typer.Option(metavar="N", min=0, help="Seed of everything random.")] = 1,
    capacity: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="What stands for the word `capacity` in a file.")
    ] = None,
    solution: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the solution here.")] = None,
    as_json: Json = True,  # noqa: ARG001 - the answer is always one object; scripts may pass the option
    debug: Debug = False,
) -> None:
    """Example: optimiser bench sscfl p1

    Solve one published instance and answer with one JSON object: status, objective, bound, gap, seconds, verified.
    """
    started = time.perf_counter()

    def command() -> int:
        from optimiser.commands.bench import BenchOptions
        from optimiser.commands.bench import bench as body

        return body(name, path, BenchOptions(path, time_limit, seed, capacity, started), solution)

    _end(command, True, debug)


def main() -> None:
    """Run the command line: the console script ``optimiser``."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if "--json" in sys.argv[1:]:
        from optimiser.commands.usage import answer_script

        sys.exit(answer_script(app))
    app()


if __name__ == "__main__":
    main()
