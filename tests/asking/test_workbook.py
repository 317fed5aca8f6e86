"""The workbook itself: what is in it, that it is the same each time, and what is refused as no questionnaire."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from lawgap.asking import workbook_library
from lawgap.asking.columns import ACTS, HIDDEN_SHEET, QUESTION_COLUMNS, READ_ME, SOURCES, letter, number_of
from lawgap.asking.questionnaire import write_questionnaire
from lawgap.asking.ranking import rank_questions, wanted
from lawgap.asking.topics import read_topics
from lawgap.asking.workbook_file import MAX_FILE_BYTES, open_workbook
from lawgap.model.fault import FaultyDataError

VALUE = number_of(QUESTION_COLUMNS, "value")


@pytest.fixture(scope="module")
def kazakh(root: Path, library, kazakhstan):
    """Kazakhstan's questionnaire: its bytes, the questions asked, and the open workbook."""
    from datetime import date

    topics = read_topics(root)
    questions = rank_questions(library, topics, kazakhstan.file, date(2026, 6, 1))
    content = write_questionnaire(library, topics, kazakhstan.file, questions, wanted(questions))
    again = write_questionnaire(library, topics, kazakhstan.file, questions, wanted(questions))
    assert content == again, "the same questions give the same bytes"
    return content, wanted(questions), openpyxl.load_workbook(BytesIO(content))


def test_a_sheet_for_each_topic_and_all_that_is_needed(kazakh) -> None:
    _, asked, book = kazakh
    assert book.sheetnames[0] == READ_ME
    assert book.sheetnames[-3:] == [SOURCES, ACTS, HIDDEN_SHEET]
    assert book[HIDDEN_SHEET].sheet_state == "veryHidden"
    assert len(book.sheetnames) - 4 == len({question.topic for question in asked})


def test_every_question_is_asked_once_the_most_telling_first(kazakh) -> None:
    _, asked, book = kazakh
    found = [[cell.value for cell in book[name]["A"][3:] if cell.value] for name in book.sheetnames[1:-3]]
    assert sorted(fact for sheet in found for fact in sheet) == sorted(question.fact for question in asked)
    rank = {question.fact: question.rank for question in asked}
    assert all([rank[fact] for fact in sheet] == sorted(rank[fact] for fact in sheet) for sheet in found)


def test_only_what_is_to_be_filled_in_is_unlocked(kazakh) -> None:
    _, _, book = kazakh
    for name in book.sheetnames[1:-3]:
        sheet = book[name]
        assert sheet.protection.sheet
        assert sheet.freeze_panes == "C4"
        assert not sheet.merged_cells.ranges
        for row in range(4, sheet.max_row + 1):
            locked = [sheet.cell(row, place).protection.locked for place in range(1, len(QUESTION_COLUMNS) + 1)]
            assert locked == [column.locked for column in QUESTION_COLUMNS]


def test_every_answer_is_checked_while_it_is_typed(kazakh, library) -> None:
    _, _, book = kazakh
    kinds = {"boolean": {"list"}, "choice": {"list"}, "number": {"decimal", "custom"}, "date": {None}}
    for name in book.sheetnames[1:-3]:
        sheet = book[name]
        rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
        for row in range(4, sheet.max_row + 1):
            fact = library.data.facts[sheet.cell(row, 1).value]
            rule = rules.get(f"{letter(VALUE)}{row}")
            assert (rule.type if rule else None) in kinds[fact.type], fact.id
            if rule and rule.type == "list":
                first, last = rule.formula1.split("!")[1].replace("$", "").split(":")
                listed = [cell.value for (cell,) in book[HIDDEN_SHEET][first:last]]
                assert listed == (list(fact.values) or ["yes", "no"])


def test_no_text_is_a_formula_or_a_link(ground) -> None:
    source = next(iter(ground.state.file.sources.values())).model_copy(update={"title": "=1+1", "publisher": "@home"})
    state = ground.state.file.model_copy(update={"sources": {source.id: source}})
    content = write_questionnaire(ground.library, ground.topics, state, _questions(ground), ())
    sheet = openpyxl.load_workbook(BytesIO(content))[SOURCES]
    assert (sheet["B4"].value, sheet["B4"].data_type) == ("=1+1", "s")
    assert (sheet["C4"].value, sheet["C4"].data_type) == ("@home", "s")
    with zipfile.ZipFile(BytesIO(content)) as packed:
        assert not any(b"<f>" in packed.read(name) or b"hyperlink" in packed.read(name) for name in packed.namelist())


def _questions(ground):
    from datetime import date

    return rank_questions(ground.library, ground.topics, ground.state.file, date(2020, 1, 1))


