"""The command as a user meets it: what it reads, what it prints where, and its exit codes."""

from __future__ import annotations

import json
import os
import pty
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

from conftest import Run
from quotefind.errors import ExitCode
from quotefind.model import Document, Quote
from quotefind.readers.formats import known_suffixes
from sample import quote

# Sentences that leave no doubt, so that these tests are about the command and not about French.
TEXT = (
    "« Nous rouvrirons la piscine », a déclaré Lucienne Abadie.\n\n"
    "« Le budget ne suffira pas », a répondu Karim Villedieu.\n\n"
    "« Nous trouverons cet argent », a déclaré Lucienne Abadie.\n"
)
COMMANDS = ("list", "by-speaker", "speakers", "show", "explain", "verbs", "evaluate")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "conseil.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


class TestList:
    def test_a_quotation_has_its_source_line_speaker_cue_kind_and_content(self, run: Run, article: Path) -> None:
        result = run("list", article)
        assert result.code == 0
        assert result.stderr == ""
        heading, *rows = result.stdout.splitlines()
        assert heading.split() == ["source", "line", "speaker", "cue", "kind", "content"]
        assert len(rows) == 3
        assert regex.split(r"\s{2,}", rows[1]) == [
            str(article), "3", "Karim Villedieu", "a répondu", "direct", "Le budget ne suffira pas",
        ]  # fmt: skip

    def test_json_and_jsonl_and_table_hold_the_same_quotations(self, run: Run, article: Path) -> None:
        array = run("list", article, "--json").json
        assert array == run("list", article, "--jsonl").jsonl
        assert [item["text"] for item in array] == [
            line.split("direct  ")[1] for line in run("list", article).stdout.splitlines()[1:]
        ]

    def test_spans_give_back_the_content(self, run: Run, article: Path) -> None:
        for item in run("list", article, "--json").json:
            assert " ".join(TEXT[start:end] for start, end in item["spans"]) == item["text"]

    @pytest.mark.parametrize(
        ("options", "count"),
        [
            ([], 3),
            (["--kind", "direct"], 3),
            (["--kind", "mixed", "--kind", "indirect"], 0),
            (["--speaker", "abadie"], 2),
            (["--verb", "répondre"], 1),
            (["--match", "piscine|argent"], 2),
            (["--unattributed"], 0),
            (["--min-confidence", "0"], 3),
            (["--limit", "1"], 1),
            (["--limit", "0"], 0),
        ],
    )
    def test_options_choose(self, run: Run, article: Path, options: list[str], count: int) -> None:
        assert len(run("list", article, "--json", *options).json) == count

    def test_nothing_found_is_said_and_no_error(self, run: Run) -> None:
        result = run("list", "-", stdin="Il pleut.\n")
        assert (result.stdout, result.code) == ("", 0)
        assert result.stderr == "quotefind: no quotation found\n"
        assert run("list", "-", "--quiet", stdin="Il pleut.\n").stderr == ""
        assert run("list", "-", "--json", stdin="Il pleut.\n").json == []

    def test_fail_empty_asks_for_another_exit_code(self, run: Run, article: Path) -> None:
        assert run("list", "-", "--fail-empty", stdin="Il pleut.\n").code == ExitCode.NOTHING
        assert run("list", article, "--fail-empty").code == ExitCode.OK


class TestBySpeaker:
    def test_a_part_of_the_name_will_do(self, run: Run, article: Path) -> None:
        result = run("by-speaker", "ABADIE", article, "--json")
        assert [item["speaker"] for item in result.json] == ["Lucienne Abadie"] * 2
        assert result.stderr == ""

    def test_a_near_name_is_taken_and_said(self, run: Run, article: Path) -> None:
        result = run("by-speaker", "Viledieu", article, "--json")
        assert [item["speaker"] for item in result.json] == ["Karim Villedieu"]
        assert result.stderr == "quotefind: no Viledieu; taken for Karim Villedieu\n"

    def test_an_unknown_name_gives_nothing_and_exit_code_0_or_3(self, run: Run, article: Path) -> None:
        result = run("by-speaker", "Zzz", article)
        assert (result.stdout, result.code) == ("", 0)
        assert "no Zzz" in result.stderr
        assert run("by-speaker", "Zzz", article, "--fail-empty").code == ExitCode.NOTHING


