"""What mail programs write into a text when a mail is passed on or answered, in the languages that were seen."""

from __future__ import annotations

import re

FIELD_NAMES = {
    "from": "From|Von|De|Da|Od|Van|Fra|Från|Lähettäjä|Feladó|Expeditorul|De la|От|Від|Kimden|Nadawca|Mittente|Šalje",
    "sent": "Sent|Gesendet|Envoyé|Enviado(?: el)?|Inviato|Sendt|Skickat|Lähetetty|Elküldve|Wysłane|Wysłano|Odesláno"
    "|Odoslané|Trimis|Отправлено|Надіслано|Verzonden",
    "date": "Date|Datum|Fecha|Data|Dato|Päivämäärä|Päiväys|Dátum|Дата|Tarih",
    "subject": "Subject|Betreff|Objet|Sujet|Asunto|Oggetto|Onderwerp|Emne|Ämne|Aihe|Tárgy|Temat|Assunto|Subiectul"
    "|Předmět|Predmet|Тема|Konu|Naslov",
    "to": "To|An|À|A|Para|Aan|Til|Till|Do|Komu|Pre|Vastaanottaja|Címzett|Destinatarul|Către|Кому|Kime|Pour|Adresat"
    "|Delivered-To|Resent-To|Envelope-To",
    "cc": "B?cc|Kopie|Kopie \\(CC\\)|Kopia|Kopi|Kopio|Dw|Do wiadomości|Másolat|Kópia|Копия|Копія|Bilgi|Copie à"
    "|Reply-To|Antwort an|Répondre à|Responder a|Odpowiedź-do",
    "other": "Importance|Attachments?|Wichtigkeit|Anlagen?|Pièces jointes|Categories|Sensitivity",
}
"""What mail programs call the fields of a header, in the languages whose forwards were seen."""
FIELD = re.compile(
    r"[>|\s*_]{0,12}(?:" + "|".join(f"(?P<{kind}>{names})" for kind, names in FIELD_NAMES.items()) + r")"
    r"[ \t]?[*_]{0,2}[ \t]?:[*_]{0,2}[ \t]*(?P<value>.*)",
    re.IGNORECASE,
)
"""A line of a mail's header inside a text; the group that matched says which one."""
FIELD_INSIDE = re.compile(
    rf"(?<=\s)(?:{'|'.join(FIELD_NAMES[name] for name in ('from', 'sent', 'date', 'subject', 'to', 'cc'))})"
    r"[ \t]?[*_]{0,2}:(?=\s)"
)
"""A field in the midst of a line."""
FROM = re.compile(rf"(?:\A|[\s>|*_])(?:{FIELD_NAMES['from']})[ \t*_]{{0,3}}\Z", re.IGNORECASE)
"""What stands before a colon in every such header."""
FORWARDED = re.compile(
    r"[>|\s*_]{0,12}(?:[A-ZÀ-ž][\w' àáâéèêíóúůăłż-]{3,60}:\s*\Z|-{2,12}\s?[^\W\d][^\n]{4,100}-{2,12})"
)
"""A line over the header of a mail that is passed on: "Begin forwarded message:", "--- Original Message ---"."""
FORWARDED_BY = re.compile(r"-{2,12}\s?Forwarded by (?P<name>[^\n/<]{2,80}?)(?=/| on |\s?-{2,12}|<)", re.IGNORECASE)
WROTE_WORDS = ("wrote", "schrieb", "a écrit", "escribió", "ha scritto", "geschreven", "napisał", "skrev", "kirjoitti")
WROTE = re.compile(rf"\b(?:{'|'.join(WROTE_WORDS)})(?:a|\(a\))?\s?:")
ON = "On|Am|Le|El|Il|Op|Dnia|W dniu|Den"
WRITTEN_ON = re.compile(rf"^[>|\s*_]{{0,12}}(?:{ON})\b", re.MULTILINE)
GREETING = re.compile(
    r"[>|\s*_]{0,12}(?:Dear|DEAR|Hi|HI|Hello|HELLO|Hey|Good (?:morning|afternoon|evening)|Greetings"
    r"|Sehr geehrte[rn]?|Liebe[rns]?|Hallo|Guten (?:Tag|Morgen)|Cher|Chère|Bonjour"
    r"|Estimad[oa]|Querid[oa]|Hola|Gentile|Caro|Cara|Witam|Szanown[ya]"
    r"|Drog[ia])"
    r",?[ \t]+(?P<name>[^,:;!?\n–—]{2,60}?)[ \t]*(?=[,:;!–—]|\s-\s|\Z)"
)
SIGN_OFF = re.compile(
    r"(?:(?:with )?(?:kind|best|warm|many)(?:est)? (?:regards|wishes|thanks)|best|regards|cheers"
    r"|mit freundlichen grüßen|viele grüße|bien à vous|pozdrawiam|cordiali saluti|met vriendelijke groet)[,.!]?",
    re.IGNORECASE,
)
"""The line above the name of whoever writes a mail; "Yours sincerely" and "Thank you" end what is released."""
TO_NOBODY = frozenset(
    "subscriber subscribers colleague colleagues editor editors sir sirs madam madams all friend friends reader "
    "readers journalist journalists team everyone everybody press media member members customer customers "
    "supporter supporters partner partners user users stakeholder stakeholders correspondent correspondents "
    "there fellow ladies gentlemen damen herren kolleginnen kollegen collègues collègue madame monsieur "
    "mesdames messieurs leser leserin redaktion recipient recipients contact contacts citizen citizens taxpayer "
    "resident residents veteran veterans neighbor neighbors neighbour neighbours americans australians "
    "applicant applicants delegate delegates student students parents families comrades folks people world "
    "newsroom desk list listserv señor señora signore signora państwo".split()
)
"""Who is greeted so is nobody in particular."""
OFFICES = frozenset(
    "secretary secretary-general minister ministers president chancellor prime premier ambassador ambassadors chair "
    "chairman chairwoman chairperson chairs commissioner excellency excellencies senator senators speaker mayor mayors "
    "governor governors general admiral colonel majesty highness holiness representative representatives congressman "
    "congresswoman congress leader leaders director director-general administrator justice judge attorney council "
    "councillor members honourable honorable "
    "ministre président minister-president bundeskanzler".split()
)
"""An office is addressed: an open letter, whose words are the release's own."""
_OF_A_BODY = re.compile(
    r"\b(?:office|department|ministry|minist[eè]re|ministerium|bundes\w+|press|news\w*|media|communications?|embassy|mission"
    r"|government|council|agency|command|service|services|secretariat|team|bureau|commission|parliament|congress|senate"
    r"|house|nato|eu|un|u\.?n\.?|u\.?s\.?|uk|gov|gov\.uk|dod|mod|fcdo|defen[cs]e|foreign|state|public affairs|relations"
    r"|alerts?|updates?|bulletins?|subscriptions?|notifications?|info|information|no-?reply|newsletter|desk|room|centre"
    r"|center|institute|university|association|union|ministerstwo|kancelaria|pressestelle|auswärtiges|navy"
    r"|air force|royal|federal|national|international|european|listserv|group|organi[sz]ation|authority|army|forces"
    r"|police)\b",
    re.IGNORECASE,
)
_OF_A_DESK = re.compile(
    r"(?:no-?_?reply|do-?not-?reply|press\w*|media\w*|news\w*|info\w*|comm(?:unication)?s?|contact|enquiries|inquiries|office"
    r"|alerts?|updates?|bulletins?|subscri\w+|notifications?|web\w*|admin|public\w*|spokes\w*|mail(?:er|ings?)?|service\w*"
    r"|gov\.uk\.\w+|list\w*|editor\w*|desk)(?:[._-]\w+)*@",
    re.IGNORECASE,
)


BEFORE_ADDRESS = re.compile(r"\s*(?:[<(]|\[mailto|\[e-mail|(?<!\S)\S{1,64}@)")
"""Where the name of a sender ends, and the address begins."""


def is_of_a_body(sender: str, allowed: frozenset[str]) -> bool:
    """True where a sender, with or without an address, is a body or a desk and no private person."""
    name = re.split(r"[<\[(]", sender, maxsplit=1)[0].strip(" \"'*_\t").casefold()
    if name in allowed or _OF_A_BODY.search(name) or _OF_A_DESK.search(sender):
        return True
    address = re.search(r"[^\s<>\[\](\"':;]+@[\w.-]+", sender)
    if address is None:
        return False
    found = address.group().casefold()
    domain = found.rpartition("@")[2]
    return found in allowed or f"@{domain}" in allowed
