"""Pages made by hand: one for each kind of block, and the sketches of the look in two languages."""

from msgspec.structs import replace

from kiosk.view_model.page import (
    Appearance,
    BarChart,
    Block,
    ChartRow,
    Choices,
    CodeBoxes,
    ContactDetails,
    Digits,
    DrawingLine,
    Notice,
    Option,
    Page,
    PageLabels,
    Palette,
    QrCode,
    ScreenDrawing,
    SelectableTable,
    StepList,
    StepRow,
    StepStatus,
    Table,
    Text,
    Wait,
    WebAddress,
)

ENGLISH = PageLabels(
    help="Help",
    again="Read again",
    back="Back",
    enter="Enter: {choice}",
    read_on="Enter: read on",
    part="Part {part} of {parts}",
    prompt="Your choice:",
    no_such_choice="That choice is not offered here.",
    too_small="This window is too small. Please enlarge it: nothing is lost.",
    keys="Enter on the empty field: help, back and more",
    erase="← erases, ↓ help and back",
    no_such_key="That key does nothing.",
    voice_off="Voice is off: press *.",
    no_voice="This kiosk has no voice.",
)
FRENCH = PageLabels(
    help="Aide",
    again="Relire",
    back="Retour",
    enter="Entrée : {choice}",
    read_on="Entrée : lire la suite",
    part="Partie {part} sur {parts}",
    prompt="Votre choix :",
    no_such_choice="Ce choix n’existe pas ici.",
    too_small="Cette fenêtre est trop petite. Agrandissez-la : rien n’est perdu.",
    keys="Entrée sur le champ vide : aide, retour et plus",
    erase="← efface, ↓ aide et retour",
    no_such_key="Cette touche est sans effet.",
    voice_off="La voix est coupée : tapez *.",
    no_voice="Cette borne ne peut pas lire à haute voix.",
)


def ask(*words: str, default: int | None = 1, destructive: int = 0) -> Choices:
    """Choices of these words, with ids c1, c2 and so on."""
    options = tuple(
        Option(key, f"c{key}", say, destructive=key == destructive)
        for key, say in enumerate(words, start=1)
    )
    return Choices(options, f"c{default}" if default else "")


def made(id: str, title: str, place: str, *blocks: Block, ask: Choices | Digits) -> Page:
    """A page in English."""
    return Page(id, "en", title, place, blocks, ask, ENGLISH)


def french(page: Page) -> Page:
    """The same page with French labels."""
    return replace(page, language="fr", labels=FRENCH)


def steps(first: int, done: int, *titles: str) -> tuple[StepRow, ...]:
    """Lines of a checklist from the number `first` on, `done` of them done."""
    lines = []
    for at, title in enumerate(titles):
        status: StepStatus = "done" if at < done else "now" if at == done else "later"
        lines.append(StepRow(first + at, title, status, status.upper()))
    return tuple(lines)


