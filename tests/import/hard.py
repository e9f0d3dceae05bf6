"""Makes the files of this folder's `hard`: orders and plans of other offices, each typed in a manner of its own.

    pip install python-docx openpyxl
    python hard.py

Offices, people and numbers are made up. What each is read as lies beside it, `NAME.txt`, and is held by
`tests/import_hard.rs`.
"""

from datetime import date
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from openpyxl import Workbook
from openpyxl.styles import Alignment

HERE = Path(__file__).parent / "hard"
W = nsdecls("w")


def save(document, name):
    """Writes a document; the archive keeps the hour it is written."""
    document.core_properties.created = document.core_properties.modified = __import__("datetime").datetime(2024, 1, 1)
    document.save(HERE / name)


def head(document, issuer, verb, number, day, place, title, preamble, kind="ПРИКАЗ"):
    for line in issuer:
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph(kind).alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph(f"{day}\t№ {number}")
    document.add_paragraph(place)
    document.add_paragraph(title)
    document.add_paragraph(f"{preamble} {verb}")


def table(document, rows, style="Table Grid"):
    made = document.add_table(len(rows), max(map(len, rows)))
    made.style = style
    for row, texts in zip(made.rows, rows):
        for cell, text in zip(row.cells, texts):
            cell.text = text
    return made


def merge(made, first, last):
    """Merges cells and keeps the words of the first only."""
    text = made.cell(*first).text
    whole = made.cell(*first).merge(made.cell(*last))
    whole.text = text


def two_rows():
    """A heading in two rows, its groups merged."""
    document = Document()
    head(document, ["АДМИНИСТРАЦИЯ СОСНОВСКОГО РАЙОНА", "ОТДЕЛ ОБРАЗОВАНИЯ"], "ПРИКАЗЫВАЮ:", "47-о", "12 января 2024 г.", "р.п. Сосновка",
         "О подготовке к летней оздоровительной кампании", "В целях организации отдыха детей")
    for line in ("1. Утвердить план мероприятий по подготовке к летней оздоровительной кампании (приложение).",
                 "2. Директорам школ представить списки детей до 1 апреля 2024 года.",
                 "3. Контроль за исполнением приказа возложить на главного специалиста Орлову Е.В."):
        document.add_paragraph(line)
    document.add_paragraph("Начальник отдела\t\tГ.Н. Седова")
    document.add_page_break()
    document.add_paragraph("Приложение\nк приказу отдела образования\nот 12.01.2024 № 47-о").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph("План мероприятий по подготовке к летней оздоровительной кампании").alignment = WD_ALIGN_PARAGRAPH.CENTER
    made = table(document, [
        ["№ п/п", "Наименование мероприятия", "Сроки", "", "Ответственные", "", "Итоговый документ"],
        ["", "", "начало", "окончание", "исполнитель", "соисполнитель", ""],
        ["1", "Приёмка лагерей", "13 мая 2024 г.", "24 мая 2024 г.", "Отдел образования", "Роспотребнадзор", "Акты приёмки"],
        ["2", "Обучение начальников лагерей", "1 апреля 2024 г.", "12 апреля 2024 г.", "Методический кабинет", "", "Удостоверения"],
    ])
    merge(made, (0, 2), (0, 3)), merge(made, (0, 4), (0, 5))
    for column in (0, 1, 6):
        merge(made, (0, column), (1, column))
    save(document, "two-rows.docx")


