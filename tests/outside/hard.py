#!/usr/bin/env python3
"""Writes roadmaps that are hard to print: rows of many lines, many columns, many members, deep clauses, long words,
spans of years at every place of a line."""
import json, pathlib, sys

ORDER = """order:
  issuer: Управление образования администрации города Примерска
  number: "58"
  date: 2024-02-05
  title: О карте {name}
  clauses:
    - {{text: Утвердить карту, approves: roadmap}}
{more}    - {{text: Контроль за исполнением приказа оставляю за собой}}
  signatory: {{position: Начальник управления образования, name: А. Б. Иванова-Петровская}}
"""


def clauses(depth, indent=4):
    if not depth:
        return ""
    blank = " " * indent
    inner = clauses(depth - 1, indent + 6)
    text = f"{blank}- text: Обеспечить на уровне {depth} выполнение мероприятий\n"
    return text + (f"{blank}  clauses:\n{inner}" if inner else "") + f"{blank}- text: Довести приказ уровня {depth} до сведения\n"


def roadmap(name, rows, columns="", more="", annexes=""):
    head = f"id: {name}\nlevel: municipality\nparent: null\nperiod: 2024\n" + ORDER.format(name=name, more=more) + columns
    return head + "measures:\n" + "".join(rows) + f"annexes:\n  - {{id: roadmap, title: Дорожная карта {name}}}\n{annexes}"


def row(at, title, result="Приказ", more=""):
    return f"  - {{id: r{at}, title: {json.dumps(title, ensure_ascii=False)}, deadline: до 1 марта 2024 года, responsible: Управление образования, result: {json.dumps(result, ensure_ascii=False)}{more}}}\n"


def made():
    tall = "\n".join(f"строка результата номер {at}" for at in range(90))
    yield "tall", roadmap("tall", [row(1, "Высокая строка", tall), row(2, "Обычная строка"), row(3, "И ещё одна", tall)])
    yield "long", roadmap("long", [row(at, f"Мероприятие {at}: " + "проведение обучающих семинаров для наставников " * (at % 7 + 1)) for at in range(120)])
    keys = [f"column-{at}" for at in range(7)]
    columns = "columns: {number: № п/п, title: Наименование мероприятия, deadline: Срок исполнения, responsible: Ответственный исполнитель, " + ", ".join(f"{key}: Показатель {at}" for at, key in enumerate(keys)) + "}\nfields: {" + ", ".join(f"{key}: {{}}" for key in keys) + "}\n"
    fields = ", fields: {" + ", ".join(f"{key}: значение показателя {at}" for at, key in enumerate(keys)) + "}"
    yield "wide", roadmap("wide", [row(at, "Организация обучения наставников по программам", more=fields) for at in range(12)], columns)
    members = ", ".join(f"{{name: Фамилия Имя Отчество {at}, position: заместитель директора школы номер {at}}}" for at in range(150))
    yield "members", roadmap("members", [row(1, "Собрать группу")], annexes=f"  - {{id: team, title: Состав рабочей группы, members: [{members}]}}\n")
    years = "".join(f"    - {{text: {'о' * at} работе в 2024–2026 годах и на 2020 – 2024 годы и с 2021—2023 годов}}\n" for at in range(1, 60))
    yield "years", roadmap("years", [row(1, "Исполнить план на 2024–2026 годы")], more=years)
    yield "deep", roadmap("deep", [row(1, "Исполнить приказ")], more=clauses(7))


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in made():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
