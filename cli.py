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
RunName = Annotated[str, typer.Argument(metavar="RUN", help="Run folder, its name, or run id.", show_default=False)]
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


@app.command(short_help="What changed between runs and why, with a bridge.")
def compare(
    runs: Annotated[
        list[str], typer.Argument(metavar="RUN RUN...", help="Folders, names or ids; each against the first.")
    ],
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write compare.html, compare.xlsx, compare.json here.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an earlier comparison in the folder.")] = False,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Example: optimiser compare runs/first runs/second --out compared

    What changed between two runs and why: inputs, settings and results, a bridge with one bar a change, and what is
    new, moved, slipped or overdue since the first. From the run folders alone.
    """

    def command() -> int:
        from optimiser.commands.compare import compare as body

        return body(tuple(runs), out, force=force, as_json=as_json)

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


runs_app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
app.add_typer(
    runs_app,
    name="runs",
    short_help="The register of runs: list, show, name, export, prune, rebuild.",
    rich_help_panel=_MORE,
)


@runs_app.callback(invoke_without_command=True)
def runs(context: typer.Context, as_json: Json = False, debug: Debug = False) -> None:
    """Example: optimiser runs

    The register of runs, the latest last. A run that bears a name can be called by it, and is never pruned.
    """
    if context.invoked_subcommand is not None:
        return

    def command() -> int:
        from optimiser.commands.runs import list_runs

        return list_runs(as_json=as_json)

    _end(command, as_json, debug)


@runs_app.command("show", short_help="All that the register has of one run.")
def runs_show(run: RunName, as_json: Json = False, debug: Debug = False) -> None:
    """Example: optimiser runs show 5710b422

    All that the register has of one run: who, when, what, results, and with --json the hash of every file.
    """

    def command() -> int:
        from optimiser.commands.runs import show_run

        return show_run(run, as_json=as_json)

    _end(command, as_json, debug)


@runs_app.command("name", short_help="Give a run a name.")
def runs_name(
    run: RunName,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name.", show_default=False)],
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Example: optimiser runs name 5710b422 "board, November"

    Give a run a name, by which it can be called and which keeps its folder; another run that bore it loses it.
    """

    def command() -> int:
        from optimiser.commands.runs import name_run

        return name_run(run, name, as_json=as_json)

    _end(command, as_json, debug)


@runs_app.command("export", short_help="Write the register to a CSV or JSON file.")
def runs_export(
    out: Annotated[Path, typer.Option(metavar="FILE", help="File ending in .csv or .json.", show_default=False)],
    force: Annotated[bool, typer.Option("--force", help="Replace the file.")] = False,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Example: optimiser runs export --out runs.csv

    Write the register to a file, one row a run.
    """

    def command() -> int:
        from optimiser.commands.runs import export

        return export(out, force=force, as_json=as_json)

    _end(command, as_json, debug)


@runs_app.command("prune", short_help="Remove old run folders; records and named runs stay.")
def runs_prune(
    keep: Annotated[int | None, typer.Option(metavar="N", min=0, help="Keep the latest N.")] = None,
    older_than: Annotated[
        int | None, typer.Option(metavar="DAYS", min=0, help="Remove only what is older than this.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would go; remove nothing.")] = False,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Example: optimiser runs prune --keep 20 --dry-run

    Remove run folders. Their records stay in the register, and a run that bears a name is left alone.
    """

    def command() -> int:
        from optimiser.commands.runs import prune

        return prune(keep, older_than, dry_run=dry_run, as_json=as_json)

    _end(command, as_json, debug)


@runs_app.command("rebuild", short_help="Enter run folders that are not in the register.")
def runs_rebuild(
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="[DIR...]", help="Where to look; runs in this folder without one.")
    ] = None,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Example: optimiser runs rebuild runs

    Enter every run folder below these folders that the register does not have yet.
    """

    def command() -> int:
        from optimiser.commands.runs import rebuild_register

        return rebuild_register(tuple(folders or ()), as_json=as_json)

    _end(command, as_json, debug)


@app.command(short_help="Many scenarios: what each setting moves, tornado and frontier.", rich_help_panel=_MORE)
def sweep(
    case: CasePath,
    vary: Annotated[
        list[str] | None, typer.Option(metavar="KEY=V1,V2", help="Setting and its values; may be given several times.")
    ] = None,
    one_at_a_time: Annotated[
        bool, typer.Option("--one-at-a-time/--grid", help="Change each setting alone, or try all combinations.")
    ] = False,
    file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="CSV with a setting a column, or TOML with [[points]].")
    ] = None,
    frontier: Annotated[
        str, typer.Option(metavar="X,Y", help="Two figures to weigh up, such as buying.suppliers,saving.")
    ] = "",
    scenario: Annotated[str, typer.Option(help="Scenario of case.toml that is varied.")] = "base",
    settings: Settings = None,
    only: Annotated[Lever | None, typer.Option(help="Limit every point to one lever.")] = None,
    jobs: Annotated[int, typer.Option(metavar="N", min=1, help="Processes.")] = 1,
    time_limit: Annotated[
        float | None, typer.Option(metavar="S", min=0.001, help="Wall-clock limit of a solve [s].")
    ] = None,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="Folder of the sweep.")] = None,
    keep: Annotated[bool, typer.Option("--keep", help="Keep the run folder of every point, with its reports.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Take the folder of another sweep.")] = False,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Example: optimiser sweep my-case --vary buying.max_suppliers_per_lot=1,2,3 --out runs/sweep

    Run many scenarios and compare them: settings, results, tornado and frontier as page, CSV and JSON. What was
    finished when a sweep was ended, or killed, is taken over by calling it again.
    """

    def command() -> int:
        from optimiser.commands.sweep import SweepOptions
        from optimiser.commands.sweep import sweep as body

        given = () if time_limit is None else (f"solve.time_limit_s={time_limit}",)
        options = SweepOptions(
            case=case,
            vary=tuple(vary or ()),
            file=file,
            one_at_a_time=one_at_a_time,
            frontier=frontier,
            scenario=scenario,
            settings=(*(settings or ()), *given),
            only=only.value if only else "",
            jobs=jobs,
            out=out,
            keep=keep,
            force=force,
            as_json=as_json,
        )
        return body(options)

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


@app.command(short_help="A trust's own files, as they are, to standard lines.", rich_help_panel=_MORE)
def ingest(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Files, or folders of files.", show_default=False)
    ],
    trust: Annotated[str, typer.Option(metavar="CODE", help="Trust that sent them.", show_default=False)],
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder to write.", show_default=False)],
    header_map: Annotated[
        Path | None, typer.Option("--map", metavar="FILE", help="header_map.toml of an earlier reading, corrected.")
    ] = None,
    tolerance: Annotated[
        float | None, typer.Option(metavar="GBP", min=0.0, help="Pounds of refused rows that are tolerated.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an earlier reading in the folder.")] = False,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Example: optimiser ingest payments/ --trust RXF --out lines

    Read a trust's own files as they are: CSV, XLSX, XLS, ODS, Parquet, contracts as OCDS. Every row is accepted,
    merged or kept whole in rejected.csv with what to do; how the columns were understood stands in header_map.toml,
    which can be corrected and handed back with --map. A mended rejected.csv is read alone.
    """

    def command() -> int:
        from optimiser.commands.ingest import IngestOptions
        from optimiser.commands.ingest import ingest as body
        from optimiser.engine.ingest_request import IngestRequest

        return body(IngestOptions(IngestRequest(tuple(files), trust, out, header_map, force), tolerance, as_json))

    _end(command, as_json, debug)


@app.command(short_help="Matches that wait for a person, and what the person decides.", rich_help_panel=_MORE)
def matches(
    case: CasePath,
    accept: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="The two are the same; may be given several times.")
    ] = None,
    reject: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="The two are not the same; may be given several times.")
    ] = None,
    who: Annotated[str, typer.Option(metavar="NAME", help="Who decides; a role is enough.")] = "",
    show_all: Annotated[bool, typer.Option("--all", help="List all that wait, not only the first.")] = False,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Example: optimiser matches my-case --accept s1a2b3c4d5 --who "category lead"

    List the pairs of suppliers that are too alike to part and not alike enough to join, with the pounds at stake. What
    is decided is added to decisions.csv beside case.toml, where the last word on a pair counts.
    """

    def command() -> int:
        from optimiser.commands.matches import MatchesOptions
        from optimiser.commands.matches import matches as body

        return body(MatchesOptions(case, tuple(accept or ()), tuple(reject or ()), who, show_all, as_json))

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


@app.command(short_help="A synthetic case of any size.", rich_help_panel=_MORE)
def synth(
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder to write.", show_default=False)],
    trusts: Annotated[int, typer.Option(metavar="N", min=2, max=100, help="Trusts.")] = 5,
    lines: Annotated[int, typer.Option(metavar="N", min=0, max=5_000_000, help="Spend lines.")] = 2000,
    journeys: Annotated[int, typer.Option(metavar="N", min=0, max=10_000, help="Journeys of a day.")] = 60,
    consignments: Annotated[int, typer.Option(metavar="N", min=0, max=10_000, help="Consignments of a day.")] = 60,
    seed: Annotated[int, typer.Option(metavar="N", min=0, help="Seed of everything random.")] = 1,
    force: Annotated[bool, typer.Option("--force", help="Replace an earlier synthetic case in the folder.")] = False,
    as_json: Json = False,
    debug: Debug = False,
) -> None:
    """Example: optimiser synth --out big-case --trusts 11 --lines 100000 --journeys 250 --consignments 400

    Write a case that runs, of any size, in which nobody and nothing exists: every table is synthetic, so that a run of
    it is a worked illustration. What was planted in it stands in planted.csv, and a run reports planted beside found.
    The same options give the same bytes.
    """

    def command() -> int:
        from optimiser.commands.synth import synth as body

        return body(out, (trusts, lines, journeys, consignments), seed, force=force, as_json=as_json)

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
