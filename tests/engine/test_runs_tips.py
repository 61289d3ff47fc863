"""Map tips are translated text by text, with their expressions in whatever order the language wants."""

from __future__ import annotations

from pinpoint_engine.runs import tips

TIP = (
    """<table><tr><td><img src="[% replace("photo", '%', '%25') %]" width="200"></td></tr><tr><td>candidate """
    """[% "rank" %], probability [% map('<', '&lt;') %]%</td></tr><tr><td>[% "n" %]</td></tr></table>"""
)
NAME = r""""source" || format_number("dist_m", 0) || ' m, similarity ' || '''' || '\\' || ' is '"""


def test_only_texts_are_translated_and_expressions_stay():
    seen = []
    assert tips.translated(TIP, lambda text: seen.append(text) or text) == TIP
    assert seen == ["candidate {0}, probability {1}%"]


def test_a_language_has_its_own_order_of_words():
    made = tips.translated(TIP, {"candidate {0}, probability {1}%": "{1} % für Kandidat {0}"}.__getitem__)
    assert """<td>[% map('<', '&lt;') %] % für Kandidat [% "rank" %]</td>""" in made and "candidate" not in made


def test_texts_within_expressions_are_translated_and_keys_stay():
    made = tips.of_expression(NAME, {" m, similarity ": " m, l'écart ", " is ": " est "}.__getitem__)
    assert made == NAME.replace(" m, similarity ", " m, l''écart ").replace(" is ", " est ")


def test_a_text_without_words_needs_no_translation():
    for template in ("", "plain 1", "[% 1 %] %", """<b>[% "a" %]</b>"""):
        assert tips.translated(template, lambda text: text) == template