def apart():
    """A table for each section under a paragraph, its columns in another order, without numbers."""
    document = Document()
    for line in ("Муниципальное бюджетное общеобразовательное учреждение", "«Средняя школа № 12 им. А.П. Чехова»", "ПРИКАЗ"):
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("от 30 августа 2024 года\t\t№ 215")
    document.add_paragraph("Об утверждении плана воспитательной работы на 2024/2025 учебный год")
    document.add_paragraph("На основании решения педагогического совета (протокол от 29.08.2024 № 1)")
    document.add_paragraph("ПРИКАЗЫВАЮ:")
    document.add_paragraph("1. Утвердить план воспитательной работы на 2024/2025 учебный год (прилагается).")
    document.add_paragraph("2. Приказ разместить на сайте школы до 6 сентября 2024 года.")
    document.add_paragraph("Директор школы ________________ Т.К. Лисицына")
    document.add_paragraph("С приказом ознакомлены: ____________ В.В. Зуева")
    document.add_page_break()
    for line in ("УТВЕРЖДЕН", "приказом МБОУ «Средняя школа № 12", "им. А.П. Чехова»", "от 30.08.2024 № 215"):
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph("ПЛАН").alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("воспитательной работы на 2024/2025 учебный год").alignment = WD_ALIGN_PARAGRAPH.CENTER
    sections = {
        "1. Основные школьные дела": [("Классные руководители", "2 сентября 2024 г.", "День знаний", "1–11"),
                                      ("Советник директора", "до 4 октября 2024 г.", "Концерт ко Дню учителя", "5–11")],
        "2. Работа с родителями": [("Заместитель директора", "ежеквартально", "Общешкольное родительское собрание", "1–11")],
    }
    for title, rows in sections.items():
        document.add_paragraph(title)
        table(document, [("Ответственные", "Дата", "Дело, событие", "Классы"), *rows])
    save(document, "apart.docx")


def quarters():
    """Quarters as columns with marks in them; a numbering row under the heading; the table cut in two."""
    document = Document()
    head(document, ["МИНИСТЕРСТВО ОБРАЗОВАНИЯ ЗАРЕЧНОЙ ОБЛАСТИ"], "п р и к а з ы в а ю:", "01-05/118", "«19» февраля 2024 г.", "г. Заречск",
         "Об утверждении плана мероприятий по повышению качества образования в 2024 году", "Во исполнение поручения Губернатора Заречной области")
    document.add_paragraph("1. Утвердить прилагаемый план мероприятий по повышению качества образования в 2024 году.")
    document.add_paragraph("2. Настоящий приказ вступает в силу со дня подписания.")
    document.add_paragraph("Министр\tО.Д. Белов")
    document.add_page_break()
    for line in ("Утвержден", "приказом министерства образования", "Заречной области", "от 19.02.2024 № 01-05/118"):
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph("План мероприятий по повышению качества образования в 2024 году").alignment = WD_ALIGN_PARAGRAPH.CENTER
    heading = [["№", "Мероприятие", "Период исполнения (квартал)", "", "", "", "Исполнитель"], ["", "", "I", "II", "III", "IV", ""],
               ["1", "2", "3", "4", "5", "6", "7"]]
    for rows in ([["1", "Проведение диагностических работ", "", "+", "", "+", "Центр оценки качества"],
                  ["2", "Семинары для школ с низкими результатами", "+", "+", "+", "+", "Институт развития образования"]],
                 [["3", "Сводный отчёт о качестве образования", "", "", "", "+", "Министерство образования"]]):
        made = table(document, heading + rows)
        merge(made, (0, 2), (0, 5))
        for column in (0, 1, 6):
            merge(made, (0, column), (1, column))
        document.add_paragraph()
    save(document, "quarters.docx")


def borderless():
    """Stamps side by side in a borderless table, a plan without an order."""
    document = Document()
    made = document.add_table(1, 2)
    made.cell(0, 0).text = "СОГЛАСОВАНО\nНачальник управления образования\n__________ К.Л. Мухин\n«15» января 2024 г."
    made.cell(0, 1).text = "УТВЕРЖДАЮ\nДиректор МБОУ «Гимназия № 3 им. Н.И. Пирогова»\n__________ Р.С. Томина\n«16» января 2024 г."
    document.add_paragraph()
    document.add_paragraph("Дорожная карта").alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("по подготовке к государственной итоговой аттестации").alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("в МБОУ «Гимназия № 3 им. Н.И. Пирогова» в 2024 году").alignment = WD_ALIGN_PARAGRAPH.CENTER
    made = table(document, [
        ["№", "Мероприятия", "Сроки", "Ответственные", "Планируемый результат"],
        ["1. Анализ проведения ГИА в 2023 году", "", "", "", ""],
        ["1.1", "Анализ результатов экзаменов", "до 1 февраля 2024 года", "Заместитель директора", "Справка"],
        ["1.2", "Обсуждение результатов на заседаниях методических объединений", "февраль 2024 года", "Руководители объединений", "Протоколы"],
        ["2. Меры по повышению качества", "", "", "", ""],
        ["2.1", "Консультации по предметам", "февраль – май 2024 года", "Учителя-предметники", "График консультаций"],
    ])
    merge(made, (1, 0), (1, 4)), merge(made, (4, 0), (4, 4))
    save(document, "borderless.docx")


