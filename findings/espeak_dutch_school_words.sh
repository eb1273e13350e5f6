#!/usr/bin/env bash
# eSpeak NG 1.52.0 (in espeakng-loader 0.2.4 on PyPI), the voice that comes with NVDA and with Orca on Debian, says the Dutch
# kinds of education as words: "mbo" is one syllable [mbo:], "hbo" [hbo:], "vmbo" [vmbo:], "vwo" [vwo:], where every
# Dutch speaker says the letters; "bbl" and "CBS", without a vowel, are spelled as they should be. The English voice of the
# same library spells mbo and hbo. "2018/19" is read with the English word "slash".
#
# Why it matters here: these are the words that tell a pupil what a sheet is about, and a blind pupil hears none of them as
# they are spoken in class. A page cannot mend it in plain text ("m.b.o." is read well, and is wrong Dutch); what helps
# is that the level also stands in other words beside it ("niveau 4", "bachelor"), and a school year as "2018 tot 2019".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check espeakng-loader==0.2.4
cat >"$work/say.py" <<'PY'
import ctypes, sys
import espeakng_loader

library = ctypes.CDLL(espeakng_loader.get_library_path())
library.espeak_Initialize.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_int]
library.espeak_Info.restype = ctypes.c_char_p
library.espeak_SetVoiceByName.argtypes = [ctypes.c_char_p]
library.espeak_TextToPhonemes.restype = ctypes.c_char_p
library.espeak_TextToPhonemes.argtypes = [ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int]
library.espeak_Initialize(2, 0, espeakng_loader.get_data_path().encode(), 0)
print("eSpeak NG", library.espeak_Info(None).decode())

def spoken(voice, text):
    library.espeak_SetVoiceByName(voice.encode())
    rest = ctypes.c_char_p(text.encode())
    return library.espeak_TextToPhonemes(ctypes.byref(rest), 1, 2).decode()

WANTED = {
    ("nl", "mbo"): "mbˈoː", ("nl", "hbo"): "hbˈoː", ("nl", "vmbo"): "vmbˈoː", ("nl", "vwo"): "vʋˈoː",
    ("nl", "bbl"): "bˌeːbˌeːˈɛl", ("nl", "CBS"): "sˌeːbˌeːˈɛs",
    ("en", "mbo"): "ˌɛmbˌiːˈəʊ", ("en", "hbo"): "ˌeɪtʃbˌiːˈəʊ",
    ("nl", "2018/19"): "tʋˈeː dˌœyzɛnt ˌɑxtin slˈɛʃ nˈeːɣəntˌin",
}
changed = 0
for (voice, text), wanted in WANTED.items():
    got = spoken(voice, text)
    print(f"{voice} {text:8} {got}")
    changed += got != wanted
sys.exit(changed)
PY
"$work/venv/bin/python" "$work/say.py" && echo "as described" || { echo "changed"; exit 1; }