WELCOME = replace(
    made(
        "welcome",
        "AIACE",
        "Friday 20 November",
        Text("Bienvenue.  Welcome.", lead=True),
        Text("EU Login, pas à pas, sur votre propre appareil."),
        Text("EU Login, step by step, on your own device."),
        Text("Nous comptons les étapes, pas les personnes. Rien de ce que vous tapez n’est gardé."),
        Text("We count steps, not people. Nothing you type is kept."),
        ask=ask(
            "Français", "English", "Plus d’espace", "Plus de contraste", "Lire à haute voix",
            "Ligne par ligne",
        ),
    ),
    labels=FRENCH,
    language="fr",
    back=False,
    mark="•",
    pace="welcome",
)  # fmt: skip
QUESTION = made(
    "device/ipados",
    "Your device",
    "question 2",
    Text("What does your iPad say beside “iPadOS version”?", lead=True),
    Text("Look in: Settings, General, About."),
    ask=ask(
        "16 or later (16, 17, 18, 26, 27)",
        "15 or earlier",
        "It says that an update is ready",
        "I cannot find it",
        default=None,
    ),
)
VERDICT = made(
    "verdict",
    "Your device · result",
    "",
    Text("Yes, after one change: your iPad can keep a passkey.", lead=True),
    Text("First: turn on iCloud Keychain in Settings."),
    Table(
        (
            ("Passkey", "AFTER A CHANGE", "recommended"),
            ("Trusted platform", "NO", "that is for computers"),
            ("SMS", "NO", "no longer, since 1 July 2025"),
            ("EU Login app", "YES", "a good second way"),
        )
    ),
    Text("It was made in 2017. That is new enough because it runs iPadOS 16."),
    ask=ask("Begin with the passkey", "Why?", "Other"),
)
CHECKLIST = made(
    "stage/account",
    "Your account and your key",
    "Stage 1 of 3",
    StepList(
        steps(
            1, 3,
            "Have your pension number ready",
            "Open EU Login on your iPad",
            "Type your e-mail address",
            "Fill in the form",
            "Open the e-mail",
            "Choose a password",
            "Move to your iPad",
        ),
        caption="Steps 1 to 7 of 10",
    ),
    StepList(
        (
            StepRow(1, "Account and key", "now", "NOW"),
            StepRow(2, "Ask for access", "later", "LATER"),
            StepRow(3, "The final code", "not-yet", "NOT YET"),
        ),
        caption="The 3 stages",
    ),
    ask=ask("Step 4: Fill in the form", "Another step", "Another stage", "Go home for now"),
)  # fmt: skip
STEP = made(
    "step/account/name-device",
    "Security keys",
    "Stage 1 of 3 · step 8 of 10 · on your iPad, not here",
    Text("Tap the line with the words “Security Keys”.", lead=True),
    ScreenDrawing(
        "EU Login",
        (
            DrawingLine("My account"),
            DrawingLine("Manage my e-mail", "button"),
            DrawingLine("Manage my Security Keys and Trusted Platforms", "button", press=True),
        ),
        say="The page shows three lines.",
        other="In French: « Gérer mes plateformes sécurisées et clés de sécurité »",
    ),
    ask=ask("Done", "My screen shows something else", "What is a security key?"),
)
WAITING = made(
    "wait/link",
    "The e-mail",
    "Stage 1 of 3 · step 5 of 10",
    Wait(
        "The e-mail is on its way.",
        "It usually takes a few minutes.",
        "It takes 20 minutes at most.",
        "The link in it works until tomorrow, 10:40.",
    ),
    Notice("Not there? Look in your junk mail.", sign="?"),
    Text("This page covers itself after 3 minutes. Your number to come back:"),
    CodeBoxes("Your number", (3, 3, 3), "482915730"),
    ask=ask("I have the e-mail", "It does not come"),
)
CODES = made(
    "code",
    "Which code do you have?",
    "",
    Text("Which of these looks like your code? Do not type the code here.", lead=True),
    ask=Choices(
        (
            Option(1, "c1", "2 groups of 4 characters", groups=(4, 4)),
            Option(2, "c2", "3 groups of 3 characters", groups=(3, 3, 3)),
            Option(3, "c3", "4 groups of 3 characters", groups=(3, 3, 3, 3)),
            Option(7, "unknown", "I don't know"),
        )
    ),
)
PEOPLE = made(
    "people/account",
    "People to ask",
    "",
    Text("Your account or your e-mail: ask EU Login support.", lead=True),
    ContactDetails(
        "EU Login support",
        ("+32 2 29 58181", "EC-EXTERNAL-USER-SUPPORT@ec.europa.eu", "Monday to Friday, 8 to 19"),
        dated="Information of 3 June 2026",
        doubt="Please confirm with your office.",
    ),
    WebAddress("Type this address:", "https://webgate.ec.europa.eu/cas"),
    Notice("Nobody ever needs your password. Keep it to yourself."),
    ask=ask("Another question", "Back to my page"),
)
PHONE = made(
    "phone",
    "A phone number",
    "",
    Text("Type the number as you know it.", lead=True),
    ask=Digits(
        "Phone number",
        "For example 00 and the country, or your usual way",
        ask("Help", "Read again", "Back", "I don't have it"),
    ),
)
END = made(
    "end",
    "Finish?",
    "",
    Text("Do you want to finish now?", lead=True),
    Text("Everything on this screen is then wiped."),
    ask=ask("No, stay", "Yes, finish", destructive=2),
)
LONG = made(
    "why",
    "Why?",
    "Your device · result",
    Text("Your iPad can keep a passkey.", lead=True),
    *(
        Text(
            f"Reason {n}. A passkey is kept in the iCloud Keychain, and your devices share it there."
        )
        for n in range(1, 9)
    ),
    ask=ask("Back to the result", "People to ask"),
)
COVER = made(
    "cover",
    "Your page is covered",
    "",
    Text("Press any key to see it again.", lead=True),
    Text("Take your time. Nobody can read your page."),
    ask=ask("Show my page"),
)
WARNING = made(
    "warning",
    "Are you still there?",
    "",
    Text("This visit will end in 60 seconds.", lead=True),
    Text("Press any key to go on. Nothing is lost then."),
    ask=ask("I am still here"),
)
SQUARE = made(
    "square/eu-login",
    "Scan the address",
    "Stage 1 of 3",
    Text("Open the camera. Hold it over the square. Press the line that appears.", lead=True),
    Notice("The line must say webgate.ec.europa.eu.", sign="!"),
    WebAddress("The full address:", "https://webgate.ec.europa.eu/cas"),
    QrCode("https://webgate.ec.europa.eu/cas", "The square needs a larger window."),
    ask=ask("Back to the step"),
)
LONG_SQUARE = made(
    "square/slip",
    "The slip for your phone",
    "",
    Text("Open the camera. Hold it over the square.", lead=True),
    QrCode("Votre fiche : revenez dès vendredi. " * 10, "The square needs a larger window."),
    ask=ask("Back to my page"),
)
FIGURES = replace(
    made(
        "staff/figures",
        "Figures",
        "November 2026",
        Text("48 visits, 31 of them finished.", lead=True),
        BarChart(
            "Languages",
            (ChartRow("English", "30 visits", 1.0), ChartRow("French", "18 visits", 0.6)),
        ),
        BarChart(
            "Part of the day",
            (ChartRow("morning", "20 visits", 0.71), ChartRow("afternoon", "28 visits", 1.0)),
        ),
        ask=ask("Another span", "Back to the menu"),
    ),
    broad=True,
)
VISITS = replace(
    made(
        "staff/visits",
        "Visits",
        "",
        Text("All visits, newest first."),
        SelectableTable(
            ("Day", "Part of day", "Language", "Reason", "Device", "Outcome"),
            tuple(
                (f"{day} Nov 2026", "morning", "English", "new member", "tablet", "finished")
                for day in range(20, 14, -1)
            ),
            tuple(f"visit-{day}" for day in range(20, 14, -1)),
        ),
        ask=ask("Older", "Newer", "Choose which", default=None),
    ),
    broad=True,
)
PAGES = (
    WELCOME, QUESTION, VERDICT, CHECKLIST, STEP, WAITING, CODES, PEOPLE, PHONE, END, LONG, COVER,
    WARNING,
)  # fmt: skip
PALETTES: tuple[Palette, ...] = ("dark", "light", "yellow")


def every() -> list[Page]:
    """All pages, with French labels too, with more space, and in each palette."""
    both = [*PAGES, *map(french, PAGES)]
    spaced = [replace(page, appearance=Appearance(space=True)) for page in both]
    return [
        replace(page, appearance=replace(page.appearance, palette=palette))
        for page in (*both, *spaced)
        for palette in PALETTES
    ]
