"""Pages a second for the time step alone, on one core: a page of 378 words of our own in each language.

python benchmarks/times.py [--seconds 3]
"""

from __future__ import annotations

import argparse
import time

from sayso.model import Article, Dated
from sayso.reading.times import read_times

WORDS = 378
PARAGRAPHS = {
    "en": """
The harbour council said on Friday that the new ferry line would open by the end of March, two years
later than was planned in 2022. The builder, who had promised a quick job, blamed the weather and
the price of steel. Last month he asked for a further six weeks, citing a strike that began on 14
August 2025. A day earlier the mayor had told reporters that no ticket would cost more than 12 euros
and that 80% of the seats were already taken. "We hear what people say about the noise, and we take
it to heart," she added, standing beside the unfinished pier. People who live near the quay say that
they have not slept well since the dredging started, and that nobody has asked them what they think
of it. A petition with several hundred names hangs in the window of the bakery; the baker says that
she put it there herself, without the help of any party, and that she means to leave it where it is.
Members of the opposition asked why the contract went to a firm from another region without a
tender. The council answered that the law allows it where only one bidder owns a dredger of the size
that was needed here. In the third quarter the port handled 1,200 ships, against 950 a year ago, and
its head expects the same again. Fishermen fear for the shallow waters along the northern
breakwater, where herring used to come to spawn. A biologist whom the council had hired wrote in her
report that the works did no lasting harm, but she has not been seen at any of the hearings, and her
figures have not been made public. The newspaper of the neighbouring town asked for them twice and
was told to wait. Recently the council put a model of the terminal on show in the town hall: a long
roof of glass and larch, a square with benches, a stop for the tram that was taken out of service
when the bridge was closed. Visitors leave notes in a box beside it. "Give us back the beach," says
one of them, in a child's hand.""",
    "uk": """
Рада порту заявила у п'ятницю, що нову поромну лінію відкриють до кінця березня, на два роки
пізніше, ніж планували у 2022 році. Будівельник, який обіцяв швидку роботу, нарікав на погоду й ціну
сталі. Минулого місяця він попросив ще шість тижнів через страйк, який почався 14 серпня 2025 року.
Днем раніше мерка сказала журналістам, що квиток коштуватиме не більше 12 євро, а 80% місць уже
зайнято. «Ми чуємо, що люди кажуть про шум, і беремо це близько до серця», — додала вона, стоячи
біля недобудованого причалу. Люди, які живуть біля набережної, кажуть, що погано сплять, відколи
почали поглиблювати дно, і що ніхто не питав, що вони про це думають. Петиція з кількома сотнями
імен висить у вітрині пекарні; господиня каже, що повісила її сама, без допомоги жодної партії, і
знімати не збирається. Опозиція запитала, чому договір отримала фірма з іншої області без торгів.
Рада відповіла, що закон це дозволяє, коли земснаряд потрібного розміру має лише один учасник. У
третьому кварталі порт прийняв 1200 суден проти 950 рік тому, і його начальник сподівається на такий
самий підсумок. Рибалки бояться за мілководдя вздовж північного хвилелому, куди оселедець приходив
на нерест. Біологиня, яку найняла рада, написала у звіті, що роботи не завдали тривалої шкоди, але
на слуханнях її ніхто не бачив, а її цифр не оприлюднили. Газета сусіднього міста просила їх двічі,
і їй веліли чекати. Нещодавно рада виставила в ратуші модель вокзалу: довгий дах зі скла й модрини,
площа з лавками, зупинка трамвая, який зняли з маршруту, коли закрили міст. Відвідувачі лишають
записки у скриньці поруч. «Поверніть нам пляж», написано на одній дитячою рукою.""",
    "ru": """
Совет порта заявил в пятницу, что новую паромную линию откроют до конца марта, на два года позже,
чем планировали в 2022 году. Строитель, который обещал быструю работу, жаловался на погоду и цену
стали. В прошлом месяце он попросил еще шесть недель из-за забастовки, которая началась 14 августа
2025 года. Днем раньше мэр сказала журналистам, что билет будет стоить не больше 12 евро, а 80% мест
уже заняты. «Мы слышим, что люди говорят о шуме, и принимаем это близко к сердцу», — добавила она,
стоя у недостроенного причала. Люди, которые живут у набережной, говорят, что плохо спят с тех пор,
как начали углублять дно, и что никто не спросил, что они об этом думают. Петиция с несколькими
сотнями имен висит в витрине пекарни; хозяйка говорит, что повесила ее сама, без помощи какой-либо
партии, и снимать не собирается. Оппозиция спросила, почему договор получила фирма из другой области
без торгов. Совет ответил, что закон это позволяет, когда земснаряд нужного размера есть лишь у
одного участника. В третьем квартале порт принял 1200 судов против 950 год назад, и его начальник
надеется на такой же итог. Рыбаки боятся за мелководье вдоль северного волнореза, куда сельдь
приходила на нерест. Биолог, которую нанял совет, написала в отчете, что работы не нанесли долгого
вреда, но на слушаниях ее никто не видел, а ее цифр не опубликовали. Газета соседнего города просила
их дважды, и ей велели ждать. Недавно совет выставил в ратуше модель вокзала: длинная крыша из
стекла и лиственницы, площадь со скамьями, остановка трамвая, который сняли с маршрута, когда
закрыли мост. Посетители оставляют записки в ящике рядом. «Верните нам пляж», написано на одной
детской рукой.""",
}


def page(language: str) -> Article:
    """The text, begun again where it is shorter than the page, and cut at 378 words."""
    lines = PARAGRAPHS[language].strip().splitlines()
    words = " \n ".join([*lines, *lines]).split(" ")
    kept: list[str] = []
    for word in words:
        if sum(w != "\n" for w in kept) == WORDS:
            break
        kept.append(word)
    text = " ".join(kept).replace(" \n ", "\n")
    return Article(text=text, language=language, date_published=Dated(value="2025-11-09", origin="given"))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=3.0)
    options = parser.parse_args()
    for language in PARAGRAPHS:
        article = page(language)
        found = len(read_times(article))
        pages, start = 0, time.process_time()
        while time.process_time() - start < options.seconds:
            read_times(article)
            pages += 1
        spent = time.process_time() - start
        print(f"{language}: {pages / spent:.0f} pages a second of CPU time ({found} times in {WORDS} words)")


if __name__ == "__main__":
    main()