def months():
    """A school's plan: months as section rows, the day in a column of its own."""
    document = Document()
    for line in ("УТВЕРЖДАЮ", "Заведующий МБДОУ «Детский сад № 8 «Ромашка»", "_______________ Л.А. Гусева", "Приказ от 28.08.2024 № 61"):
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph("План работы по профилактике детского дорожно-транспортного травматизма на 2024–2025 учебный год")
    made = table(document, [
        ["Мероприятие", "Участники", "Ответственный"],
        ["Сентябрь 2024", "", ""],
        ["Оформление уголка безопасности", "Воспитатели", "Старший воспитатель"],
        ["Экскурсия к перекрёстку", "Старшие группы", "Воспитатели"],
        ["Октябрь 2024", "", ""],
        ["Родительское собрание «Безопасная дорога»", "Родители", "Заведующий"],
    ])
    merge(made, (1, 0), (1, 2)), merge(made, (4, 0), (4, 2))
    save(document, "months.docx")


def nested():
    """A table inside a cell, and a list inside another."""
    document = Document()
    head(document, ["УПРАВЛЕНИЕ ОБРАЗОВАНИЯ ГОРОДА БЕЛОГОРСКА"], "ПРИКАЗЫВАЮ:", "88", "04.03.2024", "г. Белогорск", "О проведении всероссийских проверочных работ",
         "В соответствии с приказом министерства образования от 20.02.2024 № 112")
    document.add_paragraph("1. Утвердить план-график проведения всероссийских проверочных работ (приложение 1).")
    document.add_paragraph("2. Руководителям общеобразовательных организаций:")
    document.add_paragraph("2.1. назначить организаторов до 11 марта 2024 года;")
    document.add_paragraph("2.2. обеспечить объективность проверки работ.")
    document.add_paragraph("Начальник управления                                И.О. Рябов")
    document.add_page_break()
    document.add_paragraph("Приложение 1 к приказу управления образования от 04.03.2024 № 88").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph("План-график проведения всероссийских проверочных работ")
    made = table(document, [["№ п/п", "Содержание работы", "Срок исполнения", "Кто исполняет", "Выход"],
                            ["1.", "Проведение работ по предметам:", "19 марта – 17 мая 2024 года", "Школы", "Отчёт"],
                            ["2.", "Проверка работ", "до 24 мая 2024 года", "Комиссии школ", ""]])
    inner = made.cell(1, 1).add_table(3, 2)
    for row, texts in zip(inner.rows, (("Предмет", "Класс"), ("Русский язык", "5"), ("Математика", "6"))):
        for cell, text in zip(row.cells, texts):
            cell.text = text
    cell = made.cell(2, 4)
    cell.text = "1) протоколы;"
    cell.add_paragraph("2) электронные формы.")
    save(document, "nested.docx")


def run(text):
    made = OxmlElement("w:r")
    piece = OxmlElement("w:t")
    piece.text = text
    piece.set(qn("xml:space"), "preserve")
    made.append(piece)
    return made


def changed(paragraph, kind, text):
    """A run that somebody inserted or deleted."""
    change = parse_xml(f'<w:{kind} {W} w:id="9" w:author="Редактор" w:date="2024-01-01T00:00:00Z"/>')
    made = run(text)
    if kind == "del":
        made[0].tag = qn("w:delText")
    change.append(made)
    paragraph._p.append(change)