def spoil_cells(ground, spoil) -> list[str]:
    """The faults after the blank questionnaire was spoilt."""
    book = ground.workbook()
    spoil(book)
    ground.save(book)
    return ground.refused()


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lambda book: book["Custody"].merge_cells("D4:D6"), "Custody!D4: the cells D4:D6 are merged"),
        (lambda book: book["Custody"].__setitem__("D5", "=1+1"), "Custody!D5: holds a formula (=1+1); write the value"),
        (lambda book: book["Custody"].__setitem__("D5", "#N/A"), "Custody!D5: holds the error #N/A; write the value"),
        (lambda book: book["Custody"].__setitem__("Z5", "x"), "Custody!Z5: stands outside the table [outside-table]"),
        (lambda book: book["Custody"].__setitem__("D9000", "x"), "Custody!D9000: stands outside the table"),
        (lambda book: book["Custody"].__setitem__("D3", "Reply"), "Custody!D3: the heading must be 'Answer'"),
        (lambda book: book["Custody"].delete_cols(2), "Custody!B3: the heading must be 'Question'"),
        (lambda book: setattr(book["Custody"], "title", "Police"), "Custody: the sheet is missing, or was renamed"),
        (lambda book: setattr(book["Custody"], "title", "custodi"), "custodi: is no sheet of the questionnaire; did"),
        (lambda book: book.remove(book[ACTS]), "Acts: the sheet is missing, or was renamed [missing-sheet]"),
        (lambda book: book.create_sheet("Extra"), "Extra: is no sheet of the questionnaire; remove it [wrong-sheet]"),
        (lambda book: book.remove(book[HIDDEN_SHEET]), "is not a questionnaire of this program"),
        (lambda book: book[HIDDEN_SHEET].__setitem__("B1", "2"), "was written by a newer version of this program"),
        (lambda book: book[HIDDEN_SHEET].__setitem__("B1", "two"), "has lost what the hidden sheet said of it"),
        (lambda book: book[HIDDEN_SHEET].__setitem__("B2", "ABC"), "is the questionnaire of ABC, and not of XYZ"),
        (lambda book: book[HIDDEN_SHEET].__setitem__("B6", "Custody 2"), "Custody: is no sheet of the questionnaire"),
    ],
)  # fmt: skip
def test_a_spoilt_questionnaire_is_refused(spoil, expected, ground) -> None:
    faults = spoil_cells(ground, spoil)
    plain = expected.split(" [")[0].split("stands outside")[0]
    assert any(plain in fault for fault in faults), faults


def test_every_spoilt_cell_has_its_code(ground) -> None:
    found = "\n".join(spoil_cells(ground, lambda book: book["Custody"].merge_cells("D4:D6")))
    assert found.endswith("[merged-cells]")
    codes = {"formula": "D5", "outside-table": "Z5", "wrong-heading": "D3"}
    for code, place in codes.items():
        faults = spoil_cells(ground, lambda book, place=place: book["Custody"].__setitem__(place, "=1"))
        assert any(fault.endswith(f"[{code}]") for fault in faults), (code, faults)


def refused(path: Path) -> str:
    with pytest.raises(FaultyDataError) as caught:
        open_workbook(path)
    (fault,) = caught.value.faults
    assert fault.file == str(path)
    return f"{fault.message} [{fault.code}]"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "is no workbook, or was cut short"),
        (b"fact,answer\n", "is no workbook, or was cut short"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is protected with a password, or in the old .xls format"),
        (b"x" * (MAX_FILE_BYTES + 1), "is larger than 5,000,000 bytes"),
    ],
    ids=["empty", "text", "password", "large"],
)
def test_what_is_no_workbook(content: bytes, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "q.xlsx"
    path.write_bytes(content)
    assert refused(path).startswith(expected)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_a_file_that_was_cut_short(part: float, tmp_path: Path, kazakh) -> None:
    path = tmp_path / "q.xlsx"
    path.write_bytes(kazakh[0][: int(len(kazakh[0]) * part)])
    assert refused(path).endswith("[no-workbook]")


def test_a_file_with_a_damaged_part(tmp_path: Path, kazakh) -> None:
    path = tmp_path / "q.xlsx"
    content = bytearray(kazakh[0])
    content[2000:2100] = bytes(100)
    path.write_bytes(content)
    assert refused(path).endswith("[no-workbook]")


def _packed(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return path


def test_archives_that_are_no_workbook_or_meant_to_harm(tmp_path: Path) -> None:
    needed = {"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"}
    path = tmp_path / "q.xlsx"
    assert refused(_packed(path, {"a.txt": b"a"})).startswith("is no workbook; open it")
    assert refused(_packed(path, {**needed, "xl/a.xml": bytes(50_000_000)})).startswith("unpacks to 50,000,008 bytes")
    assert refused(_packed(path, {f"{n}": b"" for n in range(300)})).endswith("[too-large]")
    entities = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    assert refused(_packed(path, {**needed, "xl/a.xml": entities})).startswith("declares entities in xl/a.xml")
    wide = entities.decode().encode("utf-16")
    assert refused(_packed(path, {**needed, "xl/a.xml": wide})).startswith("declares entities in xl/a.xml")
    assert refused(_packed(path, needed)).endswith("[no-workbook]")


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.xlsx") == "cannot be read: No such file or directory [unreadable]"
    assert refused(tmp_path) == "is a folder; name the workbook in it [unreadable]"


def test_a_locked_file_has_its_code(tmp_path: Path) -> None:
    path = tmp_path / "q.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0")
    assert refused(path).endswith("[locked-workbook]")


def test_codes_of_other_questionnaires(ground) -> None:
    for place, value, code in (
        ("B1", "2", "newer-schema"),
        ("B2", "ABC", "other-state"),
        ("B1", "", "no-questionnaire"),
    ):
        faults = spoil_cells(ground, lambda book, p=place, v=value: book[HIDDEN_SHEET].__setitem__(p, v))
        assert faults[0].endswith(f"[{code}]")


def test_without_the_extra_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch, ground) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(workbook_library, "import_module", missing)
    ground.path.write_bytes(ground.blank)
    for use in (
        ground.take,
        lambda: write_questionnaire(ground.library, ground.topics, ground.state.file, _questions(ground), ()),
    ):
        with pytest.raises(FaultyDataError, match=r"pip install 'lawgap\[xlsx\]' \[missing-library\]"):
            use()