class TestSpeakers:
    def test_one_row_a_speaker(self, run: Run, article: Path) -> None:
        rows = run("speakers", article, "--json").json
        assert [(row["speaker"], row["direct"], row["words"]) for row in rows] == [
            ("Lucienne Abadie", 2, 8),
            ("Karim Villedieu", 1, 5),
        ]
        assert rows[0]["sources"] == [str(article)]
        assert len(run("speakers", article).stdout.splitlines()) == 3


class TestShow:
    def test_brackets_without_colour(self, run: Run, article: Path) -> None:
        shown = run("show", article).stdout
        assert "« ⟦1:Nous rouvrirons la piscine⟧ »" in shown
        assert "{Karim Villedieu}" in shown

    def test_colour_for_a_pager(self, run: Run, article: Path) -> None:
        shown = run("show", article, "--color", "always").stdout
        assert "\x1b[" in shown
        assert regex.sub(r"\x1b\[[0-9;]*m", "", shown).startswith(TEXT)

    def test_a_text_without_quotation_is_shown_as_it_is(self, run: Run) -> None:
        assert run("show", "-", stdin="Il pleut.").stdout.startswith("Il pleut.\n")


class TestExplain:
    def test_a_line_is_explained(self, run: Run, article: Path) -> None:
        shown = run("explain", article, "--line", 3).stdout
        assert shown.startswith(f"{article}:3  direct  confidence ")
        assert "Karim Villedieu" in shown
        assert "rule" in shown
        assert "Abadie" not in shown.split("refused")[0]

    def test_a_line_without_quotation_is_said(self, run: Run, article: Path) -> None:
        result = run("explain", article, "--line", 2)
        assert (result.stdout, result.stderr) == ("", "quotefind: no quotation on line 2\n")

    def test_json_adds_keys_at_the_end(self, run: Run, article: Path) -> None:
        item = run("explain", article, "--json").json[0]
        assert list(item)[-4:] == ["aliases", "speaker_kind", "evidence", "refused"]


class TestVerbs:
    def test_a_form_leads_to_its_verb(self, run: Run) -> None:
        assert "déclarer" in [row["verb"] for row in run("verbs", "déclarait", "--json").json]

    def test_a_class_is_listed(self, run: Run) -> None:
        rows = run("verbs", "--class", "deny", "--json").json
        assert {row["class"] for row in rows} == {"deny"}
        assert "nier" in [row["verb"] for row in rows]

    def test_all_are_listed(self, run: Run) -> None:
        assert len(run("verbs").stdout.splitlines()) == 1 + len(run("verbs", "--jsonl").jsonl) > 100

    def test_a_word_that_is_none_is_said(self, run: Run) -> None:
        result = run("verbs", "fromage")
        assert (result.stdout, result.code) == ("", 0)
        assert "fromage is no form of a reporting verb" in result.stderr

    def test_an_unknown_class_names_those_there_are(self, run: Run) -> None:
        result = run("verbs", "--class", "cry")
        assert result.code == ExitCode.USAGE
        assert "deny" in result.stderr