def tracked():
    """Tracked changes in clauses and cells, an inserted row, a deleted row, a text box with the stamp of the annex."""
    document = Document()
    head(document, ["ДЕПАРТАМЕНТ ОБРАЗОВАНИЯ", "АДМИНИСТРАЦИИ ГОРОДА ОЗЁРСКА"], "приказываю:", "305", "17 мая 2024 года", "г. Озёрск",
         "О введении электронного журнала", "В целях развития цифровой среды")
    clause = document.add_paragraph("1. Утвердить план введения электронного журнала ")
    changed(clause, "del", "(приложение № 2)")
    changed(clause, "ins", "(приложение)")
    clause.add_run(".")
    clause = document.add_paragraph("2. Директорам школ издать приказы до ")
    changed(clause, "del", "1 июня")
    changed(clause, "ins", "14 июня")
    clause.add_run(" 2024 года.")
    document.add_paragraph("Директор департамента\tЗ.З. Уткина")
    document.add_page_break()
    box = parse_xml(
        f'<w:r {W} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape style="position:absolute;width:200pt;height:60pt">'
        '<v:textbox><w:txbxContent><w:p><w:r><w:t>Приложение</w:t></w:r></w:p><w:p><w:r><w:t>к приказу департамента образования</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>от 17 мая 2024 года № 305</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>')
    document.add_paragraph()._p.append(box)
    document.add_paragraph("ПЛАН").alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("введения электронного журнала").alignment = WD_ALIGN_PARAGRAPH.CENTER
    made = table(document, [["№", "Что сделать", "К какому сроку", "Кто отвечает"],
                            ["1", "Обучить учителей", "до 30 августа 2024 года", "Методический центр"],
                            ["2", "Закупить бумажные журналы", "до 20 августа 2024 года", "Завхоз"],
                            ["3", "Перейти на электронный журнал", "1 сентября 2024 года", "Школы"]])
    for row, kind in ((2, "del"), (3, "ins")):
        properties = made.rows[row]._tr.get_or_add_trPr()
        properties.append(parse_xml(f'<w:{kind} {W} w:id="7" w:author="Редактор" w:date="2024-01-01T00:00:00Z"/>'))
    for cell in made.rows[2].cells:
        text = cell.text
        cell.text = ""
        changed(cell.paragraphs[0], "del", text)
    save(document, "tracked.docx")


def numbered(document, texts, num):
    for level, text in texts:
        paragraph = document.add_paragraph(text)
        properties = paragraph._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'))


