"""Word lists of the English of government releases: titles of address, ranks, verbs of meeting and of speech."""

HONORIFICS = frozenset(
    (
        "mr mrs ms miss dr sir dame lord lady baroness baron earl viscount rt right hon honourable honorable the prof "
        "professor his her excellency he majesty highness royal captain"
    ).split()
)
RANKS = frozenset(
    (
        "admiral vice rear commodore general lieutenant major brigadier colonel air chief marshal field commander gen "
        "lt adm maj col brig"
    ).split()
)
POSTNOMINALS = frozenset(
    (
        "mp mep msp obe cbe mbe kcb gcb dso kbe ret qc kc sc ds jr sr ii iii iv am ao ac oam csc md phd mphil esq "
        "usn usaf usmc llm jd mba"
    ).split()
)
FORMER = frozenset(("former ex then then-former late previous outgoing predecessor").split())
NOT_THE_OFFICE = frozenset(
    (
        "deputy assistant under shadow vice acting-deputy parliamentary permanent principal associate incoming "
        "executive senior regional"
    ).split()
)
"""Words that, before a title, make it another office."""
SENTENCE_OPENERS = frozenset(
    (
        "while when as but and then meanwhile so if although after before since because for that yesterday today "
        "earlier later also however moreover furthermore additionally finally here both did said says told"
    ).split()
)
LOCATIVE = frozenset(("in at to from near outside around into through via across toward towards over inside").split())
SPEECH = frozenset(
    (
        "said says say added adds told tells stated states noted notes explained stressed emphasised emphasized "
        "commented remarked announced continued concluded declared replied reiterated expressed argued warned "
        "insisted concludes wrote writes asked urged observed promised pledged recalled vowed joked quipped warns "
        "called calls asks insists explains recalls points describes described acknowledged reflected testified "
        "tweeted attested taught pledges recommended advised believes responded responds complained concedes "
        "conceded quoted quote"
    ).split()
)
TO_SOMEBODY = frozenset("told tells tell assured".split())
"""Verbs of speech after which the listener stands, not the speaker."""
MEETING = (
    r"met|meet|meets|meeting|hosted|hosts|hosting|welcomed|welcomes|received|joined|join|joins|joining|greeted"
    r"|teamed up|co-hosted|co-chaired"
)
SPEAKING = r"spoke|speaks|speak|talked|talks|conferred|sat down|visited"
JOINT = (
    r"issued|issue|signed|sign|agreed|agree|announced|announce|launched|launch|reaffirmed|reaffirm|reaffirms"
    r"|reiterated|reiterate|restated|restate|met|meet|held|hold|discussed|discuss|committed|pledged|pledge"
    r"|condemned|condemn|renewed|renew|strengthened|strengthen|deepened|deepen|co-chaired|co-hosted|exchanged"
    r"|reviewed|spoke|concluded|unveiled|sealed|affirm|affirmed|declare|declared|decided|decide|intend|express"
    r"|expressed|underscore|underscored|emphasize|emphasized|urge|urged|call on|welcome|recognize|co-operate"
    r"|engaged|worked|called"
)
TALKS = (
    r"meeting|meetings|talks|discussion|discussions|call|conversation|conversations|dialogue|consultations|engagement|summit"
    r"|bilateral|trilateral"
)
FIRST_PERSON = frozenset(("i we our ours my us me ourselves").split())
