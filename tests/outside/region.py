#!/usr/bin/env python3
"""Makes a region for the pages: a plan, districts, schools that answer in every way there is. The same arguments make the same
bytes.

    tests/outside/region.py OUT [SCHOOLS [MEASURES]]      40 schools and 8 measures, where not said
"""
import pathlib, random, sys

WORDS = ("Формирование и ежегодное обновление базы наставляемых и базы наставников с получением согласий на обработку персональных данных|"
         "Издание распорядительных актов образовательных организаций о внедрении целевой модели наставничества обучающихся и педагогов|"
         "Проведение анкетирования обучающихся, педагогов и родителей о готовности участвовать в программах наставничества|"
         "Утверждение персонализированных программ наставничества по формам «учитель – учитель», «ученик – ученик», «работодатель – ученик»|"
         "Направление наставников и кураторов на курсы повышения квалификации регионального центра развития наставничества|"
         "Мониторинг и оценка результатов реализации программ наставничества, внесение сведений в региональную информационную систему|"
         "Представление отчёта о реализации дорожной карты за полугодие в управление образования муниципального района|"
         "Размещение на официальном сайте образовательной организации раздела «Наставничество» и его ежемесячное обновление").split("|")
DISTRICTS = ("Березняковский", "Луговой", "Озёрный", "Заречный", "Каменский", "Полевской", "Лесной", "Северный", "Южный", "Приволжский")


def day(number):
    """A day of 2024 by its number, off the days off."""
    import datetime
    date = datetime.date(2024, 1, 1) + datetime.timedelta(days=number)
    while date.weekday() > 4:
        date -= datetime.timedelta(days=1)
    return date


def told(date):
    months = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
    return f"до {date.day} {months[date.month - 1]} {date.year} года"


def head(id, level, parent, territory):
    return [f"id: {id}", f"level: {level}", f"parent: {parent or 'null'}", f"territory: {territory}", "period: 2024"]


def measure(at, due, extra):
    title = f"{WORDS[at % len(WORDS)]}" + (f" (этап {at // len(WORDS) + 1})" if at >= len(WORDS) else "")
    lines = [f"  - id: m{at}", f"    title: {title}", f"    deadline: {told(due)}"]
    return lines + [f"    {line}" for line in extra]


def main():
    out = pathlib.Path(sys.argv[1])
    schools = int(sys.argv[2]) if len(sys.argv) > 2 else 40
    measures = int(sys.argv[3]) if len(sys.argv) > 3 else 8
    chance = random.Random(7)
    dues = [day(50 + at * 300 // measures) for at in range(measures)]
    ids, files = [], {}
    districts = max(1, min(25, schools // 10))
    for number in range(schools):
        district = number % districts
        name = f"МБОУ СОШ № {number + 1}" + (" имени Героя Советского Союза А. П. Маресьева" if number % 3 == 0 else "")
        place = DISTRICTS[district % 10] + " район" + (f" {district // 10 + 1}" if district >= 10 else "")
        ids.append((f"school-{number + 1}", name, place))
        if number % 29 == 28:
            continue
        lines = head(f"school-{number + 1}", "school", f"district-{district + 1}", name) + ["bodies:", "  head: Директор школы", "measures:"]
        for at, due in enumerate(dues):
            kind = chance.randrange(20)
            if kind == 0:
                continue
            extra = [f"implements: region/m{at}", "responsible: [head]", "result: Приказ"]
            own = due
            if kind == 1:
                own = day((due.timetuple().tm_yday + 20) % 360)
            elif (due.month, due.day) < (3, 20) and kind != 4:
                done = day(due.timetuple().tm_yday - (5 if kind != 6 else -3))
                extra.append(f"done: {{on: {done}" + (", document: Приказ № 5}" if kind not in (2, 3) else "}"))
            if kind == 5:
                extra.append("allow: {status/overdue: перенесено приказом министерства}")
            lines += measure(at, own, extra)
        files[f"schools/school-{number + 1}.yaml"] = lines
    plan = head("region", "region", None, "Приозёрская область") + ["bodies:", "  ministry: Министерство образования", "addressees:", "  school:"]
    plan += [f"    - {{id: {id}, name: {name}, territory: {place}}}" for id, name, place in ids] + ["measures:"]
    for at, due in enumerate(dues):
        plan += measure(at, due, ["mandatory_for: school", "responsible: [ministry]", "result: Приказ"])
    files["region.yaml"] = plan
    for district in range(districts):
        place = DISTRICTS[district % 10] + " район" + (f" {district // 10 + 1}" if district >= 10 else "")
        files[f"district-{district + 1}.yaml"] = head(f"district-{district + 1}", "municipality", "region", place) + ["measures: []"]
    files["vekha.yaml"] = ["as_of: 2024-03-20"]
    for name, lines in files.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


main()