def levels():
    """Clauses numbered by Word in three levels, with letters; numbers of rows made by Word too, from the start in each section."""
    document = Document()
    numbering = document.part.numbering_part._element
    kinds = (("decimal", "%1."), ("decimal", "%1.%2."), ("russianLower", "%3)"))
    inner = "".join(f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
                    for at, (kind, text) in enumerate(kinds))
    rows = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>'
    first = numbering.find(qn("w:num"))
    for at, levels in ((90, inner), (91, rows)):
        made = parse_xml(f'<w:abstractNum {W} w:abstractNumId="{at}">{levels}</w:abstractNum>')
        first.addprevious(made)
    for num, abstract, restart in ((90, 90, ""), (91, 91, ""), (92, 91, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')):
        numbering.append(parse_xml(f'<w:num {W} w:numId="{num}"><w:abstractNumId w:val="{abstract}"/>{restart}</w:num>'))
    head(document, ["Комитет по образованию Северного района"], "ПРИКАЗЫВАЮ:", "19/2", "от 9 сентября 2024 г.", "с. Северное",
         "Об организации питания обучающихся", "В целях улучшения питания обучающихся")
    numbered(document, [(0, "Утвердить дорожную карту по организации питания (приложение № 1)."),
                        (0, "Руководителям школ:"), (1, "создать комиссии:"), (2, "по контролю питания;"), (2, "по закупкам;"),
                        (1, "представить отчёты до 20 декабря 2024 года."), (0, "Контроль оставляю за собой.")], 90)
    document.add_paragraph("Председатель комитета\tЯ.Ю. Щукин")
    document.add_page_break()
    document.add_paragraph("Приложение № 1\nк приказу комитета по образованию\nот 9 сентября 2024 г. № 19/2").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph("Дорожная карта по организации питания").alignment = WD_ALIGN_PARAGRAPH.CENTER
    made = table(document, [["№ п/п", "Мероприятия", "Ответственный исполнитель", "Срок реализации", "Форма завершения"],
                            ["Раздел I. Организация", "", "", "", ""], ["", "Издание приказов о питании", "Школы", "до 16 сентября 2024 г.", "Приказы"],
                            ["", "Заключение договоров", "Школы", "до 30 сентября 2024 г.", "Договоры"],
                            ["Раздел II. Контроль", "", "", "", ""], ["", "Проверка столовых", "Комитет", "октябрь, ноябрь 2024 г.", "Акты"]])
    merge(made, (1, 0), (1, 4)), merge(made, (4, 0), (4, 4))
    for row, num in ((2, 91), (3, 91), (5, 92)):
        paragraph = made.cell(row, 0).paragraphs[0]
        paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="{num}"/></w:numPr>'))
    save(document, "levels.docx")


def merged():
    """A deadline and a body for several measures, merged down; indicators by year under two rows of heading; the group as a table."""
    document = Document()
    head(document, ["АДМИНИСТРАЦИЯ МУНИЦИПАЛЬНОГО ОКРУГА ЛЕСНОЙ"], "ПОСТАНОВЛЯЕТ:", "412-п", "22.04.2024", "г. Лесной",
         "О развитии системы дополнительного образования", "Руководствуясь Уставом муниципального округа, администрация", kind="ПОСТАНОВЛЕНИЕ")
    for line in ("1. Утвердить:", "1.1. план мероприятий («дорожную карту») (приложение № 1);", "1.2. целевые показатели (приложение № 2);",
                 "1.3. состав рабочей группы (приложение № 3).", "2. Опубликовать постановление в газете «Лесные вести».",
                 "3. Контроль за исполнением постановления возложить на заместителя главы П.П. Ершова."):
        document.add_paragraph(line)
    document.add_paragraph("Глава муниципального округа\t\t\tВ.И. Окунев")
    stamps = ("Приложение № {}", "к постановлению администрации", "муниципального округа Лесной", "от 22.04.2024 № 412-п")
    titles = ("План мероприятий («дорожная карта»)", "Целевые показатели", "Состав рабочей группы")
    tables = ([["№ п/п", "Наименование мероприятия", "Ответственные исполнители", "Сроки исполнения", "Ожидаемый результат"],
               ["1", "Инвентаризация кружков", "Управление образования", "май – июнь 2024 года", "Реестр кружков"],
               ["2", "Опрос родителей", "", "", "Аналитическая справка"],
               ["3", "Внедрение персонифицированного учёта", "Управление образования, МКУ «Центр»", "до 2 сентября 2024 года", "Распоряжение"]],
              [["№", "Показатель", "Ед. изм.", "Значения по годам", "", ""], ["", "", "", "2024", "2025", "2026"],
               ["1", "Охват детей дополнительным образованием", "%", "76,5", "78", "80"], ["2", "Число кружков технической направленности", "ед.", "12", "15", "18"]],
              [["Ершов П.П.", "заместитель главы, председатель"], ["Карпова О.О.", "начальник управления образования"], ["Сомов Д.Д.", "методист МКУ «Центр»"]])
    for number, (title, rows) in enumerate(zip(titles, tables), 1):
        document.add_page_break()
        for line in stamps:
            document.add_paragraph(line.format(number)).alignment = WD_ALIGN_PARAGRAPH.RIGHT
        document.add_paragraph(title).alignment = WD_ALIGN_PARAGRAPH.CENTER
        made = table(document, rows)
        if number == 1:
            merge(made, (1, 2), (2, 2)), merge(made, (1, 3), (2, 3))
        if number == 2:
            merge(made, (0, 3), (0, 5))
            for column in range(3):
                merge(made, (0, column), (1, column))
    save(document, "merged.docx")


def sheets():
    """A workbook: a title over the table, merged sections, real dates, a formula, and the indicators on a sheet of their own."""
    book = Workbook()
    sheet = book.active
    sheet.title = "План"
    sheet["A1"] = "План мероприятий по цифровизации школ района на 2024 год"
    sheet.merge_cells("A1:E1")
    sheet.append([])
    sheet.append(["№", "Мероприятие", "Дата начала", "Дата окончания", "Ответственный"])
    sheet.append(["Подготовка"])
    sheet.merge_cells("A4:E4")
    sheet.append([1, "Обследование каналов связи", date(2024, 2, 1), date(2024, 2, 29), "Отдел образования"])
    sheet.append([2, "Закупка оборудования", date(2024, 3, 1), date(2024, 6, 28), "Школы"])
    sheet.append(["Внедрение"])
    sheet.merge_cells("A7:E7")
    sheet.append([3, "Обучение педагогов\nработе с платформой", date(2024, 8, 19), date(2024, 8, 30), "Методический центр"])
    sheet["B8"].alignment = Alignment(wrap_text=True)
    other = book.create_sheet("Показатели")
    other.append(["Показатель", "Единица", 2023, 2024])
    other.append(["Доля школ с доступом к сети 100 Мбит/с", "%", 0.6, 0.95])
    other["C2"].number_format = other["D2"].number_format = "0%"
    other.append(["Число обученных педагогов", "чел.", 40, 120])
    book.save(HERE / "sheets.xlsx")


def loose():
    """A letterhead of two columns, the title in a left column, an executor at the foot, people listed with dashes."""
    document = Document()
    made = document.add_table(1, 2)
    made.cell(0, 0).text = "Российская Федерация\nПриморский край\nУПРАВЛЕНИЕ ОБРАЗОВАНИЯ\nБУХТИНСКОГО ОКРУГА\n\nПРИКАЗ\n\n06.02.2024 № 33-а\nпгт Бухта"
    made.cell(0, 1).text = ""
    document.add_paragraph("Об организации муниципального этапа\nконкурса «Учитель года – 2024»")
    document.add_paragraph("Руководствуясь положением о конкурсе, утверждённым приказом управления образования от 10.01.2024 № 4-а,")
    document.add_paragraph("ПРИКАЗЫВАЮ:")
    document.add_paragraph("1.\tПровести муниципальный этап конкурса с 12 по 29 февраля 2024 года.")
    document.add_paragraph("2.\tУтвердить:")
    document.add_paragraph("а) план подготовки (приложение 1);")
    document.add_paragraph("б) состав жюри (приложение 2).")
    document.add_paragraph("3.\tМетодисту Ивовой Н.Н. подготовить сценарий финала (срок – 22 февраля 2024 года).")
    made = document.add_table(1, 3)
    for cell, text in zip(made.rows[0].cells, ("Начальник управления", "", "М.М. Тополев")):
        cell.text = text
    document.add_paragraph("Исп. Ивова Н.Н., 8 (423) 555-01-02")
    document.add_page_break()
    document.add_paragraph("Приложение 1\nк приказу от 06.02.2024 № 33-а").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph("План подготовки").alignment = WD_ALIGN_PARAGRAPH.CENTER
    table(document, [["Дата", "Время, место", "Содержание", "Отв."], ["12.02.2024", "10.00, школа № 1", "Открытие конкурса", "Ивова Н.Н."],
                     ["15.02.2024 – 20.02.2024", "по графику", "Открытые уроки", "Школы"]])
    document.add_page_break()
    document.add_paragraph("Приложение 2\nк приказу от 06.02.2024 № 33-а").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph("Состав жюри").alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in ("Тополев М.М. – начальник управления образования, председатель жюри;", "Ивова Н.Н. – методист, секретарь;",
                 "Члены жюри:", "Дубова А.А. – директор МБОУ «Школа № 1»;", "Клёнова Б.Б. – учитель МБОУ «Школа № 2»."):
        document.add_paragraph(line)
    save(document, "loose.docx")


def inner():
    """The title in the first row of the table, content controls round a row, breaks inside deadlines, a row torn by a page."""
    document = Document()
    head(document, ["УПРАВЛЕНИЕ КУЛЬТУРЫ И ОБРАЗОВАНИЯ", "АДМИНИСТРАЦИИ ЗАТО СВЕТЛЫЙ"], "ПРИКАЗЫВАЮ:", "141", "03.06.2024", "ЗАТО Светлый",
         "Об организации летнего отдыха", "В соответствии с распоряжением главы администрации от 28.05.2024 № 77-р")
    document.add_paragraph("1. Утвердить план мероприятий согласно приложению.")
    document.add_paragraph("2. Начальникам лагерей еженедельно представлять отчёты.")
    document.add_paragraph("Начальник управления\tС.С. Журавлёв")
    document.add_page_break()
    document.add_paragraph("Приложение к приказу\nот 03.06.2024 № 141").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    made = table(document, [
        ["ПЛАН МЕРОПРИЯТИЙ ПО ОРГАНИЗАЦИИ ЛЕТНЕГО ОТДЫХА", "", "", ""],
        ["№ п/п", "Мероприятие", "Срок проведения", "Исполнители"],
        ["1", "Открытие смен", "до 10 июня\n2024 года", "Начальники лагерей"],
        ["2", "Поездки в музеи, экскурсии по городу и", "июнь – июль\n2024 года", "Управление, отдел"],
        ["", "походы выходного дня", "", "туризма"],
        ["3", "Закрытие смен", "до 30 августа\n2024 года", "Начальники лагерей"]])
    merge(made, (0, 0), (0, 3))
    row = made.rows[5]._tr
    control = parse_xml(f'<w:sdt {W}><w:sdtPr/><w:sdtContent/></w:sdt>')
    row.addprevious(control)
    control[1].append(row)
    save(document, "inner.docx")


def years():
    """Years as columns of the plan with marks in them; a commission as a table of four columns with a heading."""
    document = Document()
    head(document, ["ДЕПАРТАМЕНТ ОБРАЗОВАНИЯ СТЕПНОГО КРАЯ"], "п р и к а з ы в а ю :", "18-од", "«5» апреля 2024 г.", "г. Степной",
         "О реализации концепции преподавания", "В целях реализации концепции")
    for line in ("1. Утвердить:", "1) план мероприятий на 2024–2026 годы согласно приложению 1;", "2) состав комиссии согласно приложению 2.",
                 "2. Отделу общего образования (Снегирёва В.В.) обеспечить контроль."):
        document.add_paragraph(line)
    document.add_paragraph("Врио директора департамента\t\tЮ.Ю. Дроздов")
    for number, title, rows in ((1, "План мероприятий по реализации концепции преподавания на 2024–2026 годы", [
            ["№", "Наименование мероприятия", "Годы реализации", "", "", "Ответственный исполнитель"],
            ["", "", "2024", "2025", "2026", ""],
            ["1.", "Повышение квалификации учителей", "+", "+", "+", "Институт развития образования"],
            ["2.", "Конкурс методических разработок", "", "+", "", "Департамент"]]),
            (2, "Состав комиссии по реализации концепции", [
            ["№ п/п", "Фамилия, имя, отчество", "Должность", "Статус в комиссии"],
            ["1", "Дроздов Юрий Юрьевич", "врио директора департамента", "председатель"],
            ["2", "Снегирёва Вера Викторовна", "начальник отдела", "секретарь"]])):
        document.add_page_break()
        document.add_paragraph(f"Приложение {number}\nк приказу департамента образования\nСтепного края\nот 05.04.2024 № 18-од").alignment = WD_ALIGN_PARAGRAPH.RIGHT
        document.add_paragraph(title).alignment = WD_ALIGN_PARAGRAPH.CENTER
        made = table(document, rows)
        if number == 1:
            merge(made, (0, 2), (0, 4))
            for column in (0, 1, 5):
                merge(made, (0, column), (1, column))
    save(document, "years.docx")


def listed():
    """A plan without a table: a numbered list with deadlines and bodies in brackets; the order a letter of one paragraph head."""
    document = Document()
    document.add_paragraph("МБОУ «Лицей № 5»\nПРИКАЗ\n14.10.2024 № 301\nг. Речной").alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("О проведении недели математики")
    document.add_paragraph("В целях развития интереса к математике приказываю:")
    for line in ("1. Провести неделю математики с 11 по 15 ноября 2024 года.", "2. Утвердить план недели (приложение).",
                 "3. Руководителю объединения учителей математики Совиной О.О. представить отчёт до 22 ноября 2024 года."):
        document.add_paragraph(line)
    document.add_paragraph("Директор лицея ____________ /Филин И.И./")
    document.add_page_break()
    document.add_paragraph("Приложение").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph("План недели математики").alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in ("1. Олимпиада (11 ноября, 5–8 классы, ответственная Совина О.О.).", "2. Конкурс газет (12 ноября, 5–6 классы).",
                 "3. Закрытие недели (15 ноября, актовый зал)."):
        document.add_paragraph(line)
    save(document, "listed.docx")


def decision():
    """A decision of a board with a protocol; clauses with Roman numbers; no number column; the result before the deadline; notes."""
    document = Document()
    for line in ("КОЛЛЕГИЯ МИНИСТЕРСТВА ОБРАЗОВАНИЯ", "ГОРНОЙ РЕСПУБЛИКИ", "РЕШЕНИЕ", "от 20 марта 2024 года № 2/1", "г. Горный"):
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("О развитии профильного обучения")
    document.add_paragraph("Заслушав и обсудив доклад начальника отдела Кедровой Е.Е., коллегия РЕШИЛА:")
    for line in ("1. Принять доклад к сведению.", "2. Утвердить «дорожную карту» развития профильного обучения (прилагается).",
                 "3. Рекомендовать органам управления образованием:", "– разработать муниципальные планы до 31 мая 2024 года;",
                 "– провести родительские собрания."):
        document.add_paragraph(line)
    document.add_paragraph("Председатель коллегии, министр\t\t\tЛ.Л. Соснов")
    document.add_page_break()
    for line in ("УТВЕРЖДЕНА", "решением коллегии министерства образования", "от 20.03.2024 № 2/1"):
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph("«Дорожная карта» развития профильного обучения").alignment = WD_ALIGN_PARAGRAPH.CENTER
    made = table(document, [
        ["Направление, мероприятие", "Показатель результата", "Исполнители", "Дата исполнения", "Примечание"],
        ["I. Нормативное обеспечение", "", "", "", ""],
        ["Разработка примерного положения", "Приказ министерства", "Отдел общего образования", "апрель 2024 года", "Проект готов"],
        ["II. Кадры", "", "", "", ""],
        ["Курсы для учителей", "Удостоверения (не менее 120)", "Институт развития образования", "май – октябрь 2024 года", ""]])
    merge(made, (1, 0), (1, 4)), merge(made, (3, 0), (3, 4))
    save(document, "decision.docx")


def books():
    """A workbook whose table begins in the third column, with quarters, a total row, and a hidden sheet."""
    book = Workbook()
    sheet = book.active
    sheet.title = "2024"
    sheet["C2"] = "УТВЕРЖДАЮ"
    sheet["C3"] = "Директор МБУ «Центр спорта» К.К. Барсуков"
    sheet["C5"] = "План спортивных мероприятий на 2024 год"
    for at, row in enumerate((["№", "Название", "Место", "1 квартал", "2 квартал", "3 квартал", "4 квартал", "Кто проводит", "Сумма, руб."],
                              [1, "Лыжня", "Парк", "x", None, None, None, "Тренеры", 12000],
                              [2, "Футбол", "Стадион", None, "x", "x", None, "Тренеры", 30000.5],
                              ["", "Итого", None, None, None, None, None, None, "=SUM(K8:K9)"]), 7):
        for column, value in enumerate(row, 3):
            sheet.cell(at, column, value)
    hidden = book.create_sheet("Справочник")
    hidden["A1"] = "Тренеры"
    hidden.sheet_state = "hidden"
    book.save(HERE / "books.xlsx")


def standing_apart():
    """Figures that stand apart in one cell are several, telephones and codes are no sums; groups of three are thousands."""
    document = Document()
    head(document, ["МБОУ СОШ № 311"], "ПРИКАЗЫВАЮ:", "18", "19 января 2024 г.", "г. Липов", "О ремонте классов", "В целях подготовки к учебному году")
    for line in ("1. Утвердить план ремонта (приложение).", "2. Контроль оставляю за собой.", "Директор\t\tП.П. Тополев"):
        document.add_paragraph(line)
    document.add_page_break()
    document.add_paragraph("Приложение").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph("План ремонта классов на 2024 год").alignment = WD_ALIGN_PARAGRAPH.CENTER
    table(document, [
        ["№", "Мероприятие", "Срок", "Ответственный", "Классы", "Сумма, руб.", "ИНН поставщика", "Пункт программы", "Телефон"],
        ["1", "Покраска стен", "март", "Завхоз", "5 7 9", "5000\n3000", "2312000456", "1.10", "8 861 222 33 44"],
        ["2", "Замена окон", "апрель", "Завхоз", "5\n6", "500\n300", "7701000123", "2.2", "3 12 45"],
        ["3", "Замена пола", "май", "Завхоз", "11", "1 250 000,50", "7701000123", "3.20", "31245"],
        ["4", "Мебель", "июнь", "Завхоз", "1 2 12 31", "12500", "0702", "12.05", "007"]])
    save(document, "standing_apart.docx")


if __name__ == "__main__":
    HERE.mkdir(exist_ok=True)
    for make in (two_rows, apart, quarters, borderless, months, nested, tracked, levels, merged, sheets, loose,
                 inner, years, listed, decision, books, standing_apart):
        make()