class TestInput:
    def test_standard_input_is_read_when_piped(self, run: Run) -> None:
        assert {item["source"] for item in run("list", "--json", stdin=TEXT).json} == {"-"}

    def test_seeds_are_read_without_path_or_pipe(
        self, run: Run, article: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (article.parent / "seeds").mkdir()
        article.rename(article.parent / "seeds" / article.name)
        monkeypatch.chdir(article.parent)
        assert {item["source"] for item in run("list", "--json").json} == {"seeds/conseil.txt"}

    def test_nothing_to_read_is_said_in_one_line(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        result = run("list")
        assert result.code == ExitCode.USAGE
        assert result.stderr == "quotefind: nothing to read: give files, folders or - for standard input\n"

    def test_the_source_is_the_path_as_given(self, run: Run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(article.parent)
        for path, source in ((".", "./conseil.txt"), ("conseil.txt", "conseil.txt"), ("./", "./conseil.txt")):
            assert {item["source"] for item in run("list", path, "--json").json} == {source}

    def test_glob_and_encoding_are_passed_on(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "a.news").write_bytes("« Été », a déclaré Zoé Éon.".encode("mac_roman"))
        result = run("list", tmp_path, "--glob", "*.news", "--encoding", "mac_roman", "--json")
        assert [item["text"] for item in result.json] == ["Été"]


class TestBadInput:
    """Each gives a clear line or an empty result, never a traceback, and the other inputs go on."""

    @pytest.fixture(autouse=True)
    def keep_run(self, run: Run) -> None:
        self.run = run

    def check(self, path: Path, article: Path, line: str) -> None:
        result = self.run("list", path, article, "--json")
        assert len(result.json) == 3
        assert result.code == ExitCode.INPUT
        assert result.stderr == f"quotefind: {path}: {line}\n"

    def test_missing_file(self, article: Path, tmp_path: Path) -> None:
        self.check(tmp_path / "none.txt", article, "no such file or folder")

    def test_folder_without_texts(self, article: Path, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        line = f"no {known_suffixes()} in this folder; name others with --glob"
        self.check(tmp_path / "empty", article, line)

    def test_binary_file(self, article: Path, tmp_path: Path) -> None:
        (tmp_path / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0")
        self.check(tmp_path / "photo.txt", article, "not text but binary; convert it to text first")

    def test_unreadable_file(self, article: Path, tmp_path: Path) -> None:
        if os.geteuid() == 0:  # root may read any file; a folder in place of one fails for everybody
            pytest.skip("root may read everything")
        (tmp_path / "secret.txt").touch(mode=0)
        self.check(tmp_path / "secret.txt", article, "permission denied; make it readable for this user")

    def test_empty_file(self, article: Path, tmp_path: Path) -> None:
        (tmp_path / "empty.txt").touch()
        result = self.run("list", tmp_path / "empty.txt", article, "--json")
        assert (len(result.json), result.stderr, result.code) == (3, "", 0)

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
    def test_other_encodings(self, tmp_path: Path, encoding: str) -> None:
        (tmp_path / "a.txt").write_bytes("« L’été viendra », a déclaré Zoé Éon.".encode(encoding))
        (item,) = self.run("list", tmp_path, "--json").json
        assert (item["text"], item["speaker"], item["spans"]) == ("L’été viendra", "Zoé Éon", [[2, 15]])

    def test_text_without_any_mark(self) -> None:
        assert self.run("list", "--json", stdin="Il pleut sur la ville. " * 100).json == []

    @pytest.mark.parametrize("mark", ["«", "“", '"', "»", "« "])
    def test_very_many_opening_marks(self, mark: str) -> None:
        result = self.run("list", "--json", "--quiet", stdin=mark * 100_000)
        assert result.code == 0
        assert result.stderr == ""
        assert isinstance(result.json, list)

    def test_a_very_long_line(self) -> None:
        sentence = "Il pleut sur la ville et le fleuve monte encore ce soir sans que nul ne bouge, "
        result = self.run("list", "--json", "--quiet", stdin=sentence * (5_000_000 // len(sentence)))
        assert (result.code, result.stderr) == (0, "")

    def test_a_text_that_breaks_the_program(
        self, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def find_quotes(document: Document) -> Iterator[Quote]:
            yield quote(source=document.source)
            if "piscine" in document.text:
                raise RuntimeError("a rule went wrong")

        monkeypatch.setattr("quotefind.pipeline.find_quotes", find_quotes)
        (tmp_path / "z.txt").write_text("Rien.", encoding="utf-8")
        result = self.run("list", tmp_path, "--json")
        assert [item["source"] for item in result.json] == [str(article), str(tmp_path / "z.txt")]
        assert result.code == ExitCode.INPUT
        assert len(result.stderr.splitlines()) == 1
        assert "Traceback" in self.run("list", tmp_path, "--json", "--traceback").stderr


class TestUsage:
    @pytest.mark.parametrize(
        ("arguments", "line"),
        [
            (["list", "--bogus"], "No such option: --bogus"),
            (["bogus"], "No such command 'bogus'"),
            (["list", "--kind", "spoken"], "'spoken' is not one of"),
            (["list", "--limit", "-1"], "--limit"),
            (["list", "--min-confidence", "2"], "--min-confidence"),
            (["list", "--json", "--jsonl", "-"], "--json and --jsonl are two formats"),
            (["list", "--match", "(", "-"], "not a regular expression: ("),
            (["list", "--encoding", "klingon", "-"], "no encoding klingon"),
            (["list", "--encoding", "base64", "-"], "no encoding base64"),
            (["by-speaker"], "Missing argument 'name'"),
        ],
    )
    def test_wrong_arguments_give_one_line_and_exit_code_2(self, run: Run, arguments: list[str], line: str) -> None:
        result = run(*arguments)
        assert (result.stdout, result.code) == ("", ExitCode.USAGE)
        assert line in result.stderr
        assert len(result.stderr.splitlines()) == 1

    def test_version(self, run: Run) -> None:
        assert regex.fullmatch(r"quotefind \d+\.\d+\.\d+\n", run("--version").stdout)

    @pytest.mark.parametrize("command", COMMANDS)
    def test_every_command_has_examples_in_its_help(self, run: Run, command: str) -> None:
        result = run(command, "--help", env={"COLUMNS": "120"})
        assert result.code == 0
        assert f"quotefind {command}" in result.stdout.split("Examples:")[1]

    def test_options_are_grouped(self, run: Run) -> None:
        shown = run("list", "--help").stdout
        assert all(f"─ {panel} ─" in shown for panel in ("Input", "Output", "Selection"))


class TestOutput:
    @pytest.mark.parametrize(
        ("tty", "env", "option", "coloured"),
        [
            (False, {}, "auto", False),
            (True, {}, "auto", True),
            (True, {"NO_COLOR": "1"}, "auto", False),
            (True, {"TERM": "dumb"}, "auto", False),
            (False, {"FORCE_COLOR": "1"}, "auto", True),
            (True, {"NO_COLOR": "1"}, "always", True),
            (False, {}, "always", True),
            (True, {"FORCE_COLOR": "1"}, "never", False),
        ],
    )
    @pytest.mark.parametrize("command", ["list", "speakers", "show", "explain"])
    def test_colour(
        self, run: Run, article: Path, command: str, tty: bool, env: dict[str, str], option: str, coloured: bool
    ) -> None:
        result = run(command, article, "--color", option, tty=tty, env=env)
        assert ("\x1b[" in result.stdout) is coloured

    def test_json_is_never_coloured(self, run: Run, article: Path) -> None:
        assert run("list", article, "--json", tty=True, env={"FORCE_COLOR": "1"}).json

    def test_a_file_gets_what_a_pipe_gets(self, run: Run, article: Path, tmp_path: Path) -> None:
        target = tmp_path / "quotes.json"
        result = run("list", article, "--json", "--output", target, tty=True)
        assert result.stdout == ""
        assert target.read_text(encoding="utf-8") == run("list", article, "--json").stdout
        assert stat.S_IMODE(target.stat().st_mode) & 0o400

    def test_a_file_is_left_alone_when_the_run_fails(
        self, run: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        target = tmp_path / "quotes.json"
        target.write_text("before", encoding="utf-8")

        def interrupt(document: Document) -> Iterator[Quote]:
            raise KeyboardInterrupt

        monkeypatch.setattr("quotefind.pipeline.find_quotes", interrupt)
        result = run("list", article, "--json", "-o", target)
        assert result.code == ExitCode.INTERRUPTED
        assert result.stderr == "quotefind: interrupted\n"
        assert target.read_text(encoding="utf-8") == "before"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["conseil.txt", "quotes.json"]

    def test_a_folder_that_is_not_there_is_said(self, run: Run, article: Path, tmp_path: Path) -> None:
        result = run("list", article, "-o", tmp_path / "none" / "x.json")
        assert result.code == ExitCode.INPUT
        assert result.stderr == f"quotefind: {tmp_path / 'none' / 'x.json'}: no such folder; make it first\n"

    def test_control_characters_of_the_text_do_not_come_out(self, run: Run) -> None:
        text = "« Nous \x1b[31mrouvrirons\x9b \u202ela piscine », a déclaré Lucienne Abadie."
        for command in ("list", "show", "explain", "speakers"):
            shown = run(command, "-", stdin=text, tty=True, env={"NO_COLOR": "1"}).stdout
            assert not regex.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)
        (item,) = run("list", "-", "--json", stdin=text).json
        assert "\x1b[31m" in item["text"]


QUOTEFIND = (sys.executable, "-m", "quotefind")


class TestProcess:
    """What only a real process shows."""

    def test_a_closed_pipe_ends_quietly(self, article: Path) -> None:
        article.write_text(TEXT * 20_000, encoding="utf-8")
        with subprocess.Popen(
            [*QUOTEFIND, "list", "--jsonl", article], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            assert json.loads(process.stdout.readline())["line"] == 1
            process.stdout.close()
            assert process.stderr.read() == b""
            assert process.wait() == 0

    def test_interrupted(self, tmp_path: Path) -> None:
        fifo = tmp_path / "never.txt"
        os.mkfifo(fifo)
        with subprocess.Popen([*QUOTEFIND, "list", fifo], stderr=subprocess.PIPE) as process:
            descriptor = os.open(fifo, os.O_WRONLY)  # waits until the command reads
            time.sleep(0.2)
            process.send_signal(signal.SIGINT)
            assert process.stderr is not None
            assert process.stderr.read() == b"quotefind: interrupted; 0 of 1 inputs done\n"
            assert process.wait() == ExitCode.INTERRUPTED
            os.close(descriptor)

    def test_a_terminal_gets_a_coloured_table(self, article: Path) -> None:
        main_end, other_end = pty.openpty()
        environment = {**os.environ, "COLUMNS": "100", "TERM": "xterm"}
        environment.pop("NO_COLOR", None)
        with subprocess.Popen([*QUOTEFIND, "list", article], stdout=other_end, env=environment):
            os.close(other_end)
            shown = b""
            while chunk := _read(main_end):
                shown += chunk
        os.close(main_end)
        assert b"\x1b[" in shown
        assert "Abadie" in shown.decode()

    def test_the_locale_does_not_matter(self, article: Path) -> None:
        environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
        done = subprocess.run([*QUOTEFIND, "list", article], capture_output=True, env=environment, check=True)
        assert "a déclaré" in done.stdout.decode()

    def test_neither_rich_nor_the_lexicons_are_loaded_where_they_are_not_needed(self, article: Path) -> None:
        program = "import sys; from quotefind.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
        for arguments, absent in (
            (["--version"], {"typer", "rich", "regex", "quotefind.pipeline"}),
            (["list", str(article), "--json"], {"rich", "charset_normalizer", "logging", "quotefind.writers.table"}),
            (["show", str(article)], {"rich", "charset_normalizer"}),
        ):
            command = [sys.executable, "-c", program, *arguments]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            assert not absent & set(done.stderr.split())

    def test_garbage_is_collected_again_when_all_is_loaded(self, article: Path) -> None:
        program = "import gc, sys; from quotefind.cli import main; main(); print(gc.isenabled(), file=sys.stderr)"
        done = subprocess.run([sys.executable, "-c", program, "list", article], capture_output=True, check=True)
        assert done.stderr.split() == [b"True"]


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65_536)
    except OSError:  # Linux: the other end was closed
        return b""
