"""Word lists of the English of government releases: titles of address, ranks, verbs of meeting and of speech."""

HONORIFICS = frozenset(
    (
        "mr mrs ms miss dr sir dame lord lady baroness baron earl viscount rt right hon honourable honorable the prof "
        "professor his her excellency he majesty highness royal captain sheikh sheikha"
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
        "usn usaf usmc llm jd mba mph rn mpa msc bsc cpa dvm dds pharmd faan edd lcsw ret"
    ).split()
)
FORMER = frozenset(("former ex then then-former late previous outgoing predecessor").split())
NOT_THE_OFFICE = frozenset(
    (
        "deputy assistant under shadow vice acting-deputy parliamentary permanent principal associate incoming "
        "executive senior regional lord pro-vice duchy"
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
        "conceded quoted quote referred refers saying adding noting stating declaring writing explaining describing "
        "telling insisting quipping"
    ).split()
)
TO_SOMEBODY = frozenset("told tells tell assured".split())
"""Verbs of speech after which the listener stands, not the speaker."""
MEETING = (
    r"met|meet|meets|meeting|hosted|hosts|hosting|welcomed|welcomes|received|joined|join|joins|joining|greeted"
    r"|teamed up|co-hosted|co-chaired"
)
SPEAKING = r"spoke|speaks|speak|talked|conferred|sat down|visited"
JOINT = (
    r"issued|issue|signed|sign|agreed|agree|announced|announce|launched|launch|reaffirmed|reaffirm|reaffirms"
    r"|reiterated|reiterate|restated|restate|met|meet|held|hold|discussed|discuss|committed|pledged|pledge"
    r"|condemned|condemn|renewed|renew|strengthened|strengthen|deepened|deepen|co-chaired|co-hosted|exchanged"
    r"|reviewed|spoke|concluded|unveiled|sealed|affirm|affirmed|declare|declared|decided|decide|intend|express"
    r"|expressed|underscore|underscored|emphasize|emphasized|urge|urged|call on|welcome|recognize|co-operate"
    r"|engaged|worked|called|convened|convene|gathered|adopted|adopt|acknowledge|acknowledged|underline|underlined|stress"
    r"|stressed|recall|celebrate|celebrated|establish|established|endorse|endorsed|support|supported|stand|commend|reject"
    r"|demand"
)
TALKS = (
    r"meeting|meetings|talks|discussion|discussions|call|conversation|conversations|dialogue|consultations|summit"
    r"|bilateral|trilateral"
)
FIRST_PERSON = frozenset(("i we our ours my us me ourselves").split())
THINGS = frozenset(
    """academy access act acts administration agency agenda agreement airport alliance amendment anniversary announces
    appeal army arts assembly association attends auditorium authority avenue award awards bank banks base battalion
    bay beach bill board bond bonds boulevard bridge brigade building bureau call camp campaign canal cape cathedral
    cemetery center centre ceremony challenge chapel charter church city clinic club coast college commission
    committee commonwealth company conference congress convention corporation corps council county court creek cross
    cup day days declaration delivers department desert directive district doctrine drive east effect endowment
    estate event exhibition facility falls family fellows fellowship festival field force forces forest fort forum
    foundation framework fund gallery games garden gardens group guard hall harbor harbour headquarters heights hill
    hills holocaust hospital hosts hotel house immunity inc industries initiative institute institution
    international investment island islands joint lake lane law league lecture lectures library limited line llc ltd
    mall medal meeting meets memorial mine ministry mission monument mosque mountain mountains movement museum
    national nations navy north office order organisation organization park parliament partners partnership party
    pass peninsula plan plant plaza point policy port post prize program programme project province railway range
    readout reception record reef refuge regiment region remarks report republic reserve reservoir resolution
    restrictions review ridge river road rock room rule ruling says scheme scholar scholars scholarship scholarships
    school sea section senate series service services shield signs society south speaks springs square stadium state
    statement states station statute strait strategy street studio summit system task territory theater theatre
    times today tower town travel travels treaty tribunal trust tunnel union university uprising valley village
    visit visits war wars week welcomes west wing works world year years zone
    tribune journal gazette herald chronicle sentinel observer courier ministerial appeal duma knesset bundestag
    olympics motors energy holdings airlines airways petroleum pharmaceuticals bancorp""".split()
)
"""What ends in one of these is called after a person, or is none."""
